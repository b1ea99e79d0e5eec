import { formatCount, formatWon } from '../../../../text/format.ts'
import { bulk as words } from '../../../../text/ko/bulk.ts'
import { StateMark } from '../../../../ui/StateMark.tsx'
import { chipsOf, type LineGroup } from '../groups.ts'
import type { BulkRun } from '../store.ts'
import styles from '../../parts/StateChips.module.css'

/** The lines of a bulk refund by what was found or became of them, each with how many and how much. */
export function LineChips({
  run,
  group,
  onGroup,
}: {
  readonly run: BulkRun
  readonly group: LineGroup
  readonly onGroup: (group: LineGroup) => void
}) {
  return (
    <div className={styles['chips']} role="group" aria-label={words.groups}>
      {chipsOf(run).map((chip) => (
        <button
          key={chip.group.id}
          type="button"
          className={styles['chip']}
          aria-pressed={group.id === chip.group.id}
          onClick={() => onGroup(chip.group)}
        >
          <span className={styles['name']}>
            {chip.group.id === 'all' ? chip.name : <StateMark mark={chip.mark} word={chip.name} />}
          </span>
          <span className={styles['figures']}>
            <span className={styles['count']}>{words.countOf(formatCount(chip.totals.count))}</span>
            <span className={styles['won']}>{formatWon(chip.totals.won)}</span>
          </span>
        </button>
      ))}
    </div>
  )
}
