import { type MatchCause, matchCauseNames } from '../../../../../domain/reconciliation/finding.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { causeSums as words, reconciliation } from '../../../text/ko/reconciliation.ts'
import { classes } from '../../../ui/class-names.ts'
import { Unfold } from '../../../ui/Unfold.tsx'
import { type CauseGroup, rowsOf, sumOf } from '../cause-groups.ts'
import type { CauseRow, Summary } from '../store.ts'
import { CauseTable } from './CauseTable.tsx'
import styles from './Overview.module.css'

interface OverviewOptions {
  /** Null while the first match is made. */
  readonly summary: Summary | null
  readonly cause: MatchCause | null
  readonly onCause: (cause: MatchCause | null) => void
}

/** Where every line stands: what wants a person and what does not, by cause; a cause pressed is what the list shows. */
export function Overview({ summary, cause, onCause }: OverviewOptions) {
  if (summary === null)
    return (
      <div className={styles['overview']} aria-busy="true">
        <p className={styles['quiet']} role="status">
          {reconciliation.matching}
        </p>
      </div>
    )
  const chosen = summary.causes.find((row) => row.cause === cause) ?? null
  const { due, known, hometax } = chosen ?? sumOf(summary.causes)
  return (
    <div className={styles['overview']} role="group" aria-label={words.label}>
      <Group group="toDo" summary={summary} cause={cause} onCause={onCause} />
      <Group group="fine" summary={summary} cause={cause} onCause={onCause} />
      <div className={styles['foot']}>
        <p className={styles['name']}>{chosen === null ? words.all : matchCauseNames[chosen.cause]}</p>
        <dl className={styles['sums']}>
          {(
            [
              [words.due, due],
              [words.known, known],
              [words.hometax, hometax],
            ] as const
          ).map(([name, won]) => (
            <div key={name} className={styles['sum']}>
              <dt className={styles['quiet']}>{name}</dt>
              <dd className={styles['won']}>{formatWon(won)}</dd>
            </div>
          ))}
        </dl>
        <div className={styles['table']}>
          <Unfold summary={words.table}>
            <CauseTable summary={summary} />
          </Unfold>
        </div>
      </div>
    </div>
  )
}

function Group({
  group,
  summary,
  cause,
  onCause,
}: OverviewOptions & { readonly group: CauseGroup; readonly summary: Summary }) {
  const rows = rowsOf(summary, group, cause)
  const { findings, waiting } = sumOf(rows)
  return (
    <div className={styles['group']}>
      <p className={styles['name']}>
        {words[group]}{' '}
        <strong className={classes(styles['total'], group === 'toDo' && waiting > 0 && styles['bad'])}>
          {formatCount(group === 'toDo' ? waiting : findings)}
        </strong>
      </p>
      {rows.length === 0 ? <p className={styles['quiet']}>{words.nothing}</p> : null}
      <div className={styles['chips']}>
        {rows.map((row) => (
          <Chip
            key={row.cause}
            row={row}
            isToDo={group === 'toDo'}
            isPressed={row.cause === cause}
            onPress={() => onCause(row.cause === cause ? null : row.cause)}
          />
        ))}
      </div>
    </div>
  )
}

interface ChipOptions {
  readonly row: CauseRow
  readonly isToDo: boolean
  readonly isPressed: boolean
  readonly onPress: () => void
}

function Chip({ row: { cause, findings, waiting }, isToDo, isPressed, onPress }: ChipOptions) {
  const name = matchCauseNames[cause]
  const [all, left] = [formatCount(findings), formatCount(waiting)]
  const isSettled = isToDo && waiting === 0
  return (
    <button
      type="button"
      className={classes(styles['chip'], isToDo && !isSettled && styles['open'])}
      aria-pressed={isPressed}
      aria-label={isToDo && waiting < findings ? words.chipSome(name, left, all) : words.chip(name, all)}
      onClick={onPress}
    >
      {name}
      <span className={styles['count']}>{isToDo && waiting < findings ? words.of(left, all) : all}</span>
    </button>
  )
}
