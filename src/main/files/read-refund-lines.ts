import { parse } from 'csv-parse/sync'
import { type BulkFileLine, mostBulkLines } from '../../domain/bulk/bulk-run.ts'
import { type BulkColumns, isCutByComma, readAmount, readFirstRow, readOrder } from '../../domain/bulk/file-line.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { asciiOf, decode, detectEncoding } from './encoding.ts'
import { excerptOf } from './excerpt.ts'
import type { Encoding, FileProblem, ReadRefundLines, RefundFileProblem } from './file-lane.ts'
import { faultTexts, unreadable } from './file-record.ts'
import { type NumberedPiece, numberedPieces } from './numbered-pieces.ts'
import { FileFault, openFile, type Source } from './source.ts'
import { createRowSplitter } from './split-rows.ts'

/** Far above what the most lines take, and below what would be read for minutes to find that it is another file. */
const largestFileBytes = 32 * 1024 ** 2

/** Reads a file of order numbers and amounts; see `FileLane.readRefundLines`. */
export async function readRefundLines({
  file,
}: {
  readonly file: string
}): Promise<Result<ReadRefundLines, RefundFileProblem>> {
  const opened = await openFile(file)
  if (!opened.ok) return failed(readingProblem(opened.failure))
  try {
    const { bytes } = opened.value
    if (bytes > largestFileBytes) return failed({ kind: 'file-too-large', bytes, limit: largestFileBytes })
    return await readSource(opened.value)
  } catch (error) {
    if (error instanceof FileFault) return failed(readingProblem(error.problem))
    throw error
  } finally {
    await opened.value.close()
  }
}

async function readSource(source: Source): Promise<Result<ReadRefundLines, RefundFileProblem>> {
  const encoding = source.marked ? 'utf-8' : await detectEncoding(source.chunks())
  const lines: BulkFileLine[] = []
  let reader: LineReader | null = null
  let blank = 0
  let nextLine = 1
  let won = 0
  for await (const { pieces } of numberedPieces(source.chunks(), createRowSplitter())) {
    for (const row of pieces.flatMap((piece) => rowsOf(piece, encoding, reader))) {
      blank += row.line - nextLine
      nextLine = row.line + row.height
      if (row.cells?.every((cell) => cell.trim() === '') === true) {
        blank += 1
        continue
      }
      if (reader === null || isHeaderBelow(row, reader, lines)) {
        const begun = beginReading(row)
        if (!begun.ok) return begun
        reader = begun.value.reader
        if (begun.value.isHeader) continue
      }
      if (lines.length === mostBulkLines) return failed({ kind: 'too-many-lines', limit: mostBulkLines })
      const line = lineOf(row, reader)
      won += line.won ?? 0
      lines.push(Number.isSafeInteger(won) ? line : { ...line, won: null, because: beyondSentence })
    }
  }
  return lines.length === 0 ? failed({ kind: 'no-refund-lines' }) : ok({ lines, blankLines: blank, encoding })
}

type Delimiter = ',' | '\t' | ';'

/** A row of the file: its cells, or the Korean reason why there are none. `height` is how many lines of the file it takes. */
interface Row {
  readonly line: number
  readonly text: string
  readonly cells: readonly string[] | null
  readonly because: string | null
  readonly delimiter: Delimiter
  readonly height: number
}

/** How the rows of this file are read: `width` is the number of cells of its header, null where there is none. */
interface LineReader {
  readonly columns: BulkColumns
  readonly delimiter: Delimiter
  readonly width: number | null
}

/** Is this the header after all, below a title? Only where no line above it could be used: what stands under it is read by its names. */
const isHeaderBelow = ({ cells }: Row, { width }: LineReader, above: readonly BulkFileLine[]): boolean => {
  if (width !== null || cells === null || above.some(({ won }) => won !== null)) return false
  const named = readFirstRow(cells)
  return !named.ok || named.value.isHeader
}

const firstTwo: BulkColumns = { order: 0, amount: 1 }

function beginReading(
  row: Row,
): Result<{ readonly reader: LineReader; readonly isHeader: boolean }, RefundFileProblem> {
  const { cells, delimiter } = row
  if (cells === null) {
    return ok({ reader: { columns: firstTwo, delimiter, width: null }, isHeader: false })
  }
  const first = readFirstRow(cells)
  if (!first.ok) return failed({ kind: 'column-missing', column: first.failure.missing })
  const { columns, isHeader } = first.value
  return ok({ reader: { columns, delimiter, width: isHeader ? cells.length : null }, isHeader })
}

