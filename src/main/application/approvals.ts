import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { type ApprovalRequest, approvalStates, isWaiting } from '../../domain/approval.ts'
import { may } from '../../domain/operator.ts'
import { saysWhy } from '../../domain/refund.ts'
import { failed, ok } from '../../domain/result.ts'
import { approvalView, standingOf } from './approval-standing.ts'
import { barOf, sendApprovedRefund } from './approved-refund.ts'
import { findPayment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { anotherNeeded, boundFacts, previewOf, wordsOf } from './refund-request.ts'
import type { Resolver } from './resolver.ts'
import { withHistory } from './truth.ts'

type ApprovalHandlers = Handlers<AppContract>['approvals']

/** Refunds another person approves: what is asked, whether it still holds, and who may say yes. */
export function approvalHandlers(ports: Ports, resolver: Resolver): ApprovalHandlers {
  const { books, clock } = ports
  const announce = (): void => ports.announce({ kind: 'ledger.changed', topics: ['approvals'] })
  return {
    ask: async (wish) => {
      const asked = await askApproval(ports, wish)
      if (asked.ok) announce()
      return asked
    },
    list: async ({ shopId, open, offset, limit }) => {
      const book = books.current()
      const states = approvalStates.filter((state) => isWaiting(state) === open)
      const requests = await book.ledger.approvals({ shopId, states, offset, limit })
      return ok(await Promise.all(requests.map((request) => listed(ports, book, request))))
    },
    approve: async ({ requestId }) => {
      const answer = await approve(ports, resolver, requestId)
      announce()
      ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'refunds', 'receipts'] })
      return answer
    },
    refuse: async ({ requestId, note }) => {
      const { ledger } = books.current()
      const request = await ledger.approval(requestId)
      if (request === null) return failed({ kind: 'approval-not-found' })
      if (request.operatorId === ports.operator.id) return failed({ kind: 'approval-own' })
      if (note.trim() === '') return failed({ kind: 'evidence-missing' })
      const end = { id: requestId, state: 'refused', note: note.trim() } as const
      const refused = await ledger.endApproval({ ...end, operatorId: ports.operator.id, at: clock.now() })
      announce()
      return refused.ok ? ok(approvalView(refused.value)) : refused
    },
    withdraw: async ({ requestId }) => {
      const { ledger } = books.current()
      const request = await ledger.approval(requestId)
      if (request === null) return failed({ kind: 'approval-not-found' })
      if (request.operatorId !== ports.operator.id) return failed({ kind: 'approval-not-own' })
      const end = { id: requestId, state: 'withdrawn', note: null } as const
      const withdrawn = await ledger.endApproval({ ...end, operatorId: ports.operator.id, at: clock.now() })
      announce()
      return withdrawn.ok ? ok(approvalView(withdrawn.value)) : withdrawn
    },
  }
}

type Wish = Parameters<ApprovalHandlers['ask']>[0]

async function askApproval(ports: Ports, wish: Wish): ReturnType<ApprovalHandlers['ask']> {
  const book = ports.books.current()
  const { transactionId, amount, taxFree, reason, basedOn } = wish
  const payment = await findPayment(book, transactionId)
  if (payment === null) return failed({ kind: 'transaction-not-found' })
  if (!saysWhy(reason)) return failed({ kind: 'note-missing' })
  const found = await withHistory(book, payment)
  const preview = previewOf(ports, found, amount, taxFree)
  if (!preview.ok) return preview
  const words = wordsOf(ports, found, amount)
  const { facts, hash } = boundFacts(found, preview.value, words)
  if (hash !== wish.hash) return failed({ kind: 'facts-changed', basedOn: preview.value.basedOn })
  const because = anotherNeeded(ports, await book.ledger.refundLimits(), found, amount, words)
  if (because.length === 0) return failed({ kind: 'approval-not-needed' })
  const asked = await book.ledger.askApproval({
    id: ports.ids.next(),
    transactionId,
    amount,
    taxFree,
    reason,
    basedOn,
    because,
    facts,
    hash,
    operatorId: ports.operator.id,
    askedAt: ports.clock.now(),
  })
  return asked.ok ? ok(approvalView(asked.value)) : asked
}

async function listed(ports: Ports, book: OpenBook, request: ApprovalRequest) {
  const view = { request: approvalView(request), changes: [], blocked: null, bar: null }
  if (request.state !== 'awaiting-approval') return view
  const standing = await standingOf(ports, book, request)
  const bar = await barOf(book, ports.operator, request)
  return {
    ...view,
    bar: may(ports.operator.role, 'approve') || bar === 'own-request' ? bar : ('role' as const),
    changes: standing.kind === 'changed' ? [...standing.changes] : [],
    blocked: standing.kind === 'blocked' ? { because: standing.because, remedy: standing.remedy } : null,
  }
}

async function approve(
  ports: Ports,
  resolver: Resolver,
  requestId: string,
): Promise<Awaited<ReturnType<ApprovalHandlers['approve']>>> {
  const book = ports.books.current()
  const request = await book.ledger.approval(requestId)
  if (request === null) return failed({ kind: 'approval-not-found' })
  return sendApprovedRefund(ports, resolver, book, request, { approver: ports.operator })
}
