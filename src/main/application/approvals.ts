import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { type ApprovalRequest, approvalStates, findApprovalBar, isWaiting, overLimit } from '../../domain/approval.ts'
import { type ChangedFact, changedFacts, factNames, refundsText } from '../../domain/confirmed-facts.ts'
import { may } from '../../domain/operator.ts'
import { wonText } from '../../domain/receipt/wording.ts'
import { basedOnOf, type RefundPreview } from '../../domain/refund-preview.ts'
import { saysWhy } from '../../domain/refund.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { factHash } from './fact-hash.ts'
import { findPayment, type Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { anotherNeeded, boundFacts, noteAndSend, previewOf, receiptUndecided, wordsOf } from './refund-request.ts'
import type { Resolver } from './resolver.ts'
import { withHistory } from './truth.ts'
import { refundView } from './views.ts'

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
      return refused.ok ? ok(viewOf(refused.value)) : refused
    },
    withdraw: async ({ requestId }) => {
      const { ledger } = books.current()
      const request = await ledger.approval(requestId)
      if (request === null) return failed({ kind: 'approval-not-found' })
      if (request.operatorId !== ports.operator.id) return failed({ kind: 'approval-not-own' })
      const end = { id: requestId, state: 'withdrawn', note: null } as const
      const withdrawn = await ledger.endApproval({ ...end, operatorId: ports.operator.id, at: clock.now() })
      announce()
      return withdrawn.ok ? ok(viewOf(withdrawn.value)) : withdrawn
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
  return asked.ok ? ok(viewOf(asked.value)) : asked
}

/** How a request stands against what is true now; `lost` says that nothing can make it true again. */
type Standing =
  | { readonly kind: 'holds'; readonly preview: RefundPreview; readonly found: Payment }
  | { readonly kind: 'changed'; readonly changes: readonly ChangedFact[] }
  | { readonly kind: 'blocked'; readonly because: string; readonly remedy: string | null; readonly isOpen: boolean }

async function standingOf(ports: Ports, book: OpenBook, request: ApprovalRequest): Promise<Standing> {
  const payment = await findPayment(book, request.transactionId)
  if (payment === null) throw new Error(`no payment of the request ${request.id}`)
  const found = await withHistory(book, payment)
  const preview = previewOf(ports, found, request.amount, request.taxFree)
  if (preview.ok) {
    const { facts, hash } = boundFacts(found, preview.value, wordsOf(ports, found, request.amount))
    const holds = hash === request.hash && factHash(request.facts) === request.hash
    return holds
      ? { kind: 'holds', preview: preview.value, found }
      : { kind: 'changed', changes: changedFacts(request.facts, facts) }
  }
  switch (preview.failure.kind) {
    case 'refund-open':
      return { kind: 'blocked', because: openRefund, remedy: '그 환불의 결과가 정해진 뒤에 승인하세요.', isOpen: true }
    case 'refund-not-possible':
      return { ...preview.failure, kind: 'blocked', isOpen: false }
    case 'amount-missing':
    case 'exceeds-refundable':
    case 'tax-free-out-of-range':
      return { kind: 'changed', changes: groundsLost(request, found) }
  }
}

const openRefund = '이 거래에 결과가 나오지 않은 환불이 있습니다.'

/** What took away the ground of a request for more than is left: the refunds made since. */
function groundsLost({ facts }: ApprovalRequest, { record }: Payment): readonly ChangedFact[] {
  const { refunds, remaining } = basedOnOf(record.transaction.paid, record.refunds, record.outside)
  return changedFacts(
    facts.filter(({ name }) => name === factNames.before || name === factNames.remaining),
    [
      { name: factNames.before, text: refundsText(refunds) },
      { name: factNames.remaining, text: wonText(remaining) },
    ],
  )
}

async function listed(ports: Ports, book: OpenBook, request: ApprovalRequest) {
  const view = { request: viewOf(request), changes: [], blocked: null, bar: null }
  if (request.state !== 'awaiting-approval') return view
  const standing = await standingOf(ports, book, request)
  const bar = await barOf(ports, book, request)
  return {
    ...view,
    bar: may(ports.operator.role, 'approve') || bar === 'own-request' ? bar : ('role' as const),
    changes: standing.kind === 'changed' ? [...standing.changes] : [],
    blocked: standing.kind === 'blocked' ? { because: standing.because, remedy: standing.remedy } : null,
  }
}

async function barOf(ports: Ports, book: OpenBook, request: ApprovalRequest) {
  const record = await book.ledger.transaction(request.transactionId)
  return findApprovalBar(ports.operator, await book.ledger.refundLimits(), record?.refunds ?? [], request)
}

type Approved = Awaited<ReturnType<ApprovalHandlers['approve']>>

async function approve(ports: Ports, resolver: Resolver, requestId: string): Promise<Approved> {
  const book = ports.books.current()
  const request = await book.ledger.approval(requestId)
  if (request === null) return failed({ kind: 'approval-not-found' })
  if (request.state !== 'awaiting-approval') return failed({ kind: 'approval-ended', state: request.state })
  const barred = await refusedBy(ports, book, request)
  if (!barred.ok) return barred
  const standing = await standingOf(ports, book, request)
  if (standing.kind === 'changed') return voided(ports, book, request, standing.changes)
  if (standing.kind === 'blocked') {
    const { because, remedy, isOpen } = standing
    return failed(isOpen ? { kind: 'refund-open' } : { kind: 'refund-not-possible', because, remedy })
  }
  const { found, preview } = standing
  const noted = await noteAndSend(ports, resolver, book, found, () =>
    book.ledger.noteApprovedRefundIntended({
      requestId,
      refundId: ports.ids.next(),
      split: preview.split,
      operatorId: ports.operator.id,
      at: ports.clock.now(),
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
  ports: Ports,
  book: OpenBook,
  request: ApprovalRequest,
): Promise<
  Result<null, { readonly kind: 'approval-own' } | { readonly kind: 'approval-over-limit'; readonly because: string }>
> {
  const bar = await barOf(ports, book, request)
  if (bar === null) return ok(null)
  if (bar === 'own-request') return failed({ kind: 'approval-own' })
  const record = await book.ledger.transaction(request.transactionId)
  const because = overLimit(ports.operator, await book.ledger.refundLimits(), record?.refunds ?? [], request.amount)
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

/** A request as a screen may know it. */
const viewOf = ({ taxFree: _taxFree, basedOn: _basedOn, ...request }: ApprovalRequest) => ({
  ...request,
  because: [...request.because],
  facts: [...request.facts],
})
