import type { ReadDb } from '../database.ts'
import { type PaymentWithRefunds, paymentsWithRefunds } from './payments-with-refunds.ts'
import type { TransactionListRow } from '../../../domain/search.ts'
import { type ListRow, listStatement, toListRow } from './transaction-list.ts'

/** A payment with all a person needs to see what is left to do with its receipt, and as the list shows it. */
export type PaymentWithWork = PaymentWithRefunds & { readonly row: TransactionListRow }

/**
 * Payments of a shop that may leave something to do with a receipt, oldest first: an act whose outcome is unknown, a refund whose automatic
 * receipt cancel failed, or a receipt issued or cancelled from here with money that went back.
 */
export function receiptWork(db: ReadDb, { shopId }: { readonly shopId: string }): readonly PaymentWithWork[] {
  const numbers = db
    .all<{ number: number }>(
      `SELECT p.number FROM payment p WHERE p.shop_number = (SELECT number FROM shop WHERE id = ?) AND (
         p.number IN (SELECT payment_number FROM receipt_act WHERE state = 'unknown')
         OR p.number IN (SELECT payment_number FROM refund WHERE receipt_kind = 'cancel-failed')
         OR p.number IN (
           SELECT payment_number FROM receipt_act_effect INTERSECT
           SELECT payment_number FROM (SELECT payment_number FROM refund UNION ALL SELECT payment_number FROM outside_refund)
         )
       ) ORDER BY p.number LIMIT 1000`,
      shopId,
    )
    .map((row) => row.number)
  const rows = new Map(
    db
      .all<ListRow>(
        listStatement(
          `SELECT f.paid_at, f.payment_number, f.anomalies FROM payment p
           JOIN payment_search f ON f.paid_at = p.paid_at AND f.payment_number = p.number
           WHERE p.number IN (SELECT value FROM json_each(?))`,
        ),
        JSON.stringify(numbers),
      )
      .map((row) => [toListRow(row).id, toListRow(row)]),
  )
  return paymentsWithRefunds(db, numbers).flatMap((payment) => {
    const row = rows.get(payment.transaction.id)
    return row === undefined ? [] : [{ ...payment, row }]
  })
}
