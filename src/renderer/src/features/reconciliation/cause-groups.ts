import { type MatchCause, matchCauses, wantsAttention } from '../../../../domain/reconciliation/finding.ts'
import type { CauseRow, Summary } from './store.ts'

/** Causes that want a person, the costliest to leave first; and causes nobody has to do anything about. */
export const causeGroups = {
  toDo: [
    'duty-unmet',
    'missing',
    'double',
    'amount-differs',
    'cancel-missing',
    'cancelled-in-hometax',
    'kind-differs',
    'issued-elsewhere',
    'reported-not-issued-but-found',
    'wallet-did-not-issue',
    'batch-overdue',
    'hometax-only',
    'late',
  ],
  fine: matchCauses.filter((cause) => !wantsAttention({ cause })),
} as const satisfies Record<string, readonly MatchCause[]>

/** Which of the two groups. */
export type CauseGroup = keyof typeof causeGroups

/** Sums over some causes: findings, those that wait, and won. */
export type CauseSums = { readonly [K in keyof Omit<CauseRow, 'cause'>]: number }

const nothing = { findings: 0, waiting: 0, due: 0, known: 0, hometax: 0 }

/** The rows of a group that hold anything, in the group's order; a cause that is `chosen` stays though it holds nothing any more. */
export const rowsOf = (
  { causes }: Pick<Summary, 'causes'>,
  group: CauseGroup,
  chosen: MatchCause | null = null,
): readonly CauseRow[] =>
  causeGroups[group].flatMap((cause) =>
    causes.filter((row) => row.cause === cause && (row.findings > 0 || cause === chosen)),
  )

/** The sum of rows, in won and findings. */
export const sumOf = (rows: readonly CauseRow[]): CauseSums =>
  rows.reduce(
    (sum, row) => ({
      findings: sum.findings + row.findings,
      waiting: sum.waiting + row.waiting,
      due: sum.due + row.due,
      known: sum.known + row.known,
      hometax: sum.hometax + row.hometax,
    }),
    nothing,
  )

/** How many findings of a cause there are now, and would be with a list that is only looked at. */
export interface CauseChange {
  readonly cause: MatchCause
  readonly now: number
  readonly after: number
}

/** What a dry run would change: every cause that holds anything before or after, what wants a person first. */
export function changesBetween(now: Summary, after: Summary): readonly CauseChange[] {
  const countIn = ({ causes }: Summary, cause: MatchCause): number =>
    causes.find((row) => row.cause === cause)?.findings ?? 0
  return [...causeGroups.toDo, ...causeGroups.fine]
    .map((cause) => ({ cause, now: countIn(now, cause), after: countIn(after, cause) }))
    .filter((change) => change.now > 0 || change.after > 0)
}
