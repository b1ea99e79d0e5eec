import { addDays, type Day } from '../../../domain/day.ts'
import type { ReadDb } from '../database.ts'
import { readTransactionId } from '../rows.ts'
import type { MonthPlace } from './month-places.ts'
import { mayHaveReceipt } from './receipt-candidates.ts'
import { type PaymentWithRefunds, paymentsWithRefunds } from './payments-with-refunds.ts'

/** Which payments, after which one and up to which; `first` and `last` are both inclusive. */
interface SourcePage {
  readonly shopId: string
  readonly first: Day
  readonly last: Day
  readonly after: string | MonthPlace | null
  readonly until?: MonthPlace | null
  readonly limit: number
}

/**
 * Payments a cash receipt may concern that were paid in these days, of which money went back or whose receipt was acted on in them, by
 * time of payment.
 * `after` is the last one of the page before, by its id or its place; null starts. `until` is the last one there may be; without it, or null, all.
 */
export function receiptSources(
  db: ReadDb,
  { shopId, first, last, after, until = null, limit }: SourcePage,
): readonly PaymentWithRefunds[] {
  const start = startOf(db, after)
  const end = until ?? { paidAt: afterAllTime, number: 0 }
  const over = addDays(last, 1)
  const isWithin = start.paidAt >= first && end.paidAt < over
  const days = [first, over]
  // Where the page begins and ends bounds the index itself; compared only as pairs, every page would walk the month from end to end.
  const from = start.paidAt > first ? start.paidAt : first
  const to = end.paidAt < over ? `${end.paidAt}~` : over
  const rest = [shopId, start.paidAt, start.number, end.paidAt, end.number]
  // Between two places of these days are only payments of these days: those that were refunded in them are no others.
  const rows = isWithin
    ? db.all<NumberRow>(`${paidInDays} ORDER BY 1, 2 LIMIT ?`, from, to, ...rest, limit)
    : db.all<NumberRow>(
        `${paidInDays} UNION ${actedOnInDays} ORDER BY 1, 2 LIMIT ?`,
        from,
        to,
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

const inReach = `f.shop_number = (SELECT number FROM shop WHERE id = ?) AND (f.paid_at, f.payment_number) > (?, ?)
     AND (f.paid_at, f.payment_number) <= (?, ?) AND ${mayHaveReceipt}`

const paidInDays = `
  SELECT f.paid_at, f.payment_number FROM payment_search f JOIN payment p ON p.number = f.payment_number
  WHERE f.paid_at >= ? AND f.paid_at < ? AND ${inReach}`

/** Payments whose refund was done, moved, or made elsewhere, or whose receipt was acted on in these days; asks for the days four times. */
const refundedInDays = `
  SELECT payment_number FROM refund WHERE done_at >= ? AND done_at < ?
  UNION ALL
  SELECT payment_number FROM refund WHERE changed_at >= ? AND changed_at < ?
  UNION ALL
  SELECT payment_number FROM receipt_act WHERE coalesce(done_at, changed_at) >= ? AND coalesce(done_at, changed_at) < ?
  UNION ALL
  SELECT payment_number FROM outside_refund WHERE coalesce(refunded_at, seen_at) >= ? AND coalesce(refunded_at, seen_at) < ?`

const actedOnInDays = `
  SELECT f.paid_at, f.payment_number FROM payment p JOIN payment_search f ON f.paid_at = p.paid_at AND f.payment_number = p.number
  WHERE p.number IN (${refundedInDays}) AND ${inReach}`

interface NumberRow {
  readonly payment_number: number
}

/** Later than any time of payment. */
const afterAllTime = '~'

function startOf(db: ReadDb, after: string | MonthPlace | null): MonthPlace {
  if (after === null) return { paidAt: '', number: 0 }
  return typeof after === 'string' ? placeOf(db, after) : after
}

function placeOf(db: ReadDb, transactionId: string): MonthPlace {
  const ids = readTransactionId(transactionId)
  const row = db.first<MonthPlace>(
    `SELECT p.paid_at AS paidAt, p.number FROM shop s
     JOIN payment p ON p.shop_number = s.number AND p.gateway_transaction_id = ? WHERE s.id = ?`,
    ids?.gatewayTransactionId ?? '',
    ids?.shopId ?? '',
  )
  if (row === undefined) throw new RangeError(`no payment to continue after: ${transactionId}`)
  return row
}
