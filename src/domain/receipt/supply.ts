import { type Day, toDay } from '../day.ts'
import type { TaxSettings } from '../shop.ts'
import type { StandingNotes } from './duty-note.ts'

/** R07: the day since when a travel agency's five days run from the end of the supply (소득세법 시행령 제210조의3 제13항 단서). */
const supplyCountsFrom = toDay('2026-02-27')

/** Does the deadline of a payment received on this day wait for its supply? */
export const waitsForSupply = (shop: Pick<TaxSettings, 'travel'>, received: Day): boolean =>
  shop.travel && received >= supplyCountsFrom

/**
 * The day from which the days to issue are counted: the end of the supply where it is written down and came after the money, else the
 * day the money was received, which is the safe side.
 */
export function countedFrom(shop: Pick<TaxSettings, 'travel'>, received: Day, { supply }: StandingNotes): Day {
  const completed = supply?.day ?? received
  return waitsForSupply(shop, received) && completed > received ? completed : received
}
