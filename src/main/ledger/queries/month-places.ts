import { addDays, daysOf, type Month } from '../../../domain/day.ts'
import type { ReadDb } from '../database.ts'

/** Where a payment stands among those of a shop: by its time, then by its number. */
export interface MonthPlace {
  readonly paidAt: string
  readonly number: number
}

/** Which places of a month: every so many payments after one, and how many of them; null starts. */
interface WantedPlaces {
  readonly shopId: string
  readonly month: Month
  readonly after: MonthPlace | null
  readonly every: number
  readonly most: number
}

/** Places to cut a month of payments at, so that its parts can be read beside each other. Fewer than `most` where the month ends before. */
export function monthPlaces(db: ReadDb, { shopId, month, after, every, most }: WantedPlaces): readonly MonthPlace[] {
  const { first, last } = daysOf(month)
  const places: MonthPlace[] = []
  let at: MonthPlace = after ?? { paidAt: first, number: 0 }
  while (places.length < most) {
    const next = db.first<MonthPlace>(
      `SELECT paid_at AS paidAt, payment_number AS number FROM payment_search
       WHERE paid_at >= ? AND paid_at < ? AND (paid_at, payment_number) > (?, ?)
         AND shop_number = (SELECT number FROM shop WHERE id = ?)
       ORDER BY 1, 2 LIMIT 1 OFFSET ?`,
      at.paidAt,
      addDays(last, 1),
      at.paidAt,
      at.number,
      shopId,
      every - 1,
    )
    if (next === undefined) return places
    places.push(next)
    at = next
  }
  return places
}
