import { type LedgerColumn, ledgerColumns } from '../../domain/receipt/ledger-columns.ts'
import type { ReceiptLedgerRow } from '../../domain/receipt/ledger-row.ts'
import { failed, ok } from '../../domain/result.ts'
import { createFitCheck, csvLineEnd, encoded, quoted, toCsv } from './csv-text.ts'
import { byteOrderMark } from './encoding.ts'
import type { Encoding } from './file-lane.ts'
import type { Append, LedgerSink } from './ledger-sink.ts'
import { guard } from './spreadsheet-guard.ts'

/** Letters gathered before they are encoded and written: few large pieces are cheaper than many small ones. */
const pieceLength = 262_144

/** Writes the ledger as CSV: a header, a line a row, nothing else. */
export function createCsvLedger(encoding: Encoding, append: Append): LedgerSink {
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

/** Makes a row's line. What a column said in the row before is kept: most columns say few things, many rows long. */
function createLineMaker(columns: readonly LedgerColumn[]): (row: ReceiptLedgerRow) => string {
  const said = columns.map(() => '')
  const written = columns.map(() => '')
  return (row) => {
    let line = ''
    for (let at = 0; at < columns.length; at += 1) {
      const column = columns[at]
      if (column === undefined) break
      if (at > 0) line += ','
      if (column.kind === 'number') {
        line += String(column.value(row))
        continue
      }
      const value = column.value(row)
      if (value !== said[at]) {
        said[at] = value
        written[at] = quoted(guard(value))
      }
      line += written[at] ?? ''
    }
    return line + csvLineEnd
  }
}
