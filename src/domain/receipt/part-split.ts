import { add, atMost, noWon, subtract, sum, toWon, type Won } from '../money.ts'
import type { TaxSettings } from '../shop.ts'
import { addSplits, noSplit, splitTotal, type TaxSplit, vatUpTo } from '../tax-split.ts'
import type { PaymentPart } from '../transaction.ts'
import { isCash } from './cash-part.ts'

type Weighed = Pick<PaymentPart, 'kind' | 'won'>

/**
 * The split of each part of a payment, in the order of `parts`; together they are the payment's own split (R55).
 *
 * The tax-free amount falls on the parts by `share` (R56). VAT is reckoned on the cash parts first and the rest
 * after them, each as the growth of the VAT up to there, so that the receipt's VAT is the one R24 gives for it alone.
 * A single part is the payment itself. Throws RangeError when the parts do not add up to the split.
 */
export function splitOfParts(
  paid: TaxSplit,
  parts: readonly Weighed[],
  share: TaxSettings['exemptShare'],
): readonly TaxSplit[] {
  const won = parts.map((part) => part.won)
  if (sum(won) !== splitTotal(paid)) throw new RangeError('the parts do not add up to the split')
  if (parts.length === 1) return [paid]
  const free = fillParts(paid.taxFree, won, parts, share)
  const room = parts.map((part, at) => subtract(part.won, free[at] ?? noWon))
  const service = fillParts(paid.service, room, parts, 'PROPORTION')
  const splits = parts.map(() => noSplit)
  let taxableBefore = noWon
  for (const at of cashFirst(parts)) {
    const taxable = subtract(room[at] ?? noWon, service[at] ?? noWon)
    const taxableAfter = add(taxableBefore, taxable)
    const vat = subtract(vatUpTo(paid, taxableAfter), vatUpTo(paid, taxableBefore))
    splits[at] = {
      ...noSplit,
      supply: subtract(taxable, vat),
      vat,
      taxFree: free[at] ?? noWon,
      service: service[at] ?? noWon,
    }
    taxableBefore = taxableAfter
  }
  return splits
}

/** The split of a payment's cash parts together: the split of the receipt it is due. */
export function splitOfCash(paid: TaxSplit, parts: readonly Weighed[], share: TaxSettings['exemptShare']): TaxSplit {
  const cash = splitOfParts(paid, parts, share).filter((_, at) => {
    const part = parts[at]
    return part !== undefined && isCash(part)
  })
  const [only] = cash
  return cash.length === 1 && only !== undefined ? only : addSplits(cash)
}

const cashFirst = (parts: readonly Weighed[]): readonly number[] => {
  const places = parts.map((_, at) => at)
  const holdsCash = (at: number): boolean => {
    const part = parts[at]
    return part !== undefined && isCash(part)
  }
  return [...places.filter(holdsCash), ...places.filter((at) => !holdsCash(at))]
}

/** Lays `amount` on the parts, none above its `room`: in proportion and the rest on the largest, or in order of `share`. */
function fillParts(
  amount: Won,
  room: readonly Won[],
  parts: readonly Weighed[],
  share: TaxSettings['exemptShare'],
): readonly Won[] {
  if (amount === 0) return room.map(() => noWon)
  const whole = sum(room)
  const laid: Won[] = room.map((most) =>
    share === 'PROPORTION' && whole > 0 ? toWon(Number((BigInt(amount) * BigInt(most)) / BigInt(whole))) : noWon,
  )
  let rest = subtract(amount, sum(laid))
  for (const at of fillOrder(room, parts, share)) {
    const more = atMost(rest, subtract(room[at] ?? noWon, laid[at] ?? noWon))
    laid[at] = add(laid[at] ?? noWon, more)
    rest = subtract(rest, more)
  }
  return laid
}

/** Which part takes the tax-free amount first: the largest, cash, or the card and then whatever is not cash. */
function fillOrder(
  room: readonly Won[],
  parts: readonly Weighed[],
  share: TaxSettings['exemptShare'],
): readonly number[] {
  const rank = (at: number): number => {
    const part = parts[at]
    if (part === undefined) return 3
    if (share === 'PROPORTION') return 0 - (room[at] ?? 0)
    if (share === 'CASH_FIRST') return isCash(part) ? 0 : part.kind === 'card' ? 1 : 2
    return part.kind === 'card' ? 0 : isCash(part) ? 2 : 1
  }
  return parts.map((_, at) => at).sort((a, b) => rank(a) - rank(b) || a - b)
}
