import { atMost, noWon, subtract, sum, toWon, type Won } from '../money.ts'
import type { OutsideRefund, Refund } from '../refund.ts'
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
  outside: readonly Pick<OutsideRefund, 'won'>[],
): WonRange {
  const cash = cashWon(payment.parts)
  const other = toWon(Math.max(0, payment.paid - cash))
  if (cash === 0) return { from: noWon, to: noWon }
  let knownCash = 0
  let knownOther = 0
  let unknown: number = sum(outside.map((one) => one.won))
  for (const refund of refunds.filter(hasGoneBack)) {
    const won = other === 0 ? refund.amount : (refund.receipt?.won ?? null)
    if (won === null) unknown += refund.amount
    else {
      knownCash += atMost(won, refund.amount)
      knownOther += subtract(refund.amount, atMost(won, refund.amount))
    }
  }
  const otherRoom = Math.max(0, other - knownOther)
  const to = atMost(cash, toWon(knownCash + unknown))
  return { from: atMost(to, toWon(knownCash + Math.max(0, unknown - otherRoom))), to }
}
