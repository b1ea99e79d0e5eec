import type { Won } from '../money.ts'
import { refundStates } from '../refund.ts'

/** Most receipts of one bulk issue. */
export const mostBulkIssues = 1_000

/** Which of the receipts that are due are chosen at once. */
export const dueChoices = ['all', 'due-today', 'overdue'] as const
export type DueChoice = (typeof dueChoices)[number]

/** A receipt that can be issued through its gateway, as it was when it was checked. */
export interface PlannedIssue {
  readonly transactionId: string
  readonly orderNumber: string
  readonly won: Won
  readonly earlierActs: number
}

/** A receipt that cannot, with the reason and what can be done; `remedy` is null where nothing can. */
export interface BlockedIssue {
  readonly transactionId: string
  readonly orderNumber: string
  readonly won: Won
  readonly because: string
  readonly remedy: string | null
}

/** Where one receipt of a bulk issue stands: not asked for yet, left out with the reason, or in the state of its act. */
export const issueLineStates = ['waiting', 'left-out', ...refundStates] as const
export type IssueLineState = (typeof issueLineStates)[number]

/** One receipt of a bulk issue. `message` is why it was left out, or what the gateway said where that was no yes. */
export interface IssueLine {
  readonly transactionId: string
  readonly orderNumber: string
  readonly won: Won
  readonly state: IssueLineState
  readonly approvalNumber: string | null
  readonly message: string | null
}

/**
 * States of a bulk issue. It ends `finished` with every receipt asked for, `stopped` by the operator, or `halted` with a reason: what was not
 * asked for is still due, and a new check goes on with it.
 */
export const issueRunStates = ['running', 'stopping', 'finished', 'stopped', 'halted'] as const
export type IssueRunState = (typeof issueRunStates)[number]

/** Is it still asking? */
export const isIssuing = (state: IssueRunState): boolean => state === 'running' || state === 'stopping'
