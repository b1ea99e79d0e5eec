import { readFile } from 'node:fs/promises'
import type { CellObject } from '@e965/xlsx'
import { type DateSystem, emptyCell, type SheetCell, textCell } from '../../../domain/hometax/sheet-cell.ts'
import { recordsAreWhole } from './xls-records.ts'
import { HometaxFault, readColumns, type Table, type TablePage, type TableRow } from './table.ts'

/** A sheet of an .xls file has at most 65,536 rows; a full one of Hometax's list is 16 MB and takes half a gigabyte while it is read. */
const largestBytes = 20 * 1024 ** 2
const pageRows = 1_000

/**
 * The sheets of an .xls file, which is read at once: the format is a file system in a file and cannot be streamed. Formulas are not
 * evaluated and macros not looked at. The library is loaded with the first such file.
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
  const workbook = guarded(() =>
    read(bytes, { type: 'buffer', dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: true }),
  )
  if (!recordsAreWhole(stream)) throw new HometaxFault({ kind: 'workbook-damaged' })
  const system: DateSystem = workbook.Workbook?.WBProps?.date1904 === true ? 1904 : 1900
  const hidden = new Set(workbook.Workbook?.Sheets?.flatMap(({ name, Hidden }) => (Hidden ? [name] : [])))
  return workbook.SheetNames.filter((name) => !hidden.has(name)).map((sheet) => ({
    sheet,
    system,
    pages: () => pagesOf(workbook.Sheets[sheet]?.['!data'] ?? [], fileBytes),
  }))
}

/** What the library throws is damage, save for the one thing it says in words. */
function guarded<T>(step: () => T): T {
  try {
    return step()
  } catch (error) {
    const isEncrypted = error instanceof Error && /password|encrypt/i.test(error.message)
    throw new HometaxFault({ kind: isEncrypted ? 'workbook-encrypted' : 'workbook-damaged' })
  }
}

async function* pagesOf(data: readonly (CellObject[] | undefined)[], fileBytes: number): AsyncGenerator<TablePage> {
  for (let from = 0; from < data.length; from += pageRows) {
    // Lets other calls of the lane in.
    await new Promise((resolve) => setImmediate(resolve))
    const rows: TableRow[] = []
    for (let at = from; at < Math.min(from + pageRows, data.length); at += 1) {
      const cells = data[at]
      if (cells !== undefined) rows.push({ row: at + 1, cells: cellsOf(cells), because: null })
    }
    yield { rows, bytesRead: Math.round((Math.min(from + pageRows, data.length) / data.length) * fileBytes) }
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
