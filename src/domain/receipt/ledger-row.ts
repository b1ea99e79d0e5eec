import { type Day, dayOf, type Instant, type Month, monthOf } from '../day.ts'
import type { WalletId } from '../easy-pay.ts'
import { type GatewayId, gatewayNames } from '../gateway.ts'
import { atMost, noWon, toWonDelta, type Won, type WonDelta } from '../money.ts'
import { type OutsideRefund, type Refund, receiptCancelReasonOf } from '../refund.ts'
import type { TaxSettings } from '../shop.ts'
import { addSplits, noSplit, refundSplit, remainingSplit, splitTotal, type TaxSplit } from '../tax-split.ts'
import type { PaymentMethod, ReportedReceipt, Transaction } from '../transaction.ts'
import { wonOf } from './cash-part.ts'
import { cashRefundedOf, hasGoneBack } from './cash-refunded.ts'
import { closedByNote } from './duty-closing.ts'
import { type DutyNote, standingNotes, type StandingNotes } from './duty-note.ts'
import type { RuleId } from './obligation-rule.ts'
import {
  isIssuedElsewhere,
  livesByAct,
  type ReceiptAct,
  receiptAfter,
  standsAsReported,
  tookEffect,
} from './receipt-act.ts'
import { receiptSplitOf, receiptVerdict } from './obligation.ts'
import { cancelNote, cancelRange, freeShare, receiptBefore } from './refund-cancel.ts'
import type { ReceiptDuty, ReceiptVerdict } from './verdict.ts'
import type { ReceiptIssuer } from './wording.ts'

/** What happened to a receipt, or must: each is a row of the receipt ledger (decision 9). */
export const receiptEventKinds = ['due', 'issued', 'cancelled'] as const
export type ReceiptEventKind = (typeof receiptEventKinds)[number]

/**
 * One row of the receipt ledger.
 *
 * `at` is the event's own time: the payment for what is due and for a receipt whose time of issue no answer tells, the refund for
 * a cancelled one; `month` is its Korean month. `paid`, `card`, `easyPay` and `freePoints` describe the payment on every row;
 * `target` and the four tax amounts are the event's and negative on a cancelled row. Nulls are what is not known.
 */
export interface ReceiptLedgerRow {
  readonly kind: ReceiptEventKind
  readonly at: Instant
  readonly month: Month
  readonly transactionId: string
  /** The refund a cancelled row comes from; null on other rows. */
  readonly refundId: string | null
  readonly shopName: string
  readonly gateway: GatewayId
  readonly paidAt: Instant
  readonly orderNumber: string
  readonly gatewayTransactionId: string
  readonly method: PaymentMethod
  readonly wallet: WalletId | null
  readonly paid: Won
  readonly card: Won
  /** Easy-pay balance, free points included. */
  readonly easyPay: Won
  readonly freePoints: Won
  readonly target: WonDelta
  readonly supply: WonDelta
  readonly vat: WonDelta
  readonly taxFree: WonDelta
  readonly service: WonDelta
  readonly issuer: ReceiptIssuer
  readonly duty: ReceiptDuty
  readonly deadline: Day | null
  readonly overdue: boolean
  readonly approvalNumber: string | null
  readonly receiptNumber: string | null
  /** R16: `by-wallet` is what the buyer saved in the wallet's app. */
  readonly purpose: ReportedReceipt['kind'] | 'by-wallet'
  readonly identityLastFour: string | null
  /** When the receipt, or its cancel, was issued. */
  readonly issuedAt: Instant | null
  readonly originalApprovalNumber: string | null
  readonly cancelReason: 1 | 2 | 3 | null
  /** What the reconciliation with Hometax found; null before any. */
  readonly hometax: string | null
  readonly rules: readonly RuleId[]
  readonly note: string
}

