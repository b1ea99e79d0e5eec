import { type Day, toDay } from '../../../domain/day.ts'
import type { Business } from '../../../domain/business.ts'
import type { HometaxPeriod } from '../../../domain/hometax/period.ts'
import type { Duty, KnownReceipt, ListedLine } from '../../../domain/reconciliation/match-input.ts'
import { type ReceiptSides, receiptSides } from '../../../domain/reconciliation/receipt-sides.ts'
import type { ReadDb } from '../database.ts'
import type { Steps } from '../steps.ts'
import { daysOf, type LineRow, lineColumns, toHometaxLine } from './hometax-lists.ts'
import { paymentsWithRefunds } from './payments-with-refunds.ts'
import { nothingLookedAt, paymentsToLookAt, type ReceiptMark } from './receipt-changes.ts'

/** What a connection remembers of the receipts of a shop, and up to where it has looked. */
interface Memory {
  readonly asOf: string
  readonly sides: Map<number, ReceiptSides>
  readonly looked: ReceiptMark
}

const memories = new WeakMap<ReadDb, Map<string, Memory>>()

/** Our side of a match. */
export interface OurSide {
  readonly duties: readonly Duty[]
  readonly receipts: readonly KnownReceipt[]
}

/** What is due and what was issued in the shops of a business as of a day; later asks look only at what changed. */
export function* ourSide(db: ReadDb, { shops }: Pick<Business, 'shops'>, today: Day): Steps<OurSide> {
  const duties: Duty[] = []
  const receipts: KnownReceipt[] = []
  for (const shop of shops) {
    const memory = memoryOf(db, shop.id, JSON.stringify([shop.name, shop.tax, today]))
    for (;;) {
      const numbers = paymentsToLookAt(db, shop.id, memory.looked)
      if (numbers.length === 0) break
      for (const [index, payment] of paymentsWithRefunds(db, numbers).entries()) {
        const sides = receiptSides({ ...payment, shopName: shop.name, settings: shop.tax, today })
        memory.sides.set(numbers[index] ?? 0, sides)
      }
      yield
    }
    for (const { duty, receipts: ofPayment } of memory.sides.values()) {
      if (duty !== null) duties.push(duty)
      for (const receipt of ofPayment) receipts.push(receipt)
    }
  }
  return { duties, receipts }
}

function memoryOf(db: ReadDb, shopId: string, asOf: string): Memory {
  const ofShops = memories.get(db) ?? new Map<string, Memory>()
  memories.set(db, ofShops)
  const known = ofShops.get(shopId)
  if (known?.asOf === asOf) return known
  const fresh = { asOf, sides: new Map(), looked: nothingLookedAt(db) }
  ofShops.set(shopId, fresh)
  return fresh
}

const linesAtOnce = 10_000

/** The lines that count in the lists of a business, and those of one list that is only looked at. */
export function* theirSide(
  db: ReadDb,
  { shops }: Pick<Business, 'shops'>,
  trialListId: string | null,
): Steps<readonly ListedLine[]> {
  const lines: ListedLine[] = []
  const ids = JSON.stringify(shops.map(({ id }) => id))
  for (const [list] of listsOf(db, ids, trialListId)) {
    for (let after = 0; ; ) {
      const page = db.all<LineRow & { readonly number: number }>(
        `SELECT l.number, ${lineColumns} FROM hometax_line l WHERE l.list_number = ? AND l.is_new = 1 AND l.number > ?
         ORDER BY l.number LIMIT ${linesAtOnce}`,
        list,
        after,
      )
      for (const row of page) lines.push({ id: String(row.number), ...toHometaxLine(row) })
      const last = page.at(-1)
      if (last === undefined) break
      after = last.number
      yield
    }
  }
  return lines
}

/** Numbers of the lists that count, and of the one that is only looked at, with the days they cover. */
const listsOf = (
  db: ReadDb,
  shopIds: string,
  trialListId: string | null,
): readonly (readonly [number, HometaxPeriod | null])[] =>
  db
    .all<{ number: number; first_day: string | null; last_day: string | null }>(
      `SELECT h.number, d.first_day, d.last_day FROM hometax_list h JOIN shop s ON s.number = h.shop_number
       JOIN hometax_reading r ON r.list_number = h.number AND r.state = 'read'
       LEFT JOIN hometax_decision d ON d.list_number = h.number
       WHERE s.id IN (SELECT value FROM json_each(?)) AND (d.decision = 'counted' OR (d.decision IS NULL AND h.id IS ?))
       ORDER BY h.number`,
      shopIds,
      trialListId,
    )
    .map(({ number, first_day: first, last_day: last }) => [
      number,
      first === null || last === null ? daysOf(db, number) : { first: toDay(first), last: toDay(last) },
    ])

/** The days that were read from Hometax for a business. */
export const coveredDays = (
  db: ReadDb,
  { shops }: Pick<Business, 'shops'>,
  trialListId: string | null,
): readonly HometaxPeriod[] =>
  listsOf(db, JSON.stringify(shops.map(({ id }) => id)), trialListId).flatMap(([, days]) =>
    days === null ? [] : [days],
  )
