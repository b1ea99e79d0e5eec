import type { Instant } from '../../../domain/day.ts'
import type { ReadDb, WriteDb } from '../database.ts'
import { recordAudit } from './audit.ts'
import type { BegunFile } from './begun-file.ts'

/** A run as later batches need it. */
export interface StoredRun {
  readonly number: number
  readonly shop_number: number
  readonly operator_id: string
}

/** The run of this id. Throws when it was never started. */
export function runOf(db: ReadDb, id: string): StoredRun {
  const run = db.first<StoredRun>('SELECT number, shop_number, operator_id FROM import_run WHERE id = ?', id)
  if (run === undefined) throw new RangeError(`no import of this id: ${id}`)
  return run
}

/** Notes that a file is being read into a shop. */
export function startImport(db: WriteDb, entry: BegunFile): void {
  const { id, shopId, fileName, bytes, operatorId, at } = entry
  db.run(
    `INSERT INTO import_run (id, shop_number, file_name, bytes, operator_id, started_at)
     VALUES (?, (SELECT number FROM shop WHERE id = ?), ?, ?, ?, ?)`,
    id,
    shopId,
    fileName,
    bytes,
    operatorId,
    at,
  )
  recordAudit(db, { what: 'import-started', subject: id, detail: { shopId, fileName, bytes }, operatorId, at })
}

/** Notes how an import ended; a second end is a constraint fault. `problem` is the Korean sentence of a failed one. */
export function finishImport(
  db: WriteDb,
  entry: {
    readonly id: string
    readonly state: 'finished' | 'cancelled' | 'failed'
    readonly problem: string | null
    readonly at: Instant
  },
): void {
  const { id, state, problem, at } = entry
  const run = runOf(db, id)
  endRun(db, run.number, state, problem, at)
  recordAudit(db, { what: 'import-ended', subject: id, detail: { state, problem }, operatorId: run.operator_id, at })
}

/** At start: imports the app was killed in are interrupted; what they had stored stays. Tells how many. */
export function interruptedImports(db: WriteDb, { at }: { readonly at: Instant }): number {
  const running = db.all<{ number: number; id: string }>(
    'SELECT number, id FROM import_run WHERE number NOT IN (SELECT import_number FROM import_end) ORDER BY number',
  )
  for (const { number, id } of running) {
    endRun(db, number, 'interrupted', null, at)
    recordAudit(db, { what: 'import-ended', subject: id, detail: { state: 'interrupted' }, operatorId: null, at })
  }
  return running.length
}

function endRun(db: WriteDb, number: number, state: string, problem: string | null, at: Instant): void {
  db.run(
    'INSERT INTO import_end (import_number, ended_at, state, problem) VALUES (?, ?, ?, ?)',
    number,
    at,
    state,
    problem,
  )
}