/** Everything the verdict on a payment's receipt is made from. */
export interface JudgedHistory {
  readonly transaction: Transaction
  readonly refunds: readonly Refund[]
  readonly outside: readonly OutsideRefund[]
  /** Oldest first. */
  readonly receiptActs: readonly ReceiptAct[]
  /** Oldest first. */
  readonly dutyNotes: readonly DutyNote[]
  /** What holds for this payment's day. */
  readonly settings: TaxSettings
  readonly today: Day
}

/** Everything the receipt events of one payment are made from. */
export interface ReceiptHistory extends JudgedHistory {
  readonly shopName: string
}

/**
 * The receipt ledger's rows of one payment: what is due or was issued first, then the cancels in the journal's order, then what was
 * issued and cancelled from this desk.
 *
 * An issued row carries the whole receipt; what refunds took from it follows as cancelled rows. A due row carries what must still
 * be issued, so a payment refunded before it was issued has none. Doubtful, wallet-missed and batch receipts are no events yet.
 */
export function receiptEvents(history: ReceiptHistory): readonly ReceiptLedgerRow[] {
  const { transaction, settings, today } = history
  const asPaid = receiptVerdict(transaction, noWon, settings, today, null, standingNotes(history.dutyNotes))
  const issued = asPaid.state === 'issued' ? [issuedRow(history, asPaid)] : []
  const happened = [...issued, ...cancelledRows(history, asPaid), ...actRows(history, asPaid)]
  const isAsPaid = [history.refunds, history.outside, history.receiptActs, history.dutyNotes].every(
    (one) => one.length === 0,
  )
  const now = isAsPaid ? asPaid : verdictNow(history)
  return now.state === 'due' ? [dueRow(history, now), ...happened] : happened
}

/** A payment with its receipt as the acts of this desk have left it. */
export const standing = (transaction: Transaction, acts: readonly ReceiptAct[]): Transaction =>
  acts.length === 0 ? transaction : { ...transaction, receipt: receiptAfter(transaction.receipt, acts) }

/** The verdict of a payment as its refunds and a person's notes have left it; open refunds take nothing from a duty. */
export function verdictNow(history: JudgedHistory): ReceiptVerdict {
  const notes = standingNotes(history.dutyNotes)
  return closedByNote(verdictAsJudged(history, notes), notes.closing)
}

function verdictAsJudged(
  { transaction, refunds, outside, receiptActs, settings, today }: JudgedHistory,
  notes: StandingNotes,
): ReceiptVerdict {
  const refunded = cashRefundedOf(transaction, refunds, outside).from
  const split = outside.length === 0 ? ownSplit(transaction, refunds.filter(hasGoneBack)) : null
  const known = split !== null && splitTotal(split) === refunded ? split : null
  if (standsAsReported(receiptActs)) return receiptVerdict(transaction, refunded, settings, today, known, notes)
  const verdict = receiptVerdict(withoutReceipt(transaction), refunded, settings, today, known, notes)
  if (!livesByAct(receiptActs)) return verdict
  // A wallet that issues by itself again since the shop's setting changed (R22) has not issued this one.
  return verdict.state === 'due' || verdict.state === 'not-issued-by-wallet'
    ? issuedHere(verdict, transaction.gateway, receiptActs)
    : { ...verdict, issuedHere: verdict.state === 'refunded' }
}

/** A payment as if no receipt had come with it. */
export const withoutReceipt = (transaction: Transaction): Transaction => ({
  ...transaction,
  receipt: {
    ...transaction.receipt,
    issued: false,
    approvalNumber: null,
    receiptNumber: null,
    kind: null,
    identityLastFour: null,
  },
})

/** A duty that a receipt issued from this desk, or written down in it, has met. */
function issuedHere(due: ReceiptVerdict, gateway: GatewayId, acts: readonly ReceiptAct[]): ReceiptVerdict {
  const issue = acts.findLast((act) => act.kind === 'issue' && tookEffect(act))
  return {
    ...due,
    issuer: issuerOf(issue, gateway),
    state: 'issued',
    deadline: null,
    penalty: null,
    issuedHere: true,
    sentence: issueSentence(issue, gateway),
  }
}

