import { z } from 'zod'
import { handConclusions, refundStates } from '../../domain/refund.ts'
import { slipPapers } from '../../domain/refund-slip.ts'
import { partKinds } from '../../domain/transaction.ts'
import {
  CertificateEnded,
  CredentialsMissing,
  ExceedsRefundable,
  KeychainUnavailable,
  NotFound,
  RefundBlocked,
  TooEarly,
} from '../failures.ts'
import { command, query } from '../operation.ts'
import {
  BasedOnShape,
  FactShape,
  GatewayValue,
  HashValue,
  ReasonShape,
  RefundShape,
  RuleShape,
  SplitShape,
  TruthCardShape,
  WalletValue,
} from '../shapes.ts'
import { DayValue, IdValue, InstantValue, keptNoteOf, PageValue, TotalsValue, WonValue } from '../values.ts'

const Remaining = z.object({ won: WonValue, split: SplitShape })

/** An amount between two bounds, both inclusive; equal bounds are exact. */
const Range = z.object({ from: WonValue, to: WonValue })

const PreviewShape = z.object({
  amount: WonValue,
  split: SplitShape,
  before: Remaining,
  after: Remaining,
  /** What each part holds before, gives and holds after (decision 8). */
  parts: z.array(
    z.object({ kind: z.enum(partKinds), wallet: WalletValue.nullable(), before: Range, taken: Range, after: Range }),
  ),
  /** Set when the gateway decides which part goes back. */
  partsSentence: z.string().nullable(),
  receipt: z.object({
    kind: z.enum(['none', 'automatic', 'by-wallet', 'due-shrinks', 'batch', 'to-cancel', 'to-confirm', 'check']),
    won: Range,
    until: DayValue.nullable(),
    sentence: z.string(),
    rules: z.array(RuleShape),
  }),
  /** The gateway's rules for this refund, what stands in its way first. */
  truthCards: z.array(TruthCardShape),
  /** What the gateway's documents leave open, for whoever sends it to answer for; null when nothing. */
  approval: z.string().nullable(),
  /** Why another person has to approve; empty when whoever asks may send it alone. */
  another: z.array(z.string()),
  /** All that is bound by the confirmation, and its hash. */
  facts: z.array(FactShape),
  hash: HashValue,
  basedOn: BasedOnShape,
  /** The confirm button's sentence: order and amount. */
  confirm: z.string(),
  /** What is confirmed: shop, order, buyer and amount. */
  question: z.string(),
  /** Must the operator say how much is tax-free? `taxFree` bounds what may be said. */
  mixedTax: z.boolean(),
  taxFree: Range,
})

const RefundRow = z.object({
  refund: RefundShape,
  orderNumber: z.string(),
  buyerName: z.string().nullable(),
  gateway: GatewayValue,
  paidAt: InstantValue,
  paid: WonValue,
})

const SlipRequest = z.strictObject({ refundId: IdValue, paper: z.enum(slipPapers) })

/** Returning money to buyers. */
export const refunds = {
  /** What a refund of this amount would do, to money, tax and receipt. Writes and sends nothing. `taxFree` only for mixed tax. */
  preview: query({
    input: z.strictObject({ transactionId: IdValue, amount: WonValue, taxFree: WonValue.nullable() }),
    output: PreviewShape,
    failures: {
      'transaction-not-found': NotFound,
      'amount-missing': z.object({}),
      'exceeds-refundable': ExceedsRefundable,
      'tax-free-out-of-range': Range,
      'refund-open': z.object({}),
      'refund-not-possible': RefundBlocked,
    },
  }),
  /**
   * Returns all or part of a payment to the buyer and records it, on disk before anything is sent.
   * Safe to repeat: the same facts and amount find the same refund. An answer that proves nothing comes back as state `unknown`, not as a failure.
   */
  request: command({
    may: 'refund',
    proof: true,
    input: z.strictObject({
      transactionId: IdValue,
      amount: WonValue,
      taxFree: WonValue.nullable(),
      reason: ReasonShape.strict(),
      basedOn: BasedOnShape.strict(),
      /** The hash of the preview that was confirmed: when anything in it is no longer true, nothing is sent. */
      hash: HashValue,
      /** True when the operator answers for what the preview's `approval` says. */
      approved: z.boolean().optional(),
    }),
    output: RefundShape,
    failures: {
      'approval-missing': z.object({ because: z.string() }),
      'note-missing': z.object({}),
      'approval-needed': z.object({ because: z.array(z.string()) }),
      'transaction-not-found': NotFound,
      'amount-missing': z.object({}),
      'exceeds-refundable': ExceedsRefundable,
      'tax-free-out-of-range': Range,
      'facts-changed': z.object({ basedOn: BasedOnShape }),
      'refund-open': z.object({}),
      'refund-not-possible': RefundBlocked,
      'credentials-missing': CredentialsMissing,
      'certificate-ended': CertificateEnded,
      'keychain-unavailable': KeychainUnavailable,
    },
  }),
  /** A page of the journal, newest first; an empty list of states means all. */
  list: query({
    input: z.strictObject({ shopId: IdValue.nullable(), states: z.array(z.enum(refundStates)).max(10), ...PageValue }),
    output: z.array(RefundRow),
    failures: {},
  }),
  /** How many refunds stand in each state, their won, and how long ago the oldest was asked for, in ms (null when there is none). */
  counts: query({
    input: z.strictObject({ shopId: IdValue.nullable() }),
    output: z.record(z.enum(refundStates), TotalsValue.extend({ oldestMs: z.int().min(0).nullable() })),
    failures: {},
  }),
  /** Looks an unknown refund up at the gateway. Settles it only when the answer proves what became of it; `finding` says what was concluded and from what. */
  inquire: command({
    may: 'see',
    input: z.strictObject({ refundId: IdValue }),
    output: z.object({ refund: RefundShape, settled: z.boolean(), finding: z.string() }),
    failures: {
      'refund-not-found': NotFound,
      'credentials-missing': CredentialsMissing,
      'certificate-ended': CertificateEnded,
      'keychain-unavailable': KeychainUnavailable,
    },
  }),
  /** Settles an unknown refund by hand, with the evidence in words. Finance only; the note is kept for good. */
  settleByHand: command({
    may: 'settle',
    proof: true,
    input: z.strictObject({ refundId: IdValue, conclusion: z.enum(handConclusions), note: keptNoteOf(500) }),
    output: RefundShape,
    failures: {
      'refund-not-found': NotFound,
      'refund-not-unknown': z.object({}),
      'evidence-missing': z.object({}),
      'too-early-to-deny': TooEarly,
    },
  }),
  /** Saves the refund's slip as PDF where the operator chooses; null when nothing was chosen. The audit keeps it. */
  saveSlip: command({
    may: 'see',
    input: SlipRequest,
    output: z.object({ saved: z.object({ fileName: z.string(), folder: z.string() }).nullable() }),
    failures: { 'refund-not-found': NotFound, 'file-not-writable': z.object({}) },
  }),
  /** Prints the refund's slip through the system's own dialog; `printed` is false when the operator cancelled there. The audit keeps what was printed. */
  printSlip: command({
    may: 'see',
    input: SlipRequest,
    output: z.object({ printed: z.boolean() }),
    failures: { 'refund-not-found': NotFound, 'printer-missing': z.object({}), 'print-failed': z.object({}) },
  }),
}
