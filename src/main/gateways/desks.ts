import type { Instant } from '../../domain/day.ts'
import type { Won } from '../../domain/money.ts'
import type { ReceiptPurpose } from '../../domain/receipt/receipt-act.ts'
import type { GatewayChoices } from '../../domain/shop.ts'
import type { TaxSplit } from '../../domain/tax-split.ts'
import type { ReportedTransaction } from '../../domain/transaction.ts'
import type { Result } from '../../domain/result.ts'
import type { Connection, Outcome, UnknownCause, Refusal, PaymentAddress } from './call.ts'

/** Something a gateway sells with all it takes to use it, or the Korean reason why it is not offered here. */
export type Offer<Desk> =
  | ({ readonly offered: true } & Desk)
  | { readonly offered: false; readonly because: string; readonly remedy: string | null }

/**
 * A cash receipt to be issued for a payment. `split` adds up to `amount`; `identity` is digits only and already checked (R13–R15).
 * `serial` counts the receipts asked for at this payment, from 1; `at` is now.
 */
export interface ReceiptOrder {
  readonly payment: PaymentAddress
  readonly paid: Won
  readonly paidAt: Instant
  readonly amount: Won
  readonly split: TaxSplit
  readonly purpose: ReceiptPurpose
  readonly identity: string
  readonly goods: string | null
  readonly buyerName: string | null
  readonly serial: number
  readonly at: Instant
}

/**
 * A live cash receipt to be cancelled: whole when `amount` is `liveBefore`, else that part of it;
 * `cutBefore` when a part of it was cancelled earlier. Numbers are the issue's own;
 * `issuedAt` is when its issue was asked for, the payment's own time where it came with the payment; `reason` is the tax office's (R29).
 */
export interface ReceiptCancelOrder {
  readonly payment: PaymentAddress
  readonly amount: Won
  readonly liveBefore: Won
  readonly cutBefore: boolean
  readonly paidAt: Instant
  readonly issuedAt: Instant
  readonly approvalNumber: string | null
  readonly receiptNumber: string | null
  readonly reason: 1 | 2 | 3
}

/** What the answer to a receipt's issue or cancel told. Nulls are what it left out. */
export interface ReceiptAccepted {
  readonly approvalNumber: string | null
  readonly receiptNumber: string | null
  readonly at: Instant | null
}

/** Issuing and cancelling cash receipts at a gateway. Both are asked once, and an answer that proves nothing is unknown (R39). */
export interface ReceiptDesk {
  /** May a receipt of this payment be issued or cancelled here, or what is the reason not? Pure. */
  receiptLimits(
    payment: ReportedTransaction,
  ): Result<null, { readonly because: string; readonly remedy: string | null }>
  /** Can a living receipt of this number be cancelled here, or what is the reason not? Null is a number nobody knows. Pure. */
  cancelLimits(receiptNumber: string | null): Result<null, { readonly because: string; readonly remedy: string | null }>
  /** Does the gateway take a part of a receipt back, as this shop has it set (R31)? Pure. */
  cancelsParts(choices: GatewayChoices): boolean
  issueReceipt(connection: Connection, order: ReceiptOrder): Promise<Outcome<ReceiptAccepted>>
  cancelReceipt(connection: Connection, order: ReceiptCancelOrder): Promise<Outcome<ReceiptAccepted>>
  /**
   * What the gateway says of a receipt found by its number or its payment, as a Korean sentence to be read by a person: it settles nothing.
   * Null where there is no such look-up, or the shop has it off. Safe to repeat.
   */
  lookUpReceipt(
    connection: Connection,
    receipt: { readonly payment: PaymentAddress; readonly receiptNumber: string | null },
  ): Promise<string | null>
}

/** A payment method the buyer keeps registered at the gateway; names and numbers arrive masked. */
export interface RegisteredMethod {
  readonly kind: 'card' | 'transfer'
  readonly issuer: string | null
  readonly maskedNumber: string | null
  readonly holder: 'person' | 'company' | null
  readonly payerName: string | null
  readonly payerPhone: string | null
}

/** What a look-up of a registered method answered. */
export type MethodLookUp =
  | { readonly kind: 'found'; readonly method: RegisteredMethod }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unanswered'; readonly because: UnknownCause | 'unreachable' }

/**
 * Payment methods registered at a gateway, found by a payment they were used in. The key that charges them is asked for on the way,
 * lives in one call and is kept nowhere. Disabling cannot be taken back.
 */
export interface MethodDesk {
  lookUpMethod(connection: Connection, payment: PaymentAddress): Promise<MethodLookUp>
  disableMethod(connection: Connection, payment: PaymentAddress): Promise<Outcome<{ readonly message: string }>>
}

/** A payment link to be made. `taxFree` of `amount` bears no VAT; `until` null leaves the gateway's own limit. */
export interface LinkOrder {
  readonly goods: string
  readonly amount: Won
  readonly split: TaxSplit
  readonly method: 'card' | 'transfer'
  readonly until: Instant | null
}

/** A link as the gateway made it. */
export interface LinkAccepted {
  readonly url: string
  readonly key: string | null
  readonly until: Instant | null
}

/** Payment links. Making one moves no money; whether it can be paid more than once no document says. */
export interface LinkDesk {
  linkLimits(order: LinkOrder): Result<null, { readonly because: string; readonly remedy: string | null }>
  createLink(connection: Connection, order: LinkOrder): Promise<Outcome<LinkAccepted>>
}

/** A prepared payment to be confirmed: `keys` as the gateway's own answer gave them. */
export interface ConfirmOrder {
  readonly orderNumber: string
  readonly won: Won
  readonly method: 'card' | 'transfer'
  readonly keys: Readonly<Record<string, string>>
}

/** Confirming prepared payments. A confirm takes the buyer's money: it is asked once, and no answer is unknown. */
export interface ConfirmDesk {
  confirm(
    connection: Connection,
    order: ConfirmOrder,
  ): Promise<Outcome<{ readonly transaction: ReportedTransaction; readonly raw: string }>>
}
