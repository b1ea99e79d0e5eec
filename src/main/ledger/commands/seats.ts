import type { Instant } from '../../../domain/day.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { SeatAnswer } from '../../../domain/seat.ts'
import type { WriteDb } from '../database.ts'
import { seats } from '../queries/seats.ts'
import { recordAudit } from './audit.ts'

/** Who does something to a seat, and when. */
interface Done {
  readonly operatorId: string
  readonly at: Instant
}

/** Says what this seat is called from now on. */
export function nameOwnSeat(db: WriteDb, { name, operatorId, at }: Done & { readonly name: string }): void {
  db.run('INSERT INTO own_seat_name (name, operator_id, at) VALUES (?, ?, ?)', name, operatorId, at)
  recordAudit(db, { what: 'own-seat-named', subject: null, detail: { name }, operatorId, at })
}

/** Takes another seat in: from now on its people may approve. It stands as a person of its own, and its name is nobody else's. */
export function addSeat(
  db: WriteDb,
  { id, name, publicKey, operatorId, at }: Done & Readonly<Record<'id' | 'name' | 'publicKey', string>>,
): Result<null, { readonly kind: 'seat-known'; readonly name: string } | { readonly kind: 'seat-name-taken' }> {
  const known = seats(db)
  const same = known.find((seat) => seat.publicKey === publicKey && seat.removedAt === null)
  if (same !== undefined) return failed({ kind: 'seat-known', name: same.name })
  // The name of a seat that was taken out is free again: the same place may come back with another key.
  const taken = db
    .all<{ id: string }>('SELECT id FROM operator WHERE name = ?', name)
    .some((one) => known.every((seat) => seat.id !== one.id || seat.removedAt === null))
  if (taken) return failed({ kind: 'seat-name-taken' })
  db.run("INSERT INTO operator (id, name, role, active) VALUES (?, ?, 'approver', 0)", id, name)
  db.run(
    'INSERT INTO seat (operator_id, public_key, added_by, added_at) VALUES (?, ?, ?, ?)',
    id,
    publicKey,
    operatorId,
    at,
  )
  recordAudit(db, { what: 'seat-added', subject: id, detail: { name, publicKey }, operatorId, at })
  return ok(null)
}

/** Takes a seat out for good; its answers are refused from now on. False when it is not there. */
export function removeSeat(db: WriteDb, { id, operatorId, at }: Done & { readonly id: string }): boolean {
  const removed = db.run(
    `INSERT INTO seat_removal (seat_number, operator_id, at)
     SELECT number, ?, ? FROM seat s WHERE s.operator_id = ? AND NOT EXISTS (SELECT 1 FROM seat_removal WHERE seat_number = s.number)`,
    operatorId,
    at,
    id,
  )
  if (removed.changes === 0) return false
  recordAudit(db, { what: 'seat-removed', subject: id, detail: {}, operatorId, at })
  return true
}

/** Keeps the answer a request ends by; part of the transaction that ends it. */
export function keepSeatAnswer(db: WriteDb, requestNumber: number, answer: SeatAnswer): void {
  const { seatId, verdict, answeredBy, answeredAt, note, file } = answer
  db.run(
    `INSERT INTO seat_answer (request_number, seat_number, verdict, answered_by, answered_at, note, file)
     VALUES (?, (SELECT number FROM seat WHERE operator_id = ?), ?, ?, ?, ?, ?)`,
    requestNumber,
    seatId,
    verdict,
    answeredBy,
    answeredAt,
    note,
    file,
  )
}
