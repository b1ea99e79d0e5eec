import type { Instant } from '../../../domain/day.ts'
import { type Confirmation, type PreparedPayment, preparedState } from '../../../domain/prepared-payment.ts'
import type { HandConclusion, RefundState } from '../../../domain/refund.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { WriteDb } from '../database.ts'
import { preparedPayment } from '../queries/prepared-payments.ts'
import { readTransactionId } from '../rows.ts'
import { recordAudit } from './audit.ts'

/** A confirm an operator decided on. `key` is the domain's `confirmationKey`. */
export interface ConfirmIntent {
  readonly id: string
  readonly key: string
  readonly preparedId: string
  readonly operatorId: string
  readonly at: Instant
}

/** Writes a confirm down before anything is sent. The same key finds the same confirm, `fresh: false`: it is not to be sent again. */
export function noteConfirmIntended(
  db: WriteDb,
  { id, key, preparedId, operatorId, at }: ConfirmIntent,
): Result<{ readonly confirmationId: string; readonly fresh: boolean }, { readonly kind: 'not-waiting' }> {
  const earlier = db.first<{ id: string }>('SELECT id FROM confirmation WHERE journal_key = ?', key)
  if (earlier !== undefined) return ok({ confirmationId: earlier.id, fresh: false })
  const payment = preparedPayment(db, preparedId)
  if (payment === null || preparedState(payment, at) !== 'waiting') return failed({ kind: 'not-waiting' })
  const { number } = db.run(
    `INSERT INTO confirmation (id, journal_key, prepared_number, operator_id, requested_at, state, changed_at)
     VALUES (?, ?, (SELECT number FROM prepared_payment WHERE id = ?), ?, ?, 'intended', ?)`,
    id,
    key,
    preparedId,
    operatorId,
    at,
    at,
  )
  db.run(
    "INSERT INTO confirmation_event (confirmation_number, state, at, operator_id) VALUES (?, 'intended', ?, ?)",
    number,
    at,
    operatorId,
  )
  recordAudit(db, { what: 'confirm-intended', subject: id, detail: { preparedId, won: payment.won }, operatorId, at })
  return ok({ confirmationId: id, fresh: true })
}

/** Notes that the confirm leaves now. */
export const noteConfirmSent = (db: WriteDb, { id, at }: { readonly id: string; readonly at: Instant }): null =>
  move(db, { id, state: 'sent', at, evidence: null, operatorId: null, what: 'confirm-sent' })

/** What became of a confirm. `transactionId` is the stored payment of one that is done. */
export interface ConfirmSettlement {
  readonly id: string
  readonly state: 'done' | 'declined' | 'unknown' | 'not-applied'
  readonly answer: Confirmation['answer']
  readonly transactionId: string | null
  readonly evidence: string
  readonly operatorId: string | null
  readonly at: Instant
}

/** Writes down what became of a confirm, from the gateway's answer or, once unknown, from a look-up. */
export const settleConfirm = (db: WriteDb, settlement: ConfirmSettlement): null =>
  move(db, { ...settlement, what: 'confirm-settled' })

/** Settles an unknown confirm on a person's evidence: `refunded` means that it took money. */
export const settleConfirmByHand = (
  db: WriteDb,
  settled: {
    readonly id: string
    readonly conclusion: HandConclusion
    readonly note: string
    readonly operatorId: string
    readonly at: Instant
  },
): null => {
  const { id, conclusion, note, operatorId, at } = settled
  return move(db, {
    id,
    state: 'settled-by-hand',
    at,
    evidence: note,
    operatorId,
    what: 'confirm-settled-by-hand',
    byHand: { conclusion, note },
  })
}

const interrupted = '결과를 받기 전에 앱이 종료되었습니다. 결제사에 조회해야 결과를 알 수 있습니다.'

/** At start: confirms the app was killed in become unknown, and keys that can confirm nothing any more leave the ledger. */
export function openConfirmsBecomeUnknown(db: WriteDb, { at }: { readonly at: Instant }): number {
  const open = db.all<{ id: string }>("SELECT id FROM confirmation WHERE state IN ('intended', 'sent') ORDER BY number")
  for (const { id } of open) {
    const answer = { code: null, message: interrupted }
    move(db, {
      id,
      state: 'unknown',
      at,
      evidence: interrupted,
      operatorId: null,
      what: 'confirm-became-unknown',
      answer,
    })
  }
  forgetKeys(db, { at })
  return open.length
}

/** Takes the keys of prepared payments out of the ledger that can confirm nothing any more: paid, refused, or past their time. */
export function forgetKeys(db: WriteDb, { at }: { readonly at: Instant }): number {
  return db.run(
    `UPDATE prepared_payment SET keys = NULL WHERE keys IS NOT NULL AND (until_at <= ?1 OR number IN (
       SELECT prepared_number FROM confirmation
       WHERE state IN ('done', 'declined') OR (state = 'settled-by-hand' AND hand_conclusion = 'refunded'))
     OR EXISTS (SELECT 1 FROM payment p
       WHERE p.shop_number = prepared_payment.shop_number AND p.gateway_transaction_id = prepared_payment.order_number))`,
    at,
  ).changes
}

interface Move {
  readonly id: string
  readonly state: RefundState
  readonly at: Instant
  readonly evidence: string | null
  readonly operatorId: string | null
  readonly what: string
  readonly answer?: Confirmation['answer']
  readonly transactionId?: string | null
  readonly byHand?: PreparedPayment['confirmations'][number]['byHand']
}

function move(db: WriteDb, { id, state, at, evidence, operatorId, what, ...brought }: Move): null {
  const before = db.first<{ state: string }>('SELECT state FROM confirmation WHERE id = ?', id)
  if (before === undefined) throw new RangeError(`no confirmation of this id: ${id}`)
  if (before.state === state) return null
  const ids = readTransactionId(brought.transactionId ?? '')
  db.run(
    `INSERT INTO confirmation_event (confirmation_number, state, at, evidence, operator_id)
     VALUES ((SELECT number FROM confirmation WHERE id = ?), ?, ?, ?, ?)`,
    id,
    state,
    at,
    evidence,
    operatorId,
  )
  db.run(
    `UPDATE confirmation SET state = ?, changed_at = ?, answer_code = ?, answer_message = ?, hand_conclusion = ?, hand_note = ?,
       payment_number = (SELECT p.number FROM payment p JOIN shop s ON s.number = p.shop_number WHERE s.id = ? AND p.gateway_transaction_id = ?)
     WHERE id = ?`,
    state,
    at,
    brought.answer?.code ?? null,
    brought.answer?.message ?? null,
    brought.byHand?.conclusion ?? null,
    brought.byHand?.note ?? null,
    ids?.shopId ?? null,
    ids?.gatewayTransactionId ?? null,
    id,
  )
  const detail = { from: before.state, to: state, evidence, code: brought.answer?.code ?? null }
  recordAudit(db, { what, subject: id, detail, operatorId, at })
  forgetKeys(db, { at })
  return null
}
