import type { Day } from '../../../domain/day.ts'
import { knownOn } from '../../../domain/receipt/known-on.ts'
import { verdictNow } from '../../../domain/receipt/ledger-row.ts'
import type { ReceiptVerdict } from '../../../domain/receipt/verdict.ts'
import type { Shop } from '../../../domain/shop.ts'
import { taxFor } from '../../../domain/tax-history.ts'
import type { ReadDb } from '../database.ts'
import type { Steps } from '../steps.ts'
import type { PaymentWithRefunds } from './payments-with-refunds.ts'
import { lookOn, nothingLookedAt, type ReceiptMark } from './receipt-changes.ts'

/**
 * Which shop's receipts, judged as of which day: `on`, or `today` where it is left out. Of a day that is over only what was received, done,
 * noted and set by its end counts; a day to come is judged by all that is known.
 */
export interface AsOf {
  readonly shop: Shop
  readonly today: Day
  readonly on?: Day
}

/** A payment, by its number, whose receipt asks for an act or whose duty was closed. */
export interface Judgement {
  readonly number: number
  readonly verdict: ReceiptVerdict
}

/**
 * Receipts that are due, those a person must look at, and duties a person closed: by deadline, then by amount, largest first; without a
 * deadline last.
 */
export interface Judged {
  readonly due: readonly Judgement[]
  readonly toCheck: readonly Judgement[]
  readonly closed: readonly Judgement[]
}

/** What a connection remembers of a shop, and up to which row of each table it has looked. */
interface Memory {
  readonly asOf: string
  readonly judgements: Map<number, Judgement>
  readonly looked: ReceiptMark
  sorted: Judged | null
}

/** By shop, and apart for the day that is today and for another one that was asked about: a look back does not cost the board its memory. */
const memories = new WeakMap<ReadDb, Map<string, Memory>>()

/** Judges every payment of a shop that a receipt may concern; later, only those that are new or of which money went back since. */
export function* judged(db: ReadDb, asOf: AsOf): Steps<Judged> {
  const memory = memoryOf(db, asOf)
  yield* lookOn(db, asOf.shop.id, memory.looked, (payment, number) => {
    const verdict = verdictOf(payment, asOf)
    if (verdict !== null) remember(memory, { number, verdict })
  })
  memory.sorted ??= sorted([...memory.judgements.values()])
  return memory.sorted
}

/** The verdict of a payment as of the day; null when it was received later. */
function verdictOf(payment: PaymentWithRefunds, { shop, today, on = today }: AsOf): ReceiptVerdict | null {
  const known = on < today ? knownOn(payment, on) : payment
  if (known === null) return null
  return verdictNow({ ...known, settings: taxFor(shop, known.transaction, on), today: on })
}

function memoryOf(db: ReadDb, { shop, today, on = today }: AsOf): Memory {
  const ofShops = memories.get(db) ?? new Map<string, Memory>()
  memories.set(db, ofShops)
  const asOf = JSON.stringify([shop.taxHistory, on, today])
  const place = on === today ? shop.id : `${shop.id}/aside`
  const known = ofShops.get(place)
  if (known?.asOf === asOf) return known
  const fresh = { asOf, judgements: new Map(), looked: nothingLookedAt(db), sorted: null }
  ofShops.set(place, fresh)
  return fresh
}

function remember(memory: Memory, judgement: Judgement): void {
  const { state } = judgement.verdict
  const asks = state === 'due' || state === 'check' || state === 'not-issued-by-wallet' || state === 'closed'
  const changed = asks || memory.judgements.has(judgement.number)
  if (asks) memory.judgements.set(judgement.number, judgement)
  else memory.judgements.delete(judgement.number)
  if (changed) memory.sorted = null
}

const sorted = (judgements: readonly Judgement[]): Judged => ({
  due: judgements.filter(({ verdict }) => verdict.state === 'due').sort(byDeadline),
  toCheck: judgements.filter(({ verdict: { state } }) => state !== 'due' && state !== 'closed').sort(byDeadline),
  closed: judgements.filter(({ verdict }) => verdict.state === 'closed').sort(byDeadline),
})

const never = '9999-12-31'

const byDeadline = (a: Judgement, b: Judgement): number => {
  const first = a.verdict.deadline ?? never
  const second = b.verdict.deadline ?? never
  if (first !== second) return first < second ? -1 : 1
  return b.verdict.amount - a.verdict.amount || a.number - b.number
}
