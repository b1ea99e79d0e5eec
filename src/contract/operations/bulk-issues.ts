import { z } from 'zod'
import { dueChoices, issueLineStates, issueRunStates, mostBulkIssues } from '../../domain/receipt/issue-run.ts'
import { NotFound } from '../failures.ts'
import { command, query } from '../operation.ts'
import { IdValue, InstantValue, TotalsValue, WonValue } from '../values.ts'

const Chosen = z.object({ transactionId: IdValue, won: WonValue })

/** A receipt that cannot be issued through its gateway, and why. */
const Blocked = z.object({
  transactionId: IdValue,
  orderNumber: z.string(),
  won: WonValue,
  because: z.string(),
  remedy: z.string().nullable(),
})

const PlanShape = z.object({
  planId: IdValue,
  shopId: IdValue,
  ready: TotalsValue,
  blocked: z.array(Blocked),
  /** The sentence of what confirming would do: shop, count, won. */
  confirm: z.string(),
})

const LineShape = z.object({
  transactionId: IdValue,
  orderNumber: z.string(),
  won: WonValue,
  state: z.enum(issueLineStates),
  approvalNumber: z.string().nullable(),
  /** Why it was left out, or what the gateway said where that was no yes. */
  message: z.string().nullable(),
})

const RunShape = z.object({
  runId: IdValue,
  shopId: IdValue,
  state: z.enum(issueRunStates),
  /** Why it halted, a sentence. */
  because: z.string().nullable(),
  startedAt: InstantValue,
  total: TotalsValue,
  states: z.record(z.enum(issueLineStates), TotalsValue),
  lines: z.array(LineShape),
})

/** 자진발급 (R08) of many receipts that are due: each an issue of its own, in the journal like any other. */
export const bulkIssues = {
  /** The receipts of one choice that are due, by deadline, as many as one bulk issue takes. */
  choose: query({
    input: z.strictObject({ shopId: IdValue, choice: z.enum(dueChoices) }),
    output: z.array(Chosen),
    failures: { 'shop-not-found': NotFound },
  }),
  /** Judges which of these can be issued through their gateway now, and keeps that as a plan until the app ends. Asks nobody. */
  check: command({
    may: 'receipts',
    input: z.strictObject({ shopId: IdValue, transactionIds: z.array(IdValue).min(1).max(mostBulkIssues) }),
    output: PlanShape,
    failures: { 'shop-not-found': NotFound },
  }),
  /** Begins to issue a plan that is as it was shown: `count` receipts of `won` in all. Answers at once; the issuing goes on by itself. */
  start: command({
    may: 'receipts',
    proof: true,
    input: z.strictObject({ planId: IdValue, count: z.int().min(1), won: WonValue }),
    output: RunShape,
    failures: { 'issue-plan-gone': z.object({}), 'issue-run-busy': z.object({ shopName: z.string() }) },
  }),
  /** The bulk issue of this book that was begun last since the app started; null when none was. */
  current: query({ input: z.strictObject({}), output: RunShape.nullable(), failures: {} }),
  /** Issues nothing more after the receipt on its way. Harmless when it has ended. */
  stop: command({ may: 'receipts', input: z.strictObject({ runId: IdValue }), output: z.object({}), failures: {} }),
}
