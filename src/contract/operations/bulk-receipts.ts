import { z } from 'zod'
import { cancelReasons } from '../../domain/receipt/cancel-reason.ts'
import { cancelExtents, cashFates } from '../../domain/receipt/receipt-cancel.ts'
import {
  dueChoices,
  mostBulkReceipts,
  receiptLineStates,
  receiptRunKinds,
  receiptRunStates,
} from '../../domain/receipt/receipt-run.ts'
import { NotFound } from '../failures.ts'
import { LedgerFilterShape } from '../ledger-shapes.ts'
import { command, query } from '../operation.ts'
import { IdValue, InstantValue, MonthValue, TotalsValue, WonValue } from '../values.ts'

const Chosen = z.object({ transactionId: IdValue, won: WonValue })

/** A receipt by its payment and its event in the ledger. `issuedAt` null: whichever of the payment lives. */
const WantedCancel = z.strictObject({ transactionId: IdValue, issuedAt: InstantValue.nullable() })

/** What a plan says whatever is done: how many can go, and which cannot be asked for through their gateway, and why. */
const PlanValue = {
  planId: IdValue,
  shopId: IdValue,
  ready: TotalsValue,
  blocked: z.array(
    z.object({
      transactionId: IdValue,
      orderNumber: z.string(),
      won: WonValue,
      because: z.string(),
      remedy: z.string().nullable(),
    }),
  ),
}

const IssuePlanShape = z.object({
  kind: z.literal('issue'),
  ...PlanValue,
  /** The sentence of what confirming would do: shop, count, won. */
  confirm: z.string(),
})

/** Receipts and won of a plan that may not be taken back any more, and the sentence that says so (R35). */
const AgedValue = TotalsValue.extend({ warning: z.string() })

const CancelPlanShape = z.object({
  kind: z.literal('cancel'),
  ...PlanValue,
  /** Receipts that are cancelled whole, and those cut by what is too much of them. */
  whole: TotalsValue,
  part: TotalsValue,
  /** Cash that has no receipt afterwards and is due anew (R54); those of it whose last day is over; and what a person must look at. */
  due: TotalsValue,
  late: TotalsValue,
  toCheck: TotalsValue,
  aged: z.array(AgedValue),
  /** Why, where that is known of what was picked; null where the operator says it. */
  reason: z.enum(cancelReasons).nullable(),
  /** By reason, the sentence of what confirming would do: shop, count, won, reason. */
  confirm: z.record(z.enum(cancelReasons), z.string()),
})

const LineShape = z.object({
  transactionId: IdValue,
  orderNumber: z.string(),
  won: WonValue,
  /** Of a cancel: which receipt, how much of it, and the cash that has none afterwards. Null for an issue. */
  issuedAt: InstantValue.nullable(),
  extent: z.enum(cancelExtents).nullable(),
  without: z.object({ becomes: z.enum(cashFates), won: WonValue, isLate: z.boolean() }).nullable(),
  state: z.enum(receiptLineStates),
  approvalNumber: z.string().nullable(),
  /** Why it was left out, or what the gateway said where that was no yes. */
  message: z.string().nullable(),
})

const RunShape = z.object({
  runId: IdValue,
  kind: z.enum(receiptRunKinds),
  /** How much of each receipt a cancel takes, and why; both null for an issue. */
  takes: z.enum(cancelExtents).nullable(),
  reason: z.enum(cancelReasons).nullable(),
  shopId: IdValue,
  state: z.enum(receiptRunStates),
  /** Why it halted, a sentence. */
  because: z.string().nullable(),
  startedAt: InstantValue,
  total: TotalsValue,
  states: z.record(z.enum(receiptLineStates), TotalsValue),
  /** Cash that is due anew, and that a person must look at, since its receipt was cancelled. */
  due: TotalsValue,
  toCheck: TotalsValue,
  lines: z.array(LineShape),
})

/** Many receipts at once, 자진발급 (R08) or cancelled: each an act of its own, in the journal like any other. */
export const bulkReceipts = {
  /** The receipts of one choice that are due, by deadline, as many as one run takes. */
  choose: query({
    input: z.strictObject({ shopId: IdValue, choice: z.enum(dueChoices) }),
    output: z.array(Chosen),
    failures: { 'shop-not-found': NotFound },
  }),
  /**
   * The living receipts that a month of the ledger has as issued and the filter wants, in the order of the payments, as many as one run
   * takes; won is the row's.
   */
  chooseIssued: query({
    input: z.strictObject({ shopId: IdValue, month: MonthValue, filter: LedgerFilterShape }),
    output: z.array(Chosen.extend({ issuedAt: InstantValue })),
    failures: { 'shop-not-found': NotFound },
  }),
  /** Judges which of these can be issued through their gateway now, and keeps that as a plan until the app ends. Asks nobody. */
  check: command({
    may: 'receipts',
    input: z.strictObject({ shopId: IdValue, transactionIds: z.array(IdValue).min(1).max(mostBulkReceipts) }),
    output: IssuePlanShape,
    failures: { 'shop-not-found': NotFound },
  }),
  /**
   * Judges which of these receipts can be cancelled through their gateway now, how much of each, and what cash has no receipt
   * afterwards; kept like the other. `takes` is `whole` for all of each receipt, `excess` for what is too much, where the gateway takes
   * that back alone, and all of it otherwise. `reason` null leaves it to the operator. Asks nobody.
   */
  checkCancels: command({
    may: 'receipts',
    input: z.strictObject({
      shopId: IdValue,
      receipts: z.array(WantedCancel).min(1).max(mostBulkReceipts),
      takes: z.enum(cancelExtents),
      reason: z.enum(cancelReasons).nullable(),
    }),
    output: CancelPlanShape,
    failures: { 'shop-not-found': NotFound },
  }),
  /**
   * Begins a plan that is as it was shown: `count` receipts of `won` in all and, of a cancel, for this reason; null for an issue. Answers
   * at once; the asking goes on by itself. One run of a book at a time.
   */
  start: command({
    may: 'receipts',
    proof: true,
    input: z.strictObject({
      planId: IdValue,
      count: z.int().min(1),
      won: WonValue,
      reason: z.enum(cancelReasons).nullable(),
    }),
    output: RunShape,
    failures: {
      'receipt-plan-gone': z.object({}),
      'receipt-run-busy': z.object({ shopName: z.string(), of: z.enum(receiptRunKinds) }),
    },
  }),
  /** The run of this book that was begun last since the app started; null when none was. */
  current: query({ input: z.strictObject({}), output: RunShape.nullable(), failures: {} }),
  /** Asks for nothing more after the receipt on its way. Harmless when it has ended. */
  stop: command({ may: 'receipts', input: z.strictObject({ runId: IdValue }), output: z.object({}), failures: {} }),
}
