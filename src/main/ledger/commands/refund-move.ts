import type { Instant } from '../../../domain/day.ts'
import type { HandConclusion, ReceiptOutcome, Refund, RefundState } from '../../../domain/refund.ts'
import type { ReadDb, WriteDb } from '../database.ts'
import { refundColumns, type RefundRow, toRefund } from '../rows.ts'
import { recordAudit } from './audit.ts'

/** The refund with this id or journal key; undefined when there is none. */
export function refundBy(db: ReadDb, column: 'id' | 'journal_key', value: string): Refund | undefined {
  const row = db.first<RefundRow>(
    `SELECT ${refundColumns} FROM refund r JOIN payment p ON p.number = r.payment_number JOIN shop s ON s.number = p.shop_number
     WHERE r.${column} = ?`,
    value,
  )
  return row === undefined ? undefined : toRefund(row)
}

/** A move of a refund with everything that comes with it. `what` names it in the audit. */
export interface RefundMove {
  readonly id: string
  readonly state: RefundState
  readonly at: Instant
  readonly evidence: string | null
  readonly operatorId: string | null
  readonly what: string
  readonly answer?: Refund['answer']
  readonly gatewayRefundId?: string | null
  readonly doneAt?: Instant | null
  readonly receipt?: ReceiptOutcome | null
  readonly byHand?: { readonly conclusion: HandConclusion; readonly note: string }
}

/**
 * Moves a refund to its next state, with an event and a line in the audit. A refund that is there already stays as it is.
 * A move that `nextRefundStates` does not have is a constraint fault; an id nobody knows throws.
 */
export function moveRefund(db: WriteDb, move: RefundMove): Refund {
  const before = refundBy(db, 'id', move.id)
  if (before === undefined) throw new RangeError(`no refund of this id: ${move.id}`)
  if (before.state === move.state) return before
  writeEvent(db, move)
  writeState(db, move)
  recordAudit(db, {
    what: move.what,
    subject: move.id,
    detail: {
      from: before.state,
      to: move.state,
      won: before.amount,
      evidence: move.evidence,
      code: move.answer?.code ?? null,
    },
    operatorId: move.operatorId,
    at: move.at,
  })
  const after = refundBy(db, 'id', move.id)
  if (after === undefined) throw new Error(`refund ${move.id} left the journal`)
  return after
}

function writeEvent(db: WriteDb, { id, state, at, evidence, answer, operatorId }: RefundMove): void {
  db.run(
    `INSERT INTO refund_event (refund_number, state, at, evidence, answer_code, answer_message, operator_id)
     VALUES ((SELECT number FROM refund WHERE id = ?), ?, ?, ?, ?, ?, ?)`,
    id,
    state,
    at,
    evidence,
    answer?.code ?? null,
    answer?.message ?? null,
    operatorId,
  )
}

function writeState(
  db: WriteDb,
  { id, state, at, answer, gatewayRefundId, doneAt, receipt, byHand }: RefundMove,
): void {
  db.run(
    `UPDATE refund SET state = ?, changed_at = ?, answer_code = ?, answer_message = ?, gateway_refund_id = ?, done_at = ?,
       receipt_kind = ?, receipt_won = ?, receipt_code = ?, receipt_message = ?, hand_conclusion = ?, hand_note = ? WHERE id = ?`,
    state,
    at,
    answer?.code ?? null,
    answer?.message ?? null,
    gatewayRefundId ?? null,
    doneAt ?? null,
    receipt?.kind ?? null,
    receipt?.won ?? null,
    receipt?.code ?? null,
    receipt?.message ?? null,
    byHand?.conclusion ?? null,
    byHand?.note ?? null,
    id,
  )
}
