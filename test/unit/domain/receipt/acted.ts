import { epochOf, instantOfEpoch, toInstant } from '../../../../src/domain/day.ts'
import { noWon } from '../../../../src/domain/money.ts'
import type { ReceiptHistory } from '../../../../src/domain/receipt/ledger-row.ts'
import type { ReceiptAct } from '../../../../src/domain/receipt/receipt-act.ts'
import type { Refund } from '../../../../src/domain/refund.ts'
import { splitTotal, type TaxSplit } from '../../../../src/domain/tax-split.ts'
import type { Transaction } from '../../../../src/domain/transaction.ts'
import { refund, settings, today } from '../samples.ts'

const start = epochOf(toInstant('2026-11-09T08:00:00+09:00'))
const at = (step: number) => instantOfEpoch(start + step * 60_000)

/** An act that was done at this step. */
export const act = (kind: ReceiptAct['kind'], step: number, split: TaxSplit, left = noWon): ReceiptAct => ({
  id: `a${step}`,
  key: `k${step}`,
  kind,
  transactionId: 'shop-a/23732987373372',
  shopId: 'shop-a',
  amount: splitTotal(split),
  left,
  split,
  purpose: kind === 'issue' ? 'income-deduction' : null,
  identityLastFour: kind === 'issue' ? '5678' : null,
  cancelReason: kind === 'cancel' ? 1 : null,
  refundId: null,
  state: 'done',
  operatorId: 'op-1',
  requestedAt: at(step),
  changedAt: at(step),
  approvalNumber: '012345678',
  receiptNumber: '20261109900001',
  doneAt: at(step),
  answer: null,
  byHand: null,
})

/** A payment with what was done to its receipt, and what went back. */
export const history = (
  transaction: Transaction,
  receiptActs: readonly ReceiptAct[],
  refunds: readonly Refund[] = [],
): ReceiptHistory => ({
  shopName: '상점A',
  transaction,
  refunds,
  outside: [],
  receiptActs,
  dutyNotes: [],
  settings: settings(),
  today,
})

/** A refund that was done at this step. */
export const back = (step: number, won: number, change: Partial<Refund> = {}): Refund =>
  refund(won, { id: `r${step}`, requestedAt: at(step), changedAt: at(step), doneAt: at(step), ...change })
