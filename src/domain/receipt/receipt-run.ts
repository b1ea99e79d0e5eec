import type { Instant } from '../day.ts'
import type { Won } from '../money.ts'
import { refundStates } from '../refund.ts'
import type { CancelExtent, CashWithout } from './receipt-cancel.ts'

/** Most receipts of one run. */
export const mostBulkReceipts = 1_000

/** What is done to each receipt of a run. */
export const receiptRunKinds = ['issue', 'cancel'] as const
export type ReceiptRunKind = (typeof receiptRunKinds)[number]

/** Which of the receipts that are due are chosen at once. */
export const dueChoices = ['all', 'due-today', 'overdue'] as const
export type DueChoice = (typeof dueChoices)[number]

/** A receipt that is to be cancelled: the one of this payment issued at that moment, as the ledger has it; null: whichever lives. */
export interface WantedCancel {
  readonly transactionId: string
  readonly issuedAt: Instant | null
}

/** A receipt that can be issued through its gateway, as it was when it was checked. */
export interface PlannedIssue {
  readonly transactionId: string
  readonly orderNumber: string
  readonly won: Won
  readonly earlierActs: number
}

/**
 * A receipt that can be cancelled through its gateway, as it was when it was checked. `won` is what the cancel takes, `issuedAt` its event
 * in the ledger, `refundId` the refund whose automatic cancel it makes up for, `without` the cash that then has no receipt, `warning` what
 * is said of its age (R35), empty where nothing is.
 */
export interface PlannedCancel extends PlannedIssue {
  readonly issuedAt: Instant
  readonly extent: CancelExtent
  readonly refundId: string | null
  readonly without: CashWithout
  readonly warning: string
}

/** A receipt that cannot, with the reason and what can be done; `remedy` is null where nothing can. */
export interface BlockedReceipt {
  readonly transactionId: string
  readonly orderNumber: string
  readonly won: Won
  readonly because: string
  readonly remedy: string | null
}

/** Where one receipt of a run stands: not asked for yet, left out with the reason, or in the state of its act. */
export const receiptLineStates = ['waiting', 'left-out', ...refundStates] as const
export type ReceiptLineState = (typeof receiptLineStates)[number]

/**
 * One receipt of a run. `message` is why it was left out, or what the gateway said where that was no yes; `issuedAt`, `extent`
 * and `without` are of a cancel, null for an issue.
 */
export interface ReceiptLine {
  readonly transactionId: string
  readonly orderNumber: string
  readonly won: Won
  readonly issuedAt: Instant | null
  readonly extent: CancelExtent | null
  readonly without: CashWithout | null
  readonly state: ReceiptLineState
  readonly approvalNumber: string | null
  readonly message: string | null
}

/**
 * States of a run. It ends `finished` with every receipt asked for, `stopped` by the operator, or `halted` with a reason: what was not
 * asked for is as it was, and a new check goes on with it.
 */
export const receiptRunStates = ['running', 'stopping', 'finished', 'stopped', 'halted'] as const
export type ReceiptRunState = (typeof receiptRunStates)[number]

/** Is it still asking? */
export const isAsking = (state: ReceiptRunState): boolean => state === 'running' || state === 'stopping'
