import { add, atMost, noWon, subtract, sum, toWon, type Won } from './money.ts'

/**
 * How an amount divides for tax. `supply + vat + taxFree + service` is the amount, to the won (R23).
 * `stated` is true when the gateway's answer carried the split (R55), false when it was computed.
 */
export interface TaxSplit {
  readonly supply: Won
  readonly vat: Won
  readonly taxFree: Won
  readonly service: Won
  readonly stated: boolean
}

/** The split of nothing. */
export const noSplit: TaxSplit = { supply: noWon, vat: noWon, taxFree: noWon, service: noWon, stated: false }

/** The whole amount a split stands for. */
export const splitTotal = (split: TaxSplit): Won => sum([split.supply, split.vat, split.taxFree, split.service])

/** What of a split bears VAT, the VAT itself included. */
export const taxableOf = (split: TaxSplit): Won => add(split.supply, split.vat)

/** VAT inside a taxable total: an eleventh, rounded half up (R24; Payple's own sample: 1,000 → 91). */
export const vatIncluded = (taxableTotal: Won): Won =>
  toWon(Math.floor(taxableTotal / 11) + (taxableTotal % 11 >= 6 ? 1 : 0))

/** R24: splits `total`, of which `taxFree` bears no VAT. Throws RangeError when `taxFree` is more than `total`. */
export function computeSplit(total: Won, taxFree: Won = noWon): TaxSplit {
  const taxable = subtract(total, taxFree)
  const vat = vatIncluded(taxable)
  return { supply: subtract(taxable, vat), vat, taxFree, service: noWon, stated: false }
}

/** Which of the three kinds a payment is; `mixed` refunds must say how much of them is tax-free (R26). */
export type Taxation = 'taxable' | 'tax-free' | 'mixed'

/** The taxation a split shows. */
export const taxationOf = (split: TaxSplit): Taxation =>
  split.taxFree === 0 ? 'taxable' : taxableOf(split) === 0 ? 'tax-free' : 'mixed'

/** Sums a row of splits part by part. */
export const addSplits = (splits: readonly TaxSplit[]): TaxSplit => ({
  supply: sum(splits.map((split) => split.supply)),
  vat: sum(splits.map((split) => split.vat)),
  taxFree: sum(splits.map((split) => split.taxFree)),
  service: sum(splits.map((split) => split.service)),
  stated: false,
})

/** What is left of a payment's split. Throws RangeError when more of a part went back than was paid. */
export const remainingSplit = (paid: TaxSplit, refundedBefore: TaxSplit): TaxSplit => ({
  supply: subtract(paid.supply, refundedBefore.supply),
  vat: subtract(paid.vat, refundedBefore.vat),
  taxFree: subtract(paid.taxFree, refundedBefore.taxFree),
  service: subtract(paid.service, refundedBefore.service),
  stated: false,
})

/**
 * VAT on the first `taxable` won of a payment, so that any row of shares adds up to the payment's own VAT:
 * an eleventh where the payment's VAT is one, else the payment's stated VAT in proportion (R25, R55).
 */
export function vatUpTo(paid: TaxSplit, taxable: Won): Won {
  const whole = taxableOf(paid)
  if (taxable >= whole) return paid.vat
  if (paid.vat === vatIncluded(whole)) return vatIncluded(taxable)
  const doubled = 2n * BigInt(paid.vat) * BigInt(taxable) + BigInt(whole)
  return toWon(Number(doubled / (2n * BigInt(whole))))
}

/** How much of the next `amount` may be tax-free, both ends inclusive; `from` above `to` means `amount` is more than remains. */
export function taxFreeRange(paid: TaxSplit, refundedBefore: TaxSplit, amount: Won): { from: Won; to: Won } {
  const left = remainingSplit(paid, refundedBefore)
  const elsewhere = add(taxableOf(left), left.service)
  return { from: toWon(Math.max(0, amount - elsewhere)), to: atMost(left.taxFree, amount) }
}

/**
 * The split of the next refund, so that the parts of any sequence of refunds add up to the payment's own (R25):
 * VAT of the refund = VAT due on all that is refunded so far − VAT refunded before; the last refund takes what remains.
 *
 * `taxFree` says how much of `amount` is tax-free in a mixed payment (R26); null takes the taxable part first.
 * A service charge goes back last. Throws RangeError when `amount` or `taxFree` is more than remains: callers ask
 * `refundable` and `taxFreeRange` first.
 */
export function refundSplit(
  paid: TaxSplit,
  refundedBefore: TaxSplit,
  amount: Won,
  taxFree: Won | null = null,
): TaxSplit {
  const left = remainingSplit(paid, refundedBefore)
  const leftTaxable = taxableOf(left)
  const free = taxFree ?? atMost(left.taxFree, toWon(Math.max(0, amount - leftTaxable)))
  if (free > left.taxFree) throw new RangeError(`tax-free ${free} is more than the remaining ${left.taxFree}`)
  const taxed = subtract(amount, free)
  const taxable = atMost(taxed, leftTaxable)
  const service = subtract(taxed, taxable)
  if (service > left.service) throw new RangeError(`taxable ${taxed} is more than the remaining ${leftTaxable}`)
  const vatAfter = vatUpTo(paid, add(taxableOf(refundedBefore), taxable))
  const least = Math.max(0, taxable - left.supply)
  const vat = toWon(Math.max(least, Math.min(vatAfter - refundedBefore.vat, taxable, left.vat)))
  return { supply: subtract(taxable, vat), vat, taxFree: free, service, stated: false }
}

/**
 * The split of a refund made elsewhere, of which only the amount is known: its tax-free share follows the payment's,
 * rounded down, within what remains. Takes at most what remains, so a balance far too low does not throw.
 */
export function outsideRefundSplit(paid: TaxSplit, refundedBefore: TaxSplit, won: Won): TaxSplit {
  const amount = atMost(won, splitTotal(remainingSplit(paid, refundedBefore)))
  const total = splitTotal(paid)
  if (total === 0) return noSplit
  const range = taxFreeRange(paid, refundedBefore, amount)
  const share = Number((BigInt(paid.taxFree) * BigInt(amount)) / BigInt(total))
  return refundSplit(paid, refundedBefore, amount, toWon(Math.min(Math.max(share, range.from), range.to)))
}
