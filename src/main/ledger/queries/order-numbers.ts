import { transactionIdOf } from '../../../domain/transaction.ts'
import type { ReadDb } from '../database.ts'
import { readTransactionId } from '../rows.ts'

/** The order number of each payment, by its id; payments that are not there are left out. */
export const orderNumbers = (
  db: ReadDb,
  { transactionIds }: { readonly transactionIds: readonly string[] },
): ReadonlyMap<string, string> =>
  new Map(
    transactionIds.flatMap((id): readonly (readonly [string, string])[] => {
      const ids = readTransactionId(id)
      const row =
        ids === null
          ? undefined
          : db.first<{ order_number: string }>(
              `SELECT p.order_number FROM shop s JOIN payment p ON p.shop_number = s.number AND p.gateway_transaction_id = ?
               WHERE s.id = ?`,
              ids.gatewayTransactionId,
              ids.shopId,
            )
      return ids === null || row === undefined
        ? []
        : [[transactionIdOf(ids.shopId, ids.gatewayTransactionId), row.order_number]]
    }),
  )
