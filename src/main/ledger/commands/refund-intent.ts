import type { Instant } from '../../../domain/day.ts'
import type { Won } from '../../../domain/money.ts'
import type { BasedOn, Refund, RefundReason } from '../../../domain/refund.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { TaxSplit } from '../../../domain/tax-split.ts'
import type { WriteDb } from '../database.ts'
import { flag } from '../rows.ts'
import { recordAudit } from './audit.ts'
import { factsOf, paymentOf } from './balance.ts'
import { moveRefund, refundBy } from './refund-move.ts'

/** A refund an operator decided on, with the facts shown. `key` is the domain's `refundKey` of both. */
export interface RefundIntent {
  readonly id: string
  readonly key: string
  readonly transactionId: string
  readonly amount: Won
  readonly split: TaxSplit
  readonly reason: RefundReason
  readonly basedOn: BasedOn
  /** The hash of all that was confirmed, for the audit; null where a plan of many was confirmed. */
  readonly hash: string | null
  readonly operatorId: string
  readonly at: Instant
}

/** Why nothing was noted. */
export type IntentRefusal =
  | { readonly kind: 'transaction-not-found' }
  | { readonly kind: 'facts-changed'; readonly basedOn: BasedOn }
  | { readonly kind: 'refund-open'; readonly refundId: string }
  | { readonly kind: 'receipt-act-open' }
  | { readonly kind: 'exceeds-refundable'; readonly refundable: Won }

/**
 * Writes a refund down before anything is sent (decision 3). The same key and amount find the same refund, `fresh: false`:
 * it is not to be sent again. Facts that no longer hold are refused with the facts as they are.
 */
export function noteRefundIntended(
  db: WriteDb,
  intent: RefundIntent,
): Result<{ readonly refund: Refund; readonly fresh: boolean }, IntentRefusal> {
  const payment = paymentOf(db, intent.transactionId)
  if (payment === undefined) return failed({ kind: 'transaction-not-found' })
  const facts = factsOf(db, payment)
  const earlier = refundBy(db, 'journal_key', intent.key)
  if (earlier !== undefined) {
    return earlier.amount === intent.amount && earlier.transactionId === intent.transactionId
      ? ok({ refund: earlier, fresh: false })
      : failed({ kind: 'facts-changed', basedOn: facts })
  }
  if (facts.refunds !== intent.basedOn.refunds || facts.remaining !== intent.basedOn.remaining) {
    return failed({ kind: 'facts-changed', basedOn: facts })
  }
  const open = db.first<{ id: string }>(
    "SELECT id FROM refund WHERE payment_number = ? AND state IN ('intended', 'sent', 'unknown')",
    payment.number,
  )
  if (open !== undefined) return failed({ kind: 'refund-open', refundId: open.id })
  const receiptAct = db.first(
    "SELECT 1 FROM receipt_act WHERE payment_number = ? AND state IN ('intended', 'sent', 'unknown')",
    payment.number,
  )
  if (receiptAct !== undefined) return failed({ kind: 'receipt-act-open' })
  if (intent.amount > facts.remaining) return failed({ kind: 'exceeds-refundable', refundable: facts.remaining })
  return ok({ refund: insert(db, payment.number, intent), fresh: true })
}

function insert(db: WriteDb, paymentNumber: number, intent: RefundIntent): Refund {
  const { id, key, transactionId, amount, split, reason, basedOn, hash, operatorId, at } = intent
  const { number } = db.run(
    `INSERT INTO refund (id, journal_key, payment_number, amount_won, supply_won, vat_won, tax_free_won, service_won, split_stated,
       reason_code, reason_note, operator_id, requested_at, remaining_before_won, state, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'intended', ?)`,
    id,
    key,
    paymentNumber,
    amount,
    split.supply,
    split.vat,
    split.taxFree,
    split.service,
    flag(split.stated),
    reason.code,
    reason.note,
    operatorId,
    at,
    basedOn.remaining,
    at,
  )
  db.run(
    "INSERT INTO refund_event (refund_number, state, at, operator_id) VALUES (?, 'intended', ?, ?)",
    number,
    at,
    operatorId,
  )
  const detail = {
    transactionId,
    won: amount,
    reason: reason.code,
    remainingBefore: basedOn.remaining,
    confirmed: hash,
  }
  recordAudit(db, { what: 'refund-intended', subject: id, detail, operatorId, at })
  const noted = refundBy(db, 'id', id)
  if (noted === undefined) throw new Error(`refund ${id} was not noted`)
  return noted
}

/** Notes that the refund's request leaves now: from here on it may have reached the gateway. */
export const noteRefundSent = (db: WriteDb, { id, at }: { readonly id: string; readonly at: Instant }): Refund =>
  moveRefund(db, { id, state: 'sent', at, evidence: null, operatorId: null, what: 'refund-sent' })
