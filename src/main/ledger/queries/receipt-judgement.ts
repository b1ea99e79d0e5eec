import type { Day } from '../../../domain/day.ts'
import { verdictNow } from '../../../domain/receipt/ledger-row.ts'
import type { ReceiptVerdict } from '../../../domain/receipt/verdict.ts'
import type { Shop } from '../../../domain/shop.ts'
import type { ReadDb } from '../database.ts'
import type { Steps } from '../steps.ts'
import { paymentsWithRefunds } from './payments-with-refunds.ts'
import { nothingLookedAt, paymentsToLookAt, type ReceiptMark } from './receipt-changes.ts'

/** Which shop's receipts, judged as of which day. */
export interface AsOf {
  readonly shop: Shop
  readonly today: Day
}

/** A payment, by its number, whose receipt asks for an act. */
export interface Judgement {
  readonly number: number
  readonly verdict: ReceiptVerdict
}

/** Receipts that are due, and those a person must look at: by deadline, then by amount, largest first; without a deadline last. */
export interface Judged {
  readonly due: readonly Judgement[]
  readonly toCheck: readonly Judgement[]
}

/** What a connection remembers of a shop, and up to which row of each table it has looked. */
interface Memory {
  readonly asOf: string
  readonly judgements: Map<number, Judgement>
  readonly looked: ReceiptMark
  sorted: Judged | null
}

const memories = new WeakMap<ReadDb, Map<string, Memory>>()

/** Judges every payment of a shop that a receipt may concern; later, only those that are new or of which money went back since. */
export function* judged(db: ReadDb, { shop, today }: AsOf): Steps<Judged> {
  const memory = memoryOf(db, { shop, today })
  for (;;) {
    const numbers = paymentsToLookAt(db, shop.id, memory.looked)
    if (numbers.length === 0) break
    for (const [index, payment] of paymentsWithRefunds(db, numbers).entries()) {
      const verdict = verdictNow({ ...payment, settings: shop.tax, today })
      remember(memory, { number: numbers[index] ?? 0, verdict })
    }
    yield
  }
  memory.sorted ??= sorted([...memory.judgements.values()])
  return memory.sorted
}

function memoryOf(db: ReadDb, { shop, today }: AsOf): Memory {
  const ofShops = memories.get(db) ?? new Map<string, Memory>()
  memories.set(db, ofShops)
  const asOf = JSON.stringify([shop.tax, today])
  const known = ofShops.get(shop.id)
  if (known?.asOf === asOf) return known
  const fresh = { asOf, judgements: new Map(), looked: nothingLookedAt(db), sorted: null }
  ofShops.set(shop.id, fresh)
  return fresh
}

function remember(memory: Memory, judgement: Judgement): void {
  const { state } = judgement.verdict
  const asks = state === 'due' || state === 'check' || state === 'not-issued-by-wallet'
  const changed = asks || memory.judgements.has(judgement.number)
  if (asks) memory.judgements.set(judgement.number, judgement)
  else memory.judgements.delete(judgement.number)
  if (changed) memory.sorted = null
}

const sorted = (judgements: readonly Judgement[]): Judged => ({
  due: judgements.filter(({ verdict }) => verdict.state === 'due').sort(byDeadline),
  toCheck: judgements.filter(({ verdict }) => verdict.state !== 'due').sort(byDeadline),
})

const never = '9999-12-31'

const byDeadline = (a: Judgement, b: Judgement): number => {
  const first = a.verdict.deadline ?? never
  const second = b.verdict.deadline ?? never
  if (first !== second) return first < second ? -1 : 1
  return b.verdict.amount - a.verdict.amount || a.number - b.number
}
