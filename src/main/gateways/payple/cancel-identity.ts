import { gatewayTimeOf, type Instant } from '../../../domain/day.ts'
import type { Won } from '../../../domain/money.ts'

/**
 * What tells one cancel from another (decision 5): the order number with the cancel's trade key, which cards have; else with its
 * time and amount, as a transfer's cancel has no key. Null when there is neither. An accepted refund and a notice of the same
 * cancel get the same text, so that the ledger sees they are one.
 */
export function cancelIdentity(orderNumber: string, tradeKey: string, at: Instant | null, won: Won): string | null {
  if (tradeKey !== '') return `${orderNumber}#${tradeKey}`
  return at === null ? null : `${orderNumber}#${gatewayTimeOf(at)}:${won}`
}
