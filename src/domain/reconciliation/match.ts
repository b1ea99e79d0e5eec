import { accountFinding } from './account-judging.ts'
import {
  pairCancelsByAmount,
  pairCancelsByIdentity,
  pairCancelsByNumber,
  pairCancelsWithIssues,
} from './cancel-pairing.ts'
import { chainFinding } from './chain-judging.ts'
import { type DoubleSuspicion, doubleSuspicions, markDoubles, surplusOf } from './double-radar.ts'
import { dutyFinding } from './duty-judging.ts'
import { pairDutiesByAmount, pairDutiesByIdentity, pairDutiesByNumber } from './duty-pairing.ts'
import type { Finding } from './finding.ts'
import { pairByHand } from './hand-pairing.ts'
import { siftPlainPairs } from './plain-pairs.ts'
import { pairByAmount, pairByIdentity, pairByNumber, pairReissues } from './issue-pairing.ts'
import type { MatchInput } from './match-input.ts'
import { layOut, loosen, type MatchTable } from './match-table.ts'

/** What a match found: every input in exactly one finding, and what looks like a double. Neither list has an order that means something. */
export interface MatchResult {
  readonly findings: readonly Finding[]
  readonly doubles: readonly DoubleSuspicion[]
}

/**
 * From the surest to the weakest: a person's word, numbers, then amount with last four and time, then amount and time alone. A cancel we know of finds its
 * line before the rest are paired with any issue; a second issue is told before a duty could take it for its receipt by amount alone.
 */
const stages: readonly ((table: MatchTable) => void)[] = [
  pairByHand,
  pairByNumber,
  loosen,
  pairCancelsByNumber,
  pairCancelsByIdentity,
  pairByIdentity,
  pairCancelsWithIssues,
  pairReissues,
  pairDutiesByNumber,
  pairDutiesByIdentity,
  pairByAmount,
  pairCancelsByAmount,
  markDoubles,
  pairDutiesByAmount,
]

/** How many findings are judged between two pauses. */
const atOnce = 20_000

/**
 * Matches receipts due, receipts issued and Hometax's lines of one business number (R65). Depends on nothing but its input, and not on
 * the order of any list. Pauses now and then, so that whoever runs it may do something else between.
 */
export function* matchInSteps(input: MatchInput): Generator<undefined, MatchResult> {
  const { findings, rest } = yield* siftPlainPairs(input)
  const table = layOut(rest)
  yield
  for (const stage of stages) {
    stage(table)
    yield
  }
  const surplus = surplusOf(table)
  for (const chain of table.chains) {
    findings.push(chainFinding(table, chain, surplus.get(chain) ?? null))
    if (findings.length % atOnce === 0) yield
  }
  for (const duty of table.duties) {
    findings.push(dutyFinding(table, duty))
    if (findings.length % atOnce === 0) yield
  }
  for (const account of table.accounts.all)
    if (account.owner === 'nobody') findings.push(accountFinding(table, account))
  return { findings, doubles: doubleSuspicions(table, surplus) }
}

/** The same without pauses. */
export function matchReceipts(input: MatchInput): MatchResult {
  const steps = matchInSteps(input)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
