import { toInstant } from '../../../domain/day.ts'
import { walletIds } from '../../../domain/easy-pay.ts'
import { gatewayIds } from '../../../domain/gateway.ts'
import { toWon } from '../../../domain/money.ts'
import type { TransactionListRow } from '../../../domain/search.ts'
import { paymentMethods, transactionIdOf, transactionStates } from '../../../domain/transaction.ts'
import { oneOf, orNull } from '../rows.ts'

/**
 * The state a list shows, as an SQL expression over columns of these names. An unknown refund outweighs all;
 * a payment wholly refunded has nothing left to check.
 */
export const stateOf = (columns: {
  readonly paid: string
  readonly gone: string
  readonly unknown: string
  readonly anomalies: string
}): string => `CASE
  WHEN ${columns.unknown} THEN 'refund-unknown'
  WHEN ${columns.gone} >= ${columns.paid} AND ${columns.gone} > 0 THEN 'refunded'
  WHEN ${columns.anomalies} > 0 THEN 'to-check'
  WHEN ${columns.gone} > 0 THEN 'partly-refunded'
  ELSE 'paid' END`

interface ListRow {
  readonly shop_id: string
  readonly gateway: string
  readonly gateway_transaction_id: string
  readonly order_number: string
  readonly paid_at: string
  readonly buyer_name: string | null
  readonly buyer_phone: string | null
  readonly goods: string | null
  readonly method: string
  readonly wallet: string | null
  readonly paid_won: number
  readonly gone: number
  readonly held: number
  readonly state: string
  readonly anomaly_count: number
}

const effect = (sum: string, otherwise: string): string =>
  `(SELECT coalesce(${sum}, ${otherwise}) FROM refund_effect e WHERE e.payment_number = page.payment_number)`

/** Statement for the list rows of the payments that `page` selects: `paid_at`, `payment_number` and `anomalies` of payment_search. */
export const listStatement = (page: string): string => `
  WITH page AS MATERIALIZED (${page}),
  money AS MATERIALIZED (
    SELECT page.paid_at, page.payment_number, page.anomalies,
      ${effect('sum(gone_won)', '0')} AS gone, ${effect('sum(held_won)', '0')} AS held, ${effect('max(is_unknown)', '0')} AS is_unknown
    FROM page
  )
  SELECT s.id AS shop_id, s.gateway, p.gateway_transaction_id, p.order_number, p.paid_at, p.buyer_name, p.buyer_phone, p.goods,
    p.method, p.wallet, p.paid_won, money.gone, money.held, money.anomalies AS anomaly_count,
    ${stateOf({ paid: 'p.paid_won', gone: 'money.gone', unknown: 'money.is_unknown', anomalies: 'money.anomalies' })} AS state
  FROM money JOIN payment p ON p.number = money.payment_number JOIN shop s ON s.number = p.shop_number
  ORDER BY money.paid_at DESC, money.payment_number DESC`

/** A row of {@link listStatement} as the domain knows it. */
export const toListRow = (row: ListRow): TransactionListRow => ({
  id: transactionIdOf(row.shop_id, row.gateway_transaction_id),
  shopId: row.shop_id,
  gateway: oneOf(gatewayIds, row.gateway),
  gatewayTransactionId: row.gateway_transaction_id,
  orderNumber: row.order_number,
  paidAt: toInstant(row.paid_at),
  buyerName: row.buyer_name,
  buyerPhone: row.buyer_phone,
  goods: row.goods,
  method: oneOf(paymentMethods, row.method),
  wallet: orNull(row.wallet, (wallet) => oneOf(walletIds, wallet)),
  paid: toWon(row.paid_won),
  refunded: toWon(row.gone),
  held: toWon(row.held),
  state: oneOf(transactionStates, row.state),
  anomalies: row.anomaly_count,
})

export type { ListRow }
