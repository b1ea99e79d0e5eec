import type { Instant } from '../../../domain/day.ts'
import type { Won } from '../../../domain/money.ts'
import type { ReceiptAct, ReceiptActKind, ReceiptPurpose } from '../../../domain/receipt/receipt-act.ts'
import { type BasedOn, isOpen, type HandConclusion, type RefundState } from '../../../domain/refund.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { TaxSplit } from '../../../domain/tax-split.ts'
import type { WriteDb } from '../database.ts'
import { elsewhereEvidence, receiptAct } from '../queries/receipt-acts.ts'
import { issuesTo } from '../queries/receipts-alike.ts'
import { flag } from '../rows.ts'
import { recordAudit } from './audit.ts'
import { factsOf, paymentOf } from './balance.ts'

/**
 * Whom a receipt is for, without the number: its keyed hash. `issued` is how many receipts for it the radar saw, null where it did not look
 * because the identity is shared; `otherSale` what somebody said where it saw another that looked alike, and of which payments.
 */
interface KeyedIdentity {
  readonly hash: string
  readonly issued: number | null
  readonly otherSale: { readonly than: readonly string[]; readonly reason: string } | null
}

/**
 * A receipt act an operator decided on. `key` is the domain's `receiptActKey` of the acts shown; `earlierActs` is how many those were,
 * `basedOn` the refunds that the receipt's amount was judged from.
 */
export interface ReceiptActIntent {
  readonly id: string
  readonly key: string
  readonly kind: ReceiptActKind
  readonly transactionId: string
  readonly amount: Won
  /** What a cancel leaves of the receipt; 0 for a whole one and for an issue. */
  readonly left: Won
  readonly split: TaxSplit
  readonly purpose: ReceiptPurpose | null
  readonly identityLastFour: string | null
  /** Of an issue to a known identity; null where nobody told it, and for a cancel. */
  readonly identity: KeyedIdentity | null
  readonly cancelReason: 1 | 2 | 3 | null
  readonly refundId: string | null
  readonly earlierActs: number
  readonly basedOn: BasedOn
  readonly operatorId: string
  readonly at: Instant
}

/** Why nothing was noted. `receipt-facts-changed`: other acts or refunds have come since the payment was read. */
export type ReceiptActRefusal =
  | { readonly kind: 'transaction-not-found' }
  | { readonly kind: 'receipt-act-open' }
  | { readonly kind: 'receipt-facts-changed' }

/** Writes a receipt act down before anything is sent. The same key finds the same act, `fresh: false`: it is not to be sent again. */
export function noteReceiptActIntended(
  db: WriteDb,
  intent: ReceiptActIntent,
): Result<{ readonly act: ReceiptAct; readonly fresh: boolean }, ReceiptActRefusal> {
  const payment = paymentOf(db, intent.transactionId)
  if (payment === undefined) return failed({ kind: 'transaction-not-found' })
  const states = db.all<{ id: string; state: RefundState; journal_key: string }>(
    'SELECT id, state, journal_key FROM receipt_act WHERE payment_number = ?',
    payment.number,
  )
  const earlier = states.find((one) => one.journal_key === intent.key)
  if (earlier !== undefined) {
    const act = actOf(db, earlier.id)
    return act.amount === intent.amount && act.left === intent.left
      ? ok({ act, fresh: false })
      : failed({ kind: 'receipt-facts-changed' })
  }
  if (states.some((one) => isOpen(one.state))) return failed({ kind: 'receipt-act-open' })
  const refunding = db.first(
    "SELECT 1 FROM refund WHERE payment_number = ? AND state IN ('intended', 'sent', 'unknown')",
    payment.number,
  )
  const closed = intent.kind === 'issue' && hasClosing(db, payment.number)
  const { refunds, remaining } = factsOf(db, payment)
  const isAsRead = refunds === intent.basedOn.refunds && remaining === intent.basedOn.remaining
  const { identity } = intent
  // Another receipt for the same identity has begun since the radar looked: it has to look again.
  const isAsSeen = identity === null || identity.issued === null || identity.issued === issuesTo(db, identity.hash)
  if (states.length !== intent.earlierActs || refunding !== undefined || closed || !isAsRead || !isAsSeen) {
    return failed({ kind: 'receipt-facts-changed' })
  }
  insert(db, payment.number, intent)
  return ok({ act: actOf(db, intent.id), fresh: true })
}

