import type { Day } from '../../../../../src/domain/day.ts'
import { noWon, toWon } from '../../../../../src/domain/money.ts'
import { type ReceiptAct, receiptActKey } from '../../../../../src/domain/receipt/receipt-act.ts'
import type { ReceiptVerdict } from '../../../../../src/domain/receipt/verdict.ts'
import type { OutsideRefund, Refund } from '../../../../../src/domain/refund.ts'
import type { TaxSettings } from '../../../../../src/domain/shop.ts'
import { computeSplit } from '../../../../../src/domain/tax-split.ts'
import type { Transaction } from '../../../../../src/domain/transaction.ts'
import { balance, day, morningOf, transfer } from '../../samples.ts'

/** Supply, VAT, tax-free and service charge; the last two are 0 where they are left out. */
type Figures = readonly [supply: number, vat: number, taxFree?: number, service?: number]

/** What is expected of a verdict. `penalty` is its won on the day and, where it grows, from which day to how much. */
export interface Expected {
  readonly issuer: ReceiptVerdict['issuer']
  readonly duty: ReceiptVerdict['duty']
  readonly state: ReceiptVerdict['state']
  readonly amount: number
  readonly split: readonly [number, number, number, number]
  readonly deadline: string | null
  readonly penalty: {
    readonly today: number
    readonly next: { readonly from: string; readonly won: number } | null
  } | null
}

/** One case: a payment, what happened to it, how its shop is set, the day it is judged on, and what the rules say of it. */
export interface GoldenCase {
  readonly name: string
  readonly of: Transaction
  readonly settings?: Partial<TaxSettings>
  /** 2026-11-09 where it is left out. */
  readonly on?: string
  readonly refunds?: readonly Refund[]
  readonly outside?: readonly OutsideRefund[]
  readonly acts?: readonly ReceiptAct[]
  readonly says: Expected
  /** Ids with blanks between them, in any order. */
  readonly rules: string
}

const four = ([supply, vat, taxFree = 0, service = 0]: Figures): Expected['split'] => [supply, vat, taxFree, service]

const quiet = (
  issuer: Expected['issuer'],
  duty: Expected['duty'],
  state: Expected['state'],
  amount: number,
  split: Figures,
): Expected => ({ issuer, duty, state, amount, split: four(split), deadline: null, penalty: null })

/** No receipt for this payment: a card, free points, a coupon. */
export const noReceipt: Expected = quiet('none', 'none', 'no-receipt', 0, [0, 0])

/** Issued by a wallet, or by KCP for one: nothing for the merchant to do. */
export const issuedBy = (issuer: 'wallet' | 'kcp', amount: number, split: Figures): Expected =>
  quiet(issuer, 'not-ours', 'issued', amount, split)

/** Issued through the gateway the bank money came by, or from this desk; the duty is what the law would have asked. */
export const issuedThrough = (
  issuer: 'kcp' | 'payple' | 'merchant',
  duty: 'mandatory' | 'on-request' | 'check',
  amount: number,
  split: Figures,
): Expected => quiet(issuer, duty, 'issued', amount, split)

/** The merchant issues where the buyer asks. */
export const onRequest = (amount: number, split: Figures): Expected =>
  quiet('merchant', 'on-request', 'due', amount, split)

/** Won on the day, then the day from which it is more and how much. */
type Costs = readonly [today: number, from?: string, won?: number]

const penaltyOf = ([today, from, won]: Costs): NonNullable<Expected['penalty']> => ({
  today,
  next: from === undefined || won === undefined ? null : { from, won },
})

/** The merchant must issue. */
export const mustIssue = (amount: number, split: Figures, deadline: string, costs: Costs): Expected => ({
  ...quiet('merchant', 'mandatory', 'due', amount, split),
  deadline,
  penalty: penaltyOf(costs),
})

/** The merchant must issue if the goods' own trade is a mandatory one (R04). */
export const mayHaveTo = (amount: number, split: Figures, deadline: string, costs: Costs): Expected => ({
  ...mustIssue(amount, split, deadline, costs),
  duty: 'check',
})

