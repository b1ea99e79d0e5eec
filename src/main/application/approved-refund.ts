import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { type ApprovalBar, type ApprovalRequest, findApprovalBar, overLimit } from '../../domain/approval.ts'
import type { ChangedFact } from '../../domain/confirmed-facts.ts'
import type { Operator } from '../../domain/operator.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { SeatAnswer } from '../../domain/seat.ts'
import { standingOf } from './approval-standing.ts'
import type { OpenBook, Ports } from './ports.ts'
import { noteAndSend, receiptUndecided } from './refund-request.ts'
import type { Resolver } from './resolver.ts'
import { refundView } from './views.ts'

type Approved = Awaited<ReturnType<Handlers<AppContract>['approvals']['approve']>>

/** Who approved it: a person at this desk, or another seat with the answer it signed. */
export interface ApprovedBy {
  readonly approver: Operator
  readonly answer?: SeatAnswer
}

/** What a person is judged by who would approve a request: the limits of the book, and the refunds of its payment. */
async function groundsOf({ ledger }: OpenBook, { transactionId }: ApprovalRequest) {
  const record = await ledger.transaction(transactionId)
  return { limits: await ledger.refundLimits(), refunds: record?.refunds ?? [] }
}

/** Why this person cannot approve the request; null when they can. */
export async function barOf(book: OpenBook, approver: Operator, request: ApprovalRequest): Promise<ApprovalBar | null> {
  const { limits, refunds } = await groundsOf(book, request)
  return findApprovalBar(approver, limits, refunds, request)
}

/**
 * Sends the refund of a request that somebody approved, once, when all that was shown still holds; else the request ends as void and
 * nothing is sent. Approval and intent are one transaction.
 */
export async function sendApprovedRefund(
  ports: Ports,
  resolver: Resolver,
  book: OpenBook,
  request: ApprovalRequest,
  by: ApprovedBy,
): Promise<Approved> {
  if (request.state !== 'awaiting-approval') return failed({ kind: 'approval-ended', state: request.state })
  const barred = await refusedBy(book, by.approver, request)
  if (!barred.ok) return barred
  const standing = await standingOf(ports, book, request)
  if (standing.kind === 'changed') return voided(ports, book, request, standing.changes)
  if (standing.kind === 'blocked') {
    const { because, remedy } = standing
    return failed({ kind: 'refund-not-possible', because, remedy })
  }
  const { found, preview } = standing
  const noted = await noteAndSend(ports, resolver, book, found, () =>
    book.ledger.noteApprovedRefundIntended({
      requestId: request.id,
      refundId: ports.ids.next(),
      split: preview.split,
      operatorId: by.approver.id,
      at: ports.clock.now(),
      ...(by.answer === undefined ? {} : { answer: by.answer }),
    }),
  )
  if (noted.ok) return ok(refundView(noted.value))
  const { failure } = noted
  switch (failure.kind) {
    case 'receipt-act-open':
      return failed(receiptUndecided)
    case 'refund-open':
      return failed({ kind: 'refund-open' })
    case 'transaction-not-found':
    case 'facts-changed': {
      const now = await standingOf(ports, book, request)
      return voided(ports, book, request, now.kind === 'changed' ? now.changes : [])
    }
    case 'approval-ended':
    case 'exceeds-refundable':
    case 'keychain-unavailable':
    case 'credentials-missing':
    case 'certificate-ended':
      return failed(failure)
  }
}

/** Nobody approves what they asked for, nor more than they may refund alone. */
async function refusedBy(
  book: OpenBook,
  approver: Operator,
  request: ApprovalRequest,
): Promise<
  Result<null, { readonly kind: 'approval-own' } | { readonly kind: 'approval-over-limit'; readonly because: string }>
> {
  const { limits, refunds } = await groundsOf(book, request)
  const bar = findApprovalBar(approver, limits, refunds, request)
  if (bar === null) return ok(null)
  if (bar === 'own-request') return failed({ kind: 'approval-own' })
  const because = overLimit(approver, limits, refunds, request.amount)
  return failed({ kind: 'approval-over-limit', because: because ?? '' })
}

/** What was shown is no longer true: the request ends, with what changed. */
async function voided(
  ports: Ports,
  book: OpenBook,
  request: ApprovalRequest,
  changes: readonly ChangedFact[],
): Promise<Approved> {
  const note = changes.map(({ name, seen, now }) => `${name}: ${seen ?? '–'} → ${now ?? '–'}`).join(' / ')
  const end = { id: request.id, state: 'void', note: note === '' ? null : note } as const
  const ended = await book.ledger.endApproval({ ...end, operatorId: ports.operator.id, at: ports.clock.now() })
  return ended.ok ? failed({ kind: 'approval-void', changes: [...changes] }) : ended
}
