import { z } from 'zod'
import { slipKinds } from '../../domain/slip.ts'
import { paymentMethods, transactionStates } from '../../domain/transaction.ts'
import { timelineKinds } from '../../domain/transaction-record.ts'
import {
  CertificateEnded,
  CredentialsMissing,
  KeychainUnavailable,
  NotFound,
  Refused,
  Unreachable,
} from '../failures.ts'
import { mostLookUps } from '../limits.ts'
import { command, query } from '../operation.ts'
import {
  AnomalyShape,
  DutyNoteShape,
  PartShape,
  ReceiptActShape,
  RefundShape,
  SplitShape,
  TransactionRowShape,
  TruthCardShape,
  VerdictShape,
  WalletValue,
} from '../shapes.ts'
import { DayValue, IdValue, InstantValue, noteOf, PageValue, TotalsValue, WonValue } from '../values.ts'

const Filter = z.strictObject({
  shopId: IdValue.nullable(),
  text: noteOf(200),
  from: DayValue.nullable(),
  to: DayValue.nullable(),
  states: z.array(z.enum(transactionStates)).max(10),
  wallets: z.array(WalletValue).max(20),
  methods: z.array(z.enum(paymentMethods)).max(20),
  atLeast: WonValue.nullable(),
  atMost: WonValue.nullable(),
})

const TimelineShape = z.object({
  at: InstantValue,
  kind: z.enum(timelineKinds),
  won: WonValue.nullable(),
  refundId: z.string().nullable(),
  detail: z.string().nullable(),
})

const DetailShape = z.object({
  row: TransactionRowShape,
  split: SplitShape,
  parts: z.array(PartShape),
  receiptTarget: WonValue.nullable(),
  card: z
    .object({
      issuer: z.string().nullable(),
      maskedNumber: z.string().nullable(),
      approvalNumber: z.string().nullable(),
      instalmentMonths: z.int().nullable(),
    })
    .nullable(),
  bank: z.object({ bank: z.string().nullable(), maskedAccount: z.string().nullable() }).nullable(),
  receiptNumbers: z.object({ approval: z.string().nullable(), gateway: z.string().nullable() }),
  anomalies: z.array(AnomalyShape),
  verdict: VerdictShape,
  /** What can be done with the receipt from here. `acts` newest first; a reason is null when the act can be asked for now. */
  receiptDesk: z.object({
    acts: z.array(ReceiptActShape),
    /** What was noted of the duty, newest first. */
    notes: z.array(DutyNoteShape),
    /** Why the duty cannot be closed without a receipt; null when it can. */
    closeBlocked: z.object({ because: z.string(), remedy: z.string().nullable() }).nullable(),
    /** May the goods' category, or the day the supply was completed, be written down? */
    asksGoods: z.boolean(),
    asksSupply: z.boolean(),
    issueBlocked: z.object({ because: z.string(), remedy: z.string().nullable() }).nullable(),
    cancelBlocked: z.object({ because: z.string(), remedy: z.string().nullable() }).nullable(),
    /** May a receipt issued or cancelled outside this desk be written down? Null when it may. */
    recordIssueBlocked: z.object({ because: z.string(), remedy: z.string().nullable() }).nullable(),
    recordCancelBlocked: z.object({ because: z.string(), remedy: z.string().nullable() }).nullable(),
    /** What an issue would be for. */
    issueAmount: WonValue,
    /** What a cancel would be for: the whole live receipt. */
    cancelAmount: WonValue,
    /** By how much a receipt issued from this desk exceeds the cash that is left; null where it does not. */
    excess: z.object({ won: WonValue, left: WonValue, canCancelAlone: z.boolean() }).nullable(),
    /** The refund whose automatic receipt cancel failed and waits for its retry; null when none does. */
    retryOf: z.object({ refundId: z.string(), from: InstantValue, isOpen: z.boolean() }).nullable(),
  }),
  /** May the buyer's registered payment method be looked up and disabled here, or why not; null when it may. */
  methodBlocked: z.object({ because: z.string(), remedy: z.string().nullable() }).nullable(),
  /** Slips that can be opened in the browser; `blocked` says why there are none and is null when there is one. */
  slips: z.object({
    kinds: z.array(z.enum(slipKinds)),
    blocked: z.object({ because: z.string(), remedy: z.string().nullable() }).nullable(),
  }),
  refunds: z.array(RefundShape),
  outside: z.array(
    z.object({
      won: WonValue,
      at: InstantValue.nullable(),
      seenAt: InstantValue,
      source: z.enum(['import', 'look-up']),
      /** The receipt amount this cancel concerns, as its answer names it; null when nothing told. */
      receiptWon: WonValue.nullable(),
    }),
  ),
  remaining: WonValue,
  /** Why no refund can be asked for now, as a sentence and its remedy; null when one can. */
  refundBlocked: z.object({ because: z.string(), remedy: z.string().nullable() }).nullable(),
  /** The gateway's rules for refunding all that remains, what stands in the way first. */
  truthCards: z.array(TruthCardShape),
  timeline: z.array(TimelineShape),
  /** The stored answer, secrets and buyer fields left out. */
  answer: z.array(z.object({ name: z.string(), value: z.string() })),
})

