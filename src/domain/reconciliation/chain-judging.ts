import type { Day } from '../day.ts'
import { noWon, toWonDelta } from '../money.ts'
import type { ReceiptPurpose } from '../receipt/receipt-act.ts'
import { isCovered } from './coverage.ts'
import type { Finding, MatchCause, Sureness } from './finding.ts'
import { findingRules, findingTexts } from './finding-words.ts'
import { type HometaxAccount, knownLastFour, leadOf, linesInOrder, netOf } from './hometax-account.ts'
import type { KnownReceipt } from './match-input.ts'
import type { MatchTable } from './match-table.ts'
import {
  cancelledOf,
  cancelsOf,
  headOf,
  issuedOf,
  type KnownCancel,
  livingOf,
  type ReceiptChain,
} from './receipt-chain.ts'

/** What is the case with a receipt, and the sentence that says so. */
interface Said {
  readonly cause: MatchCause
  readonly sentence: string
}

/** Judges a receipt with its cancels against what Hometax shows of it. `kept` is the other receipt of its payment when this one is too many. */
export function chainFinding(table: MatchTable, chain: ReceiptChain, kept: ReceiptChain | null): Finding {
  const { account } = chain
  const sureness = surenessOf(chain)
  const head = headOf(chain)
  const judged = account === null ? unseen(table, chain) : seen(table, chain, account, sureness)
  const isDouble = kept !== null && (judged.cause === 'matched' || judged.cause === 'late')
  const { cause, sentence } = isDouble
    ? { cause: 'double' as const, sentence: findingTexts.surplus(kept.account?.number ?? kept.number ?? '') }
    : judged
  return {
    cause,
    sureness,
    duty: null,
    receipts: chain.receipts,
    lines: account === null ? noLines : linesInOrder(account),
    beside: isDouble && kept.account !== null ? [leadOf(kept.account).id] : nothingBeside,
    due: noWon,
    known: toWonDelta(knownOf(chain)),
    hometax: toWonDelta(account === null ? 0 : netOf(account)),
    rules: findingRules(cause, sureness),
    sentence,
    queueDay: head.deadline ?? table.calendar.dayOf(head.at),
  }
}

const knownOf = ({ issue, cancels }: ReceiptChain): number =>
  cancels.reduce((left, { won }) => left - won, Number(issue?.won ?? 0))

const noLines: Finding['lines'] = []
const nothingBeside: Finding['beside'] = []

function surenessOf(chain: ReceiptChain): Sureness {
  if (chain.sureness !== null)
    return chain.sureness === 'exact' && chain.account?.hasInferredCancel === true ? 'inferred' : chain.sureness
  if (chain.number !== null) return 'exact'
  return knownLastFour(headOf(chain).identityLastFour) === null ? 'weak' : 'inferred'
}

const graceEnd = ({ calendar, settings }: MatchTable, at: KnownCancel['at'], { issuer }: KnownReceipt): Day =>
  calendar.lastOfGrace(calendar.dayOf(at), settings.graceDays[issuer])

/** What is to be said of an event Hometax does not show: nothing before its grace has ended or where its days were not read. */
function pending(table: MatchTable, at: KnownCancel['at'], head: KnownReceipt): Said | null {
  const until = graceEnd(table, at, head)
  if (table.on <= until) return { cause: 'awaiting', sentence: findingTexts.awaited(until) }
  const day = table.calendar.dayOf(at)
  if (isCovered(table, day, until)) return null
  const sentence = isCovered(table, day, null) ? findingTexts.readTooEarly(day, until) : findingTexts.notCovered(day)
  return { cause: 'awaiting', sentence }
}

function unseen(table: MatchTable, chain: ReceiptChain): Said {
  const head = headOf(chain)
  if (chain.number !== null && table.accounts.of(chain.number) !== undefined)
    return { cause: 'missing', sentence: findingTexts.numberTaken(chain.number) }
  if (chain.issue === null) return cancelUnseen(table, chain, chain.cancels)
  const waiting = pending(table, head.at, head)
  if (waiting !== null) return waiting
  // What was issued and cancelled before it was sent never appears, and leaves nothing.
  if (livingOf(chain) === 0) return { cause: 'matched', sentence: findingTexts.bothGone() }
  return { cause: 'missing', sentence: findingTexts.missing(livingOf(chain), graceEnd(table, head.at, head)) }
}

