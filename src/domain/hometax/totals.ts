import type { HometaxEvent, HometaxLine } from '../hometax-line.ts'
import { toWonDelta, type WonDelta } from '../money.ts'

/** The columns of Hometax's list that hold money. */
export const hometaxAmounts = ['supply', 'vat', 'service', 'total'] as const
type HometaxAmount = (typeof hometaxAmounts)[number]

/** How many lines, and the sum of each of their columns; those of cancels are negative. */
export type HometaxSum = Readonly<Record<HometaxAmount, WonDelta>> & { readonly count: number }

/** Sums of the lines that were read, apart by what happened. */
export type HometaxSums = Readonly<Record<HometaxEvent, HometaxSum>>

/**
 * A row of sums that the file itself has; `row` is its number. `of` is what it sums by its words, `part` a page, day or month.
 * Amounts are as written, null where the row has none.
 */
export type HometaxTotalsRow = Readonly<Record<HometaxAmount, number | null>> & {
  readonly row: number
  readonly label: string
  readonly of: 'all' | HometaxEvent | 'part'
}

const noWon = toWonDelta(0)
const noSum: HometaxSum = { count: 0, supply: noWon, vat: noWon, service: noWon, total: noWon }

/** Nothing read yet. */
export const noSums: HometaxSums = { issued: noSum, cancelled: noSum }

/** The sums with one more line; null when they would pass what can be counted to the won. */
export function withLine(sums: HometaxSums, line: HometaxLine): HometaxSums | null {
  const before = sums[line.event]
  const after = combined(before, { ...line, count: 1 }, 1)
  return after === null ? null : { ...sums, [line.event]: after }
}

function combined(one: HometaxSum, other: HometaxSum, sign: 1 | -1): HometaxSum | null {
  const sums = hometaxAmounts.map((amount) => one[amount] + sign * other[amount])
  if (!sums.every((won) => Number.isSafeInteger(won))) return null
  const [supply = 0, vat = 0, service = 0, total = 0] = sums
  return {
    count: one.count + other.count,
    supply: toWonDelta(supply),
    vat: toWonDelta(vat),
    service: toWonDelta(service),
    total: toWonDelta(total),
  }
}

/** Approvals and cancels together: what is left after the cancels. */
export const netOf = ({ issued, cancelled }: HometaxSums): HometaxSum => combined(issued, cancelled, 1) ?? noSum

/** Where a row of sums and the lines differ: in which column, what the file says and what was read. */
interface HometaxDifference {
  readonly amount: HometaxAmount
  readonly stated: number
  readonly read: number
}

/** A row of sums beside the lines. `gross` says that it adds cancels up as if they were approvals, as files with positive cancels do. */
export interface HometaxComparison {
  readonly totals: HometaxTotalsRow
  readonly basis: 'net' | 'gross' | HometaxEvent
  readonly differences: readonly HometaxDifference[]
}

/** Compares the file's own sums with those of its lines, to the won. Rows of a part are left out: which lines they sum is not said. */
export function compareTotals(rows: readonly HometaxTotalsRow[], sums: HometaxSums): readonly HometaxComparison[] {
  return rows.flatMap((totals): readonly HometaxComparison[] => {
    if (totals.of === 'part') return []
    if (totals.of !== 'all') {
      const isPositive = (totals.total ?? 0) >= 0
      const sum = sums[totals.of]
      const read = totals.of === 'cancelled' && isPositive ? combined(noSum, sum, -1) : sum
      return [{ totals, basis: totals.of, differences: differencesOf(totals, read ?? sum) }]
    }
    const net = differencesOf(totals, netOf(sums))
    const gross = combined(sums.issued, sums.cancelled, -1)
    const inGross = gross === null ? net : differencesOf(totals, gross)
    return net.length > 0 && inGross.length === 0
      ? [{ totals, basis: 'gross', differences: inGross }]
      : [{ totals, basis: 'net', differences: net }]
  })
}

const differencesOf = (totals: HometaxTotalsRow, sum: HometaxSum): readonly HometaxDifference[] =>
  hometaxAmounts.flatMap((amount) => {
    const [stated, read] = [totals[amount], sum[amount] === 0 ? 0 : sum[amount]]
    return stated === null || stated === read ? [] : [{ amount, stated, read }]
  })
