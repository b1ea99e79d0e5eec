import { noWon, toWonDelta } from '../money.ts'
import type { Finding, MatchCause, Sureness } from './finding.ts'
import { findingRules, findingTexts } from './finding-words.ts'
import { type HometaxAccount, lastFourOf, leadOf, linesInOrder, netOf } from './hometax-account.ts'
import type { MatchTable } from './match-table.ts'

/** Judges an account that nothing of ours stands for. */
export function accountFinding(table: MatchTable, account: HometaxAccount): Finding {
  const { cause, sureness, sentence } = strange(account)
  return {
    cause,
    sureness,
    duty: null,
    receipts: [],
    lines: linesInOrder(account),
    beside: cause === 'double' && account.doubleOf !== null ? [leadOf(account.doubleOf).id] : [],
    due: noWon,
    known: toWonDelta(0),
    hometax: toWonDelta(netOf(account)),
    rules: findingRules(cause, sureness),
    sentence,
    queueDay: table.calendar.dayOf(leadOf(account).soldAt),
  }
}

function strange(account: HometaxAccount): {
  readonly cause: MatchCause
  readonly sureness: Sureness
  readonly sentence: string
} {
  const net = netOf(account)
  const byIdentity = lastFourOf(account) === null ? 'weak' : 'inferred'
  if (account.hasIssue && net === 0)
    return {
      cause: 'hometax-cancels-out',
      sureness: account.hasInferredCancel ? 'inferred' : 'exact',
      sentence: findingTexts.cancelsOut(account.issued),
    }
  if (account.doubleOf !== null && net > 0)
    return {
      cause: 'double',
      sureness: 'inferred',
      sentence: findingTexts.doubleOf(net, account.doubleOf.number),
    }
  const sentence = account.hasIssue ? findingTexts.hometaxOnly(net) : findingTexts.cancelOnly(net)
  return { cause: 'hometax-only', sureness: byIdentity, sentence }
}
