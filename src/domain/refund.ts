import type { Instant } from './day.ts'
import { add, noWon, subtract, sum, toWon, type Won } from './money.ts'
import type { TaxSplit } from './tax-split.ts'

/**
 * States of a refund, spelled once (decision 2).
 * `intended` is on disk and nothing has left; `sent` may have left; `unknown` holds the amount until it is settled.
 */
export const refundStates = [
  'intended',
  'sent',
  'done',
  'declined',
  'unknown',
  'not-applied',
  'settled-by-hand',
] as const
export type RefundState = (typeof refundStates)[number]

/** The only moves a refund may make; the ledger's trigger holds the same table. */
export const nextRefundStates = {
  intended: ['sent', 'unknown', 'not-applied'],
  sent: ['done', 'declined', 'unknown', 'not-applied'],
  unknown: ['done', 'not-applied', 'settled-by-hand'],
  done: [],
  declined: [],
  'not-applied': [],
  'settled-by-hand': [],
} as const satisfies Record<RefundState, readonly RefundState[]>

/** May a refund in `from` become `to`? */
export const mayBecome = (from: RefundState, to: RefundState): boolean =>
  nextRefundStates[from].some((next) => next === to)

/** Is the refund's outcome still open, so that its amount is held and its transaction locked? */
export const isOpen = (state: RefundState): boolean => nextRefundStates[state].length > 0

/** Why money goes back. Each maps to the reason a cancelled receipt must carry (R29). */
export const refundReasons = [
  'customer-return',
  'defect',
  'out-of-stock',
  'wrong-order',
  'duplicate-payment',
  'other',
] as const
export type RefundReasonCode = (typeof refundReasons)[number]

/** A reason code and the operator's own words (may be empty). */
export interface RefundReason {
  readonly code: RefundReasonCode
  readonly note: string
}

/** R29: the tax office's cancel reason: 1 거래취소, 2 오류발급취소, 3 기타. */
export const receiptCancelReasonOf = (code: RefundReasonCode): 1 | 2 | 3 =>
  code === 'wrong-order' ? 2 : code === 'other' ? 3 : 1

/** Does this reason say why, in words where its code alone says nothing? */
export const saysWhy = ({ code, note }: RefundReason): boolean => code !== 'other' || note.trim() !== ''

/** The facts the operator was shown: how many refunds this transaction had and what remained (decision 3). */
export interface BasedOn {
  readonly refunds: number
  readonly remaining: Won
}

/**
 * The journal's key, made from the business and never from a random number, so that a slow double click,
 * two windows or two processes meet at its UNIQUE constraint.
 */
export const refundKey = (transactionId: string, basedOn: BasedOn): string =>
  `${transactionId}#${basedOn.refunds}:${basedOn.remaining}`

/** What settling by hand concluded: did the buyer get the money? */
export const handConclusions = ['refunded', 'not-refunded'] as const
export type HandConclusion = (typeof handConclusions)[number]

/** What a refund may have done to the cash receipt; spelled once, for the ledger and the screens. */
export const receiptOutcomeKinds = ['none', 'cancelled', 'cancel-failed', 'by-wallet', 'to-do', 'unknown'] as const

/**
 * What became of the cash receipt, apart from the money (two verdicts, rules.md N11).
 * `won` is the receipt amount concerned; `to-do` and `cancel-failed` leave a task for a person.
 */
export interface ReceiptOutcome {
  readonly kind: (typeof receiptOutcomeKinds)[number]
  readonly won: Won | null
  readonly code: string | null
  readonly message: string | null
}

/** A refund in the journal. `split` adds up to `amount`. */
export interface Refund {
  readonly id: string
  readonly key: string
  readonly transactionId: string
  readonly shopId: string
  readonly amount: Won
  readonly split: TaxSplit
  readonly reason: RefundReason
  readonly state: RefundState
  readonly operatorId: string
  /** Who approved it, where another person had to; null otherwise. */
  readonly approvedBy: string | null
  readonly requestedAt: Instant
  /** When the state was last changed. */
  readonly changedAt: Instant
  /** What remained at the gateway, as we believed, when it was asked. */
  readonly remainingBefore: Won
  readonly gatewayRefundId: string | null
  /** When the gateway says the money went back; null unless `done`. */
  readonly doneAt: Instant | null
  /** The gateway's own code and our Korean sentence for it; null when there is none. */
  readonly answer: { readonly code: string | null; readonly message: string } | null
  readonly receipt: ReceiptOutcome | null
  readonly byHand: { readonly conclusion: HandConclusion; readonly note: string } | null
}

/** A refund made elsewhere: in the gateway's own admin, or by another machine. */
export interface OutsideRefund {
  readonly identity: string
  readonly transactionId: string
  readonly won: Won
  /** Null when the gateway's answer did not carry the time (a balance lower than ours). */
  readonly at: Instant | null
  readonly seenAt: Instant
  readonly source: 'import' | 'look-up'
  /** The receipt amount this cancel concerns, as its answer names it (R34); null when nothing told. */
  readonly receiptWon: Won | null
}

/** A refund made elsewhere as far as it says which share went back. */
export type OutsideShare = Pick<OutsideRefund, 'won' | 'receiptWon'>

/** Did this refund take money, for sure or possibly? Such refunds count as spent. */
export const countsAsSpent = (refund: Pick<Refund, 'state' | 'byHand'>): boolean =>
  isOpen(refund.state) ||
  refund.state === 'done' ||
  (refund.state === 'settled-by-hand' && refund.byHand?.conclusion === 'refunded')

/** Won a transaction has given or may have given back: done, open and made elsewhere (decision 5). */
export const spent = (
  refunds: readonly Pick<Refund, 'state' | 'byHand' | 'amount'>[],
  outside: readonly Pick<OutsideRefund, 'won'>[],
): Won => add(sum(refunds.filter(countsAsSpent).map((refund) => refund.amount)), sum(outside.map((one) => one.won)))

/** What may still be refunded; 0 when more has gone back than was paid (an anomaly a look-up may show). */
export const refundable = (
  paid: Won,
  refunds: readonly Pick<Refund, 'state' | 'byHand' | 'amount'>[],
  outside: readonly Pick<OutsideRefund, 'won'>[],
): Won => toWon(Math.max(0, paid - spent(refunds, outside)))

/** The splits of all refunds that count as spent; outside refunds carry none and are taken out proportionally by the caller. */
export const spentRefunds = <R extends Pick<Refund, 'state' | 'byHand'>>(refunds: readonly R[]): readonly R[] =>
  refunds.filter(countsAsSpent)

/** What settling an unknown refund against a balance concludes (kcp.md 8.3). */
export type BalanceVerdict = 'done' | 'not-applied' | 'unclear'

/**
 * Reads a balance: `before − amount` proves the refund, `before` disproves it, anything else proves nothing.
 * `mayStillBeMoving` holds back the disproof: a balance may lag behind the money for a minute.
 */
export function judgeBalance(before: Won, amount: Won, now: Won, mayStillBeMoving: boolean): BalanceVerdict {
  if (amount <= before && now === subtract(before, amount) && amount > noWon) return 'done'
  if (now === before) return mayStillBeMoving ? 'unclear' : 'not-applied'
  return 'unclear'
}

const reasonNames = {
  'customer-return': '고객 변심',
  defect: '상품 불량',
  'out-of-stock': '품절',
  'wrong-order': '주문 오류',
  'duplicate-payment': '중복 결제',
  other: '기타',
} as const satisfies Record<RefundReasonCode, string>

/** A reason in Korean, as screens show it and gateways get it. */
export const refundReasonName = (code: RefundReasonCode): string => reasonNames[code]
