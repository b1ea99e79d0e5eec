import { addDays, dayOf } from '../day.ts'
import { easyPayServices, type WalletId, walletNames } from '../easy-pay.ts'
import { gatewayNames } from '../gateway.ts'
import { noWon, subtract, sum, toWon, type Won } from '../money.ts'
import type { OutsideRefund } from '../refund.ts'
import type { TaxSettings } from '../shop.ts'
import { computeSplit, noSplit } from '../tax-split.ts'
import type { PaymentPart, ReportedReceipt, Transaction } from '../transaction.ts'
import { cashWon, isCash } from './cash-part.ts'
import { cashRefundedOf } from './cash-refunded.ts'
import { walletOf } from './doubt.ts'
import { type JudgedHistory, verdictNow } from './ledger-row.ts'
import { orderedRules } from './obligation-rule.ts'
import { figuresOn } from './obligation-rules.ts'
import { batchAwaitedUntil } from './penalty.ts'
import { otherSettings } from './setting-words.ts'
import type { ReceiptVerdict } from './verdict.ts'
import { splitText, wonText } from './wording.ts'

/** What an answer may hang on. */
export const changeCauses = ['setting', 'direct-issue', 'amount', 'refund', 'answer', 'tax-invoice', 'day'] as const
type ChangeCause = (typeof changeCauses)[number]

/** One thing that would make the verdict another one. `when` ends in …면, `sentence` is what is then the case. */
export interface AnswerChange {
  readonly cause: ChangeCause
  readonly when: string
  readonly verdict: ReceiptVerdict
  readonly sentence: string
}

/** A world in which one thing is different. */
interface Alternative {
  readonly cause: ChangeCause
  readonly when: string
  readonly verdict: ReceiptVerdict
}

/**
 * What would change the verdict on a payment's receipt: every plausible other value of one input at a time, the rest as it is, and of
 * those the ones that lead to another issuer, duty, state, amount, division, deadline or penalty.
 */
export function whatWouldChange(history: JudgedHistory): readonly AnswerChange[] {
  const now = verdictNow(history)
  const alternatives = [
    ...settingAlternatives(history),
    ...directIssueAlternatives(history, now),
    ...amountAlternatives(history),
    ...refundAlternatives(history),
    ...answerAlternatives(history),
    ...taxInvoiceAlternatives(now),
    ...dayAlternatives(history, now),
  ]
  return alternatives
    .filter(({ verdict }) => verdict.state !== 'check' || verdict.sentence !== now.sentence)
    .filter(({ cause, verdict }) =>
      cause === 'amount' ? standing(verdict) !== standing(now) : weight(verdict) !== weight(now),
    )
    .map((alternative) => ({ ...alternative, sentence: sentenceOf(alternative.verdict, now) }))
}

/** What of a verdict a merchant acts by. */
const weight = ({ issuer, duty, state, amount, split, deadline, penalty }: ReceiptVerdict): string =>
  JSON.stringify([
    issuer,
    duty,
    state,
    amount,
    split.supply,
    split.vat,
    split.taxFree,
    split.service,
    deadline,
    penalty,
  ])

/** What of it another amount may change, beside the amounts themselves. */
const standing = ({ issuer, duty, state, deadline, penalty }: ReceiptVerdict): string =>
  JSON.stringify([issuer, duty, state, deadline, penalty === null])

/** The verdict's own sentence, and its tax figures where nothing else of it is new. */
const sentenceOf = (verdict: ReceiptVerdict, now: ReceiptVerdict): string =>
  verdict.sentence === now.sentence && verdict.amount > 0
    ? `${verdict.sentence} ${splitText(verdict.split)}으로 나뉩니다.`
    : verdict.sentence

/** Judges the payment in another world. */
const inWorld = (
  history: JudgedHistory,
  cause: ChangeCause,
  when: string,
  change: Partial<JudgedHistory>,
): Alternative => ({ cause, when, verdict: verdictNow({ ...history, ...change }) })

/** Every other value of every setting of the shop that is a choice. */
const settingAlternatives = (history: JudgedHistory): readonly Alternative[] =>
  otherSettings(history.settings).map(({ words, settings }) =>
    inWorld(history, 'setting', `상점 설정이 '${words}'이면`, { settings }),
  )

/** R22: the merchant's taking over from a wallet, or leaving it to the wallet. */
function directIssueAlternatives(history: JudgedHistory, now: ReceiptVerdict): readonly Alternative[] {
  const { transaction, settings } = history
  const wallet = walletOfCash(transaction)
  if (wallet === null) return []
  const { directIssue } = easyPayServices[wallet]
  if (directIssue !== 'after-telling-kcp' && directIssue !== 'when-needed') return []
  const paidOn = dayOf(transaction.paidAt)
  const name = walletNames[wallet]
  if (now.issuer === 'merchant' || now.duty === 'mandatory' || now.duty === 'on-request') {
    const others = Object.fromEntries(Object.entries(settings.directIssue).filter(([id]) => id !== wallet))
    const when = `${name}를 가맹점이 직접 발급하지 않으면`
    return [inWorld(history, 'direct-issue', when, { settings: { ...settings, directIssue: others } })]
  }
  const taken: TaxSettings = { ...settings, directIssue: { ...settings.directIssue, [wallet]: paidOn } }
  const when = `NHN KCP에 알리고 ${name}를 결제일(${paidOn})부터 가맹점이 직접 발급하면`
  return [inWorld(history, 'direct-issue', when, { settings: taken })]
}