const LookUpShape = z.object({
  at: InstantValue,
  status: z.enum(['paid', 'partly-refunded', 'refunded', 'unclear']),
  paid: WonValue.nullable(),
  remaining: WonValue.nullable(),
  refunded: WonValue.nullable(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  /** What the look-up changed in the ledger, as sentences; empty when nothing. */
  findings: z.array(z.string()),
})

/** A payment of a batch whose answer was not what the ledger has, with what was found as sentences. */
const DifferingShape = z.object({ transactionId: IdValue, orderNumber: z.string(), findings: z.array(z.string()) })

/** Looking for payments and reading one. */
export const transactions = {
  /** A page of payments, newest first. Names and phones are masked. */
  search: query({
    input: z.strictObject({ filter: Filter, ...PageValue }),
    output: z.array(TransactionRowShape),
    failures: {},
  }),
  /** How many payments a filter matches and what was paid in them, in won. */
  totals: query({ input: z.strictObject({ filter: Filter }), output: TotalsValue, failures: {} }),
  /** One payment with its parts, receipt verdict, refunds and story. */
  detail: query({
    input: z.strictObject({ transactionId: IdValue }),
    output: DetailShape,
    failures: { 'transaction-not-found': NotFound },
  }),
  /**
   * Opens one of the payment's slips in the browser, by the allow-list and after a question; main makes its address. A no to the
   * question is no failure.
   */
  openSlip: command({
    may: 'see',
    input: z.strictObject({ transactionId: IdValue, kind: z.enum(slipKinds) }),
    output: z.object({}),
    failures: {
      'transaction-not-found': NotFound,
      'slip-not-possible': z.object({ because: z.string(), remedy: z.string().nullable() }),
      'link-not-allowed': z.object({}),
    },
  }),
  /** Attempts to pay under an order number that holds this text and that brought no money, newest first; at most fifty. */
  failedAttempts: query({
    input: z.strictObject({ shopId: IdValue.nullable(), orderNumber: noteOf(100).min(3) }),
    output: z.array(
      z.object({
        shopId: IdValue,
        orderNumber: z.string(),
        won: WonValue.nullable(),
        at: InstantValue.nullable(),
        seenAt: InstantValue,
        code: z.string(),
        message: z.string(),
      }),
    ),
    failures: {},
  }),
  /**
   * Asks the gateway what it knows of a payment; moves no money. A balance lower than ours is counted as a refund made elsewhere,
   * and an unknown refund is settled when the answer proves its outcome.
   */
  lookUp: command({
    may: 'see',
    input: z.strictObject({ transactionId: IdValue }),
    output: LookUpShape,
    failures: {
      'transaction-not-found': NotFound,
      'credentials-missing': CredentialsMissing,
      'certificate-ended': CertificateEnded,
      'keychain-unavailable': KeychainUnavailable,
      'gateway-unreachable': Unreachable,
      'gateway-refused': Refused,
      'answer-unreadable': z.object({}),
    },
  }),
  /**
   * Asks the gateways about payments one after another, as {@link transactions.lookUp} asks about one; moves no money. Answers when it
   * has ended, progress comes as events. Each payment is in one of the counts: `same`, `changed` (the ledger now has what was found),
   * `toCheck` (it differs and nothing was settled), `unclear` (nothing differs, and the answer does not prove that nothing went back),
   * `failed`, or `notAsked` (cancelled, or its gateway was not reached twice running). A payment named twice is asked about once.
   */
  lookUpMany: command({
    may: 'see',
    input: z.strictObject({ lookUpId: IdValue, transactionIds: z.array(IdValue).min(1).max(mostLookUps) }),
    output: z.object({
      asked: z.int(),
      same: z.int(),
      changed: z.array(DifferingShape),
      toCheck: z.array(DifferingShape),
      unclear: z.int(),
      /** `orderNumber` is the id where the book has no such payment. */
      failed: z.array(z.object({ transactionId: IdValue, orderNumber: z.string(), because: z.string() })),
      notAsked: z.int(),
      wasCancelled: z.boolean(),
    }),
    failures: {},
  }),
  /** Stops a batch of look-ups after the one in hand; what was found stays. Harmless when it has ended. */
  cancelLookUp: command({
    may: 'see',
    input: z.strictObject({ lookUpId: IdValue }),
    output: z.object({}),
    failures: {},
  }),
  /** Asks the gateway for a payment that is not in the book: KCP by transaction number; Payple by order number, day and type. */
  fetch: command({
    may: 'import',
    input: z.strictObject({
      shopId: IdValue,
      number: noteOf(100).min(1),
      paidOn: DayValue.nullable(),
      method: z.enum(['card', 'transfer', 'virtual-account', 'mobile']),
    }),
    output: z.object({
      transactionId: z.string().nullable(),
      fields: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
    failures: {
      'shop-not-found': NotFound,
      'credentials-missing': CredentialsMissing,
      'certificate-ended': CertificateEnded,
      'keychain-unavailable': KeychainUnavailable,
      'gateway-unreachable': Unreachable,
      'gateway-refused': Refused,
      'answer-unreadable': z.object({}),
    },
  }),
}
