import { stringify } from 'csv-stringify/sync'
import { toWonDelta, type WonDelta } from '../../domain/money.ts'
import { type LedgerCell, ledgerColumns } from '../../domain/receipt/ledger-columns.ts'
import type { ReceiptEventKind, ReceiptLedgerRow } from '../../domain/receipt/ledger-row.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { fitsCp949, misfitsOf, toCp949 } from './cp949.ts'
import { byteOrderMark } from './encoding.ts'
import type { Encoding, EventTotals, FileProblem, Misfit, WrittenFile } from './file-lane.ts'
import { guard } from './spreadsheet-guard.ts'
import { type CreateFile, createFile, writeWhole } from './whole-file.ts'

/** Where the ledger goes and how. */
export interface LedgerRequest {
  readonly file: string
  readonly encoding: Encoding
}

const mostMisfits = 1_000
const lineBreak = /\r\n|\r|\n/g

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
  const fit = createFitCheck(encoding)
  let bytes = 0
  const put = async (rows: readonly (readonly string[])[]): Promise<void> => {
    const text = toCsv(rows)
    fit.look(rows, text)
    const encoded = encoding === 'cp949' ? toCp949(text) : Buffer.from(text, 'utf8')
    bytes += encoded.length
    await append(encoded)
  }
  if (signal.aborted) return failed({ kind: 'cancelled' })
  if (encoding === 'utf-8') {
    bytes += byteOrderMark.length
    await append(byteOrderMark)
  }
  await put([ledgerColumns.map((column) => column.header)])
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

/** Numbers stay bare, negative ones too: only text can become a formula. */
const textOf = (cell: LedgerCell): string => (cell.kind === 'number' ? String(cell.value) : guard(cell.value))

const toCsv = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )

/**
 * Notes what CP949 lacks while the file is written. A `?` in its place would be a silent loss, so such a file
 * is given up at the end, with the list; one reading of the ledger serves both.
 */
function createFitCheck(encoding: Encoding) {
  const found: Misfit[] = []
  let count = 0
  let line = 1
  const lookAt = (row: readonly string[], fits: boolean): void => {
    for (const [at, cell] of row.entries()) {
      for (const character of fits ? [] : misfitsOf(cell)) {
        count += 1
        if (found.length < mostMisfits) found.push({ line, column: ledgerColumns[at]?.header ?? '', character })
      }
    }
    // A cell may hold line breaks: the list names lines as an editor counts them.
    line += 1 + row.reduce((breaks, cell) => breaks + (cell.match(lineBreak)?.length ?? 0), 0)
  }
  return {
    look: (rows: readonly (readonly string[])[], text: string): void => {
      if (encoding !== 'cp949') return
      const fits = fitsCp949(text)
      for (const row of rows) lookAt(row, fits)
    },
    misfits: (): readonly Misfit[] => found,
    count: (): number => count,
  }
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
