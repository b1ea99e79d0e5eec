import { addDays, type Day, dayOf, type Instant, toInstant } from '../../domain/day.ts'
import type { ReceiptPurpose } from '../../domain/receipt/receipt-act.ts'
import type { Duty, KnownReceipt } from '../../domain/reconciliation/match-input.ts'
import type { Series } from './series.ts'

/** A line of the practice list before it is written; `won` is negative for a cancel. */
export interface SampleLine {
  readonly at: Instant
  readonly won: number
  readonly number: string
  readonly lastFour: string
  readonly purpose: ReceiptPurpose
  readonly means: string
}

/** A receipt with its cancels, oldest first. */
export type Chain = readonly KnownReceipt[]

const byGateway = '현금영수증 사업자'
const byHand = '홈택스 발급'

/** A receipt as Hometax has it; what the gateway did not tell is made up. */
export function lineOf(receipt: KnownReceipt, [issue = receipt]: Chain, series: Series): SampleLine {
  return {
    at: receipt.at,
    won: receipt.event === 'cancelled' ? 0 - receipt.won : receipt.won,
    number: receipt.approvalNumber ?? issue.approvalNumber ?? series.digits(9),
    lastFour: receipt.identityLastFour ?? issue.identityLastFour ?? series.digits(4),
    purpose: receipt.purpose ?? issue.purpose ?? 'income-deduction',
    means: byGateway,
  }
}

/** The same time some days later. */
const later = (at: Instant, days: number): Instant => toInstant(`${addDays(dayOf(at), days)}${at.slice(10)}`)

const other = (purpose: ReceiptPurpose): ReceiptPurpose =>
  purpose === 'income-deduction' ? 'business-expense' : 'income-deduction'

/** What a difference makes of a receipt's line: 금액, 누락, 구분, 이중, 홈택스취소. */
const differences: readonly ((line: SampleLine, series: Series) => readonly SampleLine[])[] = [
  (line) => [{ ...line, won: Math.max(1_000, line.won - 1_000) }],
  () => [],
  (line) => [{ ...line, purpose: other(line.purpose) }],
  (line, series) => [line, { ...line, at: later(line.at, 1), number: series.digits(9), means: byHand }],
  (line) => [line, { ...line, at: later(line.at, 2), won: -line.won }],
]

/**
 * Lines that stand in the list instead of those of a chain, by chain: a difference in each of the newest live receipts with number and
 * purpose. Only what happened by `settled` must be seen by now.
 */
export function plantedIn(
  chains: readonly Chain[],
  settled: Day,
  series: Series,
): ReadonlyMap<Chain, readonly SampleLine[]> {
  const whole = chains.filter(
    ([issue, ...cancels]) =>
      issue !== undefined &&
      cancels.length === 0 &&
      issue.approvalNumber !== null &&
      issue.purpose !== null &&
      dayOf(issue.at) <= settled,
  )
  const planted = new Map<Chain, readonly SampleLine[]>()
  for (const [at, difference] of differences.entries()) {
    const chain = whole[at]
    const [issue] = chain ?? []
    if (chain !== undefined && issue !== undefined) planted.set(chain, difference(lineOf(issue, chain, series), series))
  }
  return planted
}

/** What the merchant should have issued and somebody did at Hometax itself (타처발급): the newest such duty with a known buyer. */
export function issuedElsewhere(duties: readonly Duty[], settled: Day, series: Series): readonly SampleLine[] {
  const duty = duties
    .filter(
      ({ standing, identityLastFour, paidAt }) =>
        standing === 'due' && identityLastFour !== null && dayOf(paidAt) <= settled,
    )
    .toSorted((one, another) => (one.paidAt > another.paidAt ? -1 : one.paidAt < another.paidAt ? 1 : 0))
    .at(0)
  if (duty === undefined) return []
  return [
    {
      at: later(duty.paidAt, 1),
      won: duty.won,
      number: series.digits(9),
      lastFour: duty.identityLastFour ?? '',
      purpose: 'income-deduction',
      means: byHand,
    },
  ]
}

/** Lines of nobody's: one that lives (홈택스단독), and one that was cancelled again (홈택스상쇄). */
export function strangers(settled: Day, series: Series): readonly SampleLine[] {
  const line = (daysBefore: number, time: string, won: number): SampleLine => ({
    at: toInstant(`${addDays(settled, -daysBefore)}T${time}+09:00`),
    won,
    number: series.digits(9),
    lastFour: series.digits(4),
    purpose: 'income-deduction',
    means: byHand,
  })
  const [alone, gone] = [line(3, '15:20:41', 13_570), line(6, '11:02:09', 28_710)]
  return [alone, gone, { ...gone, at: later(gone.at, 1), won: -gone.won }]
}
