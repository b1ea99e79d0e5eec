import type { Instant } from '../day.ts'
import type { Won } from '../money.ts'
import type { BasedOn, HandConclusion, RefundReason, RefundState } from '../refund.ts'
import { refundStates } from '../refund.ts'
import type { Totals } from '../search.ts'

/** Most lines of one bulk refund: a day's work at the pace they are sent. */
export const mostBulkLines = 10_000

/** States of a bulk refund. `planned` is checked and not begun; `paused` goes on where it stood; `stopped` sends nothing more. */
export const bulkRunStates = ['planned', 'running', 'paused', 'stopped', 'finished'] as const
export type BulkRunState = (typeof bulkRunStates)[number]

/** The only moves a bulk refund may make; the ledger's trigger holds the same table. */
export const nextBulkRunStates = {
  planned: ['running', 'stopped'],
  running: ['paused', 'stopped', 'finished'],
  paused: ['running', 'stopped'],
  stopped: [],
  finished: [],
} as const satisfies Record<BulkRunState, readonly BulkRunState[]>

/**
 * What was found about a line before it is sent. Only `ok` is sent. `differs`: the gateway's look-up tells otherwise than the ledger;
 * `changed`: the payment is no longer as it was when the line was checked.
 */
export const bulkVerdicts = [
  'ok',
  'unreadable',
  'not-found',
  'ambiguous',
  'duplicate-in-file',
  'already-refunded',
  'over',
  'open',
  'not-possible',
  'approval-needed',
  'differs',
  'changed',
] as const
export type BulkVerdict = (typeof bulkVerdicts)[number]

/**
 * Where a line stands: left out by its verdict, waiting, not sent because the run has ended, or in the state of its refund.
 * It is derived from the run, the verdict and the refund, and stored nowhere.
 */
export const bulkLineStates = ['left-out', 'waiting', 'not-sent', ...refundStates] as const
export type BulkLineState = (typeof bulkLineStates)[number]

/** One line as the file has it. `line` counts from 1 as an editor does; `won` is null where the line cannot be used, and `because` says why. */
export interface BulkFileLine {
  readonly line: number
  readonly orderNumber: string
  readonly amountText: string
  readonly won: Won | null
  readonly because: string | null
}

/** Judges one line. `sentence` is null for `ok` and only there; `basedOn` are the facts it was judged on, null where there is no one payment. */
export interface BulkJudgement {
  readonly verdict: BulkVerdict
  readonly sentence: string | null
  readonly transactionId: string | null
  readonly basedOn: BasedOn | null
}

/** A line of a run as it stands now, with the refund that was asked for it. */
export interface BulkLine {
  readonly line: number
  readonly orderNumber: string
  readonly amountText: string
  readonly won: Won | null
  readonly verdict: BulkVerdict
  readonly sentence: string | null
  readonly transactionId: string | null
  readonly gatewayTransactionId: string | null
  readonly basedOn: BasedOn | null
  readonly state: BulkLineState
  readonly refund: BulkLineRefund | null
}

/** What a line's refund tells; `at` is when the money went back, or when its state was last changed. */
interface BulkLineRefund {
  readonly id: string
  readonly state: RefundState
  readonly won: Won
  readonly at: Instant
  readonly message: string | null
  readonly conclusion: HandConclusion | null
}

/** What the operator confirmed: how many lines, how many won, and why. */
interface BulkPlan {
  readonly reason: RefundReason
  readonly count: number
  readonly won: Won
  readonly confirmedAt: Instant
}

/**
 * A bulk refund. `because` is the Korean sentence of why it is paused; `blankLines` are lines of the file without anything in them;
 * `checked` counts the lines the gateway was asked about; `plan` is null until it is confirmed.
 */
export interface BulkRun {
  readonly id: string
  readonly shopId: string
  readonly fileName: string
  readonly blankLines: number
  readonly operatorId: string
  readonly createdAt: Instant
  readonly state: BulkRunState
  readonly because: string | null
  readonly changedAt: Instant
  readonly plan: BulkPlan | null
  readonly lines: Totals
  readonly checked: number
  readonly verdicts: Readonly<Record<BulkVerdict, Totals>>
  readonly states: Readonly<Record<BulkLineState, Totals>>
}

/** Did this line's money go back, for sure? */
export const isBulkLineRefunded = ({ refund }: Pick<BulkLine, 'refund'>): boolean =>
  refund !== null &&
  (refund.state === 'done' || (refund.state === 'settled-by-hand' && refund.conclusion === 'refunded'))
