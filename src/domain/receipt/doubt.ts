import { easyPayServices, type WalletId } from '../easy-pay.ts'
import { sum, type Won } from '../money.ts'
import type { AnomalyKind, PaymentMethod, PaymentPart, ReportedTransaction } from '../transaction.ts'
import { cashWon, isCash, receiptSideOf } from './cash-part.ts'
import type { RuleId } from './obligation-rule.ts'

/** Why a person must look before anything is said about a receipt. */
export interface Doubt {
  readonly rules: readonly RuleId[]
  readonly sentence: string
}

/**
 * What an anomaly does to a receipt: `receipt` puts it in doubt, `cash-receipt` only when there is cash in the payment,
 * `split` leaves the duty standing and its tax figures in doubt.
 */
const anomalyDoubts = {
  'parts-do-not-add-up': {
    touches: 'receipt',
    rules: ['R18', 'R58'],
    sentence: '구성 금액의 합이 총 결제금액과 다릅니다.',
  },
  'receipt-target-above-easy-pay': {
    touches: 'receipt',
    rules: ['R18'],
    sentence: '현금영수증 대상 금액이 포인트/머니 금액보다 큽니다.',
  },
  'easy-pay-above-paid': { touches: 'receipt', rules: ['R18'], sentence: '포인트/머니 금액이 총 결제금액보다 큽니다.' },
  'money-on-card-only-wallet': {
    touches: 'receipt',
    rules: ['N5', 'R18'],
    sentence: '카드만 제공하는 간편결제에 머니 금액이 있습니다.',
  },
  'wallet-pair-differs': {
    touches: 'receipt',
    rules: ['N5', 'R66'],
    sentence: '결제수단과 간편결제 기관이 서로 다릅니다.',
  },
  'unknown-method': { touches: 'receipt', rules: ['N5', 'R57'], sentence: '알 수 없는 결제수단입니다.' },
  'unknown-wallet': { touches: 'receipt', rules: ['N5', 'R66'], sentence: '알 수 없는 간편결제입니다.' },
  'receipt-without-number': {
    touches: 'receipt',
    rules: ['R57'],
    sentence: '발급되었다고 하지만 현금영수증 번호가 없습니다.',
  },
  'total-differs': { touches: 'cash-receipt', rules: ['R66'], sentence: '결제금액과 총액이 서로 다릅니다.' },
  'vat-above-eleventh': { touches: 'split', rules: ['R66'], sentence: '부가세가 11분의 1보다 큽니다.' },
  'tax-split-differs': { touches: 'split', rules: ['R55', 'R66'], sentence: '세액의 합이 결제금액과 다릅니다.' },
  'unreadable-amount': { touches: 'receipt', rules: ['R66'], sentence: '읽을 수 없는 금액이 있습니다.' },
  'order-not-as-expected': {
    touches: 'cash-receipt',
    rules: ['R66'],
    sentence: '쇼핑몰이 기대한 주문번호와 다릅니다.',
  },
  'amount-not-as-expected': { touches: 'cash-receipt', rules: ['R66'], sentence: '쇼핑몰이 기대한 금액과 다릅니다.' },
} as const satisfies Record<AnomalyKind, Doubt & { readonly touches: 'receipt' | 'cash-receipt' | 'split' }>

const undecidedMethods = {
  mobile: '휴대폰 결제',
  'gift-card': '상품권 결제',
  points: '포인트 결제',
  unknown: '알 수 없는 결제수단',
} as const satisfies Partial<Record<PaymentMethod, string>>

/** The first reason to doubt who owes the receipt of a payment and how much; null when the answer can be trusted. */
export const doubtOf = (transaction: ReportedTransaction): Doubt | null =>
  anomalyDoubt(transaction) ??
  methodDoubtOf(transaction) ??
  partsDoubt(transaction.parts, transaction.paid) ??
  cashDoubt(transaction)

/** The doubt about a payment's tax figures alone; its receipt is owed all the same. */
export const splitDoubtOf = (transaction: ReportedTransaction): Doubt | null => {
  const anomaly = transaction.anomalies.find(({ kind }) => anomalyDoubts[kind].touches === 'split')
  return anomaly === undefined ? null : anomalyDoubts[anomaly.kind]
}

/** The wallet whose balance a cash part is; null for bank money. */
export const walletOf = (part: PaymentPart, transaction: ReportedTransaction): WalletId | null =>
  part.kind === 'money' ? (part.wallet ?? transaction.wallet) : null

function anomalyDoubt(transaction: ReportedTransaction): Doubt | null {
  const hasCash = transaction.parts.some(isCash)
  for (const { kind } of transaction.anomalies) {
    const doubt = anomalyDoubts[kind]
    if (doubt.touches === 'receipt' || (doubt.touches === 'cash-receipt' && hasCash)) return doubt
  }
  return null
}

/** R57: the doubt a payment's method alone brings; L.POINT has no method code of its own, so its balance is known by the wallet. */
export function methodDoubtOf(transaction: ReportedTransaction): Doubt | null {
  const { method } = transaction
  if (method !== 'mobile' && method !== 'gift-card' && method !== 'points' && method !== 'unknown') return null
  const isLPoint = method === 'points' && transaction.parts.some((part) => walletOf(part, transaction) === 'l-pay')
  return isLPoint
    ? null
    : { rules: ['R57'], sentence: `${undecidedMethods[method]}의 현금영수증 발급주체를 알 수 없습니다.` }
}

function partsDoubt(parts: readonly PaymentPart[], paid: Won): Doubt | null {
  if (parts.length === 0 || sum(parts.map((part) => part.won)) !== paid) return anomalyDoubts['parts-do-not-add-up']
  const open = parts.some((part) => receiptSideOf[part.kind] === 'open' && part.won > 0)
  const paycoPoints = parts.some((part) => part.kind === 'coupon' && part.wallet === 'payco' && part.won > 0)
  return open || paycoPoints ? { rules: ['R57'], sentence: '현금영수증 대상인지 알 수 없는 구성이 있습니다.' } : null
}

function cashDoubt(transaction: ReportedTransaction): Doubt | null {
  const cash = transaction.parts.filter((part) => isCash(part) && part.won > 0)
  const [first] = cash
  const { target } = transaction.receipt
  if (first === undefined)
    return target === null || target === 0 ? null : anomalyDoubts['receipt-target-above-easy-pay']
  const wallet = walletOf(first, transaction)
  if (cash.some((part) => part.kind !== first.kind || walletOf(part, transaction) !== wallet))
    return { rules: ['R37', 'R58'], sentence: '현금 구성이 둘 이상입니다.' }
  if (wallet !== null && !easyPayServices[wallet].sells.money) return anomalyDoubts['money-on-card-only-wallet']
  if (first.kind === 'money' && target === null)
    return { rules: ['R18'], sentence: '현금영수증 대상 금액이 응답에 없습니다.' }
  return target === null || target === cashWon(cash)
    ? null
    : { rules: ['R18'], sentence: '현금영수증 대상 금액과 현금 구성 금액이 다릅니다.' }
}