/** A receipt made elsewhere may be the gateway's or the tax office's: it is the merchant's own. */
const issuerOf = (issue: ReceiptAct | undefined, gateway: GatewayId): ReceiptIssuer =>
  issue !== undefined && isIssuedElsewhere(issue) ? 'merchant' : gateway

function issueSentence(issue: ReceiptAct | undefined, gateway: GatewayId): string {
  if (issue !== undefined && isIssuedElsewhere(issue)) return '밖에서 발급한 것을 담당자가 근거와 함께 적었습니다.'
  return issue?.state === 'settled-by-hand'
    ? '담당자가 근거를 적고 발급된 것으로 확정했습니다.'
    : `이 데스크에서 ${gatewayNames[gateway]}${gateway === 'kcp' ? '를' : '을'} 통해 발급했습니다.`
}

/** With a single part a refund's split is the receipt's; with several the gateway chose and no split is known. */
const ownSplit = ({ parts }: Transaction, refunds: readonly Refund[]): TaxSplit | null =>
  parts.length === 1 ? addSplits(refunds.map((refund) => refund.split)) : null

const signed = (
  split: TaxSplit,
  sign: 1 | -1,
): Pick<ReceiptLedgerRow, 'target' | 'supply' | 'vat' | 'taxFree' | 'service'> => {
  const delta = (won: Won): WonDelta => toWonDelta(sign === 1 ? won : 0 - won)
  return {
    target: delta(splitTotal(split)),
    supply: delta(split.supply),
    vat: delta(split.vat),
    taxFree: delta(split.taxFree),
    service: delta(split.service),
  }
}

function rowOf(
  { shopName, transaction }: ReceiptHistory,
  verdict: ReceiptVerdict,
  event: Pick<ReceiptLedgerRow, 'kind' | 'at'> & { readonly split: TaxSplit } & Partial<ReceiptLedgerRow>,
): ReceiptLedgerRow {
  const { split, ...said } = event
  const { parts } = transaction
  return {
    month: monthOf(dayOf(event.at)),
    transactionId: transaction.id,
    refundId: null,
    shopName,
    gateway: transaction.gateway,
    paidAt: transaction.paidAt,
    orderNumber: transaction.orderNumber,
    gatewayTransactionId: transaction.gatewayTransactionId,
    method: transaction.method,
    wallet: transaction.wallet,
    paid: transaction.paid,
    card: wonOf(parts, (part) => part.kind === 'card'),
    easyPay: wonOf(parts, (part) => part.kind === 'money' || part.kind === 'free-points'),
    freePoints: wonOf(parts, (part) => part.kind === 'free-points'),
    ...signed(split, event.kind === 'cancelled' ? -1 : 1),
    issuer: verdict.issuer,
    duty: verdict.duty,
    deadline: null,
    overdue: false,
    approvalNumber: null,
    receiptNumber: null,
    purpose: null,
    identityLastFour: null,
    issuedAt: null,
    originalApprovalNumber: null,
    cancelReason: null,
    hometax: null,
    rules: verdict.rules,
    note: '',
    ...said,
  }
}

const dueRow = (history: ReceiptHistory, verdict: ReceiptVerdict): ReceiptLedgerRow =>
  rowOf(history, verdict, {
    kind: 'due',
    at: history.transaction.paidAt,
    split: verdict.split,
    deadline: verdict.deadline,
    overdue: verdict.deadline !== null && history.today > verdict.deadline,
    note: verdict.sentence,
  })

