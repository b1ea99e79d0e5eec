import type { Certificate } from '../../domain/certificate.ts'
import type { Instant } from '../../domain/day.ts'
import type { WalletId } from '../../domain/easy-pay.ts'
import type { GatewayId } from '../../domain/gateway.ts'
import type { Won } from '../../domain/money.ts'
import type { ReportedPrepared } from '../../domain/prepared-payment.ts'
import type { ReceiptOutcome } from '../../domain/refund.ts'
import type { Environment } from '../../domain/shop.ts'
import type { ShopRule } from '../../domain/shop-rule.ts'
import type { Slip } from '../../domain/slip.ts'
import type { TaxSplit } from '../../domain/tax-split.ts'
import type { Buyer, ReportedAttempt, ReportedRefund, ReportedTransaction } from '../../domain/transaction.ts'
import type { Result } from '../../domain/result.ts'
import type { TruthCard, TruthFacts } from '../../domain/truth-card.ts'
import type { Credentials } from '../vault/secret.ts'
import type { Offer, ReceiptDesk, ReceiptOrder, MethodDesk, LinkDesk, ConfirmDesk } from './desks.ts'
import type { Connection, Outcome, UnknownCause, Refusal, PaymentAddress } from './call.ts'

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
  /** Won of the receipt that the answers to earlier refunds named; null where one of them named none. */
  readonly receiptTargetBefore: Won | null
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

/**
 * Something a gateway's documents leave open, set per shop. Of `choices` the first is the default and the safe side;
 * an option without choices is text, empty by default.
 */
export interface GatewayOption {
  readonly name: string
  readonly label: string
  /** What is open, and who can answer it. */
  readonly sentence: string
  /** What a text looks like; only where there are no choices. */
  readonly example?: { readonly text: string; readonly filled: string; readonly empty: string } | undefined
  readonly choices: readonly { readonly value: string; readonly label: string; readonly hint: string }[]
  /** What is wrong with a text, a Korean sentence; null when it can be used. Pure; only where there are no choices. */
  readonly textProblem?: ((value: string) => string | null) | undefined
}

/** How a gateway's answers name an easy-pay service: its card, its balance, and the institution behind that; null where it has no code. */
export interface WalletCodes {
  readonly wallet: WalletId
  readonly card: string | null
  readonly money: string | null
  readonly institution: string | null
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
  /** What the documents leave open, to be set per shop. */
  readonly options: readonly GatewayOption[]
  /** The easy-pay services its answers name; empty where they name none. */
  readonly walletCodes: readonly WalletCodes[]
  /** The certificate these credentials sign with; null when it cannot be read, or the gateway knows none. Pure. */
  certificateOf(credentials: Credentials): Certificate | null
  /** Is this parsed line one of this gateway's answers, by its fields? */
  recognises(line: Readonly<Record<string, unknown>>): boolean
  /** Reads one answer. Never throws; what it cannot read is rejected with a Korean reason. */
  readAnswer(line: Readonly<Record<string, unknown>>, buyer: Buyer): AnswerReading
  /** The line as it may be kept: tokens, keys and billing keys left out; the same object when nothing is. Pure; never throws. */
  storable(line: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>
  /** The gateway's rules as they hold for a refund of this payment (truth cards): what it allows, refuses, charges or leaves open. Pure. */
  truthCards(payment: ReportedTransaction, facts: TruthFacts): readonly TruthCard[]
  /** Why finance must approve a refund of this payment before it goes out, a Korean sentence; null when it need not. */
  refundApproval(payment: ReportedTransaction): string | null
  /** What a refusal with this code says of the whole shop (address, keys, contract, settlement money); null when it speaks of one payment. Pure. */
  shopRule(code: string): ShopRule | null
  /**
   * Slips of a payment whose receipt is as it stands now, one at least, or why there are none. `answer` is the stored one; `issuedHere` is
   * what the standing receipt was issued with from this desk, null where it came with the payment. Pure.
   */
  slips(
    environment: Exclude<Environment, 'practice'>,
    payment: ReportedTransaction,
    answer: string,
    issuedHere: Pick<ReceiptOrder, 'serial' | 'amount'> | null,
  ): Result<readonly Slip[], { readonly because: string; readonly remedy: string | null }>
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
  /**
   * Asks whether the gateway takes cancels from where this desk speaks, without moving money; null at a gateway that takes them from
   * everywhere.
   */
  readonly checkAddress: ((connection: Connection) => Promise<Result<{ readonly message: string }, Refusal>>) | null
}

/** The reading side of a gateway, pure: without credentials and without a way out. What the file lane is given. */
export type GatewayReader = Pick<Gateway, 'recognises' | 'readAnswer' | 'storable'>
