import { toDay, toInstant } from '../../../domain/day.ts'
import { type DutyNote, dutyNoteKinds } from '../../../domain/receipt/duty-note.ts'
import { noteWords } from '../../../domain/receipt/duty-note-words.ts'
import type { TimelineEvent } from '../../../domain/transaction-record.ts'
import { transactionIdOf } from '../../../domain/transaction.ts'
import type { ReadDb } from '../database.ts'
import { oneOf, orNull } from '../rows.ts'

/** A stored note with its payment's number, and what took it back. */
export interface DutyNoteRow {
  readonly payment_number: number
  readonly id: string
  readonly kind: string
  readonly document_number: string | null
  readonly day: string | null
  readonly note: string
  readonly operator_id: string
  readonly operator_name: string
  readonly at: string
  readonly back_operator_id: string | null
  readonly back_operator_name: string | null
  readonly back_at: string | null
  readonly back_note: string | null
}

const columns = `d.payment_number, d.id, d.kind, d.document_number, d.day, d.note, d.operator_id, o.name AS operator_name, d.at,
  b.operator_id AS back_operator_id, bo.name AS back_operator_name, b.at AS back_at, b.note AS back_note`
const from = `FROM duty_note d JOIN operator o ON o.id = d.operator_id
  LEFT JOIN duty_note_taken_back b ON b.note_number = d.number LEFT JOIN operator bo ON bo.id = b.operator_id`

/** The notes of these payments with their payment's number, oldest first. */
export const dutyNoteRowsOf = (db: ReadDb, paymentNumbers: readonly number[]): readonly DutyNoteRow[] =>
  db.all<DutyNoteRow>(
    `SELECT ${columns} ${from} WHERE d.payment_number IN (SELECT value FROM json_each(?)) ORDER BY d.number`,
    JSON.stringify(paymentNumbers),
  )

/** A note and the payment it is of; null when there is none of this id. */
export function dutyNote(db: ReadDb, id: string): { readonly transactionId: string; readonly note: DutyNote } | null {
  const row = db.first<DutyNoteRow & { readonly shop_id: string; readonly gateway_transaction_id: string }>(
    `SELECT ${columns}, s.id AS shop_id, p.gateway_transaction_id ${from}
     JOIN payment p ON p.number = d.payment_number JOIN shop s ON s.number = p.shop_number WHERE d.id = ?`,
    id,
  )
  if (row === undefined) return null
  return { transactionId: transactionIdOf(row.shop_id, row.gateway_transaction_id), note: toDutyNote(row) }
}

/** A stored note as the domain knows it. */
export const toDutyNote = (row: DutyNoteRow): DutyNote => ({
  id: row.id,
  kind: oneOf(dutyNoteKinds, row.kind),
  documentNumber: row.document_number,
  day: orNull(row.day, toDay),
  note: row.note,
  operatorId: row.operator_id,
  operatorName: row.operator_name,
  at: toInstant(row.at),
  takenBack: orNull(row.back_at, (at) => ({
    operatorId: row.back_operator_id ?? '',
    operatorName: row.back_operator_name ?? '',
    at: toInstant(at),
    note: row.back_note ?? '',
  })),
})

/** What was noted of a payment's duty and taken back, as its timeline has it: who, and what they wrote. */
export const dutyNoteEventsOf = (notes: readonly DutyNote[]): readonly TimelineEvent[] =>
  notes.flatMap((note) => {
    const { at, operatorName, takenBack } = note
    const common = { won: null, refundId: null }
    const noted = { ...common, at, kind: 'duty-noted' as const, detail: `${operatorName} · ${noteWords(note)}` }
    if (takenBack === null) return [noted]
    const detail = [takenBack.operatorName, noteWords(note), takenBack.note].filter((word) => word !== '').join(' · ')
    return [noted, { ...common, at: takenBack.at, kind: 'duty-note-taken-back' as const, detail }]
  })
