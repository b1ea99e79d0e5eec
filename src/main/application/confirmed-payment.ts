import { isOpen } from '../../domain/refund.ts'
import type { Shop } from '../../domain/shop.ts'
import { type ReportedTransaction, transactionIdOf } from '../../domain/transaction.ts'
import { type Ledger, LedgerFault } from '../ledger/ledger.ts'
import { packed } from '../packed.ts'
import { importBatch } from './imports.ts'
import type { OpenBook, Ports } from './ports.ts'

/** Keeps a confirmed payment as an import of one answer; gives its id, null where the ledger does not take it. */
export async function storePayment(
  ports: Ports,
  book: OpenBook,
  shop: Shop,
  transaction: ReportedTransaction,
  raw: string,
): Promise<string | null> {
  const named = { name: `재컨펌 승인 ${transaction.orderNumber}`, bytes: Buffer.byteLength(raw) }
  const payments = [{ transaction, raw, line: 1 }]
  const answers = packed({ payments, refunds: [], attempts: [], prepared: [], rejects: [], passedOver: 0 })
  const batch = { answers, lines: 1, bytesRead: named.bytes }
  const { counts } = await importBatch(ports, book, shop, named, ports.ids.next(), batch)
  return counts.rejected > 0 ? null : transactionIdOf(shop.id, transaction.gatewayTransactionId)
}

/** Settles a confirm; false when another look-up or person was quicker. Every other fault of the ledger is thrown on. */
export async function settleConfirmUnlessSettled(
  ledger: Pick<Ledger, 'preparedPayment'>,
  preparedId: string,
  settle: () => Promise<null>,
): Promise<boolean> {
  try {
    await settle()
    return true
  } catch (cause) {
    if (!(cause instanceof LedgerFault) || cause.kind !== 'constraint') throw cause
    const last = (await ledger.preparedPayment(preparedId))?.confirmations.at(-1)
    if (last === undefined || isOpen(last.state)) throw cause
    return false
  }
}

/** News for every screen that shows payments. */
export const announcePayments = (ports: Pick<Ports, 'announce'>): void =>
  ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'receipts', 'imports'] })
