import { epochOf, toInstant } from '../../../domain/day.ts'
import { toWon } from '../../../domain/money.ts'
import type { OutsideRefund, Refund } from '../../../domain/refund.ts'
import {
  type LookUpNote,
  type TimelineEvent,
  type TimelineKind,
  type TransactionRecord,
} from '../../../domain/transaction-record.ts'
import type { ReadDb } from '../database.ts'
import {
  outsideColumns,
  type OutsideRow,
  oneOf,
  orNull,
  paymentColumns,
  type PaymentRow,
  readTransactionId,
  refundColumns,
  type RefundRow,
  toOutside,
  toReceiptAct,
  toRefund,
  toTransaction,
} from '../rows.ts'
import { receiptActKinds } from '../../../domain/receipt/receipt-act.ts'
import { refundStates } from '../../../domain/refund.ts'
import { approvalEventsOf } from './approvals.ts'
import { dutyNoteEventsOf, dutyNoteRowsOf, toDutyNote } from './duty-notes.ts'
import { partsOf } from './payments-with-refunds.ts'
import { elsewhereEvidence, receiptActRowsOf } from './receipt-acts.ts'
import { type ListRow, listStatement, toListRow } from './transaction-list.ts'

/** A payment with its raw answer, refunds, look-ups and story; null when the ledger has none of this id. */
export function transaction(db: ReadDb, id: string): TransactionRecord | null {
  const row = paymentOf(db, id)
  if (row === undefined) return null
  const listed = db.first<ListRow>(
    listStatement(
      'SELECT paid_at, payment_number, anomalies FROM payment_search WHERE paid_at = ? AND payment_number = ?',
    ),
    row.paid_at,
    row.number,
  )
  if (listed === undefined) throw new Error(`payment ${row.number} is not searched`)
  const found = toTransaction(row, partsOf(db, [row.number]).get(row.number) ?? [])
  const refunds = refundsOf(db, row.number)
  const outside = outsideOf(db, row.number)
  const receiptActs = receiptActRowsOf(db, [row.number]).map(toReceiptAct)
  const dutyNotes = dutyNoteRowsOf(db, [row.number]).map(toDutyNote)
  const lookUps = lookUpsOf(db, row.number)
  return {
    transaction: found,
    row: toListRow(listed),
    raw: row.raw,
    importedFrom: row.file_name,
    refunds,
    outside,
    receiptActs,
    dutyNotes,
    lookUps,
    events: timeline(db, row, { transaction: found, refunds, outside, receiptActs, dutyNotes, lookUps }),
  }
}

interface FoundRow extends PaymentRow {
  readonly raw: string
  readonly file_name: string
  readonly imported_at: string
}

function paymentOf(db: ReadDb, id: string): FoundRow | undefined {
  const ids = readTransactionId(id)
  if (ids === null) return undefined
  return db.first<FoundRow>(
    `SELECT ${paymentColumns}, a.raw, i.file_name, i.started_at AS imported_at
     FROM shop s JOIN payment p ON p.shop_number = s.number AND p.gateway_transaction_id = ?
     JOIN payment_answer a ON a.payment_number = p.number JOIN import_run i ON i.number = p.import_number WHERE s.id = ?`,
    ids.gatewayTransactionId,
    ids.shopId,
  )
}

/** The refunds of one payment, newest first. */
export const refundsOf = (db: ReadDb, paymentNumber: number): readonly Refund[] =>
  db
    .all<RefundRow>(
      `SELECT ${refundColumns} FROM refund r JOIN payment p ON p.number = r.payment_number JOIN shop s ON s.number = p.shop_number
       WHERE r.payment_number = ? ORDER BY r.number DESC`,
      paymentNumber,
    )
    .map(toRefund)

/** The refunds of one payment made elsewhere, in the order they were seen. */
const outsideOf = (db: ReadDb, paymentNumber: number): readonly OutsideRefund[] =>
  db
    .all<OutsideRow>(
      `SELECT ${outsideColumns} FROM outside_refund o JOIN payment p ON p.number = o.payment_number JOIN shop s ON s.number = p.shop_number
       WHERE o.payment_number = ? ORDER BY o.number`,
      paymentNumber,
    )
    .map(toOutside)

