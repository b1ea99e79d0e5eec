import { epochOf } from '../day.ts'
import { subtract, type Won } from '../money.ts'
import type { Refund } from '../refund.ts'
import { type TaxSplit, taxFreeRange } from '../tax-split.ts'
import type { ReportedReceipt, Transaction } from '../transaction.ts'
import { cashRefundedOf, type WonRange } from './cash-refunded.ts'
import { type ReceiptAct, receiptAfter, tookEffect } from './receipt-act.ts'
import type { ReceiptVerdict } from './verdict.ts'
import { type ReceiptIssuer, wonText } from './wording.ts'

type Paid = { readonly transaction: Transaction }

/** A receipt that a refund found: what it carried, who had issued it, and whether it was known to live. */
interface StandingReceipt {
  readonly receipt: ReportedReceipt
  readonly issuer: ReceiptIssuer
  readonly issued: boolean
}

/** The receipt as the acts of this desk had left it when the refund was asked for; no act comes while a refund is open, nor the other way. */
export function receiptBefore(
  { transaction, receiptActs }: Paid & { readonly receiptActs: readonly ReceiptAct[] },
  refund: Refund,
  asPaid: ReceiptVerdict,
): StandingReceipt {
  const { receipt, gateway } = transaction
  const asked = epochOf(refund.requestedAt)
  const acts = receiptActs.filter((act) => tookEffect(act) && epochOf(act.changedAt) <= asked)
  if (acts.length === 0) return { receipt, issuer: asPaid.issuer, issued: asPaid.state === 'issued' }
  const stood = receiptAfter(receipt, acts)
  return { receipt: stood, issuer: gateway, issued: stood.issued === true }
}

/** What is to be said of a cancel: that nobody recorded its receipt, that it is too much, or that the amount is not the answer's. */
export function cancelNote(issued: boolean, range: WonRange, left: Won): string {
  if (!issued) return '발급 기록이 없는 현금영수증의 취소입니다. 확인하세요.'
  if (range.from > left)
    return `결제사가 알린 취소 금액 ${wonText(range.from)}이 남은 현금영수증보다 큽니다. 확인하세요.`
  return range.from === range.to ? '' : '결제사가 취소 금액을 알리지 않아 확실한 금액만 적었습니다.'
}

/** What one refund took from the cash: the answer's word, or the growth of what is known to have gone back. */
export function cancelRange({ transaction }: Paid, refunds: readonly Refund[], at: number): WonRange {
  const won = refunds[at]?.receipt?.won
  if (won !== null && won !== undefined) return { from: won, to: won }
  const before = cashRefundedOf(transaction, refunds.slice(0, at), [])
  const after = cashRefundedOf(transaction, refunds.slice(0, at + 1), [])
  const from = subtract(after.from, before.from)
  return { from, to: before.from === before.to && after.from === after.to ? from : after.to }
}

/** The tax-free won of a cancel, where the refund's own figure can be the receipt's. */
export const freeShare = (
  { parts }: Transaction,
  refund: Refund,
  whole: TaxSplit,
  before: TaxSplit,
  won: Won,
): Won | null => {
  if (parts.length !== 1 || refund.amount !== won) return null
  const range = taxFreeRange(whole, before, won)
  return refund.split.taxFree >= range.from && refund.split.taxFree <= range.to ? refund.split.taxFree : null
}