/** Did a person close the duty of a payment without a receipt, and does that stand? */
const hasClosing = (db: WriteDb, paymentNumber: number): boolean =>
  db.first(
    `SELECT 1 FROM duty_note WHERE payment_number = ? AND kind IN ('tax-invoice', 'not-ours', 'waived')
     AND number NOT IN (SELECT note_number FROM duty_note_taken_back)`,
    paymentNumber,
  ) !== undefined

function insert(db: WriteDb, paymentNumber: number, intent: ReceiptActIntent): void {
  const { id, kind, amount, split, operatorId, at } = intent
  const { number } = db.run(
    `INSERT INTO receipt_act (id, journal_key, payment_number, kind, amount_won, left_won, supply_won, vat_won, tax_free_won, service_won, split_stated,
       purpose, identity_last_four, identity_hash, cancel_reason, refund_number, operator_id, requested_at, state, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT number FROM refund WHERE id = ?), ?, ?, 'intended', ?)`,
    id,
    intent.key,
    paymentNumber,
    kind,
    amount,
    intent.left,
    split.supply,
    split.vat,
    split.taxFree,
    split.service,
    flag(split.stated),
    intent.purpose,
    intent.identityLastFour,
    intent.identity?.hash ?? null,
    intent.cancelReason,
    intent.refundId,
    operatorId,
    at,
    at,
  )
  db.run(
    "INSERT INTO receipt_act_event (receipt_act_number, state, at, operator_id) VALUES (?, 'intended', ?, ?)",
    number,
    at,
    operatorId,
  )
  const otherSale = intent.identity?.otherSale ?? null
  const detail = {
    transactionId: intent.transactionId,
    kind,
    won: amount,
    left: intent.left,
    refundId: intent.refundId,
    ...(otherSale === null ? {} : { otherSaleThan: otherSale.than.join(' '), otherSaleReason: otherSale.reason }),
  }
  recordAudit(db, { what: 'receipt-act-intended', subject: id, detail, operatorId, at })
}

/** Notes that the request of a receipt act leaves now. */
export const noteReceiptActSent = (
  db: WriteDb,
  { id, at }: { readonly id: string; readonly at: Instant },
): ReceiptAct => move(db, { id, state: 'sent', at, evidence: null, operatorId: null, what: 'receipt-act-sent' })

/** What became of a receipt act, and the Korean sentence of what that was concluded from. */
export interface ReceiptActSettlement {
  readonly id: string
  readonly state: 'done' | 'declined' | 'unknown' | 'not-applied'
  readonly answer: ReceiptAct['answer']
  readonly approvalNumber: string | null
  readonly receiptNumber: string | null
  readonly doneAt: Instant | null
  readonly evidence: string
  readonly operatorId: string | null
  readonly at: Instant
}

/** Writes down what became of a receipt act, from the gateway's answer or, once unknown, from a look-up. */
export const settleReceiptAct = (db: WriteDb, settlement: ReceiptActSettlement): ReceiptAct =>
  move(db, { ...settlement, what: 'receipt-act-settled' })

/** Settles an unknown receipt act on a person's evidence: `refunded` means it took effect. */
export const settleReceiptActByHand = (
  db: WriteDb,
  settled: {
    readonly id: string
    readonly conclusion: HandConclusion
    readonly note: string
    readonly operatorId: string
    readonly at: Instant
  },
): ReceiptAct =>
  move(db, {
    id: settled.id,
    state: 'settled-by-hand',
    at: settled.at,
    evidence: settled.note,
    operatorId: settled.operatorId,
    what: 'receipt-act-settled-by-hand',
    byHand: { conclusion: settled.conclusion, note: settled.note },
  })

/** A receipt issued or cancelled outside this desk, on a person's evidence. */
export interface ReceiptActElsewhere extends ReceiptActIntent {
  readonly approvalNumber: string | null
  readonly note: string
}

