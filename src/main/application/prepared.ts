import type { PreparedPayment } from '../../domain/prepared-payment.ts'
import type { Shop } from '../../domain/shop.ts'
import { findShop } from './find-shop.ts'
import type { OpenBook } from './ports.ts'

/** A prepared payment and its shop. */
export interface FoundPrepared {
  readonly prepared: PreparedPayment
  readonly shop: Shop
}

/** A prepared payment with its shop; null when either is not in the book. */
export async function findPrepared(book: Pick<OpenBook, 'ledger'>, preparedId: string): Promise<FoundPrepared | null> {
  const prepared = await book.ledger.preparedPayment(preparedId)
  const shop = prepared === null ? null : await findShop(book, prepared.shopId)
  return prepared === null || shop === null ? null : { prepared, shop }
}

/** A prepared payment that is known to be there. */
export async function preparedOf(book: Pick<OpenBook, 'ledger'>, preparedId: string): Promise<PreparedPayment> {
  const prepared = await book.ledger.preparedPayment(preparedId)
  if (prepared === null) throw new Error(`${preparedId} left the ledger`)
  return prepared
}
