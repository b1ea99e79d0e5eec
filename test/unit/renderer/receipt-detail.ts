import type { OutputOf } from '../../../src/contract/operation.ts'
import type { receipts } from '../../../src/contract/operations/receipts.ts'
import type { transactions } from '../../../src/contract/operations/transactions.ts'
import { toInstant } from '../../../src/domain/day.ts'
import { noWon, toWon } from '../../../src/domain/money.ts'
import { computeSplit } from '../../../src/domain/tax-split.ts'

type Detail = OutputOf<typeof transactions.detail>
type Act = OutputOf<typeof receipts.issue>

const paid = toWon(132_000)
const at = toInstant('2026-11-23T11:50:00+09:00')

/** An issue of 132,000 won by phone, unless said otherwise. */
export const actOf = (change: Partial<Act> = {}): Act => ({
  id: 'a1',
  transactionId: 't1',
  shopId: 's1',
  kind: 'issue',
  amount: paid,
  left: toWon(0),
  split: computeSplit(paid),
  purpose: 'income-deduction',
  identityLastFour: '5678',
  state: 'done',
  operatorId: 'o1',
  requestedAt: at,
  changedAt: at,
  approvalNumber: 'G12345678',
  doneAt: at,
  answer: null,
  byHand: null,
  ...change,
})

/** A Payple transfer of 132,000 won whose receipt is due; `change` is of its receipt desk. */
export const detailOf = (
  change: Partial<Omit<Detail['receiptDesk'], 'issueAmount' | 'cancelAmount'>> & {
    readonly issueAmount?: number
    readonly gateway?: Detail['row']['gateway']
  } = {},
): Detail => {
  const { issueAmount = paid, gateway = 'payple', ...desk } = change
  return {
    row: {
      id: 't1',
      shopId: 's1',
      gateway,
      gatewayTransactionId: 'YP1',
      orderNumber: 'YP1',
      paidAt: at,
      buyerName: null,
      buyerPhone: null,
      goods: null,
      method: 'transfer',
      wallet: null,
      paid,
      refunded: noWon,
      held: noWon,
      state: 'paid',
      anomalies: 0,
    },
    split: computeSplit(paid),
    parts: [{ kind: 'transfer', won: paid, wallet: null }],
    receiptTarget: null,
    card: null,
    bank: null,
    receiptNumbers: { approval: null, gateway: null },
    anomalies: [],
    verdict: {
      issuer: 'merchant',
      wallet: null,
      duty: 'mandatory',
      state: 'due',
      amount: paid,
      split: computeSplit(paid),
      deadline: null,
      penalty: null,
      rules: [],
      sentence: '',
    },
    receiptDesk: {
      acts: [],
      notes: [],
      closeBlocked: null,
      asksGoods: false,
      asksSupply: false,
      issueBlocked: null,
      cancelBlocked: null,
      recordIssueBlocked: null,
      recordCancelBlocked: null,
      excess: null,
      cancelAmount: paid,
      retryOf: null,
      ...desk,
      issueAmount: toWon(issueAmount),
    },
    methodBlocked: null,
    slips: { kinds: ['transfer'], blocked: null },
    refunds: [],
    outside: [],
    remaining: paid,
    refundBlocked: null,
    truthCards: [],
    timeline: [],
    answer: [],
  }
}
