import { z } from 'zod'
import { query } from '../operation.ts'
import { TransactionRowShape, VerdictShape } from '../shapes.ts'
import { IdValue, InstantValue, MonthValue, PageValue, WonDeltaValue, WonValue } from '../values.ts'
import { receiptEventKinds } from '../../domain/receipt/ledger-row.ts'
import { NotFound } from '../failures.ts'

const DueRow = z.object({ row: TransactionRowShape, verdict: VerdictShape })

/**
 * One event of the receipt ledger; a cancelled row carries negative won (decision 9). `cells` are the thirty columns of
 * `ledgerColumns` in their order, exactly as the file has them before quoting: text, or whole won as a number.
 */
const LedgerRow = z.object({
  rowId: z.string(),
  transactionId: IdValue,
  event: z.enum(receiptEventKinds),
  at: InstantValue,
  target: WonDeltaValue,
  cells: z.array(z.union([z.string(), z.number()])),
})

const EventTotals = z.object({ count: z.int(), won: WonDeltaValue })

/** What must be issued, by when, and the ledger of what was. */
export const receipts = {
  /** Receipts the merchant itself must issue, overdue first, then by day left. Totals: all of them, and the penalty today and at its next step. */
  due: query({
    input: z.strictObject({ shopId: IdValue, ...PageValue }),
    output: z.object({
      rows: z.array(DueRow),
      count: z.int(),
      won: WonValue,
      overdue: z.object({ count: z.int(), won: WonValue }),
      penaltyToday: WonValue,
      penaltyNext: WonValue,
    }),
    failures: { 'shop-not-found': NotFound },
  }),
  /** Payments whose receipt a person must look at: unknown codes, contradictions, wallets that did not issue. */
  toCheck: query({
    input: z.strictObject({ shopId: IdValue, ...PageValue }),
    output: z.array(DueRow),
    failures: { 'shop-not-found': NotFound },
  }),
  /** A page of the receipt ledger of a month, in the order of the payments. `after` is null at the start and at the end. */
  ledger: query({
    input: z.strictObject({ shopId: IdValue, month: MonthValue, after: z.string().max(600).nullable() }),
    output: z.object({ rows: z.array(LedgerRow), after: z.string().nullable() }),
    failures: { 'shop-not-found': NotFound },
  }),
  /** Totals of a month per kind of event: the same figures the export proves. */
  ledgerTotals: query({
    input: z.strictObject({ shopId: IdValue, month: MonthValue }),
    output: z.object({ due: EventTotals, issued: EventTotals, cancelled: EventTotals }),
    failures: { 'shop-not-found': NotFound },
  }),
}
