import type { Instant } from '../../../domain/day.ts'
import type { BasedOn, HandConclusion, ReceiptOutcome, Refund } from '../../../domain/refund.ts'
import type { WriteDb } from '../database.ts'
import { factsOf, paymentOf } from './balance.ts'
import { moveRefund, refundBy } from './refund-move.ts'

/** What became of a refund, and the Korean sentence of what that was concluded from. */
export interface Settlement {
  readonly id: string
  readonly state: 'done' | 'declined' | 'unknown' | 'not-applied'
  readonly answer: Refund['answer']
  readonly gatewayRefundId: string | null
  readonly doneAt: Instant | null
  readonly receipt: ReceiptOutcome | null
  readonly evidence: string
  readonly operatorId: string | null
  readonly at: Instant
  /** The facts it was concluded from, where other refunds bear on it: a look-up's balance. */
  readonly basedOn?: BasedOn
}

/**
 * Writes down what became of a refund, from the gateway's answer or, once unknown, from a look-up. Where the facts it was concluded
 * from no longer hold, the refund stays as it is.
 */
export function settleRefund(db: WriteDb, { basedOn, ...settlement }: Settlement): Refund {
  const before = refundBy(db, 'id', settlement.id)
  const payment = before === undefined ? undefined : paymentOf(db, before.transactionId)
  if (basedOn !== undefined && before !== undefined && payment !== undefined) {
    const facts = factsOf(db, payment)
    if (facts.refunds !== basedOn.refunds || facts.remaining !== basedOn.remaining) return before
  }
  return moveRefund(db, { ...settlement, what: 'refund-settled' })
}

/** Settles an unknown refund on a person's evidence, kept in `note`. `refunded` counts it as gone, `not-refunded` frees the amount. */
export function settleRefundByHand(
  db: WriteDb,
  settlement: {
    readonly id: string
    readonly conclusion: HandConclusion
    readonly note: string
    readonly operatorId: string
    readonly at: Instant
  },
): Refund {
  const { id, conclusion, note, operatorId, at } = settlement
  return moveRefund(db, {
    id,
    state: 'settled-by-hand',
    at,
    evidence: note,
    operatorId,
    what: 'refund-settled-by-hand',
    byHand: { conclusion, note },
  })
}

/**
 * At start: refunds the app was killed in become unknown, since whether the end came before or after the asking cannot be
 * known. Gives them back, oldest first.
 */
export function openRefundsBecomeUnknown(db: WriteDb, { at }: { readonly at: Instant }): readonly Refund[] {
  const open = db.all<{ id: string }>("SELECT id FROM refund WHERE state IN ('intended', 'sent') ORDER BY number")
  return open.map(({ id }) =>
    moveRefund(db, {
      id,
      state: 'unknown',
      at,
      evidence: interrupted,
      operatorId: null,
      what: 'refund-became-unknown',
      answer: { code: null, message: interrupted },
    }),
  )
}

const interrupted = '결과를 받기 전에 앱이 종료되었습니다. 결제사에 조회해야 결과를 알 수 있습니다.'
