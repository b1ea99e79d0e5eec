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
import { pairByAmount, pairByIdentity, pairByNumber, pairReissues } from './issue-pairing.ts'
import type { MatchInput } from './match-input.ts'
import { layOut, loosen, type MatchTable } from './match-table.ts'

/** What a match found: every input in exactly one finding, and what looks like a double. Neither list has an order that means something. */
export interface MatchResult {
  readonly findings: readonly Finding[]
  readonly doubles: readonly DoubleSuspicion[]
}

/**
 * From the surest to the weakest: numbers, then amount with last four and time, then amount and time alone. A cancel we know of finds its
 * line before the rest are paired with any issue; a second issue is told before a duty could take it for its receipt by amount alone.
 */
const stages: readonly ((table: MatchTable) => void)[] = [
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

/**
 * Matches receipts due, receipts issued and Hometax's lines of one business number (R65). Depends on nothing but its input, and not on
 * the order of any list.
 */
export function matchReceipts(input: MatchInput): MatchResult {
  const table = layOut(input)
  for (const stage of stages) stage(table)
  const surplus = surplusOf(table)
  const findings: Finding[] = []
  for (const chain of table.chains) findings.push(chainFinding(table, chain, surplus.get(chain) ?? null))
  for (const duty of table.duties) findings.push(dutyFinding(table, duty))
  for (const account of table.accounts.all)
    if (account.owner === 'nobody') findings.push(accountFinding(table, account))
  return { findings, doubles: doubleSuspicions(table, surplus) }
}
