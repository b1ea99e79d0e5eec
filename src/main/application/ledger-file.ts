import type { LedgerFormat } from '../../domain/receipt/ledger-file.ts'
import type { Result } from '../../domain/result.ts'
import type { FileProblem, WrittenFile } from '../files/file-lane.ts'
import type { OpenBook, Ports } from './ports.ts'
import { ledgerLines, ledgerPages, type WantedLedger } from './ledger-pages.ts'

/** Where a ledger's file goes, who hears of its progress, and who may stop it. */
export interface LedgerPlace {
  readonly file: string
  readonly format: LedgerFormat
  readonly onProgress: (rows: number) => void
  readonly signal: AbortSignal
}

/** Writes a ledger to a path without asking anybody anything. Nothing stands there until the file is whole. */
export function writeLedgerTo(
  ports: Pick<Ports, 'clock' | 'files'>,
  book: Pick<OpenBook, 'name' | 'ledger'>,
  wanted: WantedLedger,
  { file, format, onProgress, signal }: LedgerPlace,
): Promise<Result<WrittenFile, FileProblem>> {
  const { shop, month, filter, isMasked } = wanted
  // A CSV of UTF-8 needs nothing of the rows but their lines: CP949 has to tell which cell does not fit, a workbook what is a number.
  if (format === 'csv-utf-8')
    return ports.files.writeReceiptLines({ file }, () => ledgerLines(ports, book.ledger, wanted), onProgress, signal)
  const about = { book: book.name, shopName: shop.name, month, filter, isMasked, madeAt: ports.clock.now() }
  return ports.files.writeReceiptLedger(
    { file, format, about },
    () => ledgerPages(ports, book.ledger, wanted),
    onProgress,
    signal,
  )
}