function walletOfCash(transaction: Transaction): WalletId | null {
  const cash = transaction.parts.find((part) => isCash(part) && part.won > 0)
  return cash === undefined ? null : walletOf(cash, transaction)
}

/** R02, R03, R59: the amount just on the other side of the threshold. Every part but the cash stays as it is. */
function amountAlternatives(history: JudgedHistory): readonly Alternative[] {
  const { transaction, settings } = history
  const cash = cashWon(transaction.parts)
  const byCash = settings.mixedThreshold === 'CASH_PART'
  const measured = byCash ? cash : transaction.paid
  const threshold = figuresOn(dayOf(transaction.paidAt)).mandatoryFrom
  const other = measured >= threshold ? subtract(threshold, toWon(1)) : threshold
  const wanted = cash + other - measured
  const back = cashRefundedOf(transaction, history.refunds, history.outside)
  if (cash === 0 || wanted <= back.to) return []
  const changed = withCash(transaction, toWon(wanted))
  if (changed === null) return []
  const when = `${byCash ? '현금 부분' : '거래금액'}이 ${wonText(other)}이면`
  return [inWorld(history, 'amount', when, { transaction: changed })]
}

/** The payment with another amount of cash in its first cash part; null where that leaves the part nothing. */
function withCash(transaction: Transaction, cash: Won): Transaction | null {
  const at = transaction.parts.findIndex((part) => isCash(part) && part.won > 0)
  const first = transaction.parts[at]
  if (first === undefined) return null
  const won = first.won + cash - cashWon(transaction.parts)
  if (won <= 0) return null
  const parts: readonly PaymentPart[] = transaction.parts.with(at, { ...first, won: toWon(won) })
  const paid = sum(parts.map((part) => part.won))
  const { target } = transaction.receipt
  const receipt: ReportedReceipt = { ...transaction.receipt, target: target === null ? null : cash }
  return { ...transaction, parts, paid, split: computeSplit(paid), receipt }
}

/** All of the cash that is left goes back, elsewhere and by an answer that names it. */
function refundAlternatives(history: JudgedHistory): readonly Alternative[] {
  const { transaction, refunds, outside } = history
  const left = subtract(cashWon(transaction.parts), cashRefundedOf(transaction, refunds, outside).from)
  if (left === 0) return []
  const all: OutsideRefund = {
    transactionId: transaction.id,
    identity: 'what-if',
    won: left,
    at: null,
    seenAt: transaction.paidAt,
    source: 'look-up',
    receiptWon: left,
  }
  return [inWorld(history, 'refund', `남은 현금 ${wonText(left)}을 모두 환불하면`, { outside: [...outside, all] })]
}

const flags = [
  { issued: true, word: '발급됨이라고 하면' },
  { issued: false, word: '발급되지 않음이라고 하면' },
  { issued: null, word: '발급 여부를 말하지 않으면' },
] as const

/** R20, R52, R57: what the gateway's answer says of issuing. */
function answerAlternatives(history: JudgedHistory): readonly Alternative[] {
  const { transaction } = history
  const { receipt, gateway } = transaction
  if (cashWon(transaction.parts) === 0) return []
  return flags
    .filter(({ issued }) => issued !== receipt.issued)
    .map(({ issued, word }) =>
      inWorld(history, 'answer', `${gatewayNames[gateway]}의 응답이 ${word}`, {
        transaction: { ...transaction, receipt: { ...receipt, issued } },
      }),
    )
}

/** R05: a tax invoice to a business buyer takes the duty away. */
function taxInvoiceAlternatives(now: ReceiptVerdict): readonly Alternative[] {
  if (now.deadline === null) return []
  const verdict: ReceiptVerdict = {
    ...now,
    duty: 'none',
    state: 'no-receipt',
    amount: noWon,
    split: noSplit,
    deadline: null,
    penalty: null,
    rules: orderedRules([...now.rules, 'R05']),
    sentence: '현금영수증을 발급하지 않아도 됩니다(R05).',
  }
  return [{ cause: 'tax-invoice', when: '사업자인 구매자에게 세금계산서나 계산서를 발급했으면', verdict }]
}

/** R06, R09, R61: the day on which waiting costs more, or is over. */
function dayAlternatives(history: JudgedHistory, now: ReceiptVerdict): readonly Alternative[] {
  const batchOver = addDays(batchAwaitedUntil(dayOf(history.transaction.paidAt)), 1)
  const next = now.penalty?.next?.from ?? (now.state === 'batch-awaited' ? batchOver : null)
  return next === null ? [] : [inWorld(history, 'day', `${next}까지 그대로 두면`, { today: next })]
}
