import type { Day, Instant } from '../day.ts'
import { type Finding, type MatchCause, wantsAttention } from './finding.ts'

/**
 * What a person says of a finding: `accepted` as it is, `waiting` until a day, `linked` to a line of Hometax by hand, `reopened` to take
 * back what was said before.
 */
export const settlementKinds = ['accepted', 'waiting', 'linked', 'reopened'] as const
type SettlementKind = (typeof settlementKinds)[number]

/** Who said what of a finding, why, and what the finding was about then. */
export interface Settlement {
  readonly findingId: string
  readonly cause: MatchCause
  readonly facts: string
  readonly kind: SettlementKind
  /** Of a `waiting`; null otherwise. */
  readonly until: Day | null
  /** Of a `linked`; null otherwise. */
  readonly lineId: string | null
  readonly note: string
  readonly operatorId: string
  readonly at: Instant
}

/** All that what was said of a finding rests on, as text: when it differs, the finding is another. */
export const factsOf = ({ cause, due, known, hometax, receipts, lines }: Finding): string =>
  [cause, due, known, hometax, ...receipts.map(({ id }) => id), ...lines.map(({ id }) => id)].join(' | ')

/**
 * Where a finding stands: `nothing-to-do`, `open`, `changed` after it had been settled, `waiting` until its day, or `accepted`.
 */
export const findingStandings = ['nothing-to-do', 'open', 'changed', 'waiting', 'accepted'] as const
export type FindingStanding = (typeof findingStandings)[number]

/** Where a finding stands today by the last that was said of it. */
export function standingOf(finding: Finding, settlement: Settlement | null, today: Day): FindingStanding {
  if (!wantsAttention(finding)) return 'nothing-to-do'
  if (settlement === null || settlement.kind === 'reopened' || settlement.kind === 'linked') return 'open'
  if (settlement.facts !== factsOf(finding)) return 'changed'
  if (settlement.kind === 'accepted') return 'accepted'
  return settlement.until !== null && today < settlement.until ? 'waiting' : 'open'
}
