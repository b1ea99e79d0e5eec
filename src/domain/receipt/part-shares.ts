import { atMost, noWon, subtract, toWon, type Won } from '../money.ts'
import { cashWon, isCash } from './cash-part.ts'
import { cashRefundedOf, type ReceiptRefund, type WonRange } from './cash-refunded.ts'
import { type OutsideShare, spent } from '../refund.ts'
import type { PaymentPart } from '../transaction.ts'

/** A part and how much of it an amount may be; `exact` when the bounds meet, else the gateway decides (decision 8). */
export interface PartShare {
  readonly part: PaymentPart
  readonly exact: boolean
  readonly from: Won
  readonly to: Won
}

/** A payment's parts and what went back of it. */
export interface PartedPayment {
  readonly paid: Won
  readonly parts: readonly PaymentPart[]
  readonly refunds: readonly ReceiptRefund[]
  readonly outside: readonly OutsideShare[]
}

const share = (part: PaymentPart, from: number, to: number): PartShare => ({
  part,
  exact: from === to,
  from: toWon(from),
  to: toWon(to),
})

/**
 * How much of each part went back or may have, in the order of the parts; an open refund's amount counts as gone.
 * The bounds hold whatever part the gateway took first, and are exact where the answers leave no choice.
 */
export function refundedShares({ paid, parts, refunds, outside }: PartedPayment): readonly PartShare[] {
  const gone = atMost(paid, spent(refunds, outside))
  const cash = cashWon(parts)
  const settled = cashRefundedOf({ paid, parts }, refunds, outside)
  const otherThanCash = subtract(paid, atMost(cash, paid))
  const leastCash = Math.max(settled.from, gone - otherThanCash, 0)
  const mostCash = Math.max(leastCash, Math.min(settled.to + openWon(refunds), cash, gone))
  return parts.map((part) => {
    const [poolLeast, poolMost, pool] = isCash(part)
      ? [leastCash, mostCash, cash]
      : [Math.max(0, gone - mostCash), Math.min(otherThanCash, gone - leastCash), otherThanCash]
    return share(part, Math.max(0, poolLeast - (pool - part.won)), Math.min(part.won, poolMost))
  })
}

/** What the open refunds hold; they may have gone to any part. */
const openWon = (refunds: readonly ReceiptRefund[]): Won =>
  subtract(spent(refunds, []), spent(refunds.filter(isSettled), []))

const isSettled = (refund: ReceiptRefund): boolean => refund.state === 'done' || refund.state === 'settled-by-hand'

/** How much of each part the next refund of `amount` takes, in the order of the parts. `amount` is at most what remains. */
export function nextShares(payment: PartedPayment, amount: Won): readonly PartShare[] {
  const gone = atMost(payment.paid, spent(payment.refunds, payment.outside))
  const remaining = subtract(payment.paid, gone)
  return refundedShares(payment).map(({ part, from, to }) => {
    const most = Math.min(amount, part.won - from)
    const leftElsewhere = remaining - (part.won - to)
    return share(part, Math.min(most, Math.max(0, amount - leftElsewhere)), most)
  })
}

/** The sum of the cash parts' shares, as bounds on what leaves the receipt. */
export function cashShare(payment: PartedPayment, amount: Won): WonRange {
  const cash = cashWon(payment.parts)
  if (cash === 0) return { from: noWon, to: noWon }
  const shares = nextShares(payment, amount).filter((one) => isCash(one.part))
  const [only] = shares
  if (shares.length === 1 && only !== undefined) return { from: only.from, to: only.to }
  return { from: noWon, to: atMost(amount, cash) }
}
