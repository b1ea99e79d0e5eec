import { addLedgerTotals, type LedgerTotals, noLedgerTotals } from '../../domain/receipt/ledger-file.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { PackedLedgerLines } from '../packed/ledger-lines.ts'
import type { PackedLedgerRows } from '../packed/ledger-rows.ts'
import type { Ports } from './ports.ts'

/** Which part of a shop's ledger, and whether it is masked. */
export type WantedLedger = Omit<LedgerQuestion, 'today' | 'after' | 'until' | 'limit'>
type LedgerQuestion = Parameters<Ledger['receiptLedgerPage']>[0]
type LedgerPage = Awaited<ReturnType<Ledger['receiptLedgerPage']>>

/** A month of the receipt ledger as rows, page by page and packed. The next page is read while this one is being taken. */
export async function* ledgerPages(
  ports: Pick<Ports, 'clock'>,
  ledger: Ledger,
  wanted: WantedLedger,
): AsyncGenerator<PackedLedgerRows> {
  const today = ports.clock.today()
  let next: Promise<LedgerPage> | null = ledger.receiptLedgerPage({ ...wanted, today, after: null })
  while (next !== null) {
    const page: LedgerPage = await next
    next = page.after === null ? null : ledger.receiptLedgerPage({ ...wanted, today, after: page.after })
    // Who stops here never comes for it; who does come hears of its failure.
    next?.catch(() => undefined)
    yield page.rows
  }
}

/** How many payments a part of the month has. */
const paymentsPerPart = 300
/** More than a part has, so that one page is all of it; a first part may have more, by refunds of payments made before the month. */
const paymentsPerPage = 400
/** How many parts are asked for before the first of them is handed on. */
const partsAtOnce = 3
/** How many places are asked for at a time. */
const placesAtOnce = 64

/** A part of a month whose first page has been asked for. */
interface Part {
  readonly question: LedgerQuestion
  readonly first: Promise<LinesPage>
}
type ReadLines = Ledger['unmatchedLedgerLines']
type LinesPage = Awaited<ReturnType<ReadLines>>

/**
 * A month of the receipt ledger as lines of its CSV, page by page. The month is cut into parts, and some of them are read beside each other
 * while those before are being taken. Where a list of Hometax counts all are read by the lane that knows what was matched.
 */
export async function* ledgerLines(
  ports: Pick<Ports, 'clock'>,
  ledger: Ledger,
  wanted: WantedLedger,
): AsyncGenerator<PackedLedgerLines> {
  const today = ports.clock.today()
  const isMatched = await ledger.isMatched({ shopId: wanted.shop.id })
  const read = isMatched ? ledger.receiptLedgerLines : ledger.unmatchedLedgerLines
  const underWay: Part[] = []
  for await (const ends of partsOf(ledger, wanted)) {
    const question = { ...wanted, today, limit: paymentsPerPage, ...ends }
    const first = read(question)
    // Who stops here never comes for it; who does come hears of its failure.
    first.catch(() => undefined)
    underWay.push({ question, first })
    const next = underWay.length === partsAtOnce ? underWay.shift() : undefined
    if (next !== undefined) yield* linesOf(next, read)
  }
  for (const part of underWay) yield* linesOf(part, read)
}

/** Rows and won of a ledger per kind of event, read as its file is; of those before `signal` told it to stop. */
export async function ledgerTotals(
  ports: Pick<Ports, 'clock'>,
  ledger: Ledger,
  wanted: WantedLedger,
  signal: AbortSignal | null = null,
): Promise<LedgerTotals> {
  let totals = noLedgerTotals
  for await (const page of ledgerLines(ports, ledger, wanted)) {
    if (signal?.aborted === true) break
    totals = addLedgerTotals(totals, page.totals)
  }
  return totals
}

/** The lines of a part, page after page. */
async function* linesOf({ question, first }: Part, read: ReadLines): AsyncGenerator<PackedLedgerLines> {
  for (let page: LinesPage | null = await first; page !== null; ) {
    yield page.lines
    page = page.after === null ? null : await read({ ...question, after: page.after })
  }
}

/** After which payment and up to which the parts of a month are; null is its start and its end. */
async function* partsOf(
  ledger: Ledger,
  { shop, month }: WantedLedger,
): AsyncGenerator<Pick<LedgerQuestion, 'after' | 'until'>> {
  let after: NonNullable<LedgerQuestion['until']> | null = null
  for (;;) {
    const asked = { shopId: shop.id, month, after, every: paymentsPerPart, most: placesAtOnce }
    const places: Awaited<ReturnType<Ledger['monthPlaces']>> = await ledger.monthPlaces(asked)
    for (const until of places) {
      yield { after, until }
      after = until
    }
    if (places.length < placesAtOnce) return yield { after, until: null }
  }
}
