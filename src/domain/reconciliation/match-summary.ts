import { add, noWon, toWonDelta, type Won, type WonDelta } from '../money.ts'
import { type Finding, type MatchCause, matchCauses } from './finding.ts'

/** What of the inputs stands under one cause: findings, and the sums of their duties, receipts and lines. */
export interface CauseSums {
  readonly findings: number
  readonly due: Won
  readonly known: WonDelta
  readonly hometax: WonDelta
}

const nothing: CauseSums = { findings: 0, due: noWon, known: toWonDelta(0), hometax: toWonDelta(0) }

/** Sums findings by cause; over all causes they are the sums of the inputs. A cause nobody found has zeros. */
export function sumsByCause(findings: Iterable<Finding>): ReadonlyMap<MatchCause, CauseSums> {
  const sums = new Map<MatchCause, CauseSums>(matchCauses.map((cause) => [cause, nothing]))
  for (const { cause, due, known, hometax } of findings) {
    const before = sums.get(cause) ?? nothing
    sums.set(cause, {
      findings: before.findings + 1,
      due: add(before.due, due),
      known: toWonDelta(before.known + known),
      hometax: toWonDelta(before.hometax + hometax),
    })
  }
  return sums
}

/** Tells findings apart and stays the same as long as they are about the same: the id of the first thing in it, by its kind. */
export function findingId({ duty, receipts, lines }: Pick<Finding, 'duty' | 'receipts' | 'lines'>): string {
  if (duty !== null) return `duty ${duty.id}`
  const [receipt] = receipts
  return receipt === undefined ? `line ${lines[0]?.id ?? ''}` : `receipt ${receipt.id}`
}

/** Puts findings in the order of the queue: the earliest deadline or tax date first. */
export const byQueueDay = (
  one: { readonly id: string; readonly finding: Pick<Finding, 'queueDay'> },
  other: { readonly id: string; readonly finding: Pick<Finding, 'queueDay'> },
): number => {
  const [first, second] = [one.finding.queueDay, other.finding.queueDay]
  if (first !== second) return first < second ? -1 : 1
  return one.id < other.id ? -1 : 1
}
