import { atMost, noWon, subtract, toWon, type Won } from '../money.ts'
import { addSplits, noSplit, refundSplit, splitTotal, type TaxSplit } from '../tax-split.ts'
import {
  receiptEvents,
  type ReceiptEventKind,
  type ReceiptHistory,
  type ReceiptLedgerRow,
  verdictNow,
} from './ledger-row.ts'
import { receiptVerdict } from './obligation.ts'
import { livesByAct, receiptRetryOf } from './receipt-act.ts'
import { receiptBefore } from './refund-cancel.ts'

/**
 * What of a payment's receipt lives: issued less cancelled, by whom ever; adds up to 0 where none does. A cancel of a receipt
 * nobody recorded takes nothing from one issued later.
 */
export function liveReceiptOf(history: ReceiptHistory): TaxSplit {
  const asPaid = receiptVerdict(history.transaction, noWon, history.settings, history.today)
  const refunds = history.refunds.filter((refund) => receiptBefore(history, refund, asPaid).issued)
  const events = receiptEvents({ ...history, refunds })
  const sumOf = (kind: ReceiptEventKind): TaxSplit =>
    addSplits(events.flatMap((row) => (row.kind === kind ? [unsigned(row)] : [])))
  const [issued, cancelled] = [sumOf('issued'), sumOf('cancelled')]
  const left = (all: Won, gone: Won): Won => toWon(Math.max(0, all - gone))
  return {
    supply: left(issued.supply, cancelled.supply),
    vat: left(issued.vat, cancelled.vat),
    taxFree: left(issued.taxFree, cancelled.taxFree),
    service: left(issued.service, cancelled.service),
    stated: issued.stated,
  }
}

/** A receipt issued from this desk that stands for more than the cash that is left. */
export interface ReceiptExcess {
  /** By how much it is too much; never 0. */
  readonly won: Won
  readonly split: TaxSplit
  /** What of it remains once that is cancelled. */
  readonly left: Won
}

/**
 * By how much a receipt issued from this desk exceeds the cash that is left for sure (R28, R34); null where it does not, or where a
 * cancel that came with a refund is still to be tried again. Its gateway does not take it back by itself.
 */
export function receiptExcessOf(history: ReceiptHistory): ReceiptExcess | null {
  if (!livesByAct(history.receiptActs) || receiptRetryOf(history.refunds, history.receiptActs) !== null) return null
  const live = liveReceiptOf(history)
  const now = verdictNow(history)
  const left = atMost(now.amount, splitTotal(live))
  const won = subtract(splitTotal(live), left)
  if (won === noWon) return null
  return { won, split: refundSplit(live, noSplit, won), left }
}

const unsigned = (row: Pick<ReceiptLedgerRow, 'supply' | 'vat' | 'taxFree' | 'service'>): TaxSplit => ({
  supply: toWon(Math.abs(row.supply)),
  vat: toWon(Math.abs(row.vat)),
  taxFree: toWon(Math.abs(row.taxFree)),
  service: toWon(Math.abs(row.service)),
  stated: true,
})
