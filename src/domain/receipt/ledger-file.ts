import { type Instant, type Month, timeText } from '../day.ts'
import { fileNamePart } from '../file-name.ts'
import { maskLastFour } from '../masking.ts'
import { toWonDelta, type WonDelta } from '../money.ts'
import type { BookName } from '../shop.ts'
import type { LedgerCell } from './ledger-columns.ts'
import { filterWords, ledgerEventNames, type LedgerFilter } from './ledger-filter.ts'
import { type ReceiptEventKind, receiptEventKinds, type ReceiptLedgerRow } from './ledger-row.ts'

/** What a ledger is written as. */
export const ledgerFormats = ['csv-utf-8', 'csv-cp949', 'xlsx'] as const
export type LedgerFormat = (typeof ledgerFormats)[number]

/** Rows and their receipt amounts of each kind of event; cancelled amounts are negative. */
export type LedgerTotals = Readonly<Record<ReceiptEventKind, { readonly count: number; readonly won: WonDelta }>>

/** The totals of no rows. */
export const noLedgerTotals: LedgerTotals = {
  due: { count: 0, won: toWonDelta(0) },
  issued: { count: 0, won: toWonDelta(0) },
  cancelled: { count: 0, won: toWonDelta(0) },
}

/** The totals of these rows. */
export function ledgerTotalsOf(rows: readonly ReceiptLedgerRow[]): LedgerTotals {
  const counts = { due: 0, issued: 0, cancelled: 0 }
  const won = { due: 0, issued: 0, cancelled: 0 }
  for (const { kind, target } of rows) {
    counts[kind] += 1
    won[kind] += target
  }
  const of = (kind: ReceiptEventKind) => ({ count: counts[kind], won: toWonDelta(won[kind]) })
  return { due: of('due'), issued: of('issued'), cancelled: of('cancelled') }
}

/** The totals of two parts of a ledger together. */
export function addLedgerTotals(one: LedgerTotals, other: LedgerTotals): LedgerTotals {
  const of = (kind: ReceiptEventKind) => ({
    count: one[kind].count + other[kind].count,
    won: toWonDelta(one[kind].won + other[kind].won),
  })
  return { due: of('due'), issued: of('issued'), cancelled: of('cancelled') }
}

/** How many rows totals are of. */
export const rowsIn = ({ due, issued, cancelled }: LedgerTotals): number => due.count + issued.count + cancelled.count

/** What a ledger's file is of. A workbook carries it in a sheet of its own; a CSV has no place for it. */
export interface LedgerAbout {
  readonly book: BookName
  readonly shopName: string
  readonly month: Month
  readonly filter: LedgerFilter
  readonly isMasked: boolean
  readonly madeAt: Instant
}

/**
 * A row as it is shown and leaves the desk: the identity's end masked. Notes are sentences of our own, and order and approval numbers are
 * what a row is found by elsewhere: those stay.
 */
export const maskedRow = (row: ReceiptLedgerRow): ReceiptLedgerRow =>
  row.identityLastFour === null ? row : { ...row, identityLastFour: maskLastFour(row.identityLastFour) }

/**
 * `현금영수증대장_<상점>_<yyyy-MM>.csv` or `.xlsx`; characters a file system forbids become `_`, a very long name is cut. A practice shop says
 * that it is one, whatever it is called.
 */
export function ledgerFileName(
  { book, shopName, month }: Pick<LedgerAbout, 'book' | 'shopName' | 'month'>,
  format: LedgerFormat,
): string {
  const name = book === 'work' || shopName.includes('연습') ? shopName : `연습 ${shopName}`
  return `현금영수증대장_${fileNamePart(name, '상점')}_${month}.${format === 'xlsx' ? 'xlsx' : 'csv'}`
}

const bookWords = { practice: '연습 (실제 거래와 돈이 아닙니다)', work: '업무' } as const satisfies Record<
  BookName,
  string
>

/** The lines of the sheet 조건: what was asked for, and the totals of what came of it. */
export function conditionRows(about: LedgerAbout, totals: LedgerTotals): readonly (readonly LedgerCell[])[] {
  const { book, shopName, month, filter, isMasked, madeAt } = about
  const filtered = filterWords(filter)
  const said: readonly (readonly [string, string])[] = [
    ['장부', bookWords[book]],
    ['상점', shopName],
    ['달', month],
    ...(filtered.length === 0 ? ([['조건', '전체']] as const) : filtered),
    ['가림', isMasked ? '신분확인 번호를 가렸습니다.' : '가리지 않았습니다.'],
    ['만든 때', timeText(madeAt)],
  ]
  const number = (value: number): LedgerCell => ({ kind: 'number', value })
  const text = (value: string): LedgerCell => ({ kind: 'text', value })
  return [
    ...said.map((line) => line.map(text)),
    [],
    [text('구분'), text('행'), text('현금영수증대상금액')],
    ...receiptEventKinds.map((event) => [
      text(ledgerEventNames[event]),
      number(totals[event].count),
      number(totals[event].won),
    ]),
  ]
}
