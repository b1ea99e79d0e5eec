import { z } from 'zod'
import { paymentMethods, transactionStates } from '../../domain/transaction.ts'
import { timelineKinds } from '../../domain/transaction-record.ts'
import { CredentialsMissing, KeychainUnavailable, NotFound, Refused, Unreachable } from '../failures.ts'
import { command, query } from '../operation.ts'
import {
  AnomalyShape,
  PartShape,
  RefundShape,
  SplitShape,
  TransactionRowShape,
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
  refunds: z.array(RefundShape),
  outside: z.array(
    z.object({
      won: WonValue,
      at: InstantValue.nullable(),
      seenAt: InstantValue,
      source: z.enum(['import', 'look-up']),
    }),
  ),
  remaining: WonValue,
  /** Why no refund can be asked for now, as a sentence and its remedy; null when one can. */
  refundBlocked: z.object({ because: z.string(), remedy: z.string().nullable() }).nullable(),
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
   * Asks the gateway what it knows of a payment; moves no money. A balance lower than ours is counted as a refund made elsewhere,
   * and an unknown refund is settled when the answer proves its outcome.
   */
  lookUp: command({
    input: z.strictObject({ transactionId: IdValue }),
    output: LookUpShape,
    failures: {
      'transaction-not-found': NotFound,
      'credentials-missing': CredentialsMissing,
      'keychain-unavailable': KeychainUnavailable,
      'gateway-unreachable': Unreachable,
      'gateway-refused': Refused,
      'answer-unreadable': z.object({}),
    },
  }),
  /** Asks the gateway for a payment that is not in the book: KCP by transaction number; Payple by order number, day and type. */
  fetch: command({
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
      'keychain-unavailable': KeychainUnavailable,
      'gateway-unreachable': Unreachable,
      'gateway-refused': Refused,
      'answer-unreadable': z.object({}),
    },
  }),
}
