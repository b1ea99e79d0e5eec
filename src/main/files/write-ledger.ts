import { toWonDelta, type WonDelta } from '../../domain/money.ts'
import type { LedgerAbout, LedgerFormat, LedgerTotals } from '../../domain/receipt/ledger-file.ts'
import type { ReceiptEventKind, ReceiptLedgerRow } from '../../domain/receipt/ledger-row.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { createCsvLedger } from './csv-ledger.ts'
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

/** Writes the receipt ledger; see `FileLane.writeReceiptLedger`. `create` is for tests of a failing disk. */
export function writeReceiptLedger(
  request: LedgerRequest,
  pages: () => AsyncIterable<readonly ReceiptLedgerRow[]>,
  onProgress: (rows: number) => void,
  signal: AbortSignal,
  create: CreateFile = createFile,
): Promise<Result<WrittenFile, FileProblem>> {
  return writeWhole(request.file, create, async (append) => {
    const sink = sinkFor(request, append)
    try {
      return await writePages(sink, pages, onProgress, signal)
    } finally {
      sink.close()
    }
  })
}

function sinkFor({ format, about }: LedgerRequest, append: Append): LedgerSink {
  switch (format) {
    case 'csv-utf-8':
      return createCsvLedger('utf-8', append)
    case 'csv-cp949':
      return createCsvLedger('cp949', append)
    case 'xlsx':
      return createXlsxLedger(about, append)
  }
}

async function writePages(
  sink: LedgerSink,
  pages: () => AsyncIterable<readonly ReceiptLedgerRow[]>,
  onProgress: (rows: number) => void,
  signal: AbortSignal,
): Promise<Result<WrittenFile, FileProblem>> {
  const totals = createTotals()
  if (signal.aborted) return failed({ kind: 'cancelled' })
  for await (const page of pages()) {
    if (signal.aborted) return failed({ kind: 'cancelled' })
    await sink.take(page)
    for (const row of page) totals.count(row)
    onProgress(totals.rows())
  }
  if (signal.aborted) return failed({ kind: 'cancelled' })
  const shape = await sink.end(totals.all())
  return shape.ok ? ok({ ...shape.value, rows: totals.rows(), totals: totals.all() }) : shape
}

function createTotals() {
  const none = { count: 0, won: toWonDelta(0) }
  const all: Record<ReceiptEventKind, LedgerTotals[ReceiptEventKind]> = { due: none, issued: none, cancelled: none }
  let rows = 0
  const plus = (won: WonDelta, more: WonDelta): WonDelta => toWonDelta(won + more)
  return {
    count: ({ kind, target }: ReceiptLedgerRow): void => {
      rows += 1
      all[kind] = { count: all[kind].count + 1, won: plus(all[kind].won, target) }
    },
    rows: (): number => rows,
    all: (): LedgerTotals => ({ ...all }),
  }
}
