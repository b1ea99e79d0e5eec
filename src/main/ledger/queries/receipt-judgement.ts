import type { Day } from '../../../domain/day.ts'
import { verdictNow } from '../../../domain/receipt/ledger-row.ts'
import type { ReceiptVerdict } from '../../../domain/receipt/verdict.ts'
import type { Shop } from '../../../domain/shop.ts'
import type { ReadDb } from '../database.ts'
import type { Steps } from '../steps.ts'
import { mayHaveReceipt } from './receipt-candidates.ts'
import { paymentsWithRefunds } from './payments-with-refunds.ts'

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
  payment: number
  event: number
  act: number
  outside: number
  sorted: Judged | null
}

const memories = new WeakMap<ReadDb, Map<string, Memory>>()

const paymentsAtOnce = 1_000

/** Judges every payment of a shop that a receipt may concern; later, only those that are new or of which money went back since. */
export function* judged(db: ReadDb, { shop, today }: AsOf): Steps<Judged> {
  const memory = memoryOf(db, { shop, today })
  for (;;) {
    const numbers = notYetJudged(db, shop.id, memory)
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
  const fresh = { asOf, judgements: new Map(), payment: 0, ...newest(db), sorted: null }
  ofShops.set(shop.id, fresh)
  return fresh
}

const newest = (db: ReadDb): { readonly event: number; readonly act: number; readonly outside: number } => ({
  event: db.first<{ number: number | null }>('SELECT max(number) AS number FROM refund_event')?.number ?? 0,
  act: db.first<{ number: number | null }>('SELECT max(number) AS number FROM receipt_act_event')?.number ?? 0,
  outside: db.first<{ number: number | null }>('SELECT max(number) AS number FROM outside_refund')?.number ?? 0,
})

/** The next payments to judge: those of which money went back since, then new ones. Empty when all are judged. */
function notYetJudged(db: ReadDb, shopId: string, memory: Memory): readonly number[] {
  const now = newest(db)
  const isSame = now.event === memory.event && now.act === memory.act && now.outside === memory.outside
  const changed = isSame ? [] : changedSince(db, shopId, memory)
  Object.assign(memory, now)
  if (changed.length > 0) return changed
  const next = db
    .all<{ number: number }>(
      // The unary plus keeps to the order of numbers; the index by shop would sort every payment for each thousand.
      `SELECT p.number FROM payment p WHERE +p.shop_number = (SELECT number FROM shop WHERE id = ?) AND p.number > ?
       AND ${mayHaveReceipt} ORDER BY p.number LIMIT ${paymentsAtOnce}`,
      shopId,
      memory.payment,
    )
    .map((row) => row.number)
  memory.payment = next.at(-1) ?? memory.payment
  return next
}

const changedSince = (
  db: ReadDb,
  shopId: string,
  { event, act, outside }: Pick<Memory, 'event' | 'act' | 'outside'>,
): readonly number[] =>
  db
    .all<{ number: number }>(
      `SELECT p.number FROM payment p WHERE p.shop_number = (SELECT number FROM shop WHERE id = ?) AND p.number IN (
         SELECT r.payment_number FROM refund_event e JOIN refund r ON r.number = e.refund_number WHERE e.number > ?
         UNION SELECT a.payment_number FROM receipt_act_event e JOIN receipt_act a ON a.number = e.receipt_act_number WHERE e.number > ?
         UNION SELECT payment_number FROM outside_refund WHERE number > ?)`,
      shopId,
      event,
      act,
      outside,
    )
    .map((row) => row.number)

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
