import { type Instant, type Month, timeText } from '../day.ts'
import { fileNamePart } from '../file-name.ts'
import { maskLastFour } from '../masking.ts'
import type { WonDelta } from '../money.ts'
import type { BookName } from '../shop.ts'
import type { LedgerCell } from './ledger-columns.ts'
import { filterWords, ledgerEventNames, type LedgerFilter } from './ledger-filter.ts'
import { type ReceiptEventKind, receiptEventKinds, type ReceiptLedgerRow } from './ledger-row.ts'

/** What a ledger is written as. */
export const ledgerFormats = ['csv-utf-8', 'csv-cp949', 'xlsx'] as const
export type LedgerFormat = (typeof ledgerFormats)[number]

/** Rows and their receipt amounts of each kind of event; cancelled amounts are negative. */
export type LedgerTotals = Readonly<Record<ReceiptEventKind, { readonly count: number; readonly won: WonDelta }>>

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
