import type { Day } from '../../../domain/day.ts'
import { add, noWon, type Won } from '../../../domain/money.ts'
import { verdictNow } from '../../../domain/receipt/ledger-row.ts'
import type { ReceiptVerdict } from '../../../domain/receipt/verdict.ts'
import type { Totals, TransactionListRow } from '../../../domain/search.ts'
import type { Shop } from '../../../domain/shop.ts'
import type { Transaction } from '../../../domain/transaction.ts'
import type { ReadDb } from '../database.ts'
import { mayHaveReceipt } from './candidates.ts'
import { paymentsWithRefunds } from './payments-with-refunds.ts'
import { type ListRow, listStatement, toListRow } from './transaction-list.ts'

/** Which shop's receipts, judged as of which day. */
interface AsOf {
  readonly shop: Shop
  readonly today: Day
}

/** A payment whose receipt asks for an act, with the verdict and the payment as the list shows it. */
export interface JudgedPayment {
  readonly transaction: Transaction
  readonly row: TransactionListRow
  readonly verdict: ReceiptVerdict
}

/** Everything due: all of it, the overdue part, and the penalty as of today and at each receipt's next step. */
export interface DueTotals extends Totals {
  readonly overdue: Totals
  readonly penaltyToday: Won
  readonly penaltyNext: Won
}

type Page = AsOf & { readonly offset: number; readonly limit: number }

/** Receipts the merchant must issue: by deadline, so overdue ones first, then by amount, largest first; on request ones last. */
export const receiptsDue = (db: ReadDb, { shop, today, offset, limit }: Page): readonly JudgedPayment[] =>
  pageOf(db, judged(db, { shop, today }).due, offset, limit)

/** Receipts a person must look at: contradictions, unknown issuers, and wallets that did not issue. */
export const receiptsToCheck = (db: ReadDb, { shop, today, offset, limit }: Page): readonly JudgedPayment[] =>
  pageOf(db, judged(db, { shop, today }).toCheck, offset, limit)

/** How much is due in all, and what it costs not to issue it. */
export function receiptsDueTotals(db: ReadDb, asOf: AsOf): DueTotals {
  const { due } = judged(db, asOf)
  const late = due.filter(({ verdict }) => verdict.deadline !== null && verdict.deadline < asOf.today)
  return {
    ...totalsOf(due),
    overdue: totalsOf(late),
    penaltyToday: due.reduce((won, { verdict }) => add(won, verdict.penalty?.today ?? noWon), noWon),
    penaltyNext: due.reduce(
      (won, { verdict }) => add(won, verdict.penalty?.next?.won ?? verdict.penalty?.today ?? noWon),
      noWon,
    ),
  }
}

interface Judgement {
  readonly number: number
  readonly verdict: ReceiptVerdict
}

const totalsOf = (judgements: readonly Judgement[]): Totals => ({
  count: judgements.length,
  won: judgements.reduce((won, { verdict }) => add(won, verdict.amount), noWon),
})

interface Judged {
  readonly due: readonly Judgement[]
  readonly toCheck: readonly Judgement[]
}

/** The last judgement of each connection; it holds until another connection writes, the day or the shop's settings change. */
const remembered = new WeakMap<ReadDb, { readonly asOf: string; readonly judged: Judged }>()

const paymentsAtOnce = 2_000

function judged(db: ReadDb, { shop, today }: AsOf): Judged {
  const version = db.first<{ data_version: number }>('PRAGMA data_version')?.data_version
  const asOf = JSON.stringify([version, shop.id, shop.tax, today])
  const last = remembered.get(db)
  if (last?.asOf === asOf) return last.judged
  const due: Judgement[] = []
  const toCheck: Judgement[] = []
  const numbers = candidates(db, shop.id)
  for (let start = 0; start < numbers.length; start += paymentsAtOnce) {
    const some = numbers.slice(start, start + paymentsAtOnce)
    for (const [index, payment] of paymentsWithRefunds(db, some).entries()) {
      const verdict = verdictNow({ ...payment, settings: shop.tax, today })
      const number = some[index] ?? 0
      if (verdict.state === 'due') due.push({ number, verdict })
      if (verdict.state === 'check' || verdict.state === 'not-issued-by-wallet') toCheck.push({ number, verdict })
    }
  }
  const found = { due: due.sort(byDeadline), toCheck: toCheck.sort(byDeadline) }
  remembered.set(db, { asOf, judged: found })
  return found
}

const candidates = (db: ReadDb, shopId: string): readonly number[] =>
  db
    .all<{ payment_number: number }>(
      `SELECT f.payment_number FROM payment_search f
       WHERE f.shop_number = (SELECT number FROM shop WHERE id = ?) AND ${mayHaveReceipt} ORDER BY f.paid_at, f.payment_number`,
      shopId,
    )
    .map((row) => row.payment_number)

const never = '9999-12-31'

const byDeadline = (a: Judgement, b: Judgement): number => {
  const first = a.verdict.deadline ?? never
  const second = b.verdict.deadline ?? never
  return first === second ? b.verdict.amount - a.verdict.amount : first < second ? -1 : 1
}

function pageOf(db: ReadDb, all: readonly Judgement[], offset: number, limit: number): readonly JudgedPayment[] {
  const page = all.slice(offset, offset + limit)
  const numbers = page.map(({ number }) => number)
  const rows = new Map(listed(db, numbers).map((row) => [row.id, row]))
  return paymentsWithRefunds(db, numbers).map(({ transaction }, index) => {
    const judgement = page[index]
    const row = rows.get(transaction.id)
    if (judgement === undefined || row === undefined) throw new Error(`payment ${transaction.id} left the ledger`)
    return { transaction, row, verdict: judgement.verdict }
  })
}

const listed = (db: ReadDb, numbers: readonly number[]): readonly TransactionListRow[] =>
  db
    .all<ListRow>(
      listStatement(
        `SELECT f.paid_at, f.payment_number, f.anomalies FROM payment p
         JOIN payment_search f ON f.paid_at = p.paid_at AND f.payment_number = p.number
         WHERE p.number IN (SELECT value FROM json_each(?))`,
      ),
      JSON.stringify(numbers),
    )
    .map(toListRow)
