import type { Shop } from '../../domain/shop.ts'
import type { OpenBook } from './ports.ts'

/** A shop of a book; null when the book has none of this id. */
export const findShop = async ({ ledger }: Pick<OpenBook, 'ledger'>, shopId: string): Promise<Shop | null> =>
  (await ledger.shops()).find(({ id }) => id === shopId) ?? null
