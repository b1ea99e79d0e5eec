import { open } from 'node:fs/promises'
import { detectEncoding } from '../encoding.ts'
import type { FileProblem, HometaxProblem } from '../file-lane.ts'
import { openFile, readProblemOf, type Source } from '../source.ts'
import { csvTable } from './csv-table.ts'
import { htmlTable, looksLikeHtml } from './html-table.ts'
import { HometaxFault, type TableFile } from './table.ts'
import { xlsTables } from './xls-tables.ts'
import { xlsxTables } from './xlsx-tables.ts'
import { openZip, type ZipParts } from './zip-parts.ts'

/** A million rows of Hometax's list make a workbook of a sixth of that. */
const largestWorkbook = 300 * 1024 ** 2

/** Opens a file by what its first bytes say it is, whatever its name. Throws {@link HometaxFault}. */
export async function openTables(file: string): Promise<TableFile> {
  const { beginning, bytes } = await beginningOf(file)
  const isZip = beginning.startsWith('PK')
  if (!isZip && !beginning.startsWith('\u00d0\u00cf\u0011\u00e0')) return openText(file)
  if (bytes > largestWorkbook) throw new HometaxFault({ kind: 'file-too-large', bytes, limit: largestWorkbook })
  if (isZip) return openWorkbook(file, bytes)
  const tables = await xlsTables(file, bytes)
  return { format: 'xls', encoding: null, tables, close: () => Promise.resolve() }
}

async function beginningOf(file: string): Promise<{ readonly beginning: string; readonly bytes: number }> {
  try {
    const handle = await open(file, 'r')
    try {
      const status = await handle.stat()
      // A device or a pipe has no beginning that could be read twice; what it is, is said where text is opened.
      if (!status.isFile()) return { beginning: '', bytes: 0 }
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
      return { beginning: buffer.toString('latin1', 0, bytesRead), bytes: status.size }
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw new HometaxFault(hometaxProblem(readProblemOf(error)))
  }
}

async function openWorkbook(file: string, bytes: number): Promise<TableFile> {
  const zip = await openZip(file)
  try {
    const looksLike = otherThanWorkbook(zip)
    if (looksLike !== null) throw new HometaxFault({ kind: 'not-a-spreadsheet', looksLike })
    const tables = await xlsxTables(zip, bytes)
    return { format: 'xlsx', encoding: null, tables, close: async () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

function otherThanWorkbook({ names }: ZipParts): string | null {
  const holds = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))
  if (holds(/^xl\/workbook\.bin$/)) return '엑셀 이진 통합 문서(.xlsb)'
  if (holds(/^content\.xml$/)) return '오픈도큐먼트 문서(.ods)'
  if (holds(/^word\//)) return '워드 문서(.docx)'
  return holds(/^\[Content_Types\]\.xml$/) && holds(/workbook.*\.xml$/) ? null : '압축 파일(zip)'
}

async function openText(file: string): Promise<TableFile> {
  const opened = await openFile(file)
  if (!opened.ok) throw new HometaxFault(hometaxProblem(opened.failure))
  const source = opened.value
  try {
    return await readText(source)
  } catch (error) {
    await source.close()
    throw error
  }
}

async function readText(source: Source): Promise<TableFile> {
  const isHtml = looksLikeHtml(source.head)
  if (!isHtml && /^\s*<\?xml/.test(source.head.toString('latin1', 0, 200))) {
    throw new HometaxFault({ kind: 'not-a-spreadsheet', looksLike: 'XML 파일' })
  }
  const encoding = source.marked ? 'utf-8' : await detectEncoding(source.chunks())
  const table = isHtml ? htmlTable(source, encoding) : csvTable(source, encoding)
  return { format: isHtml ? 'html' : 'csv', encoding, tables: [table], close: () => source.close() }
}

/** The problems reading can have; those of writing, and of gateway answers, cannot be here. */
export function hometaxProblem(problem: FileProblem): HometaxProblem {
  switch (problem.kind) {
    case 'file-is-no-text':
      return { kind: 'not-a-spreadsheet', looksLike: problem.looksLike }
    case 'file-not-found':
    case 'file-unreadable':
    case 'file-too-large':
    case 'cancelled':
      return problem
    case 'not-gateway-answers':
    case 'disk-full':
    case 'file-not-writable':
    case 'characters-do-not-fit':
      throw new TypeError(`reading a file ended as ${problem.kind}`)
  }
}
