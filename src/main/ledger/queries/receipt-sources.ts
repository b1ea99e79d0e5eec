import { addDays, type Day } from '../../../domain/day.ts'
import type { ReadDb } from '../database.ts'
import { readTransactionId } from '../rows.ts'
import { mayHaveReceipt } from './receipt-candidates.ts'
import { type PaymentWithRefunds, paymentsWithRefunds } from './payments-with-refunds.ts'

/** Which payments, and after which one; `first` and `last` are both inclusive. */
interface SourcePage {
  readonly shopId: string
  readonly first: Day
  readonly last: Day
  readonly after: string | null
  readonly limit: number
}

/**
 * Payments a cash receipt may concern that were paid in these days, of which money went back or whose receipt was acted on in them, by
 * time of payment.
 * `after` is the id of the last one of the page before; null starts.
 */
export function receiptSources(
  db: ReadDb,
  { shopId, first, last, after, limit }: SourcePage,
): readonly PaymentWithRefunds[] {
  const start = after === null ? { paid_at: '', payment_number: 0 } : placeOf(db, after)
  const days = [first, addDays(last, 1)]
  // Where the page begins bounds the index itself; compared only as a pair, every page would walk the month from its first day.
  const from = start.paid_at > first ? start.paid_at : first
  const rest = [shopId, start.paid_at, start.payment_number]
  const rows = db.all<{ payment_number: number }>(
    `SELECT f.paid_at, f.payment_number FROM payment_search f JOIN payment p ON p.number = f.payment_number
     WHERE f.paid_at >= ? AND f.paid_at < ? AND ${inReach}
     UNION
     SELECT f.paid_at, f.payment_number FROM payment p JOIN payment_search f ON f.paid_at = p.paid_at AND f.payment_number = p.number
     WHERE p.number IN (${refundedInDays}) AND ${inReach}
     ORDER BY 1, 2 LIMIT ?`,
    from,
    addDays(last, 1),
    ...rest,
    ...days,
    ...days,
    ...days,
    ...days,
    ...rest,
    limit,
  )
  return paymentsWithRefunds(
    db,
    rows.map((row) => row.payment_number),
  )
}

const inReach = `f.shop_number = (SELECT number FROM shop WHERE id = ?) AND (f.paid_at, f.payment_number) > (?, ?) AND ${mayHaveReceipt}`

/** Payments whose refund was done, moved, or made elsewhere, or whose receipt was acted on in these days; asks for the days four times. */
const refundedInDays = `
  SELECT payment_number FROM refund WHERE done_at >= ? AND done_at < ?
  UNION ALL
  SELECT payment_number FROM refund WHERE changed_at >= ? AND changed_at < ?
  UNION ALL
  SELECT payment_number FROM receipt_act WHERE coalesce(done_at, changed_at) >= ? AND coalesce(done_at, changed_at) < ?
  UNION ALL
  SELECT payment_number FROM outside_refund WHERE coalesce(refunded_at, seen_at) >= ? AND coalesce(refunded_at, seen_at) < ?`

function placeOf(db: ReadDb, transactionId: string): { readonly paid_at: string; readonly payment_number: number } {
  const ids = readTransactionId(transactionId)
  const row = db.first<{ paid_at: string; payment_number: number }>(
    `SELECT p.paid_at, p.number AS payment_number FROM shop s
     JOIN payment p ON p.shop_number = s.number AND p.gateway_transaction_id = ? WHERE s.id = ?`,
    ids?.gatewayTransactionId ?? '',
    ids?.shopId ?? '',
  )
  if (row === undefined) throw new RangeError(`no payment to continue after: ${transactionId}`)
  return row
}