const lookUpsOf = (db: ReadDb, paymentNumber: number): readonly LookUpNote[] =>
  db
    .all<{ at: string; status: string; remaining_won: number | null; refunded_won: number | null }>(
      'SELECT at, status, remaining_won, refunded_won FROM look_up WHERE payment_number = ? ORDER BY number DESC',
      paymentNumber,
    )
    .map((row) => ({
      at: toInstant(row.at),
      status: row.status,
      remaining: orNull(row.remaining_won, toWon),
      refunded: orNull(row.refunded_won, toWon),
    }))

interface EventRow {
  readonly refund_id: string
  readonly amount_won: number
  readonly state: string
  readonly at: string
  readonly evidence: string | null
  readonly answer_message: string | null
}

const refundEventsOf = (db: ReadDb, paymentNumber: number): readonly TimelineEvent[] =>
  db
    .all<EventRow>(
      `SELECT r.id AS refund_id, r.amount_won, e.state, e.at, e.evidence, e.answer_message
       FROM refund r JOIN refund_event e ON e.refund_number = r.number WHERE r.payment_number = ? ORDER BY e.number`,
      paymentNumber,
    )
    .map((row) => ({
      at: toInstant(row.at),
      kind: `refund-${oneOf(refundStates, row.state)}` satisfies TimelineKind,
      won: toWon(row.amount_won),
      refundId: row.refund_id,
      detail: row.evidence ?? row.answer_message,
    }))

/** An act made elsewhere is one thing that happened: it was written down. */
const receiptEventsOf = (db: ReadDb, paymentNumber: number): readonly TimelineEvent[] =>
  db
    .all<Omit<EventRow, 'refund_id'> & { readonly kind: string; readonly is_elsewhere: number }>(
      `SELECT a.kind, a.amount_won, e.state, e.at, e.evidence, e.answer_message,
         EXISTS (SELECT 1 FROM receipt_act_event told WHERE told.receipt_act_number = a.number AND told.state = 'unknown' AND told.evidence = ?) AS is_elsewhere
       FROM receipt_act a JOIN receipt_act_event e ON e.receipt_act_number = a.number WHERE a.payment_number = ? ORDER BY e.number`,
      elsewhereEvidence,
      paymentNumber,
    )
    .filter((row) => row.is_elsewhere === 0 || row.state === 'settled-by-hand')
    .map((row) => ({
      at: toInstant(row.at),
      kind: `receipt-${oneOf(receiptActKinds, row.kind)}-${
        row.is_elsewhere === 0 ? oneOf(refundStates, row.state) : 'elsewhere'
      }` satisfies TimelineKind,
      won: toWon(row.amount_won),
      refundId: null,
      detail: row.answer_message ?? row.evidence,
    }))

function timeline(
  db: ReadDb,
  row: FoundRow,
  of: Pick<TransactionRecord, 'transaction' | 'refunds' | 'outside' | 'receiptActs' | 'dutyNotes' | 'lookUps'>,
): readonly TimelineEvent[] {
  const { refunds, outside, receiptActs, lookUps } = of
  const { paidAt, paid } = of.transaction
  const plain = { won: null, refundId: null, detail: null }
  const events: readonly TimelineEvent[] = [
    { ...plain, at: paidAt, kind: 'paid', won: paid },
    { ...plain, at: toInstant(row.imported_at), kind: 'imported', detail: row.file_name },
    ...approvalEventsOf(db, row.number),
    ...(refunds.length === 0 ? [] : refundEventsOf(db, row.number)),
    ...(receiptActs.length === 0 ? [] : receiptEventsOf(db, row.number)),
    ...dutyNoteEventsOf(of.dutyNotes),
    ...outside.map((one) => ({ ...plain, at: one.at ?? one.seenAt, kind: 'outside-refund' as const, won: one.won })),
    ...lookUps.map((one) => ({ ...plain, at: one.at, kind: 'looked-up' as const, won: one.remaining })),
  ]
  // Instants with and without milliseconds do not sort as text.
  return [...events].sort((a, b) => epochOf(a.at) - epochOf(b.at))
}
