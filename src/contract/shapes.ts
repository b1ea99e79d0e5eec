import { z } from 'zod'
import { walletIds } from '../domain/easy-pay.ts'
import { gatewayIds } from '../domain/gateway.ts'
import { receiptActKinds, receiptPurposes } from '../domain/receipt/receipt-act.ts'
import { receiptDuties, receiptStates } from '../domain/receipt/verdict.ts'
import { receiptIssuers } from '../domain/receipt/wording.ts'
import { handConclusions, receiptOutcomeKinds, refundReasons, refundStates } from '../domain/refund.ts'
import { environments, shopColours } from '../domain/shop.ts'
import { anomalyKinds, partKinds, paymentMethods, transactionStates } from '../domain/transaction.ts'
import { truthStandings, truthTopics } from '../domain/truth-card.ts'
import {
  DayValue,
  IdValue,
  InstantValue,
  noteOf,
  KeptNoteValue,
  keptNoteOf,
  WonDeltaValue,
  WonValue,
} from './values.ts'

export const WalletValue = z.enum(walletIds)
export const GatewayValue = z.enum(gatewayIds)

/** A division of an amount for tax; adds up to the amount. */
export const SplitShape = z.object({
  supply: WonValue,
  vat: WonValue,
  taxFree: WonValue,
  service: WonValue,
  stated: z.boolean(),
})

/** What a shop has set of its gateway's options, by the gateway's own names. */
export const ChoicesShape = z.record(noteOf(60), noteOf(200))

/** Per-shop settings of what law leaves open. */
export const TaxSettingsShape = z.object({
  mandatory: z.enum(['ALL', 'BY_CATEGORY', 'NONE']),
  mixedThreshold: z.enum(['TRANSACTION', 'CASH_PART']),
  exemptShare: z.enum(['PROPORTION', 'CASH_FIRST', 'CARD_FIRST']),
  directIssue: z.partialRecord(WalletValue, DayValue),
})

/** A shop as every screen may know it. Credentials are never part of it. */
export const ShopShape = z.object({
  id: IdValue,
  name: noteOf(60),
  gateway: GatewayValue,
  environment: z.enum(environments),
  colour: z.enum(shopColours),
  tax: TaxSettingsShape,
  choices: ChoicesShape,
})

/** One row of the transaction list; name and phone arrive masked. */
export const TransactionRowShape = z.object({
  id: IdValue,
  shopId: IdValue,
  gateway: GatewayValue,
  gatewayTransactionId: z.string(),
  orderNumber: z.string(),
  paidAt: InstantValue,
  buyerName: z.string().nullable(),
  buyerPhone: z.string().nullable(),
  goods: z.string().nullable(),
  method: z.enum(paymentMethods),
  wallet: WalletValue.nullable(),
  paid: WonValue,
  refunded: WonValue,
  held: WonValue,
  state: z.enum(transactionStates),
  anomalies: z.int(),
})

export const PartShape = z.object({ kind: z.enum(partKinds), won: WonValue, wallet: WalletValue.nullable() })

export const AnomalyShape = z.object({ kind: z.enum(anomalyKinds), fields: z.record(z.string(), z.string()) })

/** What happens or happened to the cash receipt beside the money. */
const ReceiptOutcomeShape = z.object({
  kind: z.enum(receiptOutcomeKinds),
  won: WonValue.nullable(),
  code: z.string().nullable(),
  message: z.string().nullable(),
})

/** Why money goes back. */
export const ReasonShape = z.object({ code: z.enum(refundReasons), note: keptNoteOf(200) })
/** The same as the book has it. */
export const KeptReasonShape = z.object({ code: z.enum(refundReasons), note: KeptNoteValue })

