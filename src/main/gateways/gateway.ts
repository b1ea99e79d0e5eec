import type { Certificate } from '../../domain/certificate.ts'
import type { Day, Instant } from '../../domain/day.ts'
import type { GatewayId } from '../../domain/gateway.ts'
import type { Won } from '../../domain/money.ts'
import type { ReportedPrepared } from '../../domain/prepared-payment.ts'
import type { ReceiptPurpose } from '../../domain/receipt/receipt-act.ts'
import type { ReceiptOutcome } from '../../domain/refund.ts'
import type { Environment } from '../../domain/shop.ts'
import type { TaxSplit } from '../../domain/tax-split.ts'
import type { Buyer, ReportedAttempt, ReportedRefund, ReportedTransaction } from '../../domain/transaction.ts'
import type { Result } from '../../domain/result.ts'
import type { Credentials } from '../vault/secret.ts'
import type { Reach } from './http.ts'

/**
 * Everything a call needs to know about whom it speaks for (decision 17). `endpoint` has no trailing slash.
 * `reach` is `loopback` only for practice shops and, in an unpackaged build, the endpoint override (decision 15).
 */
export interface Connection {
  readonly shopId: string
  readonly environment: Environment
  readonly endpoint: string
  readonly reach: Reach
  readonly credentials: Credentials
}

/**
 * What became of a request to move money. `unknown` is not a failure: look it up before asking again.
 * `not-sent` is proved by the transport, never guessed: undici never emitted `sendHeaders` for the money call itself,
 * or Payple's partner auth failed before it.
 */
export type Outcome<T> =
  | { readonly kind: 'accepted'; readonly value: T }
  | { readonly kind: 'declined'; readonly refusal: Refusal }
  | {
      readonly kind: 'not-sent'
      readonly because: 'unreachable' | 'refused-before-asking'
      readonly refusal: Refusal | null
    }
  | { readonly kind: 'unknown'; readonly because: UnknownCause; readonly code: string | null }

/** Why an outcome is unknown. `unclear-code`: the gateway answered with a code that proves neither yes nor no. */
export type UnknownCause = 'timeout' | 'connection-lost' | 'unreadable-answer' | 'server-error' | 'unclear-code'

/** A gateway's no, with its own code, our Korean sentence, and what the operator can do about it (null when nothing). */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly remedy: string | null
  /** True when the gateway's no means that its balance is not what we believe: look up and count what was refunded elsewhere. */
  readonly balanceDiffers: boolean
}

/** The code of a refusal that no gateway spoke: it was not reached, and nothing was sent. */
export const unreachableCode = 'unreachable'

/** How the gateway finds one payment again. `gatewayMethod` is its own method code as stored. */
export interface PaymentAddress {
  readonly gatewayTransactionId: string
  readonly orderNumber: string
  readonly paidOn: Day
  readonly gatewayMethod: string
}

/** One refund to be asked for. `split` adds up to `amount`; `paidSplit` is the payment's own. */
export interface RefundOrder {
  readonly payment: PaymentAddress
  readonly paid: Won
  readonly paidSplit: TaxSplit
  readonly amount: Won
  readonly split: TaxSplit
  /** What remains before this refund, as we believe: an optimistic lock at KCP, never refreshed silently on a retry. */
  readonly remainingBefore: Won
  /** True when any part of the payment went back before: KCP then refuses a full cancel (8040). */
  readonly refundedBefore: boolean
  /** The operator's reason in plain Korean, as the gateway may show it. */
  readonly reason: string
}

/** What an accepted refund's answer told. Nulls are what it left out. */
export interface RefundAccepted {
  /** The gateway's identity of this cancel (KCP `mod_pcan_seq_no`, Payple's cancel trade key). */
  readonly gatewayRefundId: string | null
  readonly at: Instant | null
  readonly remainingAfter: Won | null
  /** Won taken from the card part, when the answer says. */
  readonly fromCard: Won | null
  readonly receipt: ReceiptOutcome
}

