import type { HometaxRows } from '../../../domain/hometax/hometax-file.ts'
import type { HometaxFileContent } from '../../../domain/hometax/hometax-list.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import { packed } from '../../packed/packed.ts'
import type { HometaxBatch, HometaxProblem } from '../file-lane.ts'
import { FileFault } from '../source.ts'
import { createListReader, isHometaxList } from './list-reader.ts'
import { hometaxProblem, openTables } from './open-tables.ts'
import { HometaxFault, type Table, type TableFile } from './table.ts'

/** What is read, and how many rows go into a batch. */
export interface HometaxRequest {
  readonly file: string
  readonly batchSize?: number
}

const defaultBatchSize = 1_000

/** Reads Hometax's 현금영수증 매출내역; see `FileLane.readHometax`. */
export async function readHometax(
  { file, batchSize = defaultBatchSize }: HometaxRequest,
  onBatch: (batch: HometaxBatch) => Promise<void>,
  signal: AbortSignal,
): Promise<Result<HometaxFileContent, HometaxProblem>> {
  if (signal.aborted) return failed({ kind: 'cancelled' })
  let opened: TableFile | null = null
  try {
    opened = await openTables(file)
    const { table, others } = await chosenOf(opened.tables)
    const reader = createListReader(table)
    const handOver = (rows: HometaxRows, bytesRead: number): Promise<void> =>
      onBatch({ rows: packed(rows), lines: rows.lines.length + rows.rejects.length, bytesRead })
    let reached = 0
    for await (const { rows, bytesRead } of table.pages()) {
      reached = bytesRead
      for (const row of rows) {
        reader.take(row)
        if (reader.size() >= batchSize) await handOver(reader.taken(), bytesRead)
        if (signal.aborted) return failed({ kind: 'cancelled' })
      }
    }
    const content = reader.end()
    if (reader.size() > 0) await handOver(reader.taken(), reached)
    if (signal.aborted) return failed({ kind: 'cancelled' })
    return ok({ ...content, format: opened.format, encoding: opened.encoding, sheet: table.sheet, otherSheets: others })
  } catch (error) {
    if (error instanceof HometaxFault) return failed(error.problem)
    if (error instanceof FileFault) return failed(hometaxProblem(error.problem))
    throw error
  } finally {
    await opened?.close()
  }
}

/** The first table that is a list of Hometax, and the names of further ones; the first of all when none is, for its reason. */
async function chosenOf(
  tables: readonly Table[],
): Promise<{ readonly table: Table; readonly others: readonly string[] }> {
  const [first, ...more] = tables
  if (first === undefined) throw new HometaxFault({ kind: 'no-hometax-header', nearest: null })
  if (more.length === 0) return { table: first, others: [] }
  const lists: Table[] = []
  for (const table of tables) if (await isHometaxList(table)) lists.push(table)
  const [table = first, ...others] = lists
  return { table, others: others.flatMap(({ sheet }) => (sheet === null ? [] : [sheet])) }
}
