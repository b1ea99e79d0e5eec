import { parse } from 'csv-parse/sync'
import { asciiOf, decode } from './encoding.ts'
import type { Encoding } from './file-lane.ts'
import { admit, faultTexts, type FileRecord, mostFields, unreadable } from './file-record.ts'
import type { NumberedPiece } from './numbered-pieces.ts'
import { carriageReturn } from './splitter.ts'

/**
 * Reads the rows of one CSV file. Its first row names the fields; a column without a name is nothing.
 * An empty cell is an absent field: one header serves payments of every kind.
 */
export interface RowReader {
  read(pieces: readonly NumberedPiece[]): readonly FileRecord[]
}

/** Makes the reader of one file's rows, which remembers its header. */
export function createRowReader(encoding: Encoding): RowReader {
  let header: Header | null = null

  const read = (pieces: readonly NumberedPiece[]): readonly FileRecord[] => {
    let rows = pieces
    if (header === null) {
      const [first, ...others] = pieces
      if (first === undefined) return []
      header = readHeader(first, encoding)
      rows = others
    }
    const { names, because } = header
    if (because !== null) return rows.map(({ bytes, line }) => refused(line, asciiOf(bytes), because))
    return readTogether(rows, names, encoding) ?? rows.flatMap((piece) => readAlone(piece, names, encoding))
  }
  return { read }
}

interface Header {
  readonly names: readonly string[]
  /** The Korean reason why no row under this header can be read; null when they can. */
  readonly because: string | null
}

function readHeader(piece: NumberedPiece, encoding: Encoding): Header {
  const text = piece.fault === null ? decode(piece.bytes, encoding) : null
  const names = text === null ? null : rowOf(text)
  if (names === null) return { names: [], because: 'CSV 머리글을 읽을 수 없습니다.' }
  const trimmed = names.map((name) => name.trim())
  const named = trimmed.filter((name) => name !== '')
  if (trimmed.length > mostFields) return { names: [], because: `열이 ${mostFields}개를 넘습니다.` }
  const twice = named.find((name, at) => named.indexOf(name) !== at)
  const because = twice === undefined ? null : `머리글에 같은 열이 두 번 있습니다: ${twice.slice(0, 40)}`
  return { names: trimmed, because }
}

/** All rows in one go, as nearly every stretch of a file allows; null when one of them needs a closer look. */
function readTogether(
  pieces: readonly NumberedPiece[],
  names: readonly string[],
  encoding: Encoding,
): readonly FileRecord[] | null {
  const texts: string[] = []
  for (const piece of pieces) {
    const text = piece.fault === null ? decode(withoutReturn(piece.bytes), encoding) : null
    if (text === null || text.includes('\0')) return null
    texts.push(text)
  }
  const rows = parsed(texts.join('\n'))
  if (rows === null || rows.length !== pieces.length) return null
  const records: FileRecord[] = []
  for (const [at, piece] of pieces.entries()) {
    const cells = rows[at] ?? []
    if (cells.length !== names.length) return null
    records.push(...recordOf(piece.line, texts[at] ?? '', cells, names))
  }
  return records
}

function readAlone(piece: NumberedPiece, names: readonly string[], encoding: Encoding): FileRecord[] {
  const { line, bytes } = piece
  const text = decode(withoutReturn(bytes), encoding)
  if (piece.fault !== null) return [refused(line, text ?? asciiOf(bytes), faultTexts[piece.fault])]
  if (text === null) return [refused(line, asciiOf(bytes), unreadable.encoding)]
  if (text.includes('\0')) return [refused(line, text, unreadable.controls)]
  const cells = rowOf(text)
  if (cells?.length === names.length) return [...recordOf(line, text, cells, names)]
  if (!text.includes('\n')) return [refused(line, text, cells === null ? faultTexts.broken : unevenText(names, cells))]
  // A quote that was never closed swallowed the lines after it: only the first one is at fault.
  const [first = '', ...others] = text.split('\n')
  return [refused(line, first, faultTexts.broken), ...others.flatMap((one, at) => readLine(one, line + 1 + at, names))]
}

function readLine(text: string, line: number, names: readonly string[]): readonly FileRecord[] {
  if (text.trim() === '') return []
  const cells = rowOf(text)
  if (cells === null) return [refused(line, text, faultTexts.broken)]
  return cells.length === names.length
    ? recordOf(line, text, cells, names)
    : [refused(line, text, unevenText(names, cells))]
}

/** The record of a row; none when all its cells are empty, as spreadsheets leave rows behind. */
function recordOf(
  line: number,
  text: string,
  cells: readonly string[],
  names: readonly string[],
): readonly FileRecord[] {
  const fields: [string, string][] = []
  for (const [at, name] of names.entries()) {
    const cell = cells[at] ?? ''
    if (name !== '' && cell !== '') fields.push([name, cell])
  }
  return fields.length === 0 ? [] : [admit(line, text, null, Object.fromEntries(fields))]
}

const unevenText = (names: readonly string[], cells: readonly string[]): string =>
  `열 수가 머리글과 다릅니다(머리글 ${names.length}열, 이 줄 ${cells.length}열).`

const refused = (line: number, text: string, because: string): FileRecord => ({
  kind: 'unreadable',
  line,
  text,
  because,
})

const withoutReturn = (bytes: Buffer): Buffer =>
  bytes.at(-1) === carriageReturn ? bytes.subarray(0, bytes.length - 1) : bytes

function rowOf(text: string): readonly string[] | null {
  const rows = parsed(text.replace(/\r$/, ''))
  return rows?.length === 1 ? (rows[0] ?? null) : null
}

function parsed(text: string): string[][] | null {
  if (text === '') return []
  try {
    return parse(text, { columns: false, relax_column_count: true, record_delimiter: ['\n'] })
  } catch {
    return null
  }
}
