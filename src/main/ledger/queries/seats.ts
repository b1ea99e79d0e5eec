import { toInstant } from '../../../domain/day.ts'
import type { Seat } from '../../../domain/seat.ts'
import type { ReadDb } from '../database.ts'
import { orNull } from '../rows.ts'

interface SeatRow {
  readonly operator_id: string
  readonly name: string
  readonly public_key: string
  readonly added_at: string
  readonly added_by: string
  readonly removed_at: string | null
}

/** Every seat this book has known, those taken out included, in the order they were added. */
export const seats = (db: ReadDb): readonly Seat[] =>
  db
    .all<SeatRow>(
      `SELECT s.*, o.name, r.at AS removed_at FROM seat s JOIN operator o ON o.id = s.operator_id
       LEFT JOIN seat_removal r ON r.seat_number = s.number ORDER BY s.number`,
    )
    .map((row) => ({
      id: row.operator_id,
      name: row.name,
      publicKey: row.public_key,
      addedAt: toInstant(row.added_at),
      addedBy: row.added_by,
      removedAt: orNull(row.removed_at, toInstant),
    }))

/** What this seat is called among others; null while nobody named it. */
export const ownSeatName = (db: ReadDb): string | null =>
  db.first<{ name: string }>('SELECT name FROM own_seat_name ORDER BY number DESC LIMIT 1')?.name ?? null
