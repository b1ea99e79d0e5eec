import {
  addLedgerTotals,
  type LedgerAbout,
  type LedgerFormat,
  type LedgerTotals,
  ledgerTotalsOf,
  noLedgerTotals,
  rowsIn,
} from '../../domain/receipt/ledger-file.ts'
import type { ReceiptLedgerRow } from '../../domain/receipt/ledger-row.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { PackedLedgerLines } from '../packed/ledger-lines.ts'
import { createCsvLedger, createCsvLines } from './csv-ledger.ts'
import type { FileProblem, WrittenFile } from './file-lane.ts'
import type { Append, LedgerSink } from './ledger-sink.ts'
import { type CreateFile, createFile, writeWhole } from './whole-file.ts'
import { createXlsxLedger } from './xlsx-ledger.ts'

/** Where the ledger goes, as what, and what it is of. */
export interface LedgerRequest {
  readonly file: string
  readonly format: LedgerFormat
  readonly about: LedgerAbout
}

type Rows = readonly ReceiptLedgerRow[]

/** Writes the receipt ledger; see `FileLane.writeReceiptLedger`. `create` is for tests of a failing disk. */
export const writeReceiptLedger = (
  request: LedgerRequest,
  pages: () => AsyncIterable<Rows>,
  onProgress: (rows: number) => void,
  signal: AbortSignal,
  create: CreateFile = createFile,
): Promise<Result<WrittenFile, FileProblem>> =>
  writeInto(
    request.file,
    create,
    (append) => sinkFor(request, append),
    { pages, totalsOf: ledgerTotalsOf },
    { onProgress, signal },
  )

/** Writes it from lines made before; see `FileLane.writeReceiptLines`. */
export const writeReceiptLines = (
  { file }: Pick<LedgerRequest, 'file'>,
  pages: () => AsyncIterable<PackedLedgerLines>,
  onProgress: (rows: number) => void,
  signal: AbortSignal,
  create: CreateFile = createFile,
): Promise<Result<WrittenFile, FileProblem>> =>
  writeInto(file, create, createCsvLines, { pages, totalsOf: ({ totals }) => totals }, { onProgress, signal })

function sinkFor({ format, about }: LedgerRequest, append: Append): LedgerSink<Rows> {
  switch (format) {
    case 'csv-utf-8':
      return createCsvLedger('utf-8', append)
    case 'csv-cp949':
      return createCsvLedger('cp949', append)
    case 'xlsx':
      return createXlsxLedger(about, append)
  }
}

/** What is written, and what a page of it adds to the totals. */
interface Source<Page> {
  readonly pages: () => AsyncIterable<Page>
  readonly totalsOf: (page: Page) => LedgerTotals
}

/** Who hears how far it is, and who may stop it. */
interface Watch {
  readonly onProgress: (rows: number) => void
  readonly signal: AbortSignal
}

const writeInto = <Page>(
  file: string,
  create: CreateFile,
  sinkOf: (append: Append) => LedgerSink<Page>,
  source: Source<Page>,
  watch: Watch,
): Promise<Result<WrittenFile, FileProblem>> =>
  writeWhole(file, create, async (append) => {
    const sink = sinkOf(append)
    try {
      return await writePages(sink, source, watch)
    } finally {
      sink.close()
    }
  })

async function writePages<Page>(
  sink: LedgerSink<Page>,
  { pages, totalsOf }: Source<Page>,
  { onProgress, signal }: Watch,
): Promise<Result<WrittenFile, FileProblem>> {
  let totals = noLedgerTotals
  if (signal.aborted) return failed({ kind: 'cancelled' })
  for await (const page of pages()) {
    if (signal.aborted) return failed({ kind: 'cancelled' })
    await sink.take(page)
    totals = addLedgerTotals(totals, totalsOf(page))
    onProgress(rowsIn(totals))
  }
  if (signal.aborted) return failed({ kind: 'cancelled' })
  const shape = await sink.end(totals)
  return shape.ok ? ok({ ...shape.value, rows: rowsIn(totals), totals }) : shape
}
