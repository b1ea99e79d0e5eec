import { emptyCell, type SheetCell, textCell } from '../../../domain/hometax/sheet-cell.ts'
import { HometaxFault, mostColumns, mostRows, readColumns, type Table, type TablePage, type TableRow } from './table.ts'
import { createTextGatherer, readWorkbook, type SheetPart, type Workbook } from './xlsx-parts.ts'
import { parseXml, type XmlListener } from './xml-events.ts'
import type { ZipParts } from './zip-parts.ts'

/** The sheets of an .xlsx file, read row by row as they are unpacked. `fileBytes` is the size of the file. */
export async function xlsxTables(zip: ZipParts, fileBytes: number): Promise<readonly Table[]> {
  const workbook = await readWorkbook(zip)
  return workbook.sheets.map((sheet) => ({
    sheet: sheet.name,
    system: workbook.system,
    pages: () => pagesOf(zip, workbook, sheet, fileBytes),
  }))
}

async function* pagesOf(
  zip: ZipParts,
  workbook: Workbook,
  { part }: SheetPart,
  fileBytes: number,
): AsyncGenerator<TablePage> {
  const size = Math.max(zip.sizeOf(part), 1)
  const reader = createSheetReader(workbook)
  for await (const bytes of parseXml(zip.pieces(part), reader)) {
    const rows = reader.take()
    if (rows.length > 0) yield { rows, bytesRead: Math.round((Math.min(bytes, size) / size) * fileBytes) }
  }
}

/** A cell that is being read. */
interface OpenCell {
  readonly at: number
  readonly type: string
  readonly style: number
  value: string
  hasFormula: boolean
}

function createSheetReader({ formats, strings }: Workbook): XmlListener & { take(): readonly TableRow[] } {
  let rows: TableRow[] = []
  let cells: SheetCell[] = []
  let row = 0
  let column = 0
  let cell: OpenCell | null = null
  let inValue = false
  const inline = createTextGatherer()

  const opened: XmlListener['opened'] = (name, attributes) => {
    if (name === 'c') {
      column = columnOf(attributes['r']) ?? column + 1
      if (column > mostColumns) throw new HometaxFault({ kind: 'too-many-rows', limit: mostRows })
      const [type = 'n', style = '0'] = [attributes['t'], attributes['s']]
      cell = { at: column - 1, type, style: Number(style), value: '', hasFormula: false }
    } else if (name === 'row') {
      const next = Number(attributes['r'] ?? row + 1)
      if (!Number.isSafeInteger(next) || next <= row) throw new HometaxFault({ kind: 'workbook-damaged' })
      if (next > mostRows) throw new HometaxFault({ kind: 'too-many-rows', limit: mostRows })
      row = next
      column = 0
      cells = []
    } else if (name === 'v') inValue = cell !== null
    else if (name === 'f' && cell !== null) cell.hasFormula = true
    else inline.opened(name)
  }
  const closed: XmlListener['closed'] = (name) => {
    if (name === 'v') inValue = false
    else if (name === 'c' && cell !== null) {
      const text = inline.take()
      const { at } = cell
      if (at < readColumns) {
        while (cells.length < at) cells.push(emptyCell)
        cells[at] = cell.type === 'inlineStr' ? textCell(text) : valueOf(cell)
      }
      cell = null
    } else if (name === 'row') rows.push({ row, cells, because: null })
    else inline.closed(name)
  }
  const text: XmlListener['text'] = (more) => {
    if (inValue && cell !== null) cell.value += more
    else inline.text(more)
  }

  /** The value a cell holds, of a formula the one it had when the file was saved: nothing is calculated here. */
  function valueOf({ type, style, value, hasFormula }: OpenCell): SheetCell {
    if (value === '') return hasFormula && type !== 'str' ? withoutResult : emptyCell
    if (type === 's') {
      const shared = strings[Number(value)]
      return shared === undefined ? { kind: 'unreadable', because: '셀이 없는 글자를 가리킵니다.' } : textCell(shared)
    }
    if (type === 'str' || type === 'd') return textCell(value)
    if (type === 'e') return { kind: 'unreadable', because: `셀이 오류 값(${value.slice(0, 20)})입니다.` }
    if (type === 'b') return textCell(value === '1' ? 'TRUE' : 'FALSE')
    const number = Number(value)
    if (!Number.isFinite(number)) return { kind: 'unreadable', because: '셀의 숫자를 읽을 수 없습니다.' }
    return { kind: 'number', value: number, format: formats[style] ?? 'General' }
  }

  return {
    opened,
    closed,
    text,
    take: () => {
      const taken = rows
      rows = []
      return taken
    },
  }
}

const withoutResult: SheetCell = {
  kind: 'unreadable',
  because: '수식의 결과가 파일에 없습니다. 엑셀에서 열어 저장한 파일이 필요합니다.',
}

/** The column of a reference such as `AB12`, from 1; null when there is none. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null
  let column = 0
  for (let at = 0; at < reference.length && at < 8; at += 1) {
    const code = reference.charCodeAt(at)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column === 0 ? null : column
}
