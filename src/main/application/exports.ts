import { basename, dirname } from 'node:path'
import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { ledgerFileName } from '../../domain/receipt/ledger-columns.ts'
import { failed, ok } from '../../domain/result.ts'
import type { FileProblem, Misfit } from '../files/file-lane.ts'
import { DiskFull } from './disk-full.ts'
import type { Ports } from './ports.ts'
import { ledgerPages } from './receipts.ts'

/** Files that leave the app: streamed, cancellable, never half there. */
export function exportHandlers(ports: Ports): Handlers<AppContract>['exports'] {
  const running = new Map<string, AbortController>()
  return {
    receiptLedger: async ({ exportId, shopId, month, encoding }) => {
      const { ledger } = ports.books.current()
      const shop = (await ledger.shops()).find((one) => one.id === shopId)
      if (shop === undefined) return failed({ kind: 'shop-not-found' })
      const file = await ports.dialogs.chooseSaveFile('현금영수증 대장 내보내기', ledgerFileName(shop.name, month))
      if (file === null) return failed({ kind: 'export-cancelled' })
      const stop = new AbortController()
      running.set(exportId, stop)
      try {
        const written = await ports.files.writeReceiptLedger(
          { file, encoding },
          () => ledgerPages(ports, ledger, shop, month),
          (rows) => ports.announce({ kind: 'export.progressed', exportId, rows }),
          stop.signal,
        )
        await ledger.recordAudit({
          what: 'receipt-ledger-exported',
          subject: shopId,
          detail: {
            month,
            encoding,
            rows: written.ok ? written.value.rows : null,
            outcome: written.ok ? 'written' : written.failure.kind,
          },
          operatorId: ports.operator.id,
          at: ports.clock.now(),
        })
        if (written.ok) {
          const { rows, bytes, totals } = written.value
          return ok({ fileName: basename(file), folder: dirname(file), rows, bytes, totals })
        }
        return failed(exportFailure(written.failure))
      } finally {
        running.delete(exportId)
      }
    },
    cancel: async ({ exportId }) => {
      running.get(exportId)?.abort()
      return ok({})
    },
  }
}

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
