import type { WalletId } from '../../../../domain/easy-pay.ts'
import { add, noWon, subtract, sum, type Won } from '../../../../domain/money.ts'
import type { Anomaly, PartKind, PaymentPart } from '../../../../domain/transaction.ts'
import { type Line, receiptTargetOf, shown, wonOf } from './fields.ts'
import type { PaymentKind } from './payment-kind.ts'

/** A payment's parts, or none and the anomaly that says why (decision 7: parts add up to what was paid, or there are none). */
export interface Parts {
  readonly parts: readonly PaymentPart[]
  readonly anomalies: readonly Anomaly[]
}

/** Every amount a part is read from. */
const amountFields = ['amount', 'card_mny', 'coupon_mny', 'easypoint_mny', 'app_cash_receipt_mny'] as const
/** Amounts few answers carry; `kakaomny_mny` is the older name of `easypoint_mny` (KCP guide §2.2). */
const rareAmountFields = ['kakaomny_mny', 'bk_mny'] as const

const cardOnlyWallets: readonly (WalletId | null)[] = ['samsung-pay', 'apple-pay']

/**
 * Reads the parts from the amounts, not from the method alone (rules R58): a mixed payment arrives as a card with
 * `easypoint_mny` or as a wallet balance with `card_mny`. What the answer leaves out is the rest of the total.
 */
export function partsOf(line: Line, kind: PaymentKind, paid: Won): Parts {
  const stated = {
    card: wonOf(line, 'card_mny'),
    coupon: wonOf(line, 'coupon_mny'),
    easyPay: wonOf(line, 'easypoint_mny', 'kakaomny_mny'),
    target: receiptTargetOf(line),
    transfer: kind.method === 'transfer' ? wonOf(line, 'bk_mny') : null,
  }
  const { card, coupon, easyPay, target, transfer } = stated
  if (
    isUnreadable(card) ||
    isUnreadable(coupon) ||
    isUnreadable(easyPay) ||
    isUnreadable(target) ||
    isUnreadable(transfer)
  ) {
    return refused(line, 'unreadable-amount')
  }
  const beside = add(card ?? noWon, coupon ?? noWon)
  const easy = balanceOf(kind, easyPay, beside, paid)
  if (easy > paid) return refused(line, 'easy-pay-above-paid')
  if (easy < (target ?? noWon) && !isWithoutBalance(kind)) return refused(line, 'receipt-target-above-easy-pay')
  // Without the target nobody knows which of a balance is money and which was given away.
  if (easy > noWon && target === null) return refused(line, 'unreadable-amount')

  const money = easy > noWon ? (target ?? noWon) : noWon
  const named = add(beside, easy)
  const rest = named <= paid ? subtract(paid, named) : noWon
  const [restKind, restWon] = restOf(kind, card, transfer, rest)
  const parts = [
    part('card', card ?? noWon, kind.wallet),
    part(restKind, restWon, kind.wallet),
    part('coupon', coupon ?? noWon, kind.wallet),
    part('money', money, kind.wallet),
    part('free-points', subtract(easy, money), kind.wallet),
  ].filter(({ won }) => won > 0)
  if (sum(parts.map(({ won }) => won)) !== paid) return refused(line, 'parts-do-not-add-up')
  const cardOnly = easy > noWon && cardOnlyWallets.includes(kind.wallet)
  return { parts, anomalies: cardOnly ? [anomaly(line, 'money-on-card-only-wallet')] : [] }
}

/** What no amount names: the card when the answer omits `card_mny`, the account of a transfer, or simply the method's own money. */
function restOf(kind: PaymentKind, card: Won | null, transfer: Won | null, rest: Won): readonly [PartKind, Won] {
  switch (kind.method) {
    case 'card':
      return ['card', card === null ? rest : noWon]
    case 'easy-pay-money':
      return ['other', noWon]
    case 'transfer':
      return ['transfer', transfer ?? rest]
    case 'virtual-account':
      return ['virtual-account', rest]
    case 'mobile':
    case 'gift-card':
    case 'points':
    case 'unknown':
      return ['other', rest]
  }
}

/** Won paid from a wallet's balance. A wallet payment that leaves it out paid all of the rest from there. */
function balanceOf(kind: PaymentKind, stated: Won | null, beside: Won, paid: Won): Won {
  if (kind.method === 'points') return noWon
  if (stated !== null) return stated
  return kind.method === 'easy-pay-money' && beside <= paid ? subtract(paid, beside) : noWon
}

/** Methods whose `app_cash_receipt_mny`, if any, speaks of the account and not of a wallet's balance. */
const isWithoutBalance = (kind: PaymentKind): boolean =>
  kind.method === 'transfer' || kind.method === 'virtual-account' || kind.method === 'points'
const isUnreadable = (amount: Won | null | 'unreadable'): amount is 'unreadable' => amount === 'unreadable'
const part = (kind: PartKind, won: Won, wallet: WalletId | null): PaymentPart => ({ kind, won, wallet })
const anomaly = (line: Line, kind: Anomaly['kind']): Anomaly => ({
  kind,
  fields: shown(line, ...amountFields, ...rareAmountFields.filter((name) => line[name] !== undefined)),
})
const refused = (line: Line, kind: Anomaly['kind']): Parts => ({ parts: [], anomalies: [anomaly(line, kind)] })
