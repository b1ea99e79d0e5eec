import { type ApprovalState, approvalStates } from './approval.ts'
import type { Instant } from './day.ts'
import type { GatewayId } from './gateway.ts'
import type { Won } from './money.ts'
import type { DutyNote } from './receipt/duty-note.ts'
import { type ReceiptAct, type ReceiptActKind, receiptActKinds } from './receipt/receipt-act.ts'
import { type OutsideRefund, type Refund, type RefundState, refundStates } from './refund.ts'
import type { TransactionListRow } from './search.ts'
import type { Transaction } from './transaction.ts'

/** What can happen to a receipt act, as a payment's timeline names it: `receipt-issue-done`; `elsewhere` is one made outside the desk. */
const receiptTimelineKinds = receiptActKinds.flatMap((kind) =>
  [...refundStates, 'elsewhere' as const].map(
    (state): `receipt-${ReceiptActKind}-${RefundState | 'elsewhere'}` => `receipt-${kind}-${state}`,
  ),
)

/** What can happen to a request for approval, as a payment's timeline names it: `approval-refused`. Being drafted and being laid before others is one. */
const approvalTimelineKinds = approvalStates
  .filter((state) => state !== 'drafted')
  .map((state): `approval-${Exclude<ApprovalState, 'drafted'>}` => `approval-${state}`)

/** What can happen to a payment, in the words of its timeline. */
export const timelineKinds = [
  'paid',
  'imported',
  'refund-intended',
  'refund-sent',
  'refund-done',
  'refund-declined',
  'refund-unknown',
  'refund-not-applied',
  'refund-settled-by-hand',
  'outside-refund',
  ...approvalTimelineKinds,
  ...receiptTimelineKinds,
  'duty-noted',
  'duty-note-taken-back',
  'looked-up',
] as const
export type TimelineKind = (typeof timelineKinds)[number]

/**
 * One thing that happened to a payment. `won` is the amount concerned, null where there is none; `refundId` is set for refunds of ours.
 * `detail` is a Korean sentence or a file's name; null when the kind says it all.
 */
export interface TimelineEvent {
  readonly at: Instant
  readonly kind: TimelineKind
  readonly won: Won | null
  readonly refundId: string | null
  readonly detail: string | null
}

/** What a gateway said about a payment when it was looked up; null amounts are what the answer left out. */
export interface LookUpNote {
  readonly at: Instant
  readonly status: string
  readonly remaining: Won | null
  readonly refunded: Won | null
}

/**
 * A payment with everything the ledger knows of it. `raw` is the stored answer; `importedFrom` the name of the file it came in.
 * `refunds` and `lookUps` are newest first, `outside` in the order they were seen, `receiptActs`, `dutyNotes` and `events` oldest
 * first.
 * `row` is the payment as the list shows it.
 */
export interface TransactionRecord {
  readonly transaction: Transaction
  readonly row: TransactionListRow
  readonly raw: string
  readonly importedFrom: string | null
  readonly refunds: readonly Refund[]
  readonly outside: readonly OutsideRefund[]
  readonly receiptActs: readonly ReceiptAct[]
  readonly dutyNotes: readonly DutyNote[]
  readonly lookUps: readonly LookUpNote[]
  readonly events: readonly TimelineEvent[]
}

/** A refund with what a list shows of its payment; the buyer's name is unmasked here. */
export interface RefundListRow {
  readonly refund: Refund
  readonly orderNumber: string
  readonly buyerName: string | null
  readonly gateway: GatewayId
  readonly paidAt: Instant
  readonly paid: Won
}
