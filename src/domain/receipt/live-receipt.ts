import { atMost, noWon, subtract, toWon, type Won } from '../money.ts'
import { addSplits, noSplit, refundSplit, remainingSplit, splitTotal, type TaxSplit } from '../tax-split.ts'
import {
  receiptEvents,
  type ReceiptEventKind,
  type ReceiptHistory,
  type ReceiptLedgerRow,
  verdictNow,
  withoutReceipt,
} from './ledger-row.ts'
import { receiptVerdict } from './obligation.ts'
import { livesByAct, type ReceiptAct, tookEffect } from './receipt-act.ts'
import { receiptBefore } from './refund-cancel.ts'
import type { ReceiptVerdict } from './verdict.ts'

/**
 * What of a payment's receipt lives: issued less cancelled, by whom ever; adds up to 0 where none does. A cancel of a receipt
 * nobody recorded takes nothing from one issued later.
 */
export function liveReceiptOf(history: ReceiptHistory): TaxSplit {
  const transaction = isOnlyByAct(history.receiptActs) ? withoutReceipt(history.transaction) : history.transaction
  const asPaid = receiptVerdict(transaction, noWon, history.settings, history.today)
  const refunds = history.refunds.filter((refund) => receiptBefore(history, refund, asPaid).issued)
  const events = receiptEvents({ ...history, transaction, refunds })
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

/** Was a receipt issued from here without one before it? Then none came with the payment, whatever the settings now make of its answer. */
const isOnlyByAct = (acts: readonly ReceiptAct[]): boolean => acts.find(tookEffect)?.kind === 'issue'

/** A receipt issued from this desk that stands for more than the cash that is left. */
export interface ReceiptExcess {
  /** By how much it is too much; never 0. */
  readonly won: Won
  readonly split: TaxSplit
  /** What of it remains once that is cancelled. */
  readonly left: Won
}

/**
 * By how much a receipt issued from this desk through KCP exceeds the cash that is left for sure (R28, R34); null where it does not, and
 * where that cash is in doubt. KCP does not take such a receipt back by itself; Payple does, and says where it could not (R33).
 */
export function receiptExcessOf(history: ReceiptHistory): ReceiptExcess | null {
  if (history.transaction.gateway !== 'kcp' || !livesByAct(history.receiptActs)) return null
  const now = verdictNow(history)
  if (now.state === 'check') return null
  const live = liveReceiptOf(history)
  const left = atMost(now.amount, splitTotal(live))
  const won = subtract(splitTotal(live), left)
  if (won === noWon) return null
  return { won, split: excessSplit(live, now, won), left }
}

/** What is too much is what stands beside what must stand; where that does not fit the receipt's own figures, the taxable part first (R25). */
function excessSplit(live: TaxSplit, { split }: ReceiptVerdict, won: Won): TaxSplit {
  const fits = shares.every((share) => split[share] <= live[share])
  return fits && subtract(splitTotal(live), splitTotal(split)) === won
    ? remainingSplit(live, split)
    : refundSplit(live, noSplit, won)
}

const shares = ['supply', 'vat', 'taxFree', 'service'] as const

const unsigned = (row: Pick<ReceiptLedgerRow, 'supply' | 'vat' | 'taxFree' | 'service'>): TaxSplit => ({
  supply: toWon(Math.abs(row.supply)),
  vat: toWon(Math.abs(row.vat)),
  taxFree: toWon(Math.abs(row.taxFree)),
  service: toWon(Math.abs(row.service)),
  stated: true,
})