/** Cancels Hometax does not show: missing as soon as the grace of one of them has ended. */
function cancelUnseen(table: MatchTable, chain: ReceiptChain, cancels: readonly KnownCancel[]): Said {
  const head = headOf(chain)
  const waiting = cancels.map(({ at }) => pending(table, at, head))
  const overdue = cancels.find((_, at) => waiting[at] === null)
  if (overdue === undefined)
    return waiting[0] ?? { cause: 'matched', sentence: findingTexts.matched(surenessOf(chain)) }
  const won = cancels.reduce((total, one) => total + one.won, 0)
  return { cause: 'cancel-missing', sentence: findingTexts.cancelMissing(won, graceEnd(table, overdue.at, head)) }
}

function seen(table: MatchTable, chain: ReceiptChain, account: HometaxAccount, sureness: Sureness): Said {
  const { issue } = chain
  if (chain.isReissued) return { cause: 'matched', sentence: findingTexts.reissued(livingOf(chain)) }
  if (issue !== null && !account.hasIssue)
    return pending(table, issue.at, issue) ?? { cause: 'missing', sentence: findingTexts.issueMissing(issue.won) }
  if (issue !== null && account.issued !== issue.won)
    return { cause: 'amount-differs', sentence: findingTexts.amountDiffers(issue.won, account.issued, sureness) }
  const cancelled = cancelledOf(chain)
  if (cancelled !== account.cancelled) return cancelsDiffer(table, chain, account, sureness)
  return issue === null
    ? { cause: 'matched', sentence: findingTexts.matched(sureness) }
    : ofSameAmounts(table, issue, account, sureness)
}

/** What either side's cancels have over the other's, equal sums taken off. */
function leftOver(
  ours: readonly KnownCancel[],
  theirs: readonly number[],
): { readonly ours: readonly KnownCancel[]; readonly theirs: readonly number[] } {
  const rest = [...theirs]
  const kept = ours.filter(({ won }) => {
    const at = rest.indexOf(won)
    if (at !== -1) rest.splice(at, 1)
    return at === -1
  })
  return { ours: kept, theirs: rest }
}

function cancelsDiffer(table: MatchTable, chain: ReceiptChain, account: HometaxAccount, sureness: Sureness): Said {
  const inHometax = account.lines.flatMap(({ event, total }) => (event === 'cancelled' ? [0 - total] : []))
  const left = leftOver(cancelsOf(chain), inHometax)
  if (left.theirs.length === 0) return cancelUnseen(table, chain, left.ours)
  const cancelled = left.theirs.reduce((total, won) => total + won, 0)
  return left.ours.length === 0
    ? {
        cause: 'cancelled-in-hometax',
        sentence: findingTexts.cancelledInHometax(cancelled, issuedOf(chain) - cancelledOf(chain), sureness),
      }
    : {
        cause: 'amount-differs',
        sentence: findingTexts.cancelsDiffer(cancelledOf(chain), account.cancelled, sureness),
      }
}

const purposeNames = {
  'income-deduction': '소득공제용',
  'business-expense': '지출증빙용',
} as const satisfies Record<ReceiptPurpose, string>

function ofSameAmounts(table: MatchTable, issue: KnownReceipt, account: HometaxAccount, sureness: Sureness): Said {
  const { purpose, soldAt } = leadOf(account)
  if (issue.purpose !== null && purpose !== null && issue.purpose !== purpose)
    return {
      cause: 'kind-differs',
      sentence: findingTexts.kindDiffers(purposeNames[issue.purpose], purposeNames[purpose], sureness),
    }
  const sold = table.calendar.dayOf(soldAt)
  if (issue.deadline !== null && sold > issue.deadline)
    return { cause: 'late', sentence: findingTexts.afterDeadline(sold, issue.deadline, sureness) }
  const day = table.calendar.dayOf(issue.at)
  return sold > day && sold > graceEnd(table, issue.at, issue)
    ? { cause: 'late', sentence: findingTexts.afterGrace(sold, day, sureness) }
    : { cause: 'matched', sentence: findingTexts.matched(sureness) }
}
