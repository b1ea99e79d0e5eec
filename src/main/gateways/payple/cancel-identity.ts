import type { Instant } from '../../../domain/day.ts'
import type { Won } from '../../../domain/money.ts'
import { identityByTime } from '../../../domain/transaction.ts'

/**
 * What tells one cancel from another (decision 5): the order number with the cancel's trade key, which cards have; else with its
 * time and amount, as a transfer's cancel has no key. Null when there is neither. A notice that leaves out the key an accepted
 * refund is known by gets another text; the ledger then compares amount and time.
 */
export function cancelIdentity(orderNumber: string, tradeKey: string, at: Instant | null, won: Won): string | null {
  if (tradeKey !== '') return `${orderNumber}#${tradeKey}`
  return at === null ? null : identityByTime(orderNumber, at, won)
}
