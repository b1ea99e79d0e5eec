import type { ApprovalRequest, ApprovalState } from '../../../domain/approval.ts'
import type { Instant } from '../../../domain/day.ts'
import { type BasedOn, type Refund, refundKey } from '../../../domain/refund.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { TaxSplit } from '../../../domain/tax-split.ts'
import type { WriteDb } from '../database.ts'
import { approval } from '../queries/approvals.ts'
import { recordAudit } from './audit.ts'
import { factsOf, paymentOf } from './balance.ts'
import { type IntentRefusal, noteRefundIntended } from './refund-intent.ts'
import { refundBy } from './refund-move.ts'

/** A request as it is asked: everything of it but where it will come to stand. */
export type ApprovalWish = Omit<
  ApprovalRequest,
  'shopId' | 'orderNumber' | 'state' | 'changedAt' | 'changedBy' | 'note' | 'refundId'
>

/** Writes a request down and lays it before others. A payment has one open request at most; facts that no longer hold are refused. */
export function askApproval(
  db: WriteDb,
  wish: ApprovalWish,
): Result<
  ApprovalRequest,
  | { readonly kind: 'transaction-not-found' }
  | { readonly kind: 'approval-open'; readonly requestId: string }
  | { readonly kind: 'facts-changed'; readonly basedOn: BasedOn }
> {
  const { id, transactionId, amount, taxFree, reason, basedOn, because, facts, hash, operatorId, askedAt: at } = wish
  const payment = paymentOf(db, transactionId)
  if (payment === undefined) return failed({ kind: 'transaction-not-found' })
  const open = db.first<{ id: string }>(
    `SELECT q.id FROM approval_request q JOIN approval_now n ON n.request_number = q.number
     WHERE q.payment_number = ? AND n.state IN ('drafted', 'awaiting-approval')`,
    payment.number,
  )
  if (open !== undefined) return failed({ kind: 'approval-open', requestId: open.id })
  const now = factsOf(db, payment)
  if (now.refunds !== basedOn.refunds || now.remaining !== basedOn.remaining)
    return failed({ kind: 'facts-changed', basedOn: now })
  const { number } = db.run(
    `INSERT INTO approval_request (id, payment_number, amount_won, tax_free_won, reason_code, reason_note, refunds_before,
       remaining_before_won, because, facts, facts_hash, operator_id, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    payment.number,
    amount,
    taxFree,
    reason.code,
    reason.note,
    basedOn.refunds,
    basedOn.remaining,
    JSON.stringify(because),
    JSON.stringify(facts.map(({ name, text }) => [name, text])),
    hash,
    operatorId,
    at,
  )
  writeEvent(db, number, { state: 'drafted', note: null, operatorId, at })
  writeEvent(db, number, { state: 'awaiting-approval', note: null, operatorId, at })
  const detail = { transactionId, won: amount, reason: reason.code, confirmed: hash }
  recordAudit(db, { what: 'approval-asked', subject: id, detail, operatorId, at })
  return ok(written(db, id))
}

/** A move of a request, by whom and why. */
interface ApprovalMove {
  readonly state: ApprovalState
  readonly note: string | null
  readonly operatorId: string
  readonly at: Instant
}

type Ended = { readonly kind: 'approval-ended'; readonly state: ApprovalState }

/** Ends a request without a refund: refused, withdrawn, or void because what was shown is no longer true. */
export function endApproval(
  db: WriteDb,
  entry: ApprovalMove & { readonly id: string; readonly state: 'refused' | 'withdrawn' | 'void' },
): Result<ApprovalRequest, Ended> {
  const { id, ...move } = entry
  const { number, state } = standingOf(db, id)
  if (state !== 'awaiting-approval') return failed({ kind: 'approval-ended', state })
  writeEvent(db, number, move)
  recordAudit(db, { what: `approval-${move.state}`, subject: id, detail: { note: move.note }, ...move })
  return ok(written(db, id))
}

/**
 * Approves a request and writes its refund down, both or neither. The refund is in the name of whoever asked for it; `operatorId` is
 * who approves, never the same person (the file's own trigger). Facts that no longer hold leave everything as it was.
 */
export function noteApprovedRefundIntended(
  db: WriteDb,
  approved: {
    readonly requestId: string
    readonly refundId: string
    readonly split: TaxSplit
    readonly operatorId: string
    readonly at: Instant
  },
): Result<{ readonly refund: Refund; readonly fresh: boolean }, IntentRefusal | Ended> {
  const { requestId, refundId, split, operatorId, at } = approved
  const { number, state } = standingOf(db, requestId)
  if (state !== 'awaiting-approval') return failed({ kind: 'approval-ended', state })
  const request = written(db, requestId)
  const { transactionId, amount, reason, basedOn, hash } = request
  const noted = noteRefundIntended(db, {
    id: refundId,
    key: refundKey(transactionId, basedOn),
    transactionId,
    amount,
    split,
    reason,
    basedOn,
    hash,
    operatorId: request.operatorId,
    at,
  })
  if (!noted.ok) return noted
  if (!noted.value.fresh) return failed({ kind: 'facts-changed', basedOn })
  writeEvent(db, number, { state: 'intended', note: null, operatorId, at })
  db.run(
    'INSERT INTO approval_refund (request_number, refund_number) VALUES (?, (SELECT number FROM refund WHERE id = ?))',
    number,
    refundId,
  )
  recordAudit(db, { what: 'approval-given', subject: requestId, detail: { refundId, won: amount }, operatorId, at })
  return ok({ refund: refundBy(db, 'id', refundId) ?? noted.value.refund, fresh: true })
}

function standingOf(db: WriteDb, id: string): { readonly number: number; readonly state: ApprovalState } {
  const row = db.first<{ number: number }>('SELECT number FROM approval_request WHERE id = ?', id)
  if (row === undefined) throw new RangeError(`no approval request of this id: ${id}`)
  return { number: row.number, state: written(db, id).state }
}

function written(db: WriteDb, id: string): ApprovalRequest {
  const request = approval(db, id)
  if (request === null) throw new RangeError(`no approval request of this id: ${id}`)
  return request
}

function writeEvent(db: WriteDb, number: number, { state, note, operatorId, at }: ApprovalMove): void {
  db.run(
    'INSERT INTO approval_event (request_number, state, at, note, operator_id) VALUES (?, ?, ?, ?, ?)',
    number,
    state,
    at,
    note,
    operatorId,
  )
}
