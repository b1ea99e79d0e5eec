import { z } from 'zod'
import { bulkLineStates, bulkRunStates, bulkVerdicts } from '../../domain/bulk/bulk-run.ts'
import { handConclusions, refundStates } from '../../domain/refund.ts'
import { NotFound } from '../failures.ts'
import { command, query } from '../operation.ts'
import { KeptReasonShape, ReasonShape } from '../shapes.ts'
import { IdValue, InstantValue, PageValue, TotalsValue, WonValue } from '../values.ts'

const RunShape = z.object({
  id: IdValue,
  shopId: IdValue,
  fileName: z.string(),
  blankLines: z.int(),
  operatorId: z.string(),
  createdAt: InstantValue,
  state: z.enum(bulkRunStates),
  /** Why it is paused, a sentence. */
  because: z.string().nullable(),
  changedAt: InstantValue,
  /** What was confirmed; null before. */
  plan: z.object({ reason: KeptReasonShape, count: z.int(), won: WonValue, confirmedAt: InstantValue }).nullable(),
  lines: TotalsValue,
  /** Lines the gateway was asked about before the start. */
  checked: z.int(),
  verdicts: z.record(z.enum(bulkVerdicts), TotalsValue),
  states: z.record(z.enum(bulkLineStates), TotalsValue),
  /** The sentence of what confirming would do: shop, count, won. */
  confirm: z.string(),
})

const LineShape = z.object({
  line: z.int(),
  orderNumber: z.string(),
  amountText: z.string(),
  won: WonValue.nullable(),
  verdict: z.enum(bulkVerdicts),
  sentence: z.string().nullable(),
  transactionId: IdValue.nullable(),
  state: z.enum(bulkLineStates),
  refund: z
    .object({
      id: IdValue,
      state: z.enum(refundStates),
      won: WonValue,
      at: InstantValue,
      message: z.string().nullable(),
      conclusion: z.enum(handConclusions).nullable(),
    })
    .nullable(),
})

const CheckShape = z.object({
  asked: z.int(),
  same: z.int(),
  /** Answers that say nothing of refunds. */
  unclear: z.int(),
  differs: z.int(),
  failed: z.int(),
  because: z.string().nullable(),
  notAsked: z.int(),
  wasCancelled: z.boolean(),
})

/** The run stands where this cannot be done. */
const NotWaiting = z.object({ state: z.enum(bulkRunStates) })
/** Another bulk refund of the shop is being sent. */
const Busy = z.object({ fileName: z.string() })

/** Refunds of many payments from one file. */
export const bulk = {
  /** Lets the operator choose a file of order numbers and amounts; null when none was chosen. The token stands for the path. */
  chooseFile: command({
    may: 'bulk',
    input: z.strictObject({}),
    output: z.object({ token: z.string(), name: z.string(), bytes: z.int() }).nullable(),
    failures: {},
  }),
  /** Reads the chosen file, judges every line against the shop's ledger and keeps it as a plan. Sends nothing. */
  plan: command({
    may: 'bulk',
    input: z.strictObject({ runId: IdValue, token: IdValue, shopId: IdValue }),
    output: RunShape,
    failures: {
      'shop-not-found': NotFound,
      'file-not-chosen': z.object({}),
      'file-not-found': z.object({}),
      'file-unreadable': z.object({}),
      'file-too-large': z.object({ bytes: z.int(), limit: z.int() }),
      'file-is-no-text': z.object({ looksLike: z.string() }),
      'too-many-lines': z.object({ limit: z.int() }),
      'no-refund-lines': z.object({}),
      'column-missing': z.object({ column: z.enum(['order', 'amount']) }),
    },
  }),
  /** The newest bulk refunds, newest first, and every one that is paused or being sent beyond the limit. */
  list: query({
    input: z.strictObject({ shopId: IdValue.nullable(), limit: z.int().min(1).max(100) }),
    output: z.array(RunShape),
    failures: {},
  }),
  /** One bulk refund as it stands now. */
  run: query({ input: z.strictObject({ runId: IdValue }), output: RunShape, failures: { 'bulk-not-found': NotFound } }),
  /** A page of its lines in the order of the file; empty lists ask for nothing. */
  lines: query({
    input: z.strictObject({
      runId: IdValue,
      states: z.array(z.enum(bulkLineStates)).max(20),
      verdicts: z.array(z.enum(bulkVerdicts)).max(20),
      ...PageValue,
    }),
    output: z.array(LineShape),
    failures: {},
  }),
  /** Asks the gateway about every line that would be sent; progress comes as look-up events under the run's id. Moves no money. */
  check: command({
    may: 'bulk',
    input: z.strictObject({ runId: IdValue }),
    output: CheckShape,
    failures: { 'bulk-not-found': NotFound, 'bulk-not-waiting': NotWaiting },
  }),
  /** Stops a running check before the next line. Harmless when it has ended. */
  cancelCheck: command({ may: 'bulk', input: z.strictObject({ runId: IdValue }), output: z.object({}), failures: {} }),
  /** Begins to send a plan that is as it was shown: `count` lines of `won` in all. Answers at once; the sending goes on by itself. */
  start: command({
    may: 'bulk',
    proof: true,
    input: z.strictObject({
      runId: IdValue,
      count: z.int().min(1),
      won: WonValue,
      reason: ReasonShape.strict(),
    }),
    output: RunShape,
    failures: {
      'bulk-not-found': NotFound,
      'bulk-not-waiting': NotWaiting,
      'bulk-plan-changed': TotalsValue,
      'note-missing': z.object({}),
      'bulk-busy': Busy,
    },
  }),
  /** Sends nothing more after the line on its way; it can go on later. */
  pause: command({
    may: 'bulk',
    input: z.strictObject({ runId: IdValue }),
    output: RunShape,
    failures: { 'bulk-not-found': NotFound, 'bulk-not-waiting': NotWaiting },
  }),
  /** Goes on from the first line that was not sent. */
  resume: command({
    may: 'bulk',
    proof: true,
    input: z.strictObject({ runId: IdValue }),
    output: RunShape,
    failures: { 'bulk-not-found': NotFound, 'bulk-not-waiting': NotWaiting, 'bulk-busy': Busy },
  }),
  /** Ends it for good: lines that are left are not sent. A plan that was not begun is discarded so. */
  stop: command({
    may: 'bulk',
    input: z.strictObject({ runId: IdValue }),
    output: RunShape,
    failures: { 'bulk-not-found': NotFound, 'bulk-not-waiting': NotWaiting },
  }),
  /** Writes the result, one row per line that was read, where the operator chooses. */
  export: command({
    may: 'bulk',
    input: z.strictObject({ runId: IdValue, encoding: z.enum(['utf-8', 'cp949']) }),
    output: z.object({ fileName: z.string(), folder: z.string(), rows: z.int(), bytes: z.int() }),
    failures: {
      'bulk-not-found': NotFound,
      'export-cancelled': z.object({}),
      'file-not-writable': z.object({}),
      'characters-do-not-fit': z.object({
        misfits: z.array(z.object({ line: z.int(), column: z.string(), character: z.string() })),
        count: z.int(),
      }),
    },
  }),
}
