import type { Day, Instant } from '../../../domain/day.ts'
import { dutyClosings, type DutyNoteKind, isClosing } from '../../../domain/receipt/duty-note.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { WriteDb } from '../database.ts'
import { recordAudit } from './audit.ts'
import { paymentOf } from './balance.ts'

interface EnteredNote {
  readonly id: string
  readonly transactionId: string
  readonly kind: DutyNoteKind
  readonly documentNumber: string | null
  readonly day: Day | null
  readonly note: string
  readonly operatorId: string
  readonly at: Instant
}

/** Writes a note on a payment's duty. A duty that is closed is not closed again. One without its number or reason is a constraint fault. */
export function addDutyNote(
  db: WriteDb,
  entered: EnteredNote,
): Result<null, { readonly kind: 'transaction-not-found' } | { readonly kind: 'receipt-facts-changed' }> {
  const { id, transactionId, kind, documentNumber, day, note, operatorId, at } = entered
  const payment = paymentOf(db, transactionId)
  if (payment === undefined) return failed({ kind: 'transaction-not-found' })
  if (isClosing({ kind }) && isClosed(db, payment.number)) return failed({ kind: 'receipt-facts-changed' })
  db.run(
    `INSERT INTO duty_note (id, payment_number, kind, document_number, day, note, operator_id, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    payment.number,
    kind,
    documentNumber,
    day,
    note,
    operatorId,
    at,
  )
  recordAudit(db, {
    what: 'duty-noted',
    subject: transactionId,
    detail: { id, kind, documentNumber, day },
    operatorId,
    at,
  })
  return ok(null)
}

const isClosed = (db: WriteDb, paymentNumber: number): boolean =>
  db.first(
    `SELECT 1 FROM duty_note WHERE payment_number = ? AND kind IN (SELECT value FROM json_each(?))
     AND number NOT IN (SELECT note_number FROM duty_note_taken_back)`,
    paymentNumber,
    JSON.stringify(dutyClosings),
  ) !== undefined

/** Takes a note back; the duty is what it would be without it. False when somebody took it back already. */
export function takeBackDutyNote(
  db: WriteDb,
  { id, note, operatorId, at }: Pick<EnteredNote, 'id' | 'note' | 'operatorId' | 'at'>,
): boolean {
  const { changes } = db.run(
    `INSERT INTO duty_note_taken_back (note_number, note, operator_id, at)
     SELECT number, ?, ?, ? FROM duty_note WHERE id = ? AND number NOT IN (SELECT note_number FROM duty_note_taken_back)`,
    note,
    operatorId,
    at,
    id,
  )
  if (changes === 0) return false
  recordAudit(db, { what: 'duty-note-taken-back', subject: id, detail: {}, operatorId, at })
  return true
}
