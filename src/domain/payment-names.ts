import { easyPayServices, type WalletId, walletNames } from './easy-pay.ts'
import type { PartKind, PaymentMethod } from './transaction.ts'

/** How a buyer paid, in Korean. */
export const methodNames = {
  card: '신용카드',
  'easy-pay-money': '간편결제 머니',
  transfer: '계좌이체',
  'virtual-account': '가상계좌',
  mobile: '휴대폰',
  'gift-card': '상품권',
  points: '포인트',
  unknown: '알 수 없음',
} as const satisfies Record<PaymentMethod, string>

/** Shares of a payment, in Korean. */
const partNames = {
  card: '카드',
  money: '머니',
  'free-points': '무상 포인트',
  coupon: '쿠폰',
  transfer: '계좌이체',
  'virtual-account': '가상계좌',
  other: '기타',
} as const satisfies Record<PartKind, string>

/** What buyers call the balance of a wallet: `카카오머니`, `L.POINT`. */
export const balanceNameOf = (wallet: WalletId): string =>
  easyPayServices[wallet].balanceName ?? `${walletNames[wallet]} ${partNames.money}`

/** How a row says what it was paid with: the wallet first, as buyers say it. */
export const paidWith = (row: { readonly method: PaymentMethod; readonly wallet: WalletId | null }): string => {
  if (row.wallet === null) return methodNames[row.method]
  if (row.method === 'easy-pay-money') return balanceNameOf(row.wallet)
  if (row.method === 'card') return `${walletNames[row.wallet]} 카드`
  return row.method === 'points' ? `${walletNames[row.wallet]} 포인트` : walletNames[row.wallet]
}

/** Name of a part with its wallet: `카카오페이 카드`, `카카오머니`, `무상 카카오페이 포인트`. */
export const partName = ({ kind, wallet }: { readonly kind: PartKind; readonly wallet: WalletId | null }): string => {
  if (wallet === null) return partNames[kind]
  const free = easyPayServices[wallet].freeName
  if (kind === 'money') return balanceNameOf(wallet)
  return kind === 'free-points' && free !== null ? free : `${walletNames[wallet]} ${partNames[kind]}`
}
