import { toInstant } from '../../../domain/day.ts'
import { gatewayIds } from '../../../domain/gateway.ts'
import { noWon, toWon } from '../../../domain/money.ts'
import { type Refund, type RefundState, refundStates } from '../../../domain/refund.ts'
import type { RefundTotals, Totals } from '../../../domain/search.ts'
import type { RefundListRow } from '../../../domain/transaction-record.ts'
import type { ReadDb, SqlValue } from '../database.ts'
import { oneOf, refundColumns, type RefundRow, toRefund } from '../rows.ts'

/** Which refunds; a null shop and an empty list of states mean all. */
interface RefundFilter {
  readonly shopId: string | null
  readonly states: readonly RefundState[]
}

const joined = 'FROM refund r JOIN payment p ON p.number = r.payment_number JOIN shop s ON s.number = p.shop_number'

function matching({ shopId, states }: RefundFilter): { readonly from: string; readonly values: readonly SqlValue[] } {
  const conditions = [
    ...(shopId === null ? [] : ['s.id = ?']),
    ...(states.length === 0 ? [] : [`r.state IN (${states.map(() => '?').join(', ')})`]),
  ]
  return {
    from: `${joined} ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}`,
    values: [...(shopId === null ? [] : [shopId]), ...states],
  }
}

interface ListedRefund extends RefundRow {
  readonly order_number: string
  readonly buyer_name: string | null
  readonly gateway: string
  readonly paid_at: string
  readonly paid_won: number
}

/** A page of the journal, newest request first. */
export function refunds(
  db: ReadDb,
  { offset, limit, ...filter }: RefundFilter & { readonly offset: number; readonly limit: number },
): readonly RefundListRow[] {
  const { from, values } = matching(filter)
  const sql = `SELECT ${refundColumns}, p.order_number, p.buyer_name, s.gateway, p.paid_at, p.paid_won ${from}
    ORDER BY r.requested_at DESC, r.number DESC LIMIT ? OFFSET ?`
  return db.all<ListedRefund>(sql, ...values, limit, offset).map((row) => ({
    refund: toRefund(row),
    orderNumber: row.order_number,
    buyerName: row.buyer_name,
    gateway: oneOf(gatewayIds, row.gateway),
    paidAt: toInstant(row.paid_at),
    paid: toWon(row.paid_won),
  }))
}

/** How many refunds a filter matches, and their won. */
export function refundTotals(db: ReadDb, filter: RefundFilter): Totals {
  const { from, values } = matching(filter)
  const row = db.first<{ count: number; won: number }>(
    `SELECT count(*) AS count, coalesce(sum(r.amount_won), 0) AS won ${from}`,
    ...values,
  )
  return { count: row?.count ?? 0, won: toWon(row?.won ?? 0) }
}

/** How many refunds stand in each state, and their won; every state is there. */
export function refundCounts(
  db: ReadDb,
  { shopId }: { readonly shopId: string | null },
): Readonly<Record<RefundState, RefundTotals>> {
  const { from, values } = matching({ shopId, states: [] })
  const counts: Record<RefundState, RefundTotals> = {
    intended: none,
    sent: none,
    done: none,
    declined: none,
    unknown: none,
    'not-applied': none,
    'settled-by-hand': none,
  }
  const rows = db.all<{ state: string; count: number; won: number; oldest: string }>(
    `SELECT r.state, count(*) AS count, sum(r.amount_won) AS won, min(r.requested_at) AS oldest ${from} GROUP BY r.state`,
    ...values,
  )
  for (const { state, count, won, oldest } of rows)
    counts[oneOf(refundStates, state)] = { count, won: toWon(won), oldest: toInstant(oldest) }
  return counts
}

const none: RefundTotals = { count: 0, won: noWon, oldest: null }

/** A refund; null when the journal has none of this id. */
export function refund(db: ReadDb, id: string): Refund | null {
  const row = db.first<RefundRow>(`SELECT ${refundColumns} ${joined} WHERE r.id = ?`, id)
  return row === undefined ? null : toRefund(row)
}

/** Refunds whose outcome nobody knows, oldest request first. */
export const unknownRefunds = (db: ReadDb): readonly Refund[] =>
  db.all<RefundRow>(`SELECT ${refundColumns} ${joined} WHERE r.state = 'unknown' ORDER BY r.number`).map(toRefund)
