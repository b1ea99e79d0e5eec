import { parse } from 'csv-parse/sync'
import { isApprovalName } from '../../../domain/hometax/header.ts'
import { textCell } from '../../../domain/hometax/sheet-cell.ts'
import { asciiOf, decode } from '../encoding.ts'
import type { Encoding } from '../file-lane.ts'
import { faultTexts, unreadable } from '../file-record.ts'
import { type NumberedPiece, numberedPieces } from '../numbered-pieces.ts'
import type { Source } from '../source.ts'
import { createRowSplitter } from '../split-rows.ts'
import type { Table, TableRow } from './table.ts'

/** The rows of a CSV file as a table. */
export const csvTable = (source: Source, encoding: Encoding): Table => ({
  sheet: null,
  system: 1900,
  pages: async function* () {
    const read = createCsvReader(encoding, delimiterOf(source, encoding))
    for await (const { pieces, bytesRead } of numberedPieces(source.chunks(), createRowSplitter())) {
      yield { rows: read(pieces), bytesRead }
    }
  },
})

type Delimiter = ',' | '\t' | ';'

const headLines = 60

/** What parts the cells: what stands most often in the line that names the approval numbers. */
function delimiterOf({ head }: Source, encoding: Encoding): Delimiter {
  const cut = head.subarray(0, 262_144)
  const lines = (decode(cut, encoding) ?? cut.toString('latin1')).split('\n', headLines)
  const count = (line: string, of: Delimiter): number => line.split(of).length - 1
  const header = lines.find((line) => line.split(/[,\t;]/).some(isApprovalName)) ?? ''
  const [tabs, semicolons, commas] = [count(header, '\t'), count(header, ';'), count(header, ',')]
  if (tabs > semicolons && tabs > commas) return '\t'
  return semicolons > commas ? ';' : ','
}

function createCsvReader(encoding: Encoding, delimiter: Delimiter): (pieces: readonly NumberedPiece[]) => TableRow[] {
  /** Cells of the header; null above it, where titles are as wide as they like. */
  let width: number | null = null

  const rowOf = (row: number, cells: readonly string[] | null, text: string): TableRow => {
    if (cells === null) return { row, cells: [textCell(text)], because: faultTexts.broken }
    if (width === null && cells.some(isApprovalName)) width = filledWidth(cells)
    const lastRow = row + (text.match(/\n/g)?.length ?? 0)
    return { row, lastRow, cells: cells.map(textCell), because: width === null ? null : unevenness(cells, width) }
  }
  const alone = ({ bytes, line, fault }: NumberedPiece): TableRow[] => {
    const text = decode(bytes, encoding)
    const refused = (because: string): TableRow[] => [{ row: line, cells: [textCell(text ?? asciiOf(bytes))], because }]
    if (fault !== null) return refused(fault === 'too-long' ? '한 줄이 1 MB를 넘습니다.' : faultTexts[fault])
    if (text === null) return refused(unreadable.encoding)
    if (text.includes('\0')) return refused(unreadable.controls)
    const cells = parsed(text, delimiter)?.[0] ?? null
    if (cells !== null && (!text.includes('\n') || width === null || unevenness(cells, width) === null))
      return [rowOf(line, cells, text)]
    // A quote that was not closed swallowed the lines after it: each is read alone.
    return text.split('\n').map((one, at) => rowOf(line + at, parsed(one, delimiter)?.[0] ?? null, one))
  }
  return (pieces) => readTogether(pieces, encoding, delimiter, rowOf) ?? pieces.flatMap(alone)
}

/** All rows in one go, as nearly every stretch of a file allows; null when one of them needs a closer look. */
function readTogether(
  pieces: readonly NumberedPiece[],
  encoding: Encoding,
  delimiter: Delimiter,
  rowOf: (row: number, cells: readonly string[], text: string) => TableRow,
): TableRow[] | null {
  const texts: string[] = []
  for (const { bytes, fault } of pieces) {
    const text = fault === null ? decode(bytes, encoding) : null
    if (text === null || text.includes('\0')) return null
    texts.push(text.endsWith('\r') ? text.slice(0, -1) : text)
  }
  const rows = parsed(texts.join('\n'), delimiter)
  if (rows === null || rows.length !== pieces.length || texts.some((text) => text.includes('\n'))) return null
  return rows.map((cells, at) => rowOf(pieces[at]?.line ?? 0, cells, texts[at] ?? ''))
}

function parsed(text: string, delimiter: Delimiter): string[][] | null {
  try {
    return parse(text.replace(/\r$/, ''), {
      columns: false,
      relax_column_count: true,
      record_delimiter: ['\n'],
      delimiter,
    })
  } catch {
    return null
  }
}

const filledWidth = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1

/** A row that is cut off, or whose amounts were cut at their commas; a remark is one cell alone. Null when it is as wide as the header. */
function unevenness(cells: readonly string[], width: number): string | null {
  const filled = filledWidth(cells)
  const isRemark = filled <= 1
  if (filled <= width && (cells.length >= width || isRemark)) return null
  return `열 수가 머리글과 다릅니다(머리글 ${width}열, 이 줄 ${Math.max(filled, Math.min(cells.length, width))}열).`
}
