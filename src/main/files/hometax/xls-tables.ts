import { readFile } from 'node:fs/promises'
import type { CellObject, WorkBook } from '@e965/xlsx'
import { type DateSystem, emptyCell, type SheetCell, textCell } from '../../../domain/hometax/sheet-cell.ts'
import { recordsAreWhole, rowsIn, rowsOnly } from './xls-records.ts'
import { HometaxFault, readColumns, type Table, type TableRow } from './table.ts'

/** A sheet of an .xls file has at most 65,536 rows; a full one of Hometax's list is 16 MB. */
const largestBytes = 32 * 1024 ** 2
/** Rows that are read at a time: the library takes half a kilobyte for a cell. */
const windowRows = 4_096
const pageRows = 1_000

/**
 * The sheets of an .xls file. The format cannot be streamed, so the file is held, and read some thousand rows at a time. Formulas are
 * not evaluated and macros not looked at. The library is loaded with the first such file.
 */
export async function xlsTables(file: string, fileBytes: number): Promise<readonly Table[]> {
  if (fileBytes > largestBytes)
    throw new HometaxFault({ kind: 'file-too-large', bytes: fileBytes, limit: largestBytes })
  const [{ CFB, read, set_cptable: setCodePages }, codePages] = await Promise.all([
    import('@e965/xlsx'),
    import('@e965/xlsx/dist/cpexcel.full.mjs'),
  ])
  setCodePages(codePages)
  const bytes = await readFile(file)
  const { names, stream } = guarded(() => {
    const container = CFB.read(bytes, { type: 'buffer' })
    const paths: unknown = container.FullPaths
    const content: unknown = (CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book'))?.content
    return {
      names: Array.isArray(paths) ? paths.map((path) => String(path).toLowerCase()) : [],
      stream: content instanceof Uint8Array || Array.isArray(content) ? Buffer.from(content) : null,
    }
  })
  if (names.some((name) => name.endsWith('/encryptedpackage'))) throw new HometaxFault({ kind: 'workbook-encrypted' })
  if (stream === null) {
    throw new HometaxFault({ kind: 'not-a-spreadsheet', looksLike: '엑셀이 아닌 오피스·한글 문서' })
  }
  // What is no chain of records, the library would take for another format.
  if (!recordsAreWhole(stream)) throw new HometaxFault({ kind: 'workbook-damaged' })
  const readRows = (from: number): WorkBook =>
    guarded(() => read(rowsOnly(stream, from, from + windowRows), { ...options, type: 'buffer' }))
  const { Workbook: about, SheetNames: sheets } = readRows(0)
  const system: DateSystem = about?.WBProps?.date1904 === true ? 1904 : 1900
  const hidden = new Set(about?.Sheets?.flatMap(({ name, Hidden }) => (Hidden ? [name] : [])))
  const rows = rowsIn(stream)
  return sheets
    .filter((name) => !hidden.has(name))
    .map((sheet) => ({
      sheet,
      system,
      pages: async function* () {
        for (let from = 0; from < rows; from += windowRows) {
          const to = Math.min(from + windowRows, rows)
          for await (const page of pagesOf(readRows(from).Sheets[sheet]?.['!data'] ?? [], from, to))
            yield { rows: page, bytesRead: Math.round((to / rows) * fileBytes) }
        }
      },
    }))
}

const options = { dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: true } as const

/** What the library throws is damage, save for the one thing it says in words. */
function guarded<T>(step: () => T): T {
  try {
    return step()
  } catch (error) {
    const isEncrypted = error instanceof Error && /password|encrypt/i.test(error.message)
    throw new HometaxFault({ kind: isEncrypted ? 'workbook-encrypted' : 'workbook-damaged' })
  }
}

async function* pagesOf(
  data: readonly (CellObject[] | undefined)[],
  from: number,
  to: number,
): AsyncGenerator<readonly TableRow[]> {
  for (let start = from; start < to; start += pageRows) {
    // Lets other calls of the lane in.
    await new Promise((resolve) => setImmediate(resolve))
    const rows: TableRow[] = []
    for (let at = start; at < Math.min(start + pageRows, to); at += 1) {
      const cells = data[at]
      if (cells !== undefined) rows.push({ row: at + 1, cells: cellsOf(cells), because: null })
    }
    yield rows
  }
}

const cellsOf = (cells: readonly (CellObject | undefined)[]): readonly SheetCell[] =>
  Array.from({ length: Math.min(cells.length, readColumns) }, (_, at) => cellOf(cells[at]))

function cellOf(cell: CellObject | undefined): SheetCell {
  if (cell === undefined) return emptyCell
  const { t, v, z } = cell
  if (t === 'e') return { kind: 'unreadable', because: '셀이 오류 값입니다.' }
  if (typeof v === 'number') return { kind: 'number', value: v, format: typeof z === 'string' ? z : 'General' }
  if (typeof v === 'boolean') return textCell(v ? 'TRUE' : 'FALSE')
  return typeof v === 'string' ? textCell(v) : emptyCell
}
