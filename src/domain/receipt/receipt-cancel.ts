import { dayOf, toInstant } from '../day.ts'
import { noWon, type Won } from '../money.ts'
import { splitTotal, type TaxSplit } from '../tax-split.ts'
import { windowWarning } from './cancel-window.ts'
import { receiptEvents, type ReceiptHistory, type ReceiptLedgerRow, verdictNow } from './ledger-row.ts'
import type { ReceiptExcess } from './live-receipt.ts'
import type { ReceiptAct } from './receipt-act.ts'

/** How much of a live receipt a cancel takes: all of it, or what it exceeds the cash that is left. */
export const cancelExtents = ['whole', 'excess'] as const
export type CancelExtent = (typeof cancelExtents)[number]

/** What a cancel takes of a receipt, and what it leaves. */
export type Taken = Pick<ReceiptAct, 'amount' | 'left' | 'split'>

/** What a cancel of this extent takes. */
export const takenBy = (extent: CancelExtent, live: TaxSplit, excess: ReceiptExcess | null): Taken =>
  extent === 'excess' && excess !== null
    ? { amount: excess.won, left: excess.left, split: excess.split }
    : { amount: splitTotal(live), left: noWon, split: live }

/** What becomes of cash whose receipt was cancelled: nothing asks for one, the merchant must issue it anew, or a person must look. */
export const cashFates = ['none', 'due', 'to-check'] as const

/** The cash that has no receipt once one was cancelled, and whether the last day to issue it anew is over. 0 won where `becomes` is `none`. */
export interface CashWithout {
  readonly becomes: (typeof cashFates)[number]
  readonly won: Won
  readonly isLate: boolean
}

/** What the verdict would say of the cash that is left, had the cancel taken effect: the code that judges it afterwards says it before. */
export function cashWithout(history: ReceiptHistory, taken: Taken): CashWithout {
  const { state, amount, deadline } = verdictNow({
    ...history,
    receiptActs: [...history.receiptActs, asCancelled(history, taken)],
  })
  switch (state) {
    case 'due':
      return { becomes: 'due', won: amount, isLate: deadline !== null && deadline < history.today }
    case 'check':
    case 'not-issued-by-wallet':
    case 'batch-overdue':
      return { becomes: 'to-check', won: amount, isLate: false }
    case 'issued':
    case 'batch-awaited':
    case 'closed':
    case 'no-receipt':
    case 'refunded':
      return { becomes: 'none', won: noWon, isLate: false }
  }
}

/** The cancel as it would stand in the journal. */
function asCancelled({ transaction, today }: ReceiptHistory, taken: Taken): ReceiptAct {
  const at = toInstant(`${today}T00:00:00+09:00`)
  return {
    ...taken,
    id: '',
    key: '',
    kind: 'cancel',
    transactionId: transaction.id,
    shopId: transaction.shopId,
    purpose: null,
    identityLastFour: null,
    cancelReason: null,
    refundId: null,
    state: 'done',
    operatorId: '',
    requestedAt: at,
    changedAt: at,
    approvalNumber: null,
    receiptNumber: null,
    doneAt: at,
    answer: null,
    byHand: null,
  }
}

/** The event that issued the receipt a payment had last, as the ledger has it: the living one's, where one lives. Null where none was. */
export const lastIssueOf = (history: ReceiptHistory): ReceiptLedgerRow | null =>
  receiptEvents(history).findLast(({ kind }) => kind === 'issued') ?? null

/** What is to be said of how long ago a receipt was issued (R35); empty where nothing is. */
export const ageWarning = (
  { issuer, at }: Pick<ReceiptLedgerRow, 'issuer' | 'at'>,
  { settings, today }: Pick<ReceiptHistory, 'settings' | 'today'>,
): string => windowWarning(issuer, settings.cancelWindow, dayOf(at), today).trim()
