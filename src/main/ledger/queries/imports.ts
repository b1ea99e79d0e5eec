import { toInstant } from '../../../domain/day.ts'
import { type ImportRun, importStates, type RejectedLine } from '../../../domain/import-run.ts'
import type { ReadDb } from '../database.ts'
import { oneOf, orNull } from '../rows.ts'

interface RunRow {
  readonly id: string
  readonly shop_id: string
  readonly file_name: string
  readonly bytes: number
  readonly operator_id: string
  readonly started_at: string
  readonly ended_at: string | null
  readonly state: string
  readonly problem: string | null
  readonly lines: number
  readonly added: number
  readonly already: number
  readonly refunds: number
  readonly passed_over: number
  readonly rejected: number
}

const sums = ['lines', 'added', 'already', 'refunds', 'passed_over', 'rejected'] as const

/** The newest imports, newest first, each with the sums of its batches so far. */
export const imports = (db: ReadDb, { limit }: { readonly limit: number }): readonly ImportRun[] =>
  db
    .all<RunRow>(
      `WITH run AS MATERIALIZED (SELECT * FROM import_run ORDER BY number DESC LIMIT ?)
       SELECT run.*, s.id AS shop_id, e.ended_at, coalesce(e.state, 'running') AS state, e.problem,
         ${sums.map((column) => `coalesce(sum(b.${column}), 0) AS ${column}`).join(', ')}
       FROM run JOIN shop s ON s.number = run.shop_number LEFT JOIN import_end e ON e.import_number = run.number
       LEFT JOIN import_batch b ON b.import_number = run.number GROUP BY run.number ORDER BY run.number DESC`,
      limit,
    )
    .map((row) => ({
      id: row.id,
      shopId: row.shop_id,
      fileName: row.file_name,
      bytes: row.bytes,
      operatorId: row.operator_id,
      startedAt: toInstant(row.started_at),
      endedAt: orNull(row.ended_at, toInstant),
      state: oneOf(importStates, row.state),
      lines: row.lines,
      added: row.added,
      already: row.already,
      refunds: row.refunds,
      passedOver: row.passed_over,
      rejected: row.rejected,
      problem: row.problem,
    }))

/** A page of the lines an import left out, in the order of the file's batches. */
export const rejectsOf = (
  db: ReadDb,
  { importId, offset, limit }: { readonly importId: string; readonly offset: number; readonly limit: number },
): readonly RejectedLine[] =>
  db.all<RejectedLine>(
    `SELECT line, because, excerpt FROM rejected_line WHERE import_number = (SELECT number FROM import_run WHERE id = ?)
     ORDER BY number LIMIT ? OFFSET ?`,
    importId,
    limit,
    offset,
  )
