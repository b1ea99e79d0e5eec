import { gatewayTimeOf, type Instant } from './day.ts'
import type { WalletId } from './easy-pay.ts'
import type { GatewayId } from './gateway.ts'
import type { Won } from './money.ts'
import type { TaxSplit } from './tax-split.ts'

/** How the buyer paid, in the field's words. `unknown` keeps the gateway's own code beside it and goes to 확인 필요. */
export const paymentMethods = [
  'card',
  'easy-pay-money',
  'transfer',
  'virtual-account',
  'mobile',
  'gift-card',
  'points',
  'unknown',
] as const
export type PaymentMethod = (typeof paymentMethods)[number]

/** What a share of a payment is. `money` is the receipt target of an easy-pay balance; free points never are. */
export const partKinds = ['card', 'money', 'free-points', 'coupon', 'transfer', 'virtual-account', 'other'] as const
export type PartKind = (typeof partKinds)[number]

/** A share of a payment. The parts of one transaction add up to what was paid (decision 7). */
export interface PaymentPart {
  readonly kind: PartKind
  readonly won: Won
  readonly wallet: WalletId | null
}

/** What does not fit in a gateway's answer. An anomaly is shown with its raw fields, never dropped and never guessed away. */
export const anomalyKinds = [
  'parts-do-not-add-up',
  'receipt-target-above-easy-pay',
  'easy-pay-above-paid',
  'money-on-card-only-wallet',
  'wallet-pair-differs',
  'unknown-method',
  'unknown-wallet',
  'receipt-without-number',
  'total-differs',
  'vat-above-eleventh',
  'tax-split-differs',
  'unreadable-amount',
  'order-not-as-expected',
  'amount-not-as-expected',
] as const
export type AnomalyKind = (typeof anomalyKinds)[number]

/** One anomaly and the gateway's own fields that show it (wire names as data, for the operator to read). */
export interface Anomaly {
  readonly kind: AnomalyKind
  readonly fields: Readonly<Record<string, string>>
}

/**
 * What the gateway said about the cash receipt. `target` is the amount a receipt is due for; `issued` null means it said nothing.
 * `approvalNumber` is the tax office's number, `receiptNumber` the gateway's own (needed to cancel); both are text.
 */
export interface ReportedReceipt {
  readonly target: Won | null
  readonly issued: boolean | null
  readonly approvalNumber: string | null
  readonly receiptNumber: string | null
  readonly kind: 'income-deduction' | 'business-expense' | null
  readonly identityLastFour: string | null
}

/** The buyer as far as the import carried it. KCP's answers carry neither name nor phone (decision 10). */
export interface Buyer {
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** A card as the gateway shows it: the number arrives masked and stays so. */
export interface CardFacts {
  readonly issuer: string | null
  readonly maskedNumber: string | null
  readonly approvalNumber: string | null
  readonly instalmentMonths: number | null
  /** False when the gateway says this payment cannot be refunded in part; null when it did not say. */
  readonly partialRefundAllowed: boolean | null
}

/** A bank account as the gateway shows it. */
export interface BankFacts {
  readonly bank: string | null
  readonly maskedAccount: string | null
}

/**
 * A payment as a gateway's answer tells it, in our words, before it belongs to a shop.
 * `gatewayTransactionId` is what the gateway finds it by: KCP's tno; Payple's order number.
 * `gatewayMethod` is the gateway's own method code, needed to look it up again. `parts` is empty when the answer does not add up.
 */
export interface ReportedTransaction {
  readonly gatewayTransactionId: string
  readonly orderNumber: string
  readonly paidAt: Instant
  readonly method: PaymentMethod
  readonly gatewayMethod: string
  readonly wallet: WalletId | null
  readonly paid: Won
  readonly split: TaxSplit
  readonly parts: readonly PaymentPart[]
  readonly receipt: ReportedReceipt
  readonly buyer: Buyer
  readonly goods: string | null
  readonly card: CardFacts | null
  readonly bank: BankFacts | null
  readonly anomalies: readonly Anomaly[]
}

/** A payment in the ledger. `id` is the shop's id and the gateway's, joined: `<shopId>/<gatewayTransactionId>`. */
export interface Transaction extends ReportedTransaction {
  readonly id: string
  readonly shopId: string
  readonly gateway: GatewayId
}

/** Our id of a payment: the same payment of the same shop always has the same one, so a file read twice adds nothing. */
export const transactionIdOf = (shopId: string, gatewayTransactionId: string): string =>
  `${shopId}/${gatewayTransactionId}`

/** A refund that a file, a webhook or an inquiry told of and that is not ours (decision 5). */
export interface ReportedRefund {
  readonly gatewayTransactionId: string
  /** Identity of the cancel at the gateway; the same one is never counted twice. */
  readonly identity: string
  readonly won: Won
  readonly at: Instant | null
  readonly receiptCancelTarget: Won | null
}

/** The identity of a cancel whose gateway gives it no key: the payment's number with the cancel's time and amount. */
export const identityByTime = (gatewayTransactionId: string, at: Instant, won: Won): string =>
  `${gatewayTransactionId}#${gatewayTimeOf(at)}:${won}`

/** Is time and amount all that tells this cancel from another? */
export const isKnownByTime = (
  cancel: Pick<ReportedRefund, 'gatewayTransactionId' | 'identity' | 'won' | 'at'>,
): boolean =>
  cancel.at !== null && cancel.identity === identityByTime(cancel.gatewayTransactionId, cancel.at, cancel.won)

/**
 * An attempt to pay that brought no money: the buyer closed the window, or the gateway refused. `won` and `at` are null where the answer
 * does not tell them; `code` is the gateway's own, empty for a closed window; `message` is our Korean sentence.
 */
export interface ReportedAttempt {
  readonly orderNumber: string
  readonly won: Won | null
  readonly at: Instant | null
  readonly code: string
  readonly message: string
}

/** States of a payment as a list shows them; derived from what was paid and what went back. */
export const transactionStates = ['paid', 'partly-refunded', 'refunded', 'refund-unknown', 'to-check'] as const
export type TransactionState = (typeof transactionStates)[number]
