import { type Day, daysOf, type Month } from '../../../domain/day.ts'
import { maskedRow } from '../../../domain/receipt/ledger-file.ts'
import { isWanted, type LedgerFilter } from '../../../domain/receipt/ledger-filter.ts'
import { receiptEvents, type ReceiptHistory, type ReceiptLedgerRow } from '../../../domain/receipt/ledger-row.ts'
import { matchCauseNames } from '../../../domain/reconciliation/finding.ts'
import { matchIdsOf } from '../../../domain/reconciliation/receipt-sides.ts'
import type { Shop } from '../../../domain/shop.ts'
import { taxFor } from '../../../domain/tax-history.ts'
import { type PackedLedgerLines, packedLedgerLines } from '../../packed/ledger-lines.ts'
import { type PackedLedgerRows, packedLedgerRows } from '../../packed/ledger-rows.ts'
import type { ReadDb } from '../database.ts'
import type { Steps } from '../steps.ts'
import type { MonthPlace } from './month-places.ts'
import { receiptSources } from './receipt-sources.ts'
import { matchCausesOf } from './reconciliation.ts'

/** Which part of a shop's receipt ledger, as of which day, and whether it is masked. */
export interface WantedLedger {
  readonly shop: Shop
  readonly month: Month
  readonly filter: LedgerFilter
  readonly isMasked: boolean
  readonly today: Day
}

/** How many payments one page of the ledger is read from where it is not said. */
const paymentsPerPage = 300

/** Where a page begins, after which payment; null for the first. `until` is the last one it may have, `limit` how many it is read from. */
interface PlaceInMonth {
  readonly after: string | MonthPlace | null
  readonly until?: MonthPlace | null
  readonly limit?: number
}

/** Payments a month's ledger is made from, each with all its rows are made from. `after` null ends the month. */
export interface HistoryPage {
  readonly histories: readonly ReceiptHistory[]
  readonly after: string | null
}

/** A page of the payments whose rows a month of the ledger may have, in their order. */
export function receiptHistories(
  db: ReadDb,
  {
    shop,
    month,
    today,
    after,
    until,
    limit = paymentsPerPage,
  }: Pick<WantedLedger, 'shop' | 'month' | 'today'> & PlaceInMonth,
): HistoryPage {
  const sources = receiptSources(db, { shopId: shop.id, ...daysOf(month), after, until: until ?? null, limit })
  return {
    histories: sources.map(({ transaction, refunds, outside, receiptActs, dutyNotes }) => ({
      transaction,
      refunds,
      outside,
      receiptActs,
      dutyNotes,
      shopName: shop.name,
      settings: taxFor(shop, transaction, today),
      today,
    })),
    after: sources.length < limit ? null : (sources.at(-1)?.transaction.id ?? null),
  }
}

/** Rows of a page as they are packed; `after` null ends what was asked for. */
interface ShownRows {
  readonly rows: readonly ReceiptLedgerRow[]
  readonly after: string | null
}

/** Lines of a page; `after` null ends what was asked for. */
interface LedgerLinesPage {
  readonly lines: PackedLedgerLines
  readonly after: string | null
}

/**
 * The rows of one page of payments, judged, filtered and masked as asked, each with what the reconciliation with Hometax says of it where any
 * list counts; a payment has none, one or several. `after` null starts, and ends the month.
 */
export function* receiptLedgerPage(
  db: ReadDb,
  wanted: WantedLedger & PlaceInMonth,
): Steps<{ readonly rows: PackedLedgerRows; readonly after: string | null }> {
  const { rows, after } = yield* matchedRows(db, wanted)
  return { rows: packedLedgerRows(rows), after }
}

/** The same rows as lines of their CSV. */
export function* receiptLedgerLines(db: ReadDb, wanted: WantedLedger & PlaceInMonth): Steps<LedgerLinesPage> {
  const { rows, after } = yield* matchedRows(db, wanted)
  return { lines: packedLedgerLines(rows), after }
}

/** The same lines with nothing of Hometax in them, for a shop of which no list counts. Either lane can answer. */
export function unmatchedLedgerLines(db: ReadDb, wanted: WantedLedger & PlaceInMonth): LedgerLinesPage {
  const { histories, after } = receiptHistories(db, wanted)
  return { lines: packedLedgerLines(shownOf(histories.flatMap(receiptEvents), wanted)), after }
}

function* matchedRows(db: ReadDb, wanted: WantedLedger & PlaceInMonth): Steps<ShownRows> {
  const { histories, after } = receiptHistories(db, wanted)
  const all = yield* withHometax(db, wanted.shop.id, wanted.today, histories)
  return { rows: shownOf(all, wanted), after }
}

/** What of a page's rows is asked for, masked as asked. */
function shownOf(
  all: readonly ReceiptLedgerRow[],
  { filter, isMasked, month }: WantedLedger,
): readonly ReceiptLedgerRow[] {
  const rows = all.filter((row) => row.month === month && isWanted(filter, row))
  return isMasked ? rows.map(maskedRow) : rows
}

function* withHometax(
  db: ReadDb,
  shopId: string,
  today: Day,
  histories: readonly ReceiptHistory[],
): Steps<readonly ReceiptLedgerRow[]> {
  const events = histories.map(receiptEvents)
  const causes = yield* matchCausesOf(db, { shopId, today })
  if (causes === null) return events.flat()
  return histories.flatMap((history, at) => {
    const rows = events[at] ?? []
    const ids = matchIdsOf(history, rows)
    return rows.map((row, place) => {
      const cause = causes.get(ids[place] ?? '')
      return cause === undefined ? row : { ...row, hometax: matchCauseNames[cause] }
    })
  })
}
