import type { CancelReason } from '../../domain/receipt/cancel-reason.ts'
import { selfIssueIdentity } from '../../domain/receipt/identity.ts'
import type { PlannedCancel, PlannedIssue } from '../../domain/receipt/receipt-run.ts'
import { failed } from '../../domain/result.ts'
import { isAsShown, judgeCancel } from './cancel-judging.ts'
import type { Ports } from './ports.ts'
import { cancelReceipt, issueReceipt } from './receipt-asking.ts'
import type { CancelPlan, IssuePlan } from './receipt-plan.ts'
import type { Resolver } from './resolver.ts'

/** What an operator has confirmed: a plan, and of a cancel why. */
export type ReceiptOrder =
  | { readonly kind: 'issue'; readonly plan: IssuePlan; readonly reason: null }
  | { readonly kind: 'cancel'; readonly plan: CancelPlan; readonly reason: CancelReason }

/** What asking for one receipt came to. */
export type StepAnswer = Awaited<ReturnType<typeof issueReceipt> | ReturnType<typeof cancelReceipt>>

/** Asks for the act of one receipt of an order, the one way such an act is asked for alone. */
export type Step = () => Promise<StepAnswer>

/** The acts of an order, in the order of its plan. */
export const stepsOf = (ports: Ports, resolver: Resolver, order: ReceiptOrder): readonly Step[] =>
  order.kind === 'issue'
    ? order.plan.ready.map((planned) => () => issueToNobody(ports, resolver, order.plan, planned))
    : order.plan.ready.map((planned) => () => cancelAsShown(ports, resolver, order.plan, planned, order.reason))

/** 자진발급 (R08). */
const issueToNobody = (
  ports: Ports,
  resolver: Resolver,
  { book }: IssuePlan,
  { transactionId, won, earlierActs }: PlannedIssue,
): Promise<StepAnswer> =>
  issueReceipt(ports, resolver, book, {
    transactionId,
    purpose: 'income-deduction',
    identity: selfIssueIdentity,
    amount: won,
    earlierActs,
    otherSale: null,
  })

/** Judged once more first: what it takes, and the cash it leaves without a receipt, must be what the operator was shown. */
async function cancelAsShown(
  ports: Ports,
  resolver: Resolver,
  { book, shop, takes }: CancelPlan,
  shown: PlannedCancel,
  reason: CancelReason,
): Promise<StepAnswer> {
  const { transactionId, issuedAt, extent, refundId, won: amount, earlierActs } = shown
  const now = await judgeCancel(ports, book, shop, { transactionId, issuedAt }, takes)
  if (now === null) return failed({ kind: 'transaction-not-found' })
  if (!now.ok) return failed({ kind: 'receipt-not-possible', because: now.failure.because, remedy: now.failure.remedy })
  if (!isAsShown(shown, now.value)) return failed({ kind: 'receipt-facts-changed' })
  if (now.value.without.isLate && !shown.without.isLate) return failed({ kind: 'receipt-not-possible', ...lateSince })
  return cancelReceipt(ports, resolver, book, { transactionId, extent, reason, refundId, amount, earlierActs })
}

/** Nobody was told that this cash is late the moment its receipt is cancelled. */
const lateSince = {
  because: '점검한 뒤에 날이 바뀌어 발급 기한이 지났습니다. 취소하면 바로 기한 경과가 됩니다.',
  remedy: '그래도 취소하려면 다시 점검하세요.',
}
