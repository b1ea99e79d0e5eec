import type { Shop } from '../../domain/shop.ts'
import { type ReportedTransaction, transactionIdOf } from '../../domain/transaction.ts'
import { packedAnswers } from '../packed/answers.ts'
import { importBatch } from './imports.ts'
import type { OpenBook, Ports } from './ports.ts'

/** Keeps a payment the gateway itself told of as an import of one answer; gives its id, null where the ledger does not take it. */
export async function storeAnswer(
  ports: Ports,
  book: OpenBook,
  shop: Shop,
  name: string,
  { transaction, raw }: { readonly transaction: ReportedTransaction; readonly raw: string },
): Promise<string | null> {
  const bytes = Buffer.byteLength(raw)
  const answers = packedAnswers([{ kind: 'payment', transaction, raw, line: 1 }])
  const batch = { answers, lines: 1, bytesRead: bytes }
  const { counts } = await importBatch(ports, book, shop, { name, bytes }, ports.ids.next(), batch)
  return counts.rejected > 0 ? null : transactionIdOf(shop.id, transaction.gatewayTransactionId)
}
