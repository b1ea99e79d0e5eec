import type { ReadDb } from '../database.ts'
import { mayHaveReceipt } from './receipt-candidates.ts'

/** Up to which row of each table that bears on receipts somebody has looked. */
export interface ReceiptMark {
  payment: number
  event: number
  act: number
  outside: number
}

const paymentsAtOnce = 1_000

const newest = (db: ReadDb): Omit<ReceiptMark, 'payment'> => ({
  event: db.first<{ number: number | null }>('SELECT max(number) AS number FROM refund_event')?.number ?? 0,
  act: db.first<{ number: number | null }>('SELECT max(number) AS number FROM receipt_act_event')?.number ?? 0,
  outside: db.first<{ number: number | null }>('SELECT max(number) AS number FROM outside_refund')?.number ?? 0,
})

/** The mark of somebody who looks for the first time: at every payment, as it stands now. */
export const nothingLookedAt = (db: ReadDb): ReceiptMark => ({ payment: 0, ...newest(db) })

/**
 * The next payments of a shop to look at, and moves the mark past them: those of which money went back or whose receipt was acted on
 * since, then new ones that may have a receipt. Empty when all were looked at.
 */
export function paymentsToLookAt(db: ReadDb, shopId: string, mark: ReceiptMark): readonly number[] {
  const now = newest(db)
  const isSame = now.event === mark.event && now.act === mark.act && now.outside === mark.outside
  const changed = isSame ? [] : changedSince(db, shopId, mark)
  Object.assign(mark, now)
  if (changed.length > 0) return changed
  const next = db
    .all<{ number: number }>(
      // The unary plus keeps to the order of numbers; the index by shop would sort every payment for each thousand.
      `SELECT p.number FROM payment p WHERE +p.shop_number = (SELECT number FROM shop WHERE id = ?) AND p.number > ?
       AND ${mayHaveReceipt} ORDER BY p.number LIMIT ${paymentsAtOnce}`,
      shopId,
      mark.payment,
    )
    .map((row) => row.number)
  mark.payment = next.at(-1) ?? mark.payment
  return next
}

const changedSince = (db: ReadDb, shopId: string, { event, act, outside }: ReceiptMark): readonly number[] =>
  db
    .all<{ number: number }>(
      `SELECT p.number FROM payment p WHERE p.shop_number = (SELECT number FROM shop WHERE id = ?) AND p.number IN (
         SELECT r.payment_number FROM refund_event e JOIN refund r ON r.number = e.refund_number WHERE e.number > ?
         UNION SELECT a.payment_number FROM receipt_act_event e JOIN receipt_act a ON a.number = e.receipt_act_number WHERE e.number > ?
         UNION SELECT payment_number FROM outside_refund WHERE number > ?)`,
      shopId,
      event,
      act,
      outside,
    )
    .map((row) => row.number)
