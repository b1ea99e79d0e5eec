import type { BulkFileLine, BulkJudgement, BulkRunState } from '../../../domain/bulk/bulk-run.ts'
import type { Instant } from '../../../domain/day.ts'
import type { Won } from '../../../domain/money.ts'
import type { RefundReason } from '../../../domain/refund.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { WriteDb } from '../database.ts'
import { bulkRunBy, okTotals, type StoredBulkRun } from '../queries/bulk-runs.ts'
import { recordAudit } from './audit.ts'
import { writeJudgement } from './bulk-line.ts'

/** Why a run does not move: it stands elsewhere, its plan is no longer what was confirmed, or the shop has another one running. */
export type BulkRefusal =
  | { readonly kind: 'bulk-not-found' }
  | { readonly kind: 'bulk-not-waiting'; readonly state: BulkRunState }
  | { readonly kind: 'bulk-plan-changed'; readonly count: number; readonly won: Won }
  | { readonly kind: 'bulk-busy'; readonly fileName: string }

/** Writes down a file that was read, with what the ledger says of each of its lines. Nothing is sent by it. */
export function planBulkRun(
  db: WriteDb,
  entry: {
    readonly id: string
    readonly shopId: string
    readonly fileName: string
    readonly blankLines: number
    readonly lines: readonly (Omit<BulkFileLine, 'because'> & { readonly judgement: BulkJudgement })[]
    readonly operatorId: string
    readonly at: Instant
  },
): void {
  const { id, shopId, fileName, blankLines, lines, operatorId, at } = entry
  const { number } = db.run(
    `INSERT INTO bulk_run (id, shop_number, file_name, blank_lines, operator_id, created_at)
     VALUES (?, (SELECT number FROM shop WHERE id = ?), ?, ?, ?, ?)`,
    id,
    shopId,
    fileName,
    blankLines,
    operatorId,
    at,
  )
  writeEvent(db, number, { state: 'planned', because: null, operatorId, at })
  for (const { line, orderNumber, amountText, won, judgement } of lines) {
    const stored = db.run(
      'INSERT INTO bulk_line (run_number, line, order_number, amount_text, won) VALUES (?, ?, ?, ?, ?)',
      number,
      line,
      orderNumber,
      amountText,
      won,
    )
    writeJudgement(db, stored.number, 'ledger', judgement, at)
  }
  const detail = { shopId, fileName, lines: lines.length }
  recordAudit(db, { what: 'bulk-refund-planned', subject: id, detail, operatorId, at })
}

/** Writes down the plan an operator confirmed and begins it. A plan that is no longer what was shown is refused with what it is now. */
export function startBulkRun(
  db: WriteDb,
  entry: {
    readonly id: string
    readonly reason: RefundReason
    readonly count: number
    readonly won: Won
    readonly operatorId: string
    readonly at: Instant
  },
): Result<{ readonly turn: number }, BulkRefusal> {
  const { id, reason, operatorId, at, ...shown } = entry
  const run = bulkRunBy(db, id)
  if (run === undefined) return failed({ kind: 'bulk-not-found' })
  if (run.state !== 'planned') return failed({ kind: 'bulk-not-waiting', state: run.state })
  const now = okTotals(db, run.number)
  if (now.count !== shown.count || now.won !== shown.won) return failed({ kind: 'bulk-plan-changed', ...now })
  const busy = otherRunning(db, run)
  if (busy !== null) return failed(busy)
  db.run(
    `INSERT INTO bulk_plan (run_number, reason_code, reason_note, line_count, won, operator_id, confirmed_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    run.number,
    reason.code,
    reason.note,
    shown.count,
    shown.won,
    operatorId,
    at,
  )
  return ok(move(db, run, { state: 'running', because: null, operatorId, at }, { ...shown, reason: reason.code }))
}

/**
 * Moves a run on. With `turn` only if that turn is still its own: a sender that was paused meanwhile no longer speaks for the run.
 * A pause or an end asked for by nobody has no operator.
 */
export function moveBulkRun(
  db: WriteDb,
  entry: {
    readonly id: string
    readonly state: Exclude<BulkRunState, 'planned'>
    readonly because: string | null
    readonly turn: number | null
    readonly operatorId: string | null
    readonly at: Instant
  },
): Result<{ readonly turn: number }, BulkRefusal> {
  const { id, turn, ...event } = entry
  const run = bulkRunBy(db, id)
  if (run === undefined) return failed({ kind: 'bulk-not-found' })
  const allowed = db.first(
    'SELECT 1 FROM bulk_move WHERE from_state = ? AND to_state = ? AND (? IS NULL OR ? = ?)',
    run.state,
    event.state,
    turn,
    turn,
    run.turn,
  )
  if (allowed === undefined || (run.state === 'planned' && event.state === 'running')) {
    return failed({ kind: 'bulk-not-waiting', state: run.state })
  }
  const busy = event.state === 'running' ? otherRunning(db, run) : null
  return busy === null ? ok(move(db, run, event)) : failed(busy)
}

/** At start: runs the app ended in are paused, with the reason. Tells how many. */
export function interruptedBulkRuns(db: WriteDb, { at }: { readonly at: Instant }): number {
  const running = db.all<{ id: string }>(
    "SELECT r.id FROM bulk_run r JOIN bulk_run_now n ON n.run_number = r.number WHERE n.state = 'running' ORDER BY r.number",
  )
  for (const { id } of running) {
    moveBulkRun(db, { id, state: 'paused', because: interrupted, turn: null, operatorId: null, at })
  }
  return running.length
}

const interrupted = '보내는 중에 앱이 종료되어 멈췄습니다. 계속하면 보내지 않은 줄부터 이어집니다.'

interface RunEvent {
  readonly state: BulkRunState
  readonly because: string | null
  readonly operatorId: string | null
  readonly at: Instant
}

function writeEvent(db: WriteDb, number: number, { state, because, operatorId, at }: RunEvent): void {
  db.run(
    'INSERT INTO bulk_run_event (run_number, state, at, because, operator_id) VALUES (?, ?, ?, ?, ?)',
    number,
    state,
    at,
    because,
    operatorId,
  )
}

function move(
  db: WriteDb,
  { number, id, turn, state: from }: StoredBulkRun,
  event: RunEvent,
  told: Readonly<Record<string, string | number>> = {},
): { readonly turn: number } {
  writeEvent(db, number, event)
  const { state, because, operatorId, at } = event
  const detail = { from, to: state, because, ...told }
  recordAudit(db, { what: 'bulk-refund-moved', subject: id, detail, operatorId, at })
  return { turn: state === 'running' ? turn + 1 : turn }
}

/** Two at once would ask one gateway twice as fast. */
function otherRunning(db: WriteDb, { number }: StoredBulkRun): BulkRefusal | null {
  const other = db.first<{ file_name: string }>(
    `SELECT r.file_name FROM bulk_run r JOIN bulk_run_now n ON n.run_number = r.number
     WHERE n.state = 'running' AND r.number <> ? AND r.shop_number = (SELECT shop_number FROM bulk_run WHERE number = ?)`,
    number,
    number,
  )
  return other === undefined ? null : { kind: 'bulk-busy', fileName: other.file_name }
}
