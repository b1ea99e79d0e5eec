import { createLineMaker } from '../../domain/csv-line.ts'
import { ledgerColumns } from '../../domain/receipt/ledger-columns.ts'
import type { ReceiptLedgerRow } from '../../domain/receipt/ledger-row.ts'
import { failed, ok } from '../../domain/result.ts'
import { guard } from '../../domain/spreadsheet-guard.ts'
import type { PackedLedgerLines } from '../packed/ledger-lines.ts'
import { createFitCheck, encoded, toCsv } from './csv-text.ts'
import { byteOrderMark } from './encoding.ts'
import type { Encoding } from './file-lane.ts'
import type { Append, LedgerSink } from './ledger-sink.ts'

/** Letters gathered before they are encoded and written: few large pieces are cheaper than many small ones. */
const pieceLength = 262_144

/** Writes the ledger as CSV: a header, a line a row, nothing else. */
export function createCsvLedger(encoding: Encoding, append: Append): LedgerSink<readonly ReceiptLedgerRow[]> {
  const headers = ledgerColumns.map((column) => column.header)
  const fit = createFitCheck(encoding, headers)
  const lineOf = createLineMaker(ledgerColumns)
  let text = toCsv([headers])
  let bytes = 0

  const put = async (piece: Uint8Array): Promise<void> => {
    bytes += piece.length
    await append(piece)
  }
  const flush = async (): Promise<void> => {
    if (bytes === 0 && encoding === 'utf-8') await put(byteOrderMark)
    await put(encoded(text, encoding))
    text = ''
  }
  fit.look(text, () => [headers])
  return {
    take: async (rows) => {
      const lines = rows.map(lineOf).join('')
      fit.look(lines, () => rows.map(cellsOf))
      text += lines
      if (text.length >= pieceLength) await flush()
    },
    end: async () => {
      await flush()
      return fit.count() > 0
        ? failed({ kind: 'characters-do-not-fit', misfits: fit.misfits(), count: fit.count() })
        : ok({ bytes, sheets: 1 })
    },
    close: () => undefined,
  }
}

const cellsOf = (row: ReceiptLedgerRow): readonly string[] =>
  ledgerColumns.map((column) => (column.kind === 'number' ? String(column.value(row)) : guard(column.value(row))))

/** Writes the same CSV in UTF-8 from lines that were made before. */
export function createCsvLines(append: Append): LedgerSink<PackedLedgerLines> {
  const head = Buffer.concat([byteOrderMark, encoded(toCsv([ledgerColumns.map(({ header }) => header)]), 'utf-8')])
  let bytes = 0
  const put = async (piece: Uint8Array): Promise<void> => {
    bytes += piece.length
    await append(piece)
  }
  const begin = async (): Promise<void> => {
    if (bytes === 0) await put(head)
  }
  return {
    take: async (page) => {
      await begin()
      await put(page.bytes)
    },
    end: async () => {
      await begin()
      return ok({ bytes, sheets: 1 })
    },
    close: () => undefined,
  }
}
