import type { BulkJudgement } from '../../../domain/bulk/bulk-run.ts'
import type { Instant } from '../../../domain/day.ts'
import type { Refund } from '../../../domain/refund.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { WriteDb } from '../database.ts'
import { bulkRunBy } from '../queries/bulk-runs.ts'
import { recordAudit } from './audit.ts'
import { paymentOf } from './balance.ts'
import { type IntentRefusal, noteRefundIntended, type RefundIntent } from './refund-intent.ts'

/** Where a judgement comes from: the ledger when the file was read, the gateway's look-up, or the moment before sending. */
export type JudgementSource = 'ledger' | 'gateway' | 'sending'

/** Adds what was found about a line; the last one counts. */
export function writeJudgement(
  db: WriteDb,
  lineNumber: number,
  source: JudgementSource,
  { verdict, sentence, transactionId, basedOn }: BulkJudgement,
  at: Instant,
): void {
  const payment = transactionId === null ? undefined : paymentOf(db, transactionId)
  db.run(
    `INSERT INTO bulk_judgement (line_number, source, verdict, sentence, payment_number, refunds_before, remaining_before_won, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    lineNumber,
    source,
    verdict,
    sentence,
    payment?.number ?? null,
    payment === undefined ? null : (basedOn?.refunds ?? null),
    payment === undefined ? null : (basedOn?.remaining ?? null),
    at,
  )
}

/** Judges one line of a run anew, at the gateway or when it was about to be sent. A line that was asked for is a constraint fault. */
export function judgeBulkLine(
  db: WriteDb,
  entry: {
    readonly runId: string
    readonly line: number
    readonly source: Exclude<JudgementSource, 'ledger'>
    readonly judgement: BulkJudgement
    readonly operatorId: string
    readonly at: Instant
  },
): void {
  const { runId, line, source, judgement, operatorId, at } = entry
  writeJudgement(db, lineNumberOf(db, runId, line), source, judgement, at)
  const detail = { line, source, verdict: judgement.verdict }
  recordAudit(db, { what: 'bulk-line-judged', subject: runId, detail, operatorId, at })
}

/** Why a line's refund was not noted; `bulk-not-waiting`: the run is paused or ended, another turn sends it, or the line was asked for. */
export type BulkIntentRefusal = IntentRefusal | { readonly kind: 'bulk-not-waiting' }

/**
 * Writes a line's refund down as {@link noteRefundIntended} does, and in the same transaction that it is this line's. A refund that was
 * there before under the same facts is somebody else's: the facts have changed.
 */
export function noteBulkRefundIntended(
  db: WriteDb,
  {
    intent,
    runId,
    line,
    turn,
  }: { readonly intent: RefundIntent; readonly runId: string; readonly line: number; readonly turn: number },
): Result<{ readonly refund: Refund; readonly fresh: boolean }, BulkIntentRefusal> {
  const run = bulkRunBy(db, runId)
  if (run?.state !== 'running' || run.turn !== turn) return failed({ kind: 'bulk-not-waiting' })
  const lineNumber = lineNumberOf(db, runId, line)
  const asked = db.first('SELECT 1 FROM bulk_line_refund WHERE line_number = ?', lineNumber)
  if (asked !== undefined) return failed({ kind: 'bulk-not-waiting' })
  const noted = noteRefundIntended(db, intent)
  if (!noted.ok) return noted
  if (!noted.value.fresh) return failed({ kind: 'facts-changed', basedOn: intent.basedOn })
  db.run(
    'INSERT INTO bulk_line_refund (line_number, refund_number) VALUES (?, (SELECT number FROM refund WHERE id = ?))',
    lineNumber,
    noted.value.refund.id,
  )
  return ok(noted.value)
}

function lineNumberOf(db: WriteDb, runId: string, line: number): number {
  const found = db.first<{ number: number }>(
    'SELECT l.number FROM bulk_line l JOIN bulk_run r ON r.number = l.run_number WHERE r.id = ? AND l.line = ?',
    runId,
    line,
  )
  if (found === undefined) throw new RangeError(`no line ${line} in the bulk refund ${runId}`)
  return found.number
}