function rowsOf({ bytes, line, fault }: NumberedPiece, encoding: Encoding, reader: LineReader | null): readonly Row[] {
  const decoded = decode(bytes, encoding)
  const text = (decoded ?? asciiOf(bytes)).replace(/\r$/, '')
  const delimiter = reader?.delimiter ?? delimiterOf(text)
  const none = (because: string): Row => ({
    line,
    text,
    cells: null,
    because,
    delimiter,
    height: text.split('\n').length,
  })
  if (fault !== null) return [none(fault === 'too-long' ? '한 줄이 1 MB를 넘습니다.' : faultTexts[fault])]
  if (decoded === null) return [none(unreadable.encoding)]
  if (text.includes('\0')) return [none(unreadable.controls)]
  const whole = rowOf(line, text, delimiter)
  // A quote that was not closed swallowed the lines after it: each is read alone, and only those with a quote are at fault.
  return whole.height > 1 && (whole.cells === null || holdsLines(whole, whole.cells, reader?.columns ?? firstTwo))
    ? text.split('\n').map((one, at) => rowOf(line + at, one.replace(/\r$/, ''), delimiter))
    : [whole]
}

/** Is there another line in a cell of this row, by an amount where amounts stand, or a line break in what names the payment or the won? */
function holdsLines({ text, delimiter }: Row, cells: readonly string[], { order, amount }: BulkColumns): boolean {
  if ([cells[order], cells[amount]].some((cell) => cell?.trim().includes('\n') === true)) return true
  return text
    .split('\n')
    .slice(1)
    .map((one) => one.split(delimiter))
    .some((one) => one.length >= cells.length && readAmount(one[amount] ?? '').ok)
}

function rowOf(line: number, text: string, delimiter: Delimiter): Row {
  const cells = cellsOf(text, delimiter)
  return {
    line,
    text,
    cells,
    because: cells === null ? faultTexts.broken : null,
    delimiter,
    height: text.split('\n').length,
  }
}

/** What parts the cells of the first row: a tab where there is one, else a comma, else a semicolon. */
function delimiterOf(text: string): Delimiter {
  if (text.includes('\t')) return '\t'
  return text.includes(';') && !text.includes(',') ? ';' : ','
}

function cellsOf(text: string, delimiter: Delimiter): readonly string[] | null {
  if (text === '') return []
  try {
    const rows: string[][] = parse(text, {
      columns: false,
      relax_column_count: true,
      record_delimiter: ['\n'],
      delimiter,
    })
    return rows.length === 1 ? (rows[0] ?? null) : null
  } catch {
    return null
  }
}

function lineOf(row: Row, { columns, width }: LineReader): BulkFileLine {
  const { line } = row
  if (row.cells === null) {
    const shown = excerptOf(row.text)
    return { line, orderNumber: '', amountText: shown, won: null, because: row.because }
  }
  const { cells } = row
  const [orderCell = '', amountCell = ''] = [cells[columns.order], cells[columns.amount]]
  const order = readOrder(orderCell)
  const amount = readAmount(amountCell)
  const orderNumber = order.ok ? order.value : clipped(orderCell)
  const refused = (because: string): BulkFileLine => ({
    line,
    orderNumber,
    amountText: clipped(amountCell),
    won: null,
    because,
  })
  if (isCutByComma(amountCell, cells[columns.amount + 1])) return refused(cutSentence)
  if (width !== null && cells.length !== width) return refused(unevenSentence(width, cells.length))
  if (!order.ok) return refused(order.failure)
  if (!amount.ok) return refused(amount.failure)
  return { line, orderNumber, amountText: clipped(amountCell), won: amount.value, because: null }
}

const beyondSentence = '여기까지 더한 금액이 셀 수 있는 금액을 넘습니다. 금액 열이 맞는지 확인해야 합니다.'
const cutSentence = '금액이 쉼표에서 나뉘었습니다. 금액에 쉼표가 있으면 따옴표로 감싸거나 쉼표 없이 적습니다.'
const unevenSentence = (width: number, found: number): string =>
  `열 수가 머리글과 다릅니다(머리글 ${width}열, 이 줄 ${found}열).`

const longestShown = 100
const clipped = (cell: string): string =>
  cell
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, longestShown)

/** The problems reading can have; those of writing cannot be here. */
function readingProblem(problem: FileProblem): RefundFileProblem {
  switch (problem.kind) {
    case 'file-not-found':
    case 'file-unreadable':
    case 'file-is-no-text':
    case 'file-too-large':
      return problem
    case 'not-gateway-answers':
    case 'cancelled':
    case 'disk-full':
    case 'file-not-writable':
    case 'characters-do-not-fit':
      throw new TypeError(`reading a file ended as ${problem.kind}`)
  }
}
