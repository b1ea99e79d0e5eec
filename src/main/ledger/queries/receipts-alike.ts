import { addDays, type Day } from '../../../domain/day.ts'
import type { Won } from '../../../domain/money.ts'
import type { ReadDb } from '../database.ts'
import { type PaymentWithRefunds, paymentsWithRefunds } from './payments-with-refunds.ts'

/** A receipt that is to be issued: to whom, for how much, when, and when its payment was made. */
interface Wish {
  readonly transactionId: string
  /** The keyed hash of whom it is for, and the last four of it. */
  readonly hash: string
  readonly lastFour: string
  readonly won: Won
  readonly today: Day
  readonly paidOn: Day
  /** How many days apart two receipts may be and still look like one. */
  readonly days: number
}

/**
 * Payments whose receipt may be the one that is to be issued, whatever shop they are of: `sameIdentity` had their last receipt issued from
 * here to the same identity, of `sameDigits` only the last four are known. `issued` is how many receipts were ever asked for from here for
 * that identity. Whether a receipt lives, and for how much, the domain judges.
 */
export interface AlikeReceipts {
  readonly sameIdentity: readonly PaymentWithRefunds[]
  readonly sameDigits: readonly PaymentWithRefunds[]
  readonly issued: number
}

/** Finds them among what was issued or paid near the wish's two days. */
export function receiptsAlike(db: ReadDb, wish: Wish): AlikeReceipts {
  const [issuedFrom, issuedTo] = [addDays(wish.today, -wish.days), addDays(wish.today, wish.days + 1)]
  const [paidFrom, paidTo] = [addDays(wish.paidOn, -wish.days), addDays(wish.paidOn, wish.days + 1)]
  const near = `((coalesce(a.done_at, a.requested_at) >= ? AND coalesce(a.done_at, a.requested_at) < ?) OR (p.paid_at >= ? AND p.paid_at < ?))`
  const days = [issuedFrom, issuedTo, paidFrom, paidTo]
  const acts = (whose: string, of: string): readonly number[] =>
    numbersOf(
      db,
      `SELECT DISTINCT a.payment_number AS number FROM receipt_act a JOIN payment p ON p.number = a.payment_number
       WHERE ${whose} AND a.kind = 'issue' AND ${mayLive('a')} AND ${near} AND NOT EXISTS (
         SELECT 1 FROM receipt_act next WHERE next.payment_number = a.payment_number AND next.number > a.number
           AND next.kind = 'issue' AND ${mayLive('next')})
       ORDER BY 1 LIMIT ${mostAlike}`,
      of,
      ...days,
    )
  const told = numbersOf(
    db,
    `SELECT p.number FROM payment p WHERE p.receipt_identity_last_four = ? AND p.receipt_issued = 1
       AND ((p.paid_at >= ? AND p.paid_at < ?) OR (p.paid_at >= ? AND p.paid_at < ?)) ORDER BY 1 LIMIT ${mostAlike}`,
    wish.lastFour,
    ...days,
  )
  const same = acts('a.identity_hash = ?', wish.hash)
  const digits = new Set([...acts('a.identity_hash IS NULL AND a.identity_last_four = ?', wish.lastFour), ...told])
  const ofOthers = (numbers: readonly number[]): readonly PaymentWithRefunds[] =>
    paymentsWithRefunds(db, numbers).filter(({ transaction }) => transaction.id !== wish.transactionId)
  return {
    sameIdentity: ofOthers(same),
    sameDigits: ofOthers([...digits].filter((number) => !same.includes(number))),
    issued: issuesTo(db, wish.hash),
  }
}

/** Most payments of one kind that are looked at: an identity has a handful in a week. */
const mostAlike = 200

/** How many receipts were ever asked for from here for this identity, whatever became of them. */
export const issuesTo = (db: ReadDb, hash: string): number =>
  db.first<{ count: number }>('SELECT count(*) AS count FROM receipt_act WHERE identity_hash = ?', hash)?.count ?? 0

/** SQL: did this act take effect, or may it have? */
const mayLive = (act: string): string =>
  `(${act}.state IN ('intended', 'sent', 'unknown', 'done') OR ${act}.hand_conclusion = 'refunded')`

const numbersOf = (db: ReadDb, sql: string, ...values: readonly (string | number)[]): readonly number[] =>
  db.all<{ number: number }>(sql, ...values).map(({ number }) => number)
