import { toInstant } from '../../../domain/day.ts'
import { toWon } from '../../../domain/money.ts'
import type { Confirmation, PreparedPayment } from '../../../domain/prepared-payment.ts'
import { handConclusions, refundStates } from '../../../domain/refund.ts'
import { transactionIdOf } from '../../../domain/transaction.ts'
import type { ReadDb } from '../database.ts'
import { oneOf, orNull } from '../rows.ts'

interface PreparedRow {
  readonly number: number
  readonly id: string
  readonly shop_id: string
  readonly order_number: string
  readonly won: number
  readonly method: string
  readonly goods: string | null
  readonly buyer_name: string | null
  readonly seen_at: string
  readonly until_at: string
  readonly paid_as: string | null
}

interface ConfirmationRow {
  readonly id: string
  readonly state: string
  readonly requested_at: string
  readonly changed_at: string
  readonly operator_id: string
  readonly answer_code: string | null
  readonly answer_message: string | null
  readonly paid_as: string | null
  readonly hand_conclusion: string | null
  readonly hand_note: string | null
}

const prepared = `SELECT q.number, q.id, s.id AS shop_id, q.order_number, q.won, q.method, q.goods, q.buyer_name, q.seen_at, q.until_at,
    (SELECT p.gateway_transaction_id FROM payment p WHERE p.shop_number = q.shop_number AND p.gateway_transaction_id = q.order_number) AS paid_as
  FROM prepared_payment q JOIN shop s ON s.number = q.shop_number`

/** Prepared payments of a shop, newest first; at most two hundred. */
export const preparedPayments = (db: ReadDb, { shopId }: { readonly shopId: string }): readonly PreparedPayment[] =>
  db
    .all<PreparedRow>(`${prepared} WHERE s.id = ? ORDER BY q.number DESC LIMIT 200`, shopId)
    .map((row) => toPrepared(db, row))

/** One prepared payment; null when there is none of this id. */
export function preparedPayment(db: ReadDb, id: string): PreparedPayment | null {
  const row = db.first<PreparedRow>(`${prepared} WHERE q.id = ?`, id)
  return row === undefined ? null : toPrepared(db, row)
}

/** What was prepared of one order, oldest first. */
export const preparedOfOrder = (db: ReadDb, shopNumber: number, orderNumber: string): readonly PreparedPayment[] =>
  db
    .all<PreparedRow>(
      `${prepared} WHERE s.number = ? AND q.order_number = ? ORDER BY q.number`,
      shopNumber,
      orderNumber,
    )
    .map((row) => toPrepared(db, row))

/** Prepared payments whose confirm is unknown, oldest first. */
export const unknownConfirmations = (db: ReadDb): readonly PreparedPayment[] =>
  db
    .all<PreparedRow>(
      `${prepared} WHERE q.number IN (SELECT prepared_number FROM confirmation WHERE state = 'unknown') ORDER BY q.number`,
    )
    .map((row) => toPrepared(db, row))

/** What the gateway wants back to confirm it; null when it is gone. The only way to these keys. */
export function confirmKeys(db: ReadDb, id: string): Readonly<Record<string, string>> | null {
  const row = db.first<{ keys: string | null }>('SELECT keys FROM prepared_payment WHERE id = ?', id)
  if (row === undefined || row.keys === null) return null
  const keys: unknown = JSON.parse(row.keys)
  if (typeof keys !== 'object' || keys === null) throw new TypeError('not the keys of a prepared payment')
  return Object.fromEntries(Object.entries(keys).map(([name, value]) => [name, String(value)]))
}

const toPrepared = (db: ReadDb, row: PreparedRow): PreparedPayment => ({
  id: row.id,
  shopId: row.shop_id,
  orderNumber: row.order_number,
  won: toWon(row.won),
  method: oneOf(['card', 'transfer'], row.method),
  goods: row.goods,
  buyerName: row.buyer_name,
  seenAt: toInstant(row.seen_at),
  until: toInstant(row.until_at),
  paidAs: orNull(row.paid_as, (paidAs) => transactionIdOf(row.shop_id, paidAs)),
  confirmations: confirmationsOf(db, row),
})

const confirmationsOf = (db: ReadDb, { number, shop_id }: PreparedRow): readonly Confirmation[] =>
  db
    .all<ConfirmationRow>(
      `SELECT c.*, (SELECT gateway_transaction_id FROM payment WHERE number = c.payment_number) AS paid_as
       FROM confirmation c WHERE c.prepared_number = ? ORDER BY c.number`,
      number,
    )
    .map((row) => ({
      id: row.id,
      state: oneOf(refundStates, row.state),
      requestedAt: toInstant(row.requested_at),
      changedAt: toInstant(row.changed_at),
      operatorId: row.operator_id,
      answer: orNull(row.answer_message, (message) => ({ code: row.answer_code, message })),
      transactionId: orNull(row.paid_as, (paidAs) => transactionIdOf(shop_id, paidAs)),
      byHand: orNull(row.hand_conclusion, (conclusion) => ({
        conclusion: oneOf(handConclusions, conclusion),
        note: row.hand_note ?? '',
      })),
    }))
