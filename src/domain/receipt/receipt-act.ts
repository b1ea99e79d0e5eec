import { addDays, dayOf, epochOf, type Instant, toInstant } from '../day.ts'
import type { Won } from '../money.ts'
import { countsAsSpent, type HandConclusion, isOpen, type Refund, type RefundState } from '../refund.ts'
import type { TaxSplit } from '../tax-split.ts'
import type { ReportedReceipt } from '../transaction.ts'

/** What a receipt is for: the buyer's income deduction, or a business's expense. */
export const receiptPurposes = ['income-deduction', 'business-expense'] as const
export type ReceiptPurpose = (typeof receiptPurposes)[number]

/** What is done to a receipt. A cancel takes the whole of it or, where the gateway does that, a part (R31). */
export const receiptActKinds = ['issue', 'cancel'] as const
export type ReceiptActKind = (typeof receiptActKinds)[number]

/**
 * A receipt issued or cancelled from this desk, in the journal; it moves along the states of a refund (decision 2). `amount` is what is
 * issued or cancelled, `left` what a cancel leaves of the receipt: 0 for a whole one and for an issue. Of the identity only the last
 * four digits are kept (R15), empty where nobody told them. `refundId` is the refund a cancel makes up for; null when it follows none.
 * Numbers are the answer's, or a person's where the act was made elsewhere.
 */
export interface ReceiptAct {
  readonly id: string
  readonly key: string
  readonly kind: ReceiptActKind
  readonly transactionId: string
  readonly shopId: string
  readonly amount: Won
  readonly left: Won
  readonly split: TaxSplit
  readonly purpose: ReceiptPurpose | null
  readonly identityLastFour: string | null
  readonly cancelReason: 1 | 2 | 3 | null
  readonly refundId: string | null
  readonly state: RefundState
  readonly operatorId: string
  readonly requestedAt: Instant
  readonly changedAt: Instant
  readonly approvalNumber: string | null
  readonly receiptNumber: string | null
  /** When the gateway says it was done; null unless `done`. */
  readonly doneAt: Instant | null
  readonly answer: { readonly code: string | null; readonly message: string } | null
  readonly byHand: { readonly conclusion: HandConclusion; readonly note: string } | null
}

/** The journal's key: which act of this payment it is, so that a slow double click meets at its UNIQUE constraint (decision 3). */
export const receiptActKey = (transactionId: string, kind: ReceiptActKind, earlierActs: number): string =>
  `${transactionId}#receipt:${kind}:${earlierActs}`

/** Did this act take effect, by the gateway's word or a person's evidence? */
export const tookEffect = (act: Pick<ReceiptAct, 'state' | 'byHand'>): boolean =>
  act.state === 'done' || (act.state === 'settled-by-hand' && act.byHand?.conclusion === 'refunded')

/** Was this issue made elsewhere and only written down here? Then nobody told whose it is. */
export const isIssuedElsewhere = (act: Pick<ReceiptAct, 'kind' | 'identityLastFour'>): boolean =>
  act.kind === 'issue' && act.identityLastFour === ''

/** The act whose outcome is open; it blocks every other of its payment (R39). Null when there is none. */
export const openActOf = <A extends Pick<ReceiptAct, 'state'>>(acts: readonly A[]): A | null =>
  acts.find((act) => isOpen(act.state)) ?? null

/** The acts that made the receipt what it is now: those that took effect since it was last cancelled whole. Oldest first. */
function actsSinceCancelled(acts: readonly ReceiptAct[]): readonly ReceiptAct[] {
  const effective = acts.filter(tookEffect)
  return effective.slice(effective.findLastIndex((act) => act.kind === 'cancel' && act.left === 0) + 1)
}

/** Does a receipt issued from this desk live after these acts? `acts` oldest first. */
export const livesByAct = (acts: readonly ReceiptAct[]): boolean =>
  actsSinceCancelled(acts).some((act) => act.kind === 'issue')

/** Was a part of the living receipt cancelled from this desk? `acts` oldest first. */
export const isCutByAct = (acts: readonly ReceiptAct[]): boolean =>
  actsSinceCancelled(acts).some((act) => act.kind === 'cancel')

/** Does the receipt the payment came with still stand, whole or in part? `acts` oldest first. */
export const standsAsReported = (acts: readonly ReceiptAct[]): boolean =>
  acts.every((act) => !tookEffect(act) || (act.kind === 'cancel' && act.left > 0))

/** The receipt as the acts of this desk have left it; `acts` oldest first. */
export const receiptAfter = (reported: ReportedReceipt, acts: readonly ReceiptAct[]): ReportedReceipt =>
  acts.filter(tookEffect).reduce<ReportedReceipt>(
    (receipt, act) =>
      act.kind === 'issue'
        ? {
            ...receipt,
            issued: true,
            approvalNumber: act.approvalNumber,
            receiptNumber: act.receiptNumber,
            kind: act.purpose,
            identityLastFour: act.identityLastFour,
          }
        : act.left > 0
          ? receipt
          : {
              ...receipt,
              issued: false,
              approvalNumber: null,
              receiptNumber: null,
              kind: null,
              identityLastFour: null,
            },
    reported,
  )

/** R33: a receipt whose automatic cancel failed with its refund is cancelled the next day, from this hour on. */
const retryFromHour = 'T09:00:00+09:00'

/** A refund that went through and left its receipt alive, and from when its cancel is to be tried again. */
export interface ReceiptRetry {
  readonly refundId: string
  readonly from: Instant
}

/** The newest refund whose automatic receipt cancel failed and that no cancel from this desk has made up for; null when there is none. */
export function receiptRetryOf(refunds: readonly Refund[], acts: readonly ReceiptAct[]): ReceiptRetry | null {
  const lastCancel = acts.filter((act) => act.kind === 'cancel' && tookEffect(act)).at(-1)
  const left = refunds
    .filter((refund) => countsAsSpent(refund) && !isOpen(refund.state) && refund.receipt?.kind === 'cancel-failed')
    .filter((refund) => lastCancel === undefined || epochOf(lastCancel.changedAt) < epochOf(refund.changedAt))
    .sort((a, b) => epochOf(b.changedAt) - epochOf(a.changedAt))
  const [newest] = left
  if (newest === undefined) return null
  const on = addDays(dayOf(newest.doneAt ?? newest.changedAt), 1)
  return { refundId: newest.id, from: toInstant(`${on}${retryFromHour}`) }
}

/**
 * The whole cancel that ended the receipt of a payment after a refund of it, with no receipt issued since; null when there is none.
 * What remains of the cash is then to be issued anew (R54). `acts` oldest first.
 */
export function endedAfterRefund(refunds: readonly Refund[], acts: readonly ReceiptAct[]): ReceiptAct | null {
  const last = acts.findLast(tookEffect)
  if (last === undefined || last.kind !== 'cancel' || last.left > 0) return null
  const wasRefunded = refunds.some(
    (refund) => countsAsSpent(refund) && !isOpen(refund.state) && epochOf(refund.changedAt) <= epochOf(last.changedAt),
  )
  return wasRefunded ? last : null
}
