import { type Day, dayOf } from '../day.ts'
import type { OutsideRefund, Refund } from '../refund.ts'
import type { Transaction } from '../transaction.ts'
import { hasGoneBack } from './cash-refunded.ts'
import { type DutyNote, notesOn } from './duty-note.ts'
import { type ReceiptAct, tookEffect } from './receipt-act.ts'

/** Is this a day a board can be of? Beyond these years nothing is dated, and a year is mistyped. */
export const isBoardDay = (day: Day): boolean => day >= '2000-01-01' && day <= '2099-12-31'

/** What a receipt is judged by, as far as it changes with time. */
interface Happened {
  readonly transaction: Transaction
  readonly refunds: readonly Refund[]
  readonly outside: readonly OutsideRefund[]
  readonly receiptActs: readonly ReceiptAct[]
  readonly dutyNotes: readonly DutyNote[]
}

/**
 * A payment as it stood at the end of a day; null when it was received later. Refunds and acts count from the moment they took effect, so
 * what was asked for and not decided by then is left out: an open one takes nothing from a duty. A refund made elsewhere counts from when
 * it was made, not from when it was seen here.
 */
export function knownOn(payment: Happened, day: Day): Happened | null {
  if (dayOf(payment.transaction.paidAt) > day) return null
  return {
    transaction: payment.transaction,
    refunds: payment.refunds.filter((refund) => hasGoneBack(refund) && dayOf(refund.doneAt ?? refund.changedAt) <= day),
    outside: payment.outside.filter(({ at, seenAt }) => dayOf(at ?? seenAt) <= day),
    receiptActs: payment.receiptActs.filter((act) => tookEffect(act) && dayOf(act.doneAt ?? act.changedAt) <= day),
    dutyNotes: notesOn(payment.dutyNotes, day),
  }
}