/** A refund of the journal. */
export const RefundShape = z.object({
  id: IdValue,
  transactionId: IdValue,
  shopId: IdValue,
  amount: WonValue,
  split: SplitShape,
  reason: KeptReasonShape,
  state: z.enum(refundStates),
  operatorId: z.string(),
  /** Who approved it, where another person had to; null otherwise. */
  approvedBy: z.string().nullable(),
  requestedAt: InstantValue,
  changedAt: InstantValue,
  remainingBefore: WonValue,
  gatewayRefundId: z.string().nullable(),
  doneAt: InstantValue.nullable(),
  answer: z.object({ code: z.string().nullable(), message: z.string() }).nullable(),
  receipt: ReceiptOutcomeShape.nullable(),
  byHand: z.object({ conclusion: z.enum(handConclusions), note: z.string() }).nullable(),
})

/** A cash receipt issued or cancelled from this desk. */
export const ReceiptActShape = z.object({
  id: IdValue,
  transactionId: IdValue,
  shopId: IdValue,
  kind: z.enum(receiptActKinds),
  amount: WonValue,
  left: WonValue,
  split: SplitShape,
  purpose: z.enum(receiptPurposes).nullable(),
  identityLastFour: z.string().nullable(),
  state: z.enum(refundStates),
  operatorId: z.string(),
  requestedAt: InstantValue,
  changedAt: InstantValue,
  approvalNumber: z.string().nullable(),
  doneAt: InstantValue.nullable(),
  answer: z.object({ code: z.string().nullable(), message: z.string() }).nullable(),
  byHand: z.object({ conclusion: z.enum(handConclusions), note: z.string() }).nullable(),
})

/** The facts an operator was shown before asking (decision 3). */
export const BasedOnShape = z.object({ refunds: z.int().min(0), remaining: WonValue })

/** What is bound by a confirmation: the SHA-256 of all that was shown, in hex. */
export const HashValue = z.string().regex(/^[0-9a-f]{64}$/)

/** One thing that was shown before a refund, masked. */
export const FactShape = z.object({ name: z.string(), text: z.string() })

/** One of them that is no longer what it was; null where it was not there. */
export const ChangedFactShape = z.object({ name: z.string(), seen: z.string().nullable(), now: z.string().nullable() })

/** One rule of a gateway as it holds for a refund; `refusal` is the shop's own refund it was learned from. */
export const TruthCardShape = z.object({
  topic: z.enum(truthTopics),
  standing: z.enum(truthStandings),
  sentence: z.string(),
  remedy: z.string().nullable(),
  source: z.string(),
  code: z.string().nullable(),
  concerns: z.boolean(),
  blocks: z.boolean(),
  refusal: z.object({ code: z.string(), at: InstantValue, refundId: IdValue }).nullable(),
})

/** A rule behind a verdict, as the operator reads it. */
export const RuleShape = z.object({ id: z.string(), title: z.string(), text: z.string(), source: z.string() })

/** A line of Hometax's list; amounts of a cancel are negative. */
export const HometaxLineShape = z.object({
  event: z.enum(['issued', 'cancelled']),
  soldAt: InstantValue,
  supply: WonDeltaValue,
  vat: WonDeltaValue,
  service: WonDeltaValue,
  total: WonDeltaValue,
  approvalNumber: z.string(),
  identityLastFour: z.string().nullable(),
  purpose: z.enum(receiptPurposes).nullable(),
  means: z.string().nullable(),
  note: z.string().nullable(),
})

/** Who issues the receipt, how much, by when, at what penalty, and the rules that led there. */
export const VerdictShape = z.object({
  issuer: z.enum(receiptIssuers),
  wallet: WalletValue.nullable(),
  duty: z.enum(receiptDuties),
  state: z.enum(receiptStates),
  amount: WonValue,
  split: SplitShape,
  deadline: DayValue.nullable(),
  penalty: z.object({ today: WonValue, next: z.object({ from: DayValue, won: WonValue }).nullable() }).nullable(),
  rules: z.array(RuleShape),
  sentence: z.string(),
})
