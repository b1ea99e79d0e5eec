import { z } from 'zod'
import { NotFound } from '../failures.ts'
import { command } from '../operation.ts'
import { IdValue, MonthValue, WonDeltaValue } from '../values.ts'

const EventTotals = z.object({ count: z.int(), won: WonDeltaValue })

/** Files that leave the app. */
export const exportOperations = {
  /**
   * Writes a month of the receipt ledger as CSV where the operator chooses; `exportId` names it in progress events and for cancel.
   * Answers when the file is whole; a cancelled or failed one leaves no file.
   */
  receiptLedger: command({
    may: 'export',
    input: z.strictObject({
      exportId: IdValue,
      shopId: IdValue,
      month: MonthValue,
      encoding: z.enum(['utf-8', 'cp949']),
    }),
    output: z.object({
      fileName: z.string(),
      folder: z.string(),
      rows: z.int(),
      bytes: z.int(),
      totals: z.object({ due: EventTotals, issued: EventTotals, cancelled: EventTotals }),
    }),
    failures: {
      'shop-not-found': NotFound,
      'export-cancelled': z.object({}),
      'file-not-writable': z.object({}),
      'characters-do-not-fit': z.object({
        misfits: z.array(z.object({ line: z.int(), column: z.string(), character: z.string() })),
        count: z.int(),
      }),
    },
  }),
  /** Stops a running export; its file is removed. Harmless when it has ended. */
  cancel: command({ may: 'export', input: z.strictObject({ exportId: IdValue }), output: z.object({}), failures: {} }),
}
