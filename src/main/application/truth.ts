import type { Won } from '../../domain/money.ts'
import { basedOnOf } from '../../domain/refund-preview.ts'
import { type ShopHistory, type StandingRefusal, standingRefusals } from '../../domain/shop-rule.ts'
import type { Shop } from '../../domain/shop.ts'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import type { ToldRefusal, TruthCard } from '../../domain/truth-card.ts'
import type { OpenBook, Ports } from './ports.ts'

type RuledRecord = Pick<TransactionRecord, 'transaction' | 'refunds' | 'outside'> &
  Partial<Pick<TransactionRecord, 'lookUps'>>

/** A payment as its gateway's rules are told by it: with its shop and what the shop's refunds have shown. */
export interface RuledPayment {
  readonly record: RuledRecord
  readonly shop: Shop
  readonly history: ShopHistory
}

/** The payment with what its shop's refunds have shown of the gateway's rules, as the journal has it now. */
export const withHistory = async <P extends { readonly shop: Shop }>(
  { ledger }: Pick<OpenBook, 'ledger'>,
  payment: P,
): Promise<P & { readonly history: ShopHistory }> => ({
  ...payment,
  history: await ledger.shopHistory({ shopId: payment.shop.id }),
})

/** The refusals of a shop that its gateway's codes say stand for all its refunds, newest first. */
export const refusalsOf = (
  { gateways }: Pick<Ports, 'gateways'>,
  shop: Pick<Shop, 'gateway'>,
  history: ShopHistory,
): readonly StandingRefusal[] => standingRefusals(history, (code) => gateways[shop.gateway].shopRule(code))

/** The gateway's rules for refunding this amount of a payment here and now. */
export function truthCardsOf(
  ports: Pick<Ports, 'clock' | 'gateways'>,
  { record, shop, history }: RuledPayment,
  amount: Won,
): readonly TruthCard[] {
  const { transaction, refunds, outside } = record
  const { remaining } = basedOnOf(transaction.paid, refunds, outside)
  return ports.gateways[shop.gateway].truthCards(transaction, {
    amount,
    refundedBefore: remaining < transaction.paid,
    now: ports.clock.now(),
    refusals: refusalsOf(ports, shop, history),
    lastRefundAt: history.lastRefundAt,
    lastPartAt: history.lastPartAt,
    lastRefusal: lastRefusalOf(record),
  })
}

/** The refusal of a payment's latest refund; null when it was not refused, or the payment was looked up since. */
function lastRefusalOf({ refunds, lookUps = [] }: RuledRecord): ToldRefusal | null {
  const [latest] = refunds
  const code = latest?.answer?.code ?? null
  if (latest?.state !== 'declined' || code === null) return null
  const isLookedUp = lookUps.some(({ at }) => at >= latest.changedAt)
  return isLookedUp ? null : { code, at: latest.changedAt, refundId: latest.id }
}