function issuedRow(history: ReceiptHistory, verdict: ReceiptVerdict): ReceiptLedgerRow {
  const { receipt, paidAt } = history.transaction
  const numbered = receipt.approvalNumber !== null || receipt.receiptNumber !== null
  return rowOf(history, verdict, {
    kind: 'issued',
    at: paidAt,
    split: verdict.split,
    approvalNumber: receipt.approvalNumber,
    receiptNumber: receipt.receiptNumber,
    purpose: purposeOf(receipt, verdict),
    identityLastFour: receipt.identityLastFour,
    note: numbered ? '' : '발급주체가 번호를 알려주지 않습니다.',
  })
}

const purposeOf = (receipt: ReportedReceipt, verdict: Pick<ReceiptVerdict, 'issuer'>): ReceiptLedgerRow['purpose'] =>
  receipt.kind ?? (verdict.issuer === 'wallet' ? 'by-wallet' : null)

/**
 * Receipts that went down with a refund: those the gateway's answer says were cancelled, and those a wallet issued and so
 * takes back itself. The amount is the answer's; where it names none, the part of the refund that was cash for sure.
 */
function cancelledRows(history: ReceiptHistory, asPaid: ReceiptVerdict): readonly ReceiptLedgerRow[] {
  const { transaction, settings } = history
  const whole = receiptSplitOf(transaction, settings)
  let before = noSplit
  return history.refunds.filter(hasGoneBack).flatMap((refund, at, all) => {
    const kind = refund.receipt?.kind
    if (kind !== 'cancelled' && !(kind === 'by-wallet' && asPaid.state === 'issued')) return []
    const range = cancelRange(history, all, at)
    const left = splitTotal(remainingSplit(whole, before))
    const won = atMost(range.from, left)
    const split = refundSplit(whole, before, won, freeShare(history.transaction, refund, whole, before, won))
    before = addSplits([before, split])
    const when = refund.doneAt ?? refund.changedAt
    const stood = receiptBefore(history, refund, asPaid)
    return rowOf(history, asPaid, {
      kind: 'cancelled',
      at: when,
      refundId: refund.id,
      split,
      issuer: stood.issuer,
      issuedAt: when,
      originalApprovalNumber: stood.receipt.approvalNumber,
      receiptNumber: stood.receipt.receiptNumber,
      purpose: purposeOf(stood.receipt, stood),
      identityLastFour: stood.receipt.identityLastFour,
      cancelReason: receiptCancelReasonOf(refund.reason.code),
      rules: [...asPaid.rules, 'R29'],
      note: cancelNote(stood.issued, range, left),
    })
  })
}

/** Receipts issued and cancelled from this desk: the act's own amount, on the day the gateway or a person's evidence gives it. */
function actRows(history: ReceiptHistory, asPaid: ReceiptVerdict): readonly ReceiptLedgerRow[] {
  const { transaction, receiptActs } = history
  return receiptActs.filter(tookEffect).map((act, at, all) => {
    const before = receiptAfter(transaction.receipt, all.slice(0, at))
    const when = act.doneAt ?? act.changedAt
    const common = { at: when, issuedAt: when, split: act.split, rules: [...asPaid.rules, 'R37' as const] }
    const note = act.state === 'settled-by-hand' ? '담당자가 근거를 적고 직접 확정했습니다.' : ''
    return act.kind === 'issue'
      ? rowOf(history, asPaid, {
          ...common,
          kind: 'issued',
          issuer: issuerOf(act, transaction.gateway),
          approvalNumber: act.approvalNumber,
          receiptNumber: act.receiptNumber,
          purpose: act.purpose,
          identityLastFour: act.identityLastFour,
          note,
        })
      : rowOf(history, asPaid, {
          ...common,
          kind: 'cancelled',
          issuer: issuerOf(
            all.slice(0, at).findLast((one) => one.kind === 'issue'),
            transaction.gateway,
          ),
          refundId: act.refundId,
          approvalNumber: act.approvalNumber,
          originalApprovalNumber: before.approvalNumber,
          receiptNumber: before.receiptNumber,
          purpose: before.kind,
          identityLastFour: before.identityLastFour,
          cancelReason: act.cancelReason,
          note,
        })
  })
}
