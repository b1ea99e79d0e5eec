import { basename, dirname } from 'node:path'
import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { ledgerFileName, type LedgerFormat } from '../../domain/receipt/ledger-file.ts'
import { failed, ok } from '../../domain/result.ts'
import type { FileProblem, Misfit, WrittenFile } from '../files/file-lane.ts'
import { DiskFull } from './disk-full.ts'
import { findShop } from './find-shop.ts'
import { writeLedgerTo } from './ledger-file.ts'
import type { OpenBook, Ports } from './ports.ts'
import { ledgerTotals, type WantedLedger } from './ledger-pages.ts'

type Exports = Handlers<AppContract>['exports']
type Asked = Parameters<Exports['receiptLedger']>[0]

/** Files that leave the app: streamed, cancellable, never half there. */
export function exportHandlers(ports: Ports): Exports {
  const running = new Map<string, AbortController>()

  /** `begin` notes what has to stand in the book before the first byte; when it throws nothing is written. */
  const exportLedger = async (
    { exportId, shopId, month, filter, format }: Asked,
    isMasked: boolean,
    begin: (book: OpenBook, wanted: WantedLedger, signal: AbortSignal) => Promise<void>,
  ): ReturnType<Exports['receiptLedger']> => {
    const book = ports.books.current()
    const shop = await findShop(book, shopId)
    if (shop === null) return failed({ kind: 'shop-not-found' })
    const name = ledgerFileName({ book: book.name, shopName: shop.name, month }, format)
    const file = await ports.dialogs.chooseSaveFile('현금영수증 대장 내보내기', name)
    if (file === null) return failed({ kind: 'export-cancelled' })
    const wanted = { shop, month, filter, isMasked }
    const stop = new AbortController()
    running.set(exportId, stop)
    try {
      const tell = (rows: number): void => ports.announce({ kind: 'export.progressed', exportId, rows })
      tell(0)
      await begin(book, wanted, stop.signal)
      const onProgress = nowAndThen(ports.clock, tell)
      const written = await writeLedgerTo(ports, book, wanted, { file, format, onProgress, signal: stop.signal })
      if (written.ok) tell(written.value.rows)
      const ended = written.ok
        ? { rows: written.value.rows, outcome: 'written' }
        : { rows: null, outcome: written.failure.kind }
      await audit(ports, book, 'receipt-ledger-exported', wanted, format, ended)
      return written.ok ? ok(outcomeOf(file, written.value)) : failed(exportFailure(written.failure))
    } finally {
      running.delete(exportId)
    }
  }
  return {
    receiptLedger: (asked) => exportLedger(asked, true, () => Promise.resolve()),
    receiptLedgerUnmasked: async ({ reason, ...asked }) => {
      if (reason === '') return failed({ kind: 'unmask-reason-missing' })
      return exportLedger(asked, false, async (book, wanted, signal) => {
        const { due, issued, cancelled } = await ledgerTotals(ports, book.ledger, wanted, signal)
        if (signal.aborted) return
        const rows = due.count + issued.count + cancelled.count
        await audit(ports, book, 'receipt-ledger-unmasked', wanted, asked.format, { rows, reason })
      })
    },
    cancel: async ({ exportId }) => {
      running.get(exportId)?.abort()
      return ok({})
    },
  }
}

/** Milliseconds between two words of progress: a page of rows takes three, and nobody reads a number that fast. */
const progressPauseMs = 100

/** Tells how far it is no oftener than that. */
function nowAndThen(clock: Ports['clock'], tell: (rows: number) => void): (rows: number) => void {
  let told = clock.elapsedMs()
  return (rows) => {
    const now = clock.elapsedMs()
    if (now - told < progressPauseMs) return
    told = now
    tell(rows)
  }
}

const outcomeOf = (file: string, { rows, bytes, sheets, totals }: WrittenFile) => ({
  fileName: basename(file),
  folder: dirname(file),
  rows,
  bytes,
  sheets,
  totals,
})

/** Notes who exported what; conditions of the filter that want everything are null. */
const audit = (
  ports: Ports,
  book: OpenBook,
  what: string,
  { shop, month, filter, isMasked }: WantedLedger,
  format: LedgerFormat,
  said: Readonly<Record<string, string | number | null>>,
): Promise<void> =>
  book.ledger.recordAudit({
    what,
    subject: shop.id,
    detail: { month, format, ...filter, masked: isMasked ? 'yes' : 'no', ...said },
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })

type ExportFailure =
  | { readonly kind: 'export-cancelled' }
  | { readonly kind: 'file-not-writable' }
  | { readonly kind: 'characters-do-not-fit'; readonly misfits: Misfit[]; readonly count: number }

/** What a screen shows for a file that was not written. A full disk is everybody's refusal and travels as the ledger's own fault does. */
export function exportFailure(problem: FileProblem): ExportFailure {
  switch (problem.kind) {
    case 'cancelled':
      return { kind: 'export-cancelled' }
    case 'characters-do-not-fit':
      return { kind: 'characters-do-not-fit', misfits: [...problem.misfits], count: problem.count }
    case 'disk-full':
      throw new DiskFull()
    case 'file-not-writable':
    case 'file-not-found':
    case 'file-unreadable':
    case 'file-too-large':
    case 'file-is-no-text':
    case 'not-gateway-answers':
      return { kind: 'file-not-writable' }
  }
}
