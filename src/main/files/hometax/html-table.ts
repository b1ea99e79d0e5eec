import { type SheetCell, emptyCell, textCell } from '../../../domain/hometax/sheet-cell.ts'
import { decode } from '../encoding.ts'
import type { Encoding } from '../file-lane.ts'
import { numberedPieces } from '../numbered-pieces.ts'
import type { Source } from '../source.ts'
import { longestRecordBytes, type Split, type Splitter } from '../splitter.ts'
import { HometaxFault, mostRows, readColumns, type Table, type TableRow } from './table.ts'

/** Does this begin like a web page? Sites save such pages under the name of a spreadsheet. */
export const looksLikeHtml = (head: Buffer): boolean =>
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype html|html|head|meta|body|style|table|div|form|center|font)\b/i.test(
    head.subarray(0, 8_192).toString('latin1'),
  )

/**
 * The rows of the tables of a web page, one after another; a cell over several columns or rows leaves the others empty. Only simple
 * tables are read: a table within a table, or rows that are not closed, end as `table-not-simple`.
 */
export const htmlTable = (source: Source, encoding: Encoding): Table => ({
  sheet: null,
  system: 1900,
  pages: async function* () {
    const place = createPlacer()
    let row = 0
    for await (const { pieces, bytesRead } of numberedPieces(source.chunks(), createRowEndSplitter())) {
      const rows: TableRow[] = []
      for (const { bytes, fault } of pieces) {
        const text = fault === null ? decode(bytes, encoding) : null
        if (text === null) throw notSimple()
        const spans = spansOf(text)
        if (spans === null) continue
        row += 1
        if (row > mostRows) throw new HometaxFault({ kind: 'too-many-rows', limit: mostRows })
        rows.push({ row, cells: place(spans), because: null })
      }
      yield { rows, bytesRead }
    }
  },
})

const notSimple = (): HometaxFault => new HometaxFault({ kind: 'table-not-simple' })

const rowEnd = /<\/tr\s*>/gi

/** Cuts behind every closed row. */
function createRowEndSplitter(): Splitter {
  const split = (window: Uint8Array, atEnd: boolean): Split => {
    const text = Buffer.from(window.buffer, window.byteOffset, window.byteLength).toString('latin1')
    const pieces: Split['pieces'][number][] = []
    let from = 0
    for (const match of text.matchAll(rowEnd)) {
      const to = match.index + match[0].length
      pieces.push({ from, to, fault: null })
      from = to
    }
    if (!atEnd && window.length - from <= longestRecordBytes) return { pieces, consumed: from }
    if (from < window.length) pieces.push({ from, to: window.length, fault: atEnd ? null : 'too-long' })
    return { pieces, consumed: window.length }
  }
  return { split }
}

/** A cell as it is written: its text, and how many columns and rows it takes. */
interface Span {
  readonly cell: SheetCell
  readonly columns: number
  readonly rows: number
}

const cellStart = /<t[dh](?=[\s>/])((?:[^>"']|"[^"]*"|'[^']*')*)>/gi

/** The cells of the row in a piece; null where there is none. */
function spansOf(piece: string): readonly Span[] | null {
  const text = piece.replace(/<!--[\s\S]*?-->/g, '')
  const starts = [...text.matchAll(/<tr(?=[\s>])/gi)]
  const [start] = starts
  if (start === undefined) return null
  if (starts.length > 1 || !/<\/tr\s*>$/i.test(text)) throw notSimple()
  const inside = text.slice(start.index)
  if (/<table\b/i.test(inside)) throw notSimple()
  const cells = [...inside.matchAll(cellStart)]
  return cells.map((match, at) => {
    const from = match.index + match[0].length
    const content = inside.slice(from, cells[at + 1]?.index ?? inside.length)
    const count = (name: string): number =>
      Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,5})`, 'i').exec(match[1] ?? '')?.[1] ?? 1)
    return { cell: textCell(plainText(content)), columns: count('colspan'), rows: count('rowspan') }
  })
}

/** Puts cells into their columns, past those that hang down from rows above. */
function createPlacer(): (spans: readonly Span[]) => readonly SheetCell[] {
  const hanging: number[] = []
  return (spans) => {
    const cells: SheetCell[] = []
    const skip = (): void => {
      while ((hanging[cells.length] ?? 0) > 0 && cells.length < readColumns) {
        hanging[cells.length] = (hanging[cells.length] ?? 0) - 1
        cells.push(emptyCell)
      }
    }
    for (const { cell, columns, rows } of spans) {
      skip()
      for (let at = 0; at < Math.max(columns, 1) && cells.length < readColumns; at += 1) {
        hanging[cells.length] = Math.max(rows, 1) - 1
        cells.push(at === 0 ? cell : emptyCell)
      }
    }
    skip()
    return cells
  }
}

const named: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The text of a cell without its tags; an entity that is not known stays as it is written. */
const plainText = (content: string): string =>
  content
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
      const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
      if (name !== undefined) return named[String(name).toLowerCase()] ?? whole
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replace(/\s+/g, ' ')
    .trim()
