import { createRequire } from 'node:module'
import type * as Xlsx from '@e965/xlsx'
import iconv from 'iconv-lite'

const load = createRequire(import.meta.url)

/** The spreadsheet library as CommonJS, which can write without being told of the file system. */
export const xlsx: typeof Xlsx = load('@e965/xlsx')

export type Cell = string | number | null
export type Sheet = readonly (readonly Cell[])[]

/** Hometax's eleven columns (R41). */
export const elevenColumns = [
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
] as const

/** The second shape (R42): no last four, 발급수단 instead of 발행구분. */
export const nineColumns = [
  '매출일시',
  '공급가액',
  '부가세',
  '봉사료',
  '총금액',
  '승인번호',
  '발급수단',
  '거래구분',
  '용도구분',
] as const

interface Sale {
  readonly at: string
  readonly supply: number
  readonly vat: number
  readonly service: number
  readonly number: string
  readonly isCancel: boolean
  readonly lastFour: string
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Sales of a shop, the last `cancels` of them cancels; amounts without sign. */
export const salesOf = (count: number, cancels: number): readonly Sale[] =>
  Array.from({ length: count }, (_, at) => {
    const total = 1_000 * ((at * 37) % 211) + 990
    const supply = Math.round(total / 1.1)
    const number = at % 3 === 0 ? `G${3_482_429 + at}BV2` : String(12_345_678 + at).padStart(10, '0')
    return {
      at: `2026-11-${two((at % 28) + 1)} ${two(at % 24)}:${two(at % 60)}:${two((at * 7) % 60)}`,
      supply,
      vat: total - supply,
      service: at % 50 === 0 ? 500 : 0,
      number,
      isCancel: at >= count - cancels,
      lastFour: String(at % 10_000).padStart(4, '0'),
    }
  })

/** Sales in eleven columns, cancels negative. */
export const elevenRows = (sales: readonly Sale[]): Sheet =>
  sales.map(({ at, supply, vat, service, number, isCancel, lastFour }) => {
    const sign = isCancel ? -1 : 1
    const amounts = [supply, vat, service, supply + vat + service].map((won) => (won === 0 ? 0 : sign * won))
    return ['사업자', at, ...amounts, number, lastFour, isCancel ? '취소거래' : '승인거래', '소득공제', null]
  })

/** The same sales in nine columns, as text with commas, cancels positive. */
export const nineRows = (sales: readonly Sale[]): Sheet =>
  sales.map(({ at, supply, vat, service, number, isCancel }) => {
    const amounts = [supply, vat, service, supply + vat + service].map((won) => won.toLocaleString('en-US'))
    return [at, ...amounts, number, '휴대전화', isCancel ? '취소' : '승인', '지출증빙']
  })

/** A sheet as a workbook that the library writes. */
export function workbookOf(sheet: Sheet, bookType: 'xlsx' | 'biff8', name = '매출내역'): Buffer {
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(sheet.map((row) => [...row])), name)
  const bytes: unknown = xlsx.write(book, { type: 'buffer', bookType })
  if (!Buffer.isBuffer(bytes)) throw new TypeError('no bytes were written')
  return bytes
}

const quoted = (cell: Cell): string => {
  const text = String(cell ?? '')
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A sheet as CSV text. */
export const csvOf = (sheet: Sheet, delimiter = ','): string =>
  sheet.map((row) => `${row.map(quoted).join(delimiter)}\r\n`).join('')

/** CSV text in each way Korean programs write it. */
export const csvBytes = (text: string): Readonly<Record<'utf-8' | 'utf-8 with mark' | 'cp949', Buffer>> => ({
  'utf-8': Buffer.from(text),
  'utf-8 with mark': Buffer.from(`\ufeff${text}`),
  cp949: iconv.encode(text, 'cp949'),
})

/** A sheet as a web page of one table. */
export const htmlOf = (sheet: Sheet): string =>
  `<html><head><meta charset="euc-kr"><style>td{mso-number-format:"\\@"}</style></head><body><table border="1">\n${sheet
    .map((row) => `<tr>${row.map((cell) => `<td class='a'>${String(cell ?? '&nbsp;')}</td>`).join('')}</tr>`)
    .join('\n')}\n</table></body></html>`
