import { type Instant, toInstant } from '../../../domain/day.ts'
import { toWon } from '../../../domain/money.ts'
import type { ReportedAttempt } from '../../../domain/transaction.ts'
import type { ReadDb } from '../database.ts'
import { orNull } from '../rows.ts'

/** An attempt to pay that brought no money; `seenAt` is when the file that told of it was brought in. */
export type FailedAttempt = ReportedAttempt & { readonly shopId: string; readonly seenAt: Instant }

interface AttemptRow {
  readonly shop_id: string
  readonly order_number: string
  readonly won: number | null
  readonly at: string | null
  readonly code: string
  readonly message: string
  readonly seen_at: string
}

/** Attempts under an order number that holds `orderNumber`, of one shop or all, newest first; at most fifty. */
export const failedAttempts = (
  db: ReadDb,
  { shopId, orderNumber }: { readonly shopId: string | null; readonly orderNumber: string },
): readonly FailedAttempt[] =>
  db
    .all<AttemptRow>(
      `SELECT s.id AS shop_id, a.order_number, a.won, a.at, a.code, a.message, i.started_at AS seen_at
       FROM failed_attempt a JOIN shop s ON s.number = a.shop_number JOIN import_run i ON i.number = a.import_number
       WHERE (?1 IS NULL OR s.id = ?1) AND instr(lower(a.order_number), lower(?2)) > 0
       ORDER BY coalesce(a.at, i.started_at) DESC, a.number DESC LIMIT 50`,
      shopId,
      orderNumber,
    )
    .map((row) => ({
      shopId: row.shop_id,
      orderNumber: row.order_number,
      won: orNull(row.won, toWon),
      at: orNull(row.at, toInstant),
      code: row.code,
      message: row.message,
      seenAt: toInstant(row.seen_at),
    }))