/** The wallet, or KCP for it, said it did not issue; `costs` is what that would cost, null below the threshold. */
export const missed = (issuer: 'wallet' | 'kcp', amount: number, split: Figures, costs: Costs | null): Expected => ({
  ...quiet(issuer, 'not-ours', 'not-issued-by-wallet', amount, split),
  penalty: costs === null ? null : penaltyOf(costs),
})

/** L.POINT, sent to the tax office in bulk. */
export const inBulk = (state: 'batch-awaited' | 'batch-overdue', amount: number, split: Figures): Expected =>
  quiet('wallet', 'batch', state, amount, split)

/** A person must look first. */
export const toCheck = (amount: number, split: Figures): Expected => quiet('check', 'check', 'check', amount, split)

/** All of the cash went back. */
export const allBack = (issuer: 'merchant' | 'wallet' | 'kcp' | 'payple'): Expected =>
  quiet(issuer, 'none', 'refunded', 0, [0, 0])

/** R01, R02, R12, R59: below the threshold, or on it by another measure; anybody may ask. */
export const asked = 'R01 R02 R12 R59'
/** R02, R04, R06, R09, R59, R60: at the threshold and above it. */
export const must = 'R02 R04 R06 R09 R59 R60'
/** R01, R04, R12: a trade without the duty. */
export const free = 'R01 R04 R12'

/** Paid at ten in the morning of a day. */
export const paid = (text: string): Pick<Transaction, 'paidAt'> => ({ paidAt: morningOf(text) })

/** SSG money of a payment of 2026-11-03, of which the answer says nothing about issuing. */
export const ssg = (target: number, freePoints = 0, change: Partial<Transaction> = {}): Transaction =>
  balance('ssg-pay', target, freePoints, { issued: null }, { ...paid('2026-11-03'), ...change })

/** A virtual account of a payment of 2026-11-03. */
export const account = (
  gateway: Transaction['gateway'],
  won: number,
  receipt: Partial<Transaction['receipt']> = {},
): Transaction =>
  transfer(gateway, won, receipt, {
    ...paid('2026-11-03'),
    method: 'virtual-account',
    parts: [{ kind: 'virtual-account', won: toWon(won), wallet: null }],
  })

/** A receipt's numbers as an answer carries them. */
export const numbered = { receiptNumber: '20261108000001', approvalNumber: '0012345678' } as const

/** The shop issues for these wallets itself from 2026-11-01. */
export const direct: Pick<TaxSettings, 'directIssue'> = {
  directIssue: { 'kakao-pay': day('2026-11-01'), 'toss-pay': day('2026-11-01'), 'naver-pay': day('2026-11-01') },
}

/** A refund seen at the gateway and not made here; `receiptWon` is the receipt amount its answer named. */
export const elsewhere = (won: number, receiptWon: number | null = null): OutsideRefund => ({
  identity: `elsewhere-${won}`,
  transactionId: 'shop-a/23732987373372',
  won: toWon(won),
  at: morningOf('2026-11-08'),
  seenAt: morningOf('2026-11-09'),
  source: 'import',
  receiptWon: receiptWon === null ? null : toWon(receiptWon),
})

/** What was done to a receipt from this desk, and took effect unless the change says otherwise. */
export const act = (kind: ReceiptAct['kind'], won: number, change: Partial<ReceiptAct> = {}): ReceiptAct => ({
  id: `${kind}-${won}`,
  key: receiptActKey('shop-a/23732987373372', kind, 0),
  kind,
  transactionId: 'shop-a/23732987373372',
  shopId: 'shop-a',
  amount: toWon(won),
  left: noWon,
  split: computeSplit(toWon(won)),
  purpose: kind === 'issue' ? 'income-deduction' : null,
  identityLastFour: kind === 'issue' ? '5678' : null,
  cancelReason: kind === 'cancel' ? 1 : null,
  refundId: null,
  state: 'done',
  operatorId: 'op-1',
  requestedAt: morningOf('2026-11-09'),
  changedAt: morningOf('2026-11-09'),
  approvalNumber: kind === 'issue' ? 'G77' : null,
  receiptNumber: null,
  doneAt: morningOf('2026-11-09'),
  answer: null,
  byHand: null,
  ...change,
})

/** The day of a case. */
export const dayOfCase = ({ on }: GoldenCase): Day => day(on ?? '2026-11-09')
