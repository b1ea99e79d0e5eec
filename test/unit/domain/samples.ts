import { type Day, type Instant, toDay, toInstant } from '../../../src/domain/day.ts'
import type { WalletId } from '../../../src/domain/easy-pay.ts'
import { noWon, sum, toWon } from '../../../src/domain/money.ts'
import type { ReceiptOutcome, Refund } from '../../../src/domain/refund.ts'
import { defaultTaxSettings, type TaxSettings } from '../../../src/domain/shop.ts'
import { computeSplit, type TaxSplit } from '../../../src/domain/tax-split.ts'
import type { PartKind, PaymentPart, ReportedReceipt, Transaction } from '../../../src/domain/transaction.ts'

/** The day scenarios are told on. */
export const today = toDay('2026-11-09')

/** A part of a payment; money and free points are the given wallet's. */
export const part = (kind: PartKind, won: number, wallet: WalletId | null = null): PaymentPart => ({
  kind,
  won: toWon(won),
  wallet,
})

/** What a gateway says of a receipt when it says nothing. */
export const silentReceipt: ReportedReceipt = {
  target: null,
  issued: null,
  approvalNumber: null,
  receiptNumber: null,
  kind: null,
  identityLastFour: null,
}

/** A KCP card payment of 55,000 won on the eve, changed as the test needs; `paid` and `split` follow the parts. */
export function payment(change: Partial<Transaction> = {}): Transaction {
  const parts = change.parts ?? [part('card', 55_000)]
  const paid = change.paid ?? sum(parts.map((one) => one.won))
  return {
    id: 'shop-a/23732987373372',
    shopId: 'shop-a',
    gateway: 'kcp',
    gatewayTransactionId: '23732987373372',
    orderNumber: 'ORDER_20261109',
    paidAt: toInstant('2026-11-08T10:00:00+09:00'),
    method: 'card',
    gatewayMethod: 'PACA',
    wallet: null,
    paid,
    split: computeSplit(paid),
    parts,
    receipt: silentReceipt,
    buyer: { name: null, phone: null, email: null },
    goods: null,
    card: null,
    bank: null,
    anomalies: [],
    ...change,
  }
}

/** Easy-pay money with free points beside it, as KCP answers it. */
export const balance = (
  wallet: WalletId,
  target: number,
  free: number,
  receipt: Partial<ReportedReceipt> = {},
  change: Partial<Transaction> = {},
): Transaction =>
  payment({
    method: 'easy-pay-money',
    wallet,
    parts: [part('money', target, wallet), ...(free > 0 ? [part('free-points', free, wallet)] : [])],
    receipt: { ...silentReceipt, target: toWon(target), issued: true, ...receipt },
    ...change,
  })

/** Bank money through a gateway. */
export const transfer = (
  gateway: Transaction['gateway'],
  won: number,
  receipt: Partial<ReportedReceipt> = {},
  change: Partial<Transaction> = {},
): Transaction =>
  payment({
    gateway,
    method: 'transfer',
    parts: [part('transfer', won)],
    receipt: { ...silentReceipt, ...receipt },
    ...change,
  })

/** A refund that is done, changed as the test needs. */
export const refund = (won: number, change: Partial<Refund> = {}): Refund => ({
  id: `refund-${won}`,
  key: `shop-a/23732987373372#0:${won}`,
  transactionId: 'shop-a/23732987373372',
  shopId: 'shop-a',
  amount: toWon(won),
  split: computeSplit(toWon(won)),
  reason: { code: 'customer-return', note: '' },
  state: 'done',
  operatorId: 'op-1',
  approvedBy: null,
  requestedAt: toInstant('2026-11-09T09:00:00+09:00'),
  changedAt: toInstant('2026-11-09T09:00:02+09:00'),
  remainingBefore: toWon(won),
  gatewayRefundId: null,
  doneAt: toInstant('2026-11-09T09:00:01+09:00'),
  answer: null,
  receipt: null,
  byHand: null,
  ...change,
})

/** What became of a receipt with a refund. */
export const outcome = (kind: ReceiptOutcome['kind'], won: number | null = null): ReceiptOutcome => ({
  kind,
  won: won === null ? null : toWon(won),
  code: null,
  message: null,
})

/** The default settings, changed as the test needs. */
export const settings = (change: Partial<TaxSettings> = {}): TaxSettings => ({ ...defaultTaxSettings, ...change })

/** Ten in the morning of a day. */
export const morningOf = (day: string): Instant => toInstant(`${day}T10:00:00+09:00`)

/** A day, short. */
export const day = (text: string): Day => toDay(text)

/** A split a gateway stated. */
export const stated = (supply: number, vat: number, taxFree = 0): TaxSplit => ({
  supply: toWon(supply),
  vat: toWon(vat),
  taxFree: toWon(taxFree),
  service: noWon,
  stated: true,
})

/** The four figures of a split without its origin. */
export const figures = ({ supply, vat, taxFree, service }: TaxSplit): readonly number[] => [
  supply,
  vat,
  taxFree,
  service,
]
