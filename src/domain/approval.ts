import type { ConfirmedFact } from './confirmed-facts.ts'
import type { Instant } from './day.ts'
import { add, sum, type Won } from './money.ts'
import type { Operator, RefundLimits } from './operator.ts'
import { wonText } from './receipt/wording.ts'
import { type BasedOn, type Refund, type RefundReason, spentRefunds } from './refund.ts'

/**
 * States of a refund that another person has to approve, before it is one (decision 44). `intended` is where the refund's own states
 * begin (`nextRefundStates`); `void` ended because what was shown is no longer true.
 */
export const approvalStates = ['drafted', 'awaiting-approval', 'intended', 'refused', 'withdrawn', 'void'] as const
export type ApprovalState = (typeof approvalStates)[number]

/** The only moves a request may make; the ledger's trigger holds the same table. */
const nextApprovalStates = {
  drafted: ['awaiting-approval', 'withdrawn'],
  'awaiting-approval': ['intended', 'refused', 'withdrawn', 'void'],
  intended: [],
  refused: [],
  withdrawn: [],
  void: [],
} as const satisfies Record<ApprovalState, readonly ApprovalState[]>

/** May a request in `from` become `to`? */
export const mayRequestBecome = (from: ApprovalState, to: ApprovalState): boolean =>
  nextApprovalStates[from].some((next) => next === to)

/** Does a request in this state still wait for somebody? */
export const isWaiting = (state: ApprovalState): boolean => nextApprovalStates[state].length > 0

/** A refund somebody asked another to approve, with all they were shown. Holds no money. */
export interface ApprovalRequest {
  readonly id: string
  readonly transactionId: string
  readonly shopId: string
  readonly orderNumber: string
  readonly amount: Won
  /** How much of it is to be tax-free; null where that was not asked. */
  readonly taxFree: Won | null
  readonly reason: RefundReason
  readonly basedOn: BasedOn
  /** Why another person has to approve, as sentences. */
  readonly because: readonly string[]
  readonly facts: readonly ConfirmedFact[]
  /** The SHA-256 of `facts`, in hex. */
  readonly hash: string
  readonly operatorId: string
  readonly askedAt: Instant
  readonly state: ApprovalState
  readonly changedAt: Instant
  /** Who brought it to its state. */
  readonly changedBy: string
  /** Why it was refused or became void; null otherwise. */
  readonly note: string | null
  readonly refundId: string | null
}

/** What of a payment was refunded without another person's approval, for sure or possibly. */
const unapproved = (refunds: readonly Refund[]): Won =>
  sum(
    spentRefunds(refunds)
      .filter(({ approvedBy }) => approvedBy === null)
      .map(({ amount }) => amount),
  )

/**
 * Why this refund needs another person, by the limit of who asks; null when it does not. All that was refunded of the payment without
 * approval counts with it.
 */
export function overLimit(
  { role }: Pick<Operator, 'role'>,
  limits: RefundLimits,
  refunds: readonly Refund[],
  amount: Won,
): string | null {
  const limit = limits[role]
  const before = unapproved(refunds)
  const total = add(before, amount)
  if (limit === null || total <= limit) return null
  return before === 0
    ? `혼자 환불할 수 있는 한도 ${wonText(limit)}을 넘습니다.`
    : `이 결제에서 승인 없이 환불한 ${wonText(before)}을 더하면 ${wonText(total)}이라 한도 ${wonText(limit)}을 넘습니다.`
}

/** Why this person cannot approve this request; null when they can. */
export type ApprovalBar = 'own-request' | 'over-own-limit'

/** May this person approve it? Never one's own, and never more than one may refund alone. */
export function findApprovalBar(
  operator: Operator,
  limits: RefundLimits,
  refunds: readonly Refund[],
  request: Pick<ApprovalRequest, 'operatorId' | 'amount'>,
): ApprovalBar | null {
  if (operator.id === request.operatorId) return 'own-request'
  return overLimit(operator, limits, refunds, request.amount) === null ? null : 'over-own-limit'
}
