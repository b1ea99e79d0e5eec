import { type ApprovalRequest, type ApprovalState, approvalStates } from '../../../domain/approval.ts'
import type { ConfirmedFact } from '../../../domain/confirmed-facts.ts'
import { toInstant } from '../../../domain/day.ts'
import { toWon } from '../../../domain/money.ts'
import { refundReasons } from '../../../domain/refund.ts'
import { transactionIdOf } from '../../../domain/transaction.ts'
import type { ReadDb } from '../database.ts'
import type { TimelineEvent, TimelineKind } from '../../../domain/transaction-record.ts'
import { oneOf, orNull } from '../rows.ts'

interface ApprovalRow {
  readonly id: string
  readonly shop_id: string
  readonly gateway_transaction_id: string
  readonly order_number: string
  readonly amount_won: number
  readonly tax_free_won: number | null
  readonly reason_code: string
  readonly reason_note: string
  readonly refunds_before: number
  readonly remaining_before_won: number
  readonly because: string
  readonly facts: string
  readonly facts_hash: string
  readonly operator_id: string
  readonly asked_at: string
  readonly state: string
  readonly changed_at: string
  readonly changed_by: string
  readonly note: string | null
  readonly refund_id: string | null
}

const selected = `SELECT q.*, s.id AS shop_id, p.gateway_transaction_id, p.order_number, n.state, n.at AS changed_at, n.operator_id AS changed_by,
    n.note, (SELECT r.id FROM approval_refund a JOIN refund r ON r.number = a.refund_number WHERE a.request_number = q.number) AS refund_id
  FROM approval_request q JOIN approval_now n ON n.request_number = q.number
  JOIN payment p ON p.number = q.payment_number JOIN shop s ON s.number = p.shop_number`

const read = (row: ApprovalRow): ApprovalRequest => ({
  id: row.id,
  transactionId: transactionIdOf(row.shop_id, row.gateway_transaction_id),
  shopId: row.shop_id,
  orderNumber: row.order_number,
  amount: toWon(row.amount_won),
  taxFree: orNull(row.tax_free_won, toWon),
  reason: { code: oneOf(refundReasons, row.reason_code), note: row.reason_note },
  basedOn: { refunds: row.refunds_before, remaining: toWon(row.remaining_before_won) },
  because: textsOf(row.because),
  facts: factsOf(row.facts),
  hash: row.facts_hash,
  operatorId: row.operator_id,
  askedAt: toInstant(row.asked_at),
  state: oneOf(approvalStates, row.state),
  changedAt: toInstant(row.changed_at),
  changedBy: row.changed_by,
  note: row.note,
  refundId: row.refund_id,
})

function textsOf(json: string): readonly string[] {
  const stored: unknown = JSON.parse(json)
  return Array.isArray(stored) ? stored.map(String) : []
}

/** Facts are stored as pairs of name and text. */
function factsOf(json: string): readonly ConfirmedFact[] {
  const stored: unknown = JSON.parse(json)
  if (!Array.isArray(stored)) return []
  return stored
    .filter((pair): pair is readonly unknown[] => Array.isArray(pair))
    .map(([name, text]) => ({ name: String(name), text: String(text) }))
}

/** A request for approval; null when there is none of this id. */
export function approval(db: ReadDb, id: string): ApprovalRequest | null {
  const row = db.first<ApprovalRow>(`${selected} WHERE q.id = ?`, id)
  return row === undefined ? null : read(row)
}

/** Requests in these states, the newest first; of one shop, or of all. */
export function approvals(
  db: ReadDb,
  asked: {
    readonly shopId: string | null
    readonly states: readonly ApprovalState[]
    readonly offset: number
    readonly limit: number
  },
): readonly ApprovalRequest[] {
  const { shopId, states, offset, limit } = asked
  return db
    .all<ApprovalRow>(
      `${selected} WHERE n.state IN (SELECT value FROM json_each(?)) AND (? IS NULL OR s.id = ?)
       ORDER BY q.number DESC LIMIT ? OFFSET ?`,
      JSON.stringify(states),
      shopId,
      shopId,
      limit,
      offset,
    )
    .map(read)
}

/** What happened to the requests of one payment, by whom; drafting and laying before others are one. */
export const approvalEventsOf = (db: ReadDb, paymentNumber: number): readonly TimelineEvent[] =>
  db
    .all<{
      state: string
      at: string
      note: string | null
      name: string
      amount_won: number
      refund_id: string | null
    }>(
      `SELECT e.state, e.at, e.note, o.name, q.amount_won,
         (SELECT r.id FROM approval_refund a JOIN refund r ON r.number = a.refund_number WHERE a.request_number = q.number) AS refund_id
       FROM approval_request q JOIN approval_event e ON e.request_number = q.number JOIN operator o ON o.id = e.operator_id
       WHERE q.payment_number = ? AND e.state <> 'drafted' ORDER BY e.number`,
      paymentNumber,
    )
    .map((row) => ({
      at: toInstant(row.at),
      kind: `approval-${oneOf(shownStates, row.state)}` satisfies TimelineKind,
      won: toWon(row.amount_won),
      refundId: row.refund_id,
      detail: row.note === null ? row.name : `${row.name} · ${row.note}`,
    }))

const shownStates = [
  'awaiting-approval',
  'intended',
  'refused',
  'withdrawn',
  'void',
] as const satisfies readonly ApprovalState[]
