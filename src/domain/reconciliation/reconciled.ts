import type { Day } from '../day.ts'
import { type Finding, type MatchCause, matchCauses } from './finding.ts'
import type { DoubleSuspicion } from './double-radar.ts'
import type { MatchResult } from './match.ts'
import { byQueueDay, type CauseSums, findingId, sumsByCause } from './match-summary.ts'
import { type FindingStanding, type Settlement, standingOf } from './settlement.ts'

/** A finding under its id, with what was said of it last and where it stands. */
export interface StandingFinding {
  readonly id: string
  readonly finding: Finding
  readonly settlement: Settlement | null
  readonly standing: FindingStanding
}

/** What a match found and where each of it stands. */
export interface Reconciled {
  readonly findings: readonly StandingFinding[]
  readonly doubles: readonly DoubleSuspicion[]
  readonly sums: ReadonlyMap<MatchCause, CauseSums>
  /** How many findings of a cause wait for a person now: open, or changed since they were settled. A cause without any is left out. */
  readonly waitingNow: ReadonlyMap<MatchCause, number>
  readonly counts: Readonly<Record<FindingStanding, number>>
}

/** Puts what was said beside what was found. Of several settlements of a finding the last in the list counts. */
export function reconciledOf(
  { findings, doubles }: MatchResult,
  settlements: readonly Settlement[],
  today: Day,
): Reconciled {
  const said = new Map(settlements.map((settlement) => [settlement.findingId, settlement]))
  const counts = { 'nothing-to-do': 0, open: 0, changed: 0, waiting: 0, accepted: 0 }
  const waitingNow = new Map<MatchCause, number>()
  const standing = findings.map((finding): StandingFinding => {
    const id = findingId(finding)
    const settlement = said.get(id) ?? null
    const where = standingOf(finding, settlement, today)
    counts[where] += 1
    if (where === 'open' || where === 'changed') waitingNow.set(finding.cause, (waitingNow.get(finding.cause) ?? 0) + 1)
    return { id, finding, settlement, standing: where }
  })
  return { findings: standing, doubles, sums: sumsByCause(findings), waitingNow, counts }
}

/** What of a match a page shows. `causes` empty means every cause. `month` is that of the queue day; null means any. */
export interface FindingFilter {
  readonly causes: readonly MatchCause[]
  readonly standings: readonly FindingStanding[]
  readonly month: string | null
}

/** The findings a filter lets through, the earliest tax date first. */
export const filtered = (
  { findings }: Pick<Reconciled, 'findings'>,
  { causes, standings, month }: FindingFilter,
): readonly StandingFinding[] => {
  const wanted = new Set(causes.length === 0 ? matchCauses : causes)
  return findings
    .filter(
      ({ finding, standing }) =>
        wanted.has(finding.cause) &&
        (standings.length === 0 || standings.includes(standing)) &&
        (month === null || finding.queueDay.startsWith(month)),
    )
    .sort(byQueueDay)
}

/** Findings of nobody's lines that may be what another finding lacks: of a sum near it first, then of a day near it. */
export function linkCandidates(
  { findings }: Pick<Reconciled, 'findings'>,
  of: StandingFinding,
  most: number,
): readonly StandingFinding[] {
  const won = Math.abs(of.finding.due === 0 ? of.finding.known : of.finding.due)
  const day = Date.parse(of.finding.queueDay)
  const distance = ({ finding }: StandingFinding): number =>
    Math.abs(Math.abs(finding.hometax) - won) * 1_000 + Math.abs(Date.parse(finding.queueDay) - day) / 86_400_000
  return findings
    .filter(({ finding }) => finding.duty === null && finding.receipts.length === 0 && finding.lines.length > 0)
    .map((one) => ({ one, at: distance(one) }))
    .sort((a, b) => a.at - b.at || (a.one.id < b.one.id ? -1 : 1))
    .slice(0, most)
    .map(({ one }) => one)
}
