import { add, noWon, type Won } from '../../../domain/money.ts'
import type { Day } from '../../../domain/day.ts'
import { type DutyNote, notesOn, standingNotes } from '../../../domain/receipt/duty-note.ts'
import type { DueChoice } from '../../../domain/receipt/receipt-run.ts'
import { penaltyTomorrow } from '../../../domain/receipt/penalty.ts'
import type { ReceiptVerdict } from '../../../domain/receipt/verdict.ts'
import type { Totals, TransactionListRow } from '../../../domain/search.ts'
import { type Transaction, transactionIdOf } from '../../../domain/transaction.ts'
import type { ReadDb } from '../database.ts'
import type { Steps } from '../steps.ts'
import { paymentsWithRefunds } from './payments-with-refunds.ts'
import { type AsOf, judged, type Judgement } from './receipt-judgement.ts'
import { type ListRow, listStatement, toListRow } from './transaction-list.ts'

/** A payment whose receipt asks for an act, with the verdict and the payment as the list shows it. */
export interface JudgedPayment {
  readonly transaction: Transaction
  readonly row: TransactionListRow
  readonly verdict: ReceiptVerdict
}

/** Everything due: all of it, the overdue part, and the penalty as of today, if left until tomorrow, and at each receipt's next step. */
export interface DueTotals extends Totals {
  readonly overdue: Totals
  readonly penaltyToday: Won
  readonly penaltyTomorrow: Won
  readonly penaltyNext: Won
}

/** A receipt that is due, and for how much. */
export interface DueReceipt {
  readonly transactionId: string
  readonly won: Won
}

type Page = AsOf & { readonly offset: number; readonly limit: number }

/** Receipts the merchant must issue: by deadline, so overdue ones first, then by amount, largest first; on request ones last. */
export function* receiptsDue(db: ReadDb, { offset, limit, ...asOf }: Page): Steps<readonly JudgedPayment[]> {
  const { due } = yield* judged(db, asOf)
  return pageOf(db, due.slice(offset, offset + limit))
}

/** Receipts a person must look at: contradictions, unknown issuers, and wallets that did not issue. */
export function* receiptsToCheck(db: ReadDb, { offset, limit, ...asOf }: Page): Steps<readonly JudgedPayment[]> {
  const { toCheck } = yield* judged(db, asOf)
  return pageOf(db, toCheck.slice(offset, offset + limit))
}

/** A duty a person closed, with the note that closed it. */
export type ClosedDuty = JudgedPayment & { readonly note: DutyNote }

/** Duties a person closed that stand so, largest first. */
export function* closedDuties(db: ReadDb, { offset, limit, ...asOf }: Page): Steps<readonly ClosedDuty[]> {
  const { today, on = today } = asOf
  const { closed } = yield* judged(db, asOf)
  const page = closed.slice(offset, offset + limit)
  const notes = paymentsWithRefunds(
    db,
    page.map(({ number }) => number),
  ).map(({ dutyNotes }) => standingNotes(on < today ? notesOn(dutyNotes, on) : dutyNotes).closing)
  return pageOf(db, page).flatMap((one, at) => {
    const note = notes[at]
    return note === null || note === undefined ? [] : [{ ...one, note }]
  })
}

/** How much is due in all, and what it costs not to issue it. */
export function* receiptsDueTotals(db: ReadDb, asOf: AsOf): Steps<DueTotals> {
  const { today, on = today } = asOf
  const { due } = yield* judged(db, asOf)
  const late = due.filter(({ verdict }) => verdict.deadline !== null && verdict.deadline < on)
  const sumOf = (wonOf: (verdict: ReceiptVerdict) => Won): Won =>
    due.reduce((won, { verdict }) => add(won, wonOf(verdict)), noWon)
  return {
    ...totalsOf(due),
    overdue: totalsOf(late),
    penaltyToday: sumOf(({ penalty }) => penalty?.today ?? noWon),
    penaltyTomorrow: sumOf(({ penalty }) => (penalty === null ? noWon : penaltyTomorrow(penalty, on))),
    penaltyNext: sumOf(({ penalty }) => penalty?.next?.won ?? penalty?.today ?? noWon),
  }
}

/** Receipts of one choice that are due, in the order of the list: all of them, those whose last day is today, or those that are late. */
export function* receiptsDueChosen(
  db: ReadDb,
  { shop, today, choice, limit }: AsOf & { readonly choice: DueChoice; readonly limit: number },
): Steps<readonly DueReceipt[]> {
  const { due } = yield* judged(db, { shop, today })
  const chosen = due.filter(({ verdict: { deadline } }) => isOfChoice(choice, deadline, today)).slice(0, limit)
  const ids = new Map(
    db
      .all<{ number: number; gateway_transaction_id: string }>(
        'SELECT number, gateway_transaction_id FROM payment WHERE number IN (SELECT value FROM json_each(?))',
        JSON.stringify(chosen.map(({ number }) => number)),
      )
      .map((row) => [row.number, transactionIdOf(shop.id, row.gateway_transaction_id)]),
  )
  return chosen.flatMap(({ number, verdict }) => {
    const transactionId = ids.get(number)
    return transactionId === undefined ? [] : [{ transactionId, won: verdict.amount }]
  })
}

function isOfChoice(choice: DueChoice, deadline: Day | null, today: Day): boolean {
  if (choice === 'all') return true
  return deadline !== null && (choice === 'overdue' ? deadline < today : deadline === today)
}

const totalsOf = (judgements: readonly Judgement[]): Totals => ({
  count: judgements.length,
  won: judgements.reduce((won, { verdict }) => add(won, verdict.amount), noWon),
})

function pageOf(db: ReadDb, page: readonly Judgement[]): readonly JudgedPayment[] {
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