/** What a look-up answered. A read proves only what it says: `remaining` null means the gateway does not tell. */
export type LookUp =
  | {
      readonly kind: 'found'
      /** The gateway's fields, for the operator to read; secrets and billing keys left out. */
      readonly fields: readonly { readonly name: string; readonly value: string }[]
      readonly status: 'paid' | 'partly-refunded' | 'refunded' | 'unclear'
      readonly paid: Won | null
      readonly remaining: Won | null
      /** Won the answer itself says was refunded; positive evidence (decision 4). */
      readonly refunded: Won | null
      readonly lastRefundAt: Instant | null
      /** The payment as the answer tells it, when it carries enough to be stored; null otherwise. */
      readonly transaction: ReportedTransaction | null
      readonly raw: string
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unanswered'; readonly because: UnknownCause | 'unreachable' }

/** What one line of a file of gateway answers turned out to be. */
export type AnswerReading =
  | { readonly kind: 'payment'; readonly transaction: ReportedTransaction }
  | { readonly kind: 'refund'; readonly refund: ReportedRefund }
  /** An attempt to pay that brought no money: kept, because a buyer asks about it. */
  | { readonly kind: 'failed-attempt'; readonly attempt: ReportedAttempt }
  /** A payment prepared and not confirmed: nothing is paid yet. */
  | { readonly kind: 'prepared'; readonly prepared: ReportedPrepared }
  /** A notice without money: counted as read, stored nowhere. */
  | { readonly kind: 'no-payment'; readonly because: string }
  | { readonly kind: 'rejected'; readonly because: string }

/** One field the operator must enter. `name` is the wire name of `npm run sandbox`; `secret` values never come back. */
export interface CredentialField {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly kind: 'text' | 'secret' | 'pem'
  /** Shown afterwards as "last 4" of this field; exactly one field of a gateway has it. */
  readonly identifies: boolean
}

/** One thing wrong with what was entered, with the Korean sentence that says what to do. */
export interface CredentialProblem {
  readonly field: string
  readonly message: string
}

/** Something a gateway sells with all it takes to use it, or the Korean reason why it is not offered here. */
export type Offer<Desk> =
  | ({ readonly offered: true } & Desk)
  | { readonly offered: false; readonly because: string; readonly remedy: string | null }

/** A cash receipt to be issued for a payment. `split` adds up to `amount`; `identity` is digits only and already checked (R13–R15). */
export interface ReceiptOrder {
  readonly payment: PaymentAddress
  readonly paid: Won
  readonly amount: Won
  readonly split: TaxSplit
  readonly purpose: ReceiptPurpose
  readonly identity: string
}

/** A live cash receipt to be cancelled whole. Numbers are the issue's own; `reason` is the tax office's (R29). */
export interface ReceiptCancelOrder {
  readonly payment: PaymentAddress
  readonly amount: Won
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
  issueReceipt(connection: Connection, order: ReceiptOrder): Promise<Outcome<ReceiptAccepted>>
  cancelReceipt(connection: Connection, order: ReceiptCancelOrder): Promise<Outcome<ReceiptAccepted>>
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

/** Something of the gateway's documents that this desk does not do, and why, as the operator reads it. */
export interface NotOffered {
  readonly name: string
  readonly because: string
}

/** A gateway. Money moves are asked once and never repeated by the transport. */
export interface Gateway {
  readonly id: GatewayId
  /** Hosts by environment; practice has none (its sandbox's port is given at start). */
  readonly endpoints: Readonly<Record<Exclude<Environment, 'practice'>, string>>
  readonly credentialFields: readonly CredentialField[]
  /** Checks what was entered without a call: ids well-formed, key opens with its password, key fits certificate. */
  checkCredentials(credentials: Credentials): readonly CredentialProblem[]
  /** The certificate these credentials sign with; null when it cannot be read, or the gateway knows none. Pure. */
  certificateOf(credentials: Credentials): Certificate | null
  /** Is this parsed line one of this gateway's answers, by its fields? */
  recognises(line: Readonly<Record<string, unknown>>): boolean
  /** Reads one answer. Never throws; what it cannot read is rejected with a Korean reason. */
  readAnswer(line: Readonly<Record<string, unknown>>, buyer: Buyer): AnswerReading
  /** The line as it may be kept: tokens, keys and billing keys left out; the same object when nothing is. Pure; never throws. */
  storable(line: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>
  /** May this payment be refunded by this amount here, or what is the reason not (a truth card)? Pure. */
  refundLimits(
    payment: ReportedTransaction,
    amount: Won,
    refundedBefore: boolean,
  ): Result<null, { readonly because: string; readonly remedy: string | null }>
  /** What the operator should know before refunding this payment here: fees, windows, registered addresses (truth cards). Korean sentences. */
  refundCautions(payment: ReportedTransaction): readonly string[]
  /** Why finance must approve a refund of this payment before it goes out, a Korean sentence; null when it need not. */
  refundApproval(payment: ReportedTransaction): string | null
  /** The gateway's own code of a method, for looking up a payment the book does not have. */
  methodCode(method: 'card' | 'transfer' | 'virtual-account' | 'mobile'): string
  /** Asks what the gateway knows of a payment. Safe to repeat. */
  lookUp(connection: Connection, payment: PaymentAddress): Promise<LookUp>
  /**
   * Asks about several payments, one answer each in their order. A payment is asked about when its answer is taken, so never two at
   * once; where the gateway wants an auth, they share one. Safe to repeat, and to leave before the end.
   */
  lookUpAll(connection: Connection, payments: readonly PaymentAddress[]): AsyncGenerator<LookUp, void, undefined>
  /** Asks the gateway to give money back. Sent at most once. */
  refund(connection: Connection, order: RefundOrder): Promise<Outcome<RefundAccepted>>
  /** Cash receipts issued and cancelled through the gateway. */
  readonly receipts: Offer<ReceiptDesk>
  /** Payment methods the buyer keeps at the gateway. */
  readonly methods: Offer<MethodDesk>
  /** Payment links. */
  readonly links: Offer<LinkDesk>
  /** Payments the buyer prepared and the merchant confirms. */
  readonly confirmations: Offer<ConfirmDesk>
  /** What else the gateway's documents describe and this desk does not do. */
  readonly notOffered: readonly NotOffered[]
  /** A call that moves no money and shows that address and credentials work. {@link unreachableCode} where nobody answered. */
  testConnection(connection: Connection): Promise<Result<{ readonly message: string }, Refusal>>
}

/** The reading side of a gateway, pure: without credentials and without a way out. What the file lane is given. */
export type GatewayReader = Pick<Gateway, 'recognises' | 'readAnswer' | 'storable'>