/**
 * Writes down what a person did at the gateway's own admin or at the tax office: nothing is sent, and it takes effect on the evidence.
 * Refused as an act of this desk would be; the same evidence again finds the same act, and an act of the same key that was sent is another.
 */
export function recordReceiptActElsewhere(
  db: WriteDb,
  { approvalNumber, note, ...intent }: ReceiptActElsewhere,
): Result<ReceiptAct, ReceiptActRefusal> {
  const noted = noteReceiptActIntended(db, intent)
  if (!noted.ok) return noted
  const { act, fresh } = noted.value
  if (!fresh) {
    if (act.byHand?.note === note && act.approvalNumber === approvalNumber) return ok(act)
    return failed({ kind: isOpen(act.state) ? 'receipt-act-open' : 'receipt-facts-changed' })
  }
  const { id } = act
  const { operatorId, at } = intent
  move(db, { id, state: 'unknown', at, evidence: elsewhereEvidence, operatorId, what: 'receipt-act-elsewhere' })
  return ok(
    move(db, {
      id,
      state: 'settled-by-hand',
      at,
      evidence: note,
      operatorId,
      what: 'receipt-act-settled-by-hand',
      approvalNumber,
      byHand: { conclusion: 'refunded', note },
    }),
  )
}

const interrupted = '결과를 받기 전에 앱이 종료되었습니다. 결제사에서 확인해야 결과를 알 수 있습니다.'

/** At start: receipt acts the app was killed in become unknown. Answers how many. */
export function openReceiptActsBecomeUnknown(db: WriteDb, { at }: { readonly at: Instant }): number {
  const open = db.all<{ id: string }>("SELECT id FROM receipt_act WHERE state IN ('intended', 'sent') ORDER BY number")
  for (const { id } of open) {
    const answer = { code: null, message: interrupted }
    move(db, {
      id,
      state: 'unknown',
      at,
      evidence: interrupted,
      operatorId: null,
      what: 'receipt-act-became-unknown',
      answer,
    })
  }
  return open.length
}

interface Move {
  readonly id: string
  readonly state: RefundState
  readonly at: Instant
  readonly evidence: string | null
  readonly operatorId: string | null
  readonly what: string
  readonly answer?: ReceiptAct['answer']
  readonly approvalNumber?: string | null
  readonly receiptNumber?: string | null
  readonly doneAt?: Instant | null
  readonly byHand?: { readonly conclusion: HandConclusion; readonly note: string }
}

/** Moves a receipt act to its next state with an event and a line in the audit; one that is there already stays as it is. */
function move(db: WriteDb, { id, state, at, evidence, operatorId, what, ...brought }: Move): ReceiptAct {
  const before = actOf(db, id)
  if (before.state === state) return before
  const { answer = null, approvalNumber = null, receiptNumber = null, doneAt = null, byHand } = brought
  db.run(
    `INSERT INTO receipt_act_event (receipt_act_number, state, at, evidence, answer_code, answer_message, operator_id)
     VALUES ((SELECT number FROM receipt_act WHERE id = ?), ?, ?, ?, ?, ?, ?)`,
    id,
    state,
    at,
    evidence,
    answer?.code ?? null,
    answer?.message ?? null,
    operatorId,
  )
  db.run(
    `UPDATE receipt_act SET state = ?, changed_at = ?, answer_code = ?, answer_message = ?, approval_number = ?, receipt_number = ?,
       done_at = ?, hand_conclusion = ?, hand_note = ? WHERE id = ?`,
    state,
    at,
    answer?.code ?? null,
    answer?.message ?? null,
    approvalNumber,
    receiptNumber,
    doneAt,
    byHand?.conclusion ?? null,
    byHand?.note ?? null,
    id,
  )
  const detail = {
    from: before.state,
    to: state,
    kind: before.kind,
    won: before.amount,
    evidence,
    code: answer?.code ?? null,
  }
  recordAudit(db, { what, subject: id, detail, operatorId, at })
  return actOf(db, id)
}

function actOf(db: WriteDb, id: string): ReceiptAct {
  const act = receiptAct(db, id)
  if (act === null) throw new RangeError(`no receipt act of this id: ${id}`)
  return act
}
