import { createLineMaker } from '../../domain/csv-line.ts'
import { ledgerColumns } from '../../domain/receipt/ledger-columns.ts'
import { type LedgerTotals, ledgerTotalsOf } from '../../domain/receipt/ledger-file.ts'
import type { ReceiptLedgerRow } from '../../domain/receipt/ledger-row.ts'

/**
 * Rows of the receipt ledger as the lines of its CSV, UTF-8: where nothing but the file is made of them they are written where they
 * are judged, for a row on its way costs as much as a line.
 */
export interface PackedLedgerLines {
  readonly bytes: Uint8Array
  readonly totals: LedgerTotals
}

const encoder = new TextEncoder()
const lineOf = createLineMaker(ledgerColumns)

/** Packs a page of rows as lines. */
export function packedLedgerLines(rows: readonly ReceiptLedgerRow[]): PackedLedgerLines {
  let text = ''
  for (const row of rows) text += lineOf(row)
  return { bytes: encoder.encode(text), totals: ledgerTotalsOf(rows) }
}
