import { z } from 'zod'
import { ledgerFormats } from '../../domain/receipt/ledger-file.ts'
import { NotFound } from '../failures.ts'
import { LedgerFilterShape, LedgerTotalsShape } from '../ledger-shapes.ts'
import { command } from '../operation.ts'
import { IdValue, keptNoteOf, MonthValue } from '../values.ts'

const LedgerOf = {
  exportId: IdValue,
  shopId: IdValue,
  month: MonthValue,
  filter: LedgerFilterShape,
  format: z.enum(ledgerFormats),
}

/** A file that is whole. `rows` and `totals` are of what it holds; `sheets` counts those with rows, 1 for a CSV. */
const LedgerFile = z.object({
  fileName: z.string(),
  folder: z.string(),
  rows: z.int(),
  bytes: z.int(),
  sheets: z.int(),
  totals: LedgerTotalsShape,
})

const ExportFailures = {
  'shop-not-found': NotFound,
  'export-cancelled': z.object({}),
  'file-not-writable': z.object({}),
  'characters-do-not-fit': z.object({
    misfits: z.array(z.object({ line: z.int(), column: z.string(), character: z.string() })),
    count: z.int(),
  }),
}

/** Files that leave the app. */
export const exportOperations = {
  /**
   * Writes the rows of a month of the receipt ledger that the filter wants where the operator chooses, masked as on screen; `exportId`
   * names it in progress events and for cancel. Answers when the file is whole; a cancelled or failed one leaves no file.
   */
  receiptLedger: command({
    may: 'export',
    input: z.strictObject(LedgerOf),
    output: LedgerFile,
    failures: ExportFailures,
  }),
  /**
   * The same with what is masked elsewhere. Who, what, how many rows and why stand in the audit before the first byte is written; when
   * that cannot be noted there is no file.
   */
  receiptLedgerUnmasked: command({
    may: 'unmask',
    proof: true,
    input: z.strictObject({ ...LedgerOf, reason: keptNoteOf(300) }),
    output: LedgerFile,
    failures: { ...ExportFailures, 'unmask-reason-missing': z.object({}) },
  }),
  /** Stops a running export; its file is removed. Harmless when it has ended. */
  cancel: command({ may: 'export', input: z.strictObject({ exportId: IdValue }), output: z.object({}), failures: {} }),
}
