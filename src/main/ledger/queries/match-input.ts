import { type Day, dayOf, toDay, toInstant } from '../../../domain/day.ts'
import type { Business } from '../../../domain/business.ts'
import type { HometaxLine } from '../../../domain/hometax-line.ts'
import type { Duty, KnownReceipt, ListedLine, ReadDays } from '../../../domain/reconciliation/match-input.ts'
import { type ReceiptSides, receiptSides } from '../../../domain/reconciliation/receipt-sides.ts'
import { taxFor } from '../../../domain/tax-history.ts'
import type { ReadDb } from '../database.ts'
import type { Steps } from '../steps.ts'
import { daysOf, type LineRow, lineColumns, toHometaxLine } from './hometax-lists.ts'
import { lookOn, nothingLookedAt, type ReceiptMark } from './receipt-changes.ts'

/** What a connection remembers of the receipts of a shop, and up to where it has looked. */
interface Memory {
  readonly asOf: string
  readonly sides: Map<number, ReceiptSides>
  readonly looked: ReceiptMark
}

const memories = new WeakMap<ReadDb, Map<string, readonly Memory[]>>()

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
    const memory = memoryOf(db, shop.id, JSON.stringify([shop.name, shop.taxHistory, today]))
    yield* lookOn(db, shop.id, memory.looked, (payment, number) => {
      const settings = taxFor(shop, payment.transaction, today)
      memory.sides.set(number, receiptSides({ ...payment, shopName: shop.name, settings, today }))
    })
    for (const { duty, receipts: ofPayment } of memory.sides.values()) {
      if (duty !== null) duties.push(duty)
      for (const receipt of ofPayment) receipts.push(receipt)
    }
  }
  return { duties, receipts }
}

/** How many memories of a shop are kept: today's, and that of a day a month was closed on. */
const mostMemories = 2

function memoryOf(db: ReadDb, shopId: string, asOf: string): Memory {
  const ofShops = memories.get(db) ?? new Map<string, readonly Memory[]>()
  memories.set(db, ofShops)
  const known = ofShops.get(shopId) ?? []
  const found = known.find((one) => one.asOf === asOf) ?? { asOf, sides: new Map(), looked: nothingLookedAt(db) }
  ofShops.set(shopId, [found, ...known.filter((one) => one !== found)].slice(0, mostMemories))
  return found
}

const linesAtOnce = 10_000

/**
 * The lines that count in the lists of a business, and those of one list that is only looked at. Which lines of a list are new was told
 * beside the lists of its business then; lists of shops that became one business since may have the same line, which counts once (R44).
 */
export function* theirSide(
  db: ReadDb,
  { shops }: Pick<Business, 'shops'>,
  trialListId: string | null,
): Steps<readonly ListedLine[]> {
  const lines: ListedLine[] = []
  const lists = listsOf(db, JSON.stringify(shops.map(({ id }) => id)), trialListId)
  const known = new Set(lists.map(({ shopId }) => shopId)).size > 1 ? createKnownLines() : null
  for (const { number: list } of lists) {
    for (let after = 0; ; ) {
      const page = db.all<LineRow & { readonly number: number }>(
        `SELECT l.number, ${lineColumns} FROM hometax_line l WHERE l.list_number = ? AND l.is_new = 1 AND l.number > ?
         ORDER BY l.number LIMIT ${linesAtOnce}`,
        list,
        after,
      )
      for (const row of page) {
        const line = { id: String(row.number), ...toHometaxLine(row) }
        if (known === null || !known.has(list, line)) lines.push(line)
      }
      const last = page.at(-1)
      if (last === undefined) break
      after = last.number
      yield
    }
  }
  return lines
}

/** Remembers lines of lists, and tells whether another list had one before; a list that names only the day has midnight for its times. */
function createKnownLines() {
  const seen = new Map<string, { readonly list: number; readonly soldAt: string }[]>()
  const isMidnight = (moment: string): boolean => moment.slice(11, 19) === '00:00:00'
  return {
    has(list: number, { approvalNumber, event, total, soldAt }: HometaxLine): boolean {
      const key = `${approvalNumber} ${event} ${total} ${soldAt.slice(0, 10)}`
      const before = seen.get(key) ?? []
      const isThere = before.some(
        (one) => one.list !== list && (one.soldAt === soldAt || isMidnight(one.soldAt) || isMidnight(soldAt)),
      )
      if (!isThere) seen.set(key, [...before, { list, soldAt }])
      return isThere
    },
  }
}

/** A list that counts, or the one that is only looked at: any shop of its business, and the days it covers. */
interface CountedList {
  readonly number: number
  readonly shopId: string
  readonly days: ReadDays | null
}

const listsOf = (db: ReadDb, shopIds: string, trialListId: string | null): readonly CountedList[] =>
  db
    .all<{
      number: number
      shop_id: string
      started_at: string
      first_day: string | null
      last_day: string | null
    }>(
      `SELECT h.number, s.id AS shop_id, h.started_at, d.first_day, d.last_day FROM hometax_list h
       JOIN shop s ON s.number = h.shop_number
       JOIN hometax_reading r ON r.list_number = h.number AND r.state = 'read'
       LEFT JOIN hometax_decision d ON d.list_number = h.number
       WHERE s.id IN (SELECT value FROM json_each(?)) AND (d.decision = 'counted' OR (d.decision IS NULL AND h.id IS ?))
       ORDER BY h.number`,
      shopIds,
      trialListId,
    )
    .map(({ number, shop_id: shopId, started_at: startedAt, first_day: first, last_day: last }) => {
      const days = first === null || last === null ? daysOf(db, number) : { first: toDay(first), last: toDay(last) }
      return { number, shopId, days: days === null ? null : { ...days, readOn: dayOf(toInstant(startedAt)) } }
    })

/** The days that were read from Hometax for a business. */
export const coveredDays = (
  db: ReadDb,
  { shops }: Pick<Business, 'shops'>,
  trialListId: string | null,
): readonly ReadDays[] =>
  listsOf(db, JSON.stringify(shops.map(({ id }) => id)), trialListId).flatMap(({ days }) =>
    days === null ? [] : [days],
  )
