import type { Shop } from '../../domain/shop.ts'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import { findShop } from './find-shop.ts'
import type { OpenBook } from './ports.ts'

/** A payment with all the ledger knows of it, and the shop it belongs to. */
export interface Payment {
  readonly record: TransactionRecord
  readonly shop: Shop
}

/** A payment and its shop; null when either is not in the book. */
export async function findPayment(book: Pick<OpenBook, 'ledger'>, transactionId: string): Promise<Payment | null> {
  const record = await book.ledger.transaction(transactionId)
  if (record === null) return null
  const shop = await findShop(book, record.transaction.shopId)
  return shop === null ? null : { record, shop }
}
