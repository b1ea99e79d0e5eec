import type { Day, Instant } from './day.ts'
import type { WalletId } from './easy-pay.ts'
import type { GatewayId } from './gateway.ts'
import type { Won } from './money.ts'
import type { PaymentMethod, TransactionState } from './transaction.ts'

/**
 * What the search box and its chips ask for; empty lists and nulls ask for nothing.
 * `text` matches any part of an order number, gateway transaction number, approval number, name, initial consonants (초성)
 * or phone, and a whole amount. `from` and `to` are days of payment, both inclusive.
 */
export interface TransactionFilter {
  readonly shopId: string | null
  readonly text: string
  readonly from: Day | null
  readonly to: Day | null
  readonly states: readonly TransactionState[]
  readonly wallets: readonly WalletId[]
  readonly methods: readonly PaymentMethod[]
  readonly atLeast: Won | null
  readonly atMost: Won | null
}

/** One row of the list of transactions, newest payment first. `held` is what unknown refunds hold. Buyer fields are unmasked here. */
export interface TransactionListRow {
  readonly id: string
  readonly shopId: string
  readonly gateway: GatewayId
  readonly gatewayTransactionId: string
  readonly orderNumber: string
  readonly paidAt: Instant
  readonly buyerName: string | null
  readonly buyerPhone: string | null
  readonly goods: string | null
  readonly method: PaymentMethod
  readonly wallet: WalletId | null
  readonly paid: Won
  readonly refunded: Won
  readonly held: Won
  readonly state: TransactionState
  readonly anomalies: number
}

/** How many and how much; the footer of every list. */
export interface Totals {
  readonly count: number
  readonly won: Won
}

/** How many refunds stand in a state, their won, and when the oldest of them was asked for; null when there is none. */
export interface RefundTotals extends Totals {
  readonly oldest: Instant | null
}
