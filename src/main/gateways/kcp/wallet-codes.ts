import type { WalletCodes } from '../gateway.ts'

/**
 * KCP's codes of the easy-pay services (KCP guide §7.1): `card_other_pay_type`, `pay_method` and `service_corp_id`. L.POINT has no
 * `pay_method` of its own; PAYCO's are on newer pages only.
 */
export const walletCodes = [
  { wallet: 'samsung-pay', card: 'OT01', money: null, institution: null },
  { wallet: 'ssg-pay', card: 'OT03', money: 'PASG', institution: 'SCSM' },
  { wallet: 'kakao-pay', card: 'OT13', money: 'PAKM', institution: 'SCKA' },
  { wallet: 'naver-pay', card: 'OT16', money: 'PANP', institution: 'SCNA' },
  { wallet: 'l-pay', card: 'OT11', money: null, institution: 'SCLP' },
  { wallet: 'apple-pay', card: 'OT21', money: null, institution: null },
  { wallet: 'toss-pay', card: 'OT23', money: 'PATO', institution: 'SCTO' },
  { wallet: 'payco', card: 'OT12', money: 'PACP', institution: null },
] as const satisfies readonly WalletCodes[]
