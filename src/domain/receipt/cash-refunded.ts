import { atMost, noWon, subtract, toWon, type Won } from '../money.ts'
import type { OutsideShare, Refund } from '../refund.ts'
import type { PaymentPart } from '../transaction.ts'
import { cashWon } from './cash-part.ts'

/** An amount between two bounds, both inclusive; equal bounds are an exact amount. */
export interface WonRange {
  readonly from: Won
  readonly to: Won
}

/** A refund as far as it matters to the receipt. */
export type ReceiptRefund = Pick<Refund, 'state' | 'byHand' | 'amount' | 'receipt'>

/** Did this refund's money go back for sure? An open one holds its amount and proves nothing about a receipt. */
export const hasGoneBack = (refund: Pick<Refund, 'state' | 'byHand'>): boolean =>
  refund.state === 'done' || (refund.state === 'settled-by-hand' && refund.byHand?.conclusion === 'refunded')

/**
 * How much of a payment's cash went back. Exact for one part, for a payment wholly refunded, and where each answer named the
 * receipt amount concerned (R34); otherwise the gateway chose the part and only bounds are known (docs/rules.md, decision 8).
 * The lower bound is the safe one for a duty: it never makes an unproved part of it vanish.
 */
export function cashRefundedOf(
  payment: { readonly paid: Won; readonly parts: readonly PaymentPart[] },
  refunds: readonly ReceiptRefund[],
  outside: readonly OutsideShare[],
): WonRange {
  const cash = cashWon(payment.parts)
  const other = toWon(Math.max(0, payment.paid - cash))
  if (cash === 0) return { from: noWon, to: noWon }
  let knownCash = 0
  let knownOther = 0
  let unknown = 0
  const gone = [
    ...refunds.filter(hasGoneBack).map(({ amount, receipt }) => ({ amount, told: receipt?.won ?? null })),
    ...outside.map(({ won, receiptWon }) => ({ amount: won, told: receiptWon })),
  ]
  for (const { amount, told } of gone) {
    const won = other === 0 ? amount : told
    if (won === null) unknown += amount
    else {
      knownCash += atMost(won, amount)
      knownOther += subtract(amount, atMost(won, amount))
    }
  }
  const otherRoom = Math.max(0, other - knownOther)
  const to = atMost(cash, toWon(knownCash + unknown))
  return { from: atMost(to, toWon(knownCash + Math.max(0, unknown - otherRoom))), to }
}
