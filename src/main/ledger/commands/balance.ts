import { type Won } from '../../../domain/money.ts'
import type { BasedOn } from '../../../domain/refund.ts'
import type { ReadDb } from '../database.ts'
import { readTransactionId, wonOfSum } from '../rows.ts'

/** A payment as commands need it. */
export interface StoredPayment {
  readonly number: number
  readonly paid_won: number
}

/** The payment of this transaction id; undefined when the ledger has none. */
export function paymentOf(db: ReadDb, transactionId: string): StoredPayment | undefined {
  const ids = readTransactionId(transactionId)
  if (ids === null) return undefined
  return db.first<StoredPayment>(
    `SELECT p.number, p.paid_won FROM shop s JOIN payment p ON p.shop_number = s.number AND p.gateway_transaction_id = ? WHERE s.id = ?`,
    ids.gatewayTransactionId,
    ids.shopId,
  )
}

/** What may still go back: paid, less what is gone and what open refunds hold (decision 5). */
export function remainingOf(db: ReadDb, payment: StoredPayment): Won {
  const row = db.first<{ spent: number | null }>(
    'SELECT sum(gone_won + held_won) AS spent FROM refund_effect WHERE payment_number = ?',
    payment.number,
  )
  return wonOfSum(payment.paid_won - (row?.spent ?? 0))
}

/** The facts an operator decides on: how many refunds of ours there are, in any state, and what remains (decision 3). */
export function factsOf(db: ReadDb, payment: StoredPayment): BasedOn {
  const row = db.first<{ count: number }>(
    'SELECT count(*) AS count FROM refund WHERE payment_number = ?',
    payment.number,
  )
  return { refunds: row?.count ?? 0, remaining: remainingOf(db, payment) }
}
