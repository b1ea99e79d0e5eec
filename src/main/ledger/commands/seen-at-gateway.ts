import type { Instant } from '../../../domain/day.ts'
import type { Won } from '../../../domain/money.ts'
import type { BasedOn } from '../../../domain/refund.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { WriteDb } from '../database.ts'
import { recordAudit } from './audit.ts'
import { factsOf, paymentOf } from './balance.ts'

/**
 * A refund made elsewhere that a look-up showed. `at` is null when the answer did not carry its time.
 * `basedOn`, where given, are the facts `won` was computed from.
 */
export interface SeenRefund {
  readonly transactionId: string
  readonly identity: string
  readonly won: Won
  readonly at: Instant | null
  readonly seenAt: Instant
  readonly source: 'look-up'
  readonly basedOn?: BasedOn
}

/** Why it was not counted. `exceeds-paid`: more would have gone back than was paid; `remaining` is what the ledger believes. */
export type SeenRefusal =
  | { readonly kind: 'transaction-not-found' }
  | { readonly kind: 'facts-changed'; readonly basedOn: BasedOn }
  | { readonly kind: 'exceeds-paid'; readonly remaining: Won }

/** Counts a refund made elsewhere, once: the same identity again is `fresh: false`. */
export function recordOutsideRefund(db: WriteDb, seen: SeenRefund): Result<{ readonly fresh: boolean }, SeenRefusal> {
  const payment = paymentOf(db, seen.transactionId)
  if (payment === undefined) return failed({ kind: 'transaction-not-found' })
  const known = db.first(
    'SELECT 1 FROM outside_refund WHERE payment_number = ? AND identity = ?',
    payment.number,
    seen.identity,
  )
  if (known !== undefined) return ok({ fresh: false })
  const facts = factsOf(db, payment)
  const { basedOn } = seen
  if (basedOn !== undefined && (basedOn.refunds !== facts.refunds || basedOn.remaining !== facts.remaining)) {
    return failed({ kind: 'facts-changed', basedOn: facts })
  }
  if (seen.won > facts.remaining) return failed({ kind: 'exceeds-paid', remaining: facts.remaining })
  db.run(
    'INSERT INTO outside_refund (payment_number, identity, won, refunded_at, seen_at, source) VALUES (?, ?, ?, ?, ?, ?)',
    payment.number,
    seen.identity,
    seen.won,
    seen.at,
    seen.seenAt,
    seen.source,
  )
  recordAudit(db, {
    what: 'outside-refund-recorded',
    subject: seen.transactionId,
    detail: { identity: seen.identity, won: seen.won, source: seen.source },
    operatorId: null,
    at: seen.seenAt,
  })
  return ok({ fresh: true })
}

/** Keeps what a gateway said about a payment. Throws for a payment that is not there. */
export function recordLookUp(
  db: WriteDb,
  seen: {
    readonly transactionId: string
    readonly status: string
    readonly remaining: Won | null
    readonly refunded: Won | null
    readonly raw: string
    readonly operatorId: string
    readonly at: Instant
  },
): void {
  const { transactionId, status, remaining, refunded, raw, operatorId, at } = seen
  const payment = paymentOf(db, transactionId)
  if (payment === undefined) throw new RangeError(`no transaction of this id: ${transactionId}`)
  db.run(
    'INSERT INTO look_up (payment_number, at, status, remaining_won, refunded_won, raw, operator_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    payment.number,
    at,
    status,
    remaining,
    refunded,
    raw,
    operatorId,
  )
  recordAudit(db, {
    what: 'looked-up',
    subject: transactionId,
    detail: { status, remaining, refunded },
    operatorId,
    at,
  })
}
