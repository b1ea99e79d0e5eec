import type { Ledger } from '../ledger/ledger.ts'
import type { PackedLedgerLines } from '../packed/ledger-lines.ts'
import type { Ports } from './ports.ts'
import type { WantedLedger } from './receipts.ts'

/** How many payments a part of the month has, and how many such parts the ledger is asked for at once. */
const paymentsPerPart = 300
/** More than a part has, so that one page is all of it; a first part may have more, by refunds of payments made before the month. */
const paymentsPerPage = 400
const partsAtOnce = 3
/** How many places are asked for at a time. */
const placesAtOnce = 64

/** The lines of one part, a page or several. */
type Part = Promise<readonly PackedLedgerLines[]>
type Question = Parameters<Ledger['unmatchedLedgerLines']>[0]

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
    const part = linesOf(read, { ...wanted, today, limit: paymentsPerPage, ...ends })
    // Who stops here never comes for it; who does come hears of its failure.
    part.catch(() => undefined)
    underWay.push(part)
    if (underWay.length === partsAtOnce) yield* (await underWay.shift()) ?? []
  }
  for (const part of underWay) yield* await part
}

async function linesOf(read: Ledger['unmatchedLedgerLines'], question: Question): Part {
  const pages: PackedLedgerLines[] = []
  for (let after: Question['after'] | undefined = question.after; after !== undefined; ) {
    const page: Awaited<ReturnType<typeof read>> = await read({ ...question, after })
    pages.push(page.lines)
    after = page.after ?? undefined
  }
  return pages
}

/** After which payment and up to which the parts of a month are; null is its start and its end. */
async function* partsOf(
  ledger: Ledger,
  { shop, month }: WantedLedger,
): AsyncGenerator<Pick<Question, 'after' | 'until'>> {
  let after: NonNullable<Question['until']> | null = null
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
