import { formatAge, formatCount, formatWon } from '../../../text/format.ts'
import { refunds as words } from '../../../text/ko/refunds.ts'
import { classes } from '../../../ui/class-names.ts'
import { StateMark } from '../../../ui/StateMark.tsx'
import { groupMarks, groupOrder, type RefundCounts, type RefundGroup, totalsOf } from '../groups.ts'
import styles from './StateChips.module.css'

/** Groups that wait for something: how long the oldest has waited is said. */
const waits: readonly RefundGroup[] = ['unknown', 'open']

/** The journal's states with how many and how much; the unknown ones stand first and cannot be overlooked. */
export function StateChips({
  counts,
  group,
  onGroup,
}: {
  /** Null while they are not known. */
  readonly counts: RefundCounts | null
  readonly group: RefundGroup
  readonly onGroup: (group: RefundGroup) => void
}) {
  return (
    <div className={styles['chips']} role="group" aria-label={words.groups}>
      {groupOrder.map((one) => {
        const totals = counts === null ? null : totalsOf(counts, one)
        const alarming = one === 'unknown' && totals !== null && totals.count > 0
        return (
          <button
            key={one}
            type="button"
            className={classes(styles['chip'], alarming && styles['alarming'], totals?.count === 0 && styles['none'])}
            aria-pressed={group === one}
            onClick={() => onGroup(one)}
          >
            <span className={styles['name']}>
              {one === 'all' ? words.group.all : <StateMark mark={groupMarks[one]} word={words.group[one]} />}
            </span>
            <span className={styles['figures']}>
              <span className={styles['count']}>
                {totals === null ? words.none : words.countOf(formatCount(totals.count))}
              </span>
              <span className={styles['won']}>{totals === null ? words.none : formatWon(totals.won)}</span>
            </span>
            {waits.includes(one) && totals !== null && totals.oldestMs !== null ? (
              <span className={styles['age']}>{words.oldest(formatAge(totals.oldestMs))}</span>
            ) : null}
          </button>
        )
      })}
    </div>
  )
}
