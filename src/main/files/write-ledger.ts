import { toWonDelta, type WonDelta } from '../../domain/money.ts'
import { ledgerColumns } from '../../domain/receipt/ledger-columns.ts'
import type { ReceiptEventKind, ReceiptLedgerRow } from '../../domain/receipt/ledger-row.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { createFitCheck, encoded, textOf, toCsv } from './csv-text.ts'
import { byteOrderMark } from './encoding.ts'
import type { Encoding, EventTotals, FileProblem, WrittenFile } from './file-lane.ts'
import { type CreateFile, createFile, writeWhole } from './whole-file.ts'

/** Where the ledger goes and how. */
export interface LedgerRequest {
  readonly file: string
  readonly encoding: Encoding
}

/** Writes the receipt ledger; see `FileLane.writeReceiptLedger`. `create` is for tests of a failing disk. */
export function writeReceiptLedger(
  request: LedgerRequest,
  pages: () => AsyncIterable<readonly ReceiptLedgerRow[]>,
  onProgress: (rows: number) => void,
  signal: AbortSignal,
  create: CreateFile = createFile,
): Promise<Result<WrittenFile, FileProblem>> {
  return writeWhole(request.file, create, (append) => writePages(request.encoding, pages, onProgress, signal, append))
}

async function writePages(
  encoding: Encoding,
  pages: () => AsyncIterable<readonly ReceiptLedgerRow[]>,
  onProgress: (rows: number) => void,
  signal: AbortSignal,
  append: (bytes: Uint8Array) => Promise<void>,
): Promise<Result<WrittenFile, FileProblem>> {
  const totals = createTotals()
  const headers = ledgerColumns.map((column) => column.header)
  const fit = createFitCheck(encoding, headers)
  let bytes = 0
  const put = async (rows: readonly (readonly string[])[]): Promise<void> => {
    const text = toCsv(rows)
    fit.look(rows, text)
    const piece = encoded(text, encoding)
    bytes += piece.length
    await append(piece)
  }
  if (signal.aborted) return failed({ kind: 'cancelled' })
  if (encoding === 'utf-8') {
    bytes += byteOrderMark.length
    await append(byteOrderMark)
  }
  await put([headers])
  for await (const page of pages()) {
    if (signal.aborted) return failed({ kind: 'cancelled' })
    await put(page.map((row) => ledgerColumns.map((column) => textOf(column.cell(row)))))
    for (const row of page) totals.count(row)
    onProgress(totals.rows())
  }
  if (signal.aborted) return failed({ kind: 'cancelled' })
  if (fit.count() > 0) return failed({ kind: 'characters-do-not-fit', misfits: fit.misfits(), count: fit.count() })
  return ok({ rows: totals.rows(), bytes, totals: totals.all() })
}

function createTotals() {
  const none: EventTotals = { count: 0, won: toWonDelta(0) }
  const all: Record<ReceiptEventKind, EventTotals> = { due: none, issued: none, cancelled: none }
  let rows = 0
  const plus = (won: WonDelta, more: WonDelta): WonDelta => toWonDelta(won + more)
  return {
    count: ({ kind, target }: ReceiptLedgerRow): void => {
      rows += 1
      all[kind] = { count: all[kind].count + 1, won: plus(all[kind].won, target) }
    },
    rows: (): number => rows,
    all: () => ({ ...all }),
  }
}
