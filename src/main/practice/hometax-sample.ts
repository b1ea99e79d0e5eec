import { addDays, type Day, dayOf, timeText } from '../../domain/day.ts'
import { toWon } from '../../domain/money.ts'
import type { LedgerCell } from '../../domain/receipt/ledger-columns.ts'
import type { ReceiptSides } from '../../domain/reconciliation/receipt-sides.ts'
import { computeSplit } from '../../domain/tax-split.ts'
import { type Chain, issuedElsewhere, lineOf, plantedIn, type SampleLine, strangers } from './hometax-plants.ts'
import { createSeries } from './series.ts'

/** How far back from its newest day the list goes, and how many days Hometax needs to show what happened. */
const daysBack = 91
const daysBehind = 2
/** What happened so many days ago is all to be seen by now, whatever holidays there were (R36). */
const daysSettled = 9

const headers = [
  '발행구분',
  '매출일시',
  '공급가액',
  '부가세',
  '봉사료',
  '총금액',
  '승인번호',
  '신분확인뒷4자리',
  '거래구분',
  '용도구분',
  '비고',
]

/**
 * Hometax's list of practice as it stood two days before `today`, a quarter long, in its eleven columns (R41): every receipt the book
 * knows but for `planted` differences in the newest of them, a row that cannot be taken, and a row of sums that is right. The same
 * receipts on the same day give the same list.
 */
export function hometaxSample(sides: readonly ReceiptSides[], today: Day) {
  const last = addDays(today, -daysBehind)
  const first = addDays(last, -daysBack)
  const settled = addDays(today, -daysSettled)
  const series = createSeries(20_261)
  const chains = sides
    .map(({ receipts }) => receipts.filter(({ at }) => dayOf(at) >= first && dayOf(at) <= last))
    .filter(([issue]) => issue?.event === 'issued')
    .toSorted(newestFirst)
  const planted = plantedIn(chains, settled, series)
  const known = chains.flatMap((chain) => planted.get(chain) ?? chain.map((one) => lineOf(one, chain, series)))
  const duties = sides.flatMap(({ duty }) => (duty === null ? [] : [duty]))
  const elsewhere = issuedElsewhere(duties, settled, series)
  const lines = [...known, ...elsewhere, ...strangers(settled, series)].toSorted((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  )
  return {
    name: `홈택스_현금영수증_매출내역_${first}_${last}.csv`,
    headers,
    rows: [...lines.map(rowOf), brokenRow(last), totalsRow(lines)],
    planted: planted.size + elsewhere.length + 1,
  }
}

function newestFirst([one]: Chain, [other]: Chain): number {
  const [a, b] = [`${one?.at ?? ''} ${one?.id ?? ''}`, `${other?.at ?? ''} ${other?.id ?? ''}`]
  return a > b ? -1 : a < b ? 1 : 0
}

const text = (value: string): LedgerCell => ({ kind: 'text', value })
const number = (value: number): LedgerCell => ({ kind: 'number', value })

/** Supply, VAT, service and total of an amount as the list has them; all negative for a cancel. */
function amountsOf(won: number): readonly [number, number, number, number] {
  const { supply, vat } = computeSplit(toWon(Math.abs(won)))
  return won < 0 ? [0 - supply, 0 - vat, 0, won] : [supply, vat, 0, won]
}

const rowOf = ({ at, won, number: approval, lastFour, purpose, means }: SampleLine): readonly LedgerCell[] => [
  text(means),
  text(timeText(at)),
  ...amountsOf(won).map(number),
  text(approval),
  text(lastFour),
  text(won < 0 ? '취소거래' : '승인거래'),
  text(purpose === 'income-deduction' ? '소득공제용' : '지출증빙용'),
  text(''),
]

/** A row whose parts do not make its total, as hands leave it that edit a file. */
const brokenRow = (day: Day): readonly LedgerCell[] => [
  text('홈택스 발급'),
  text(`${day} 18:00:00`),
  ...[9_000, 900, 0, 10_000].map(number),
  text('900000001'),
  text('0000'),
  text('승인거래'),
  text('소득공제용'),
  text(''),
]

function totalsRow(lines: readonly SampleLine[]): readonly LedgerCell[] {
  const sums = [0, 0, 0, 0]
  for (const { won } of lines) for (const [at, amount] of amountsOf(won).entries()) sums[at] = (sums[at] ?? 0) + amount
  return [text('합계'), text(''), ...sums.map(number), ...Array.from({ length: 5 }, () => text(''))]
}
