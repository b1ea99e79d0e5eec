import { type Business, businessesOf } from '../../../domain/business.ts'
import type { ReadDb } from '../database.ts'
import { shops } from './shops.ts'

/** The businesses of the book with their shops, by the business numbers that were told last. */
export function businesses(db: ReadDb): readonly Business[] {
  const told = db.all<{ id: string; digits: string | null }>(
    'SELECT s.id, b.digits FROM business_number b JOIN shop s ON s.number = b.shop_number ORDER BY b.number',
  )
  const numbers = new Map<string, string>()
  for (const { id, digits } of told) {
    if (digits === null) numbers.delete(id)
    else numbers.set(id, digits)
  }
  return businessesOf(shops(db), numbers)
}
