import type { ReceiptAct } from './receipt-act.ts'

/** Why a receipt is cancelled (R29). */
export const cancelReasons = ['trade-cancelled', 'issued-in-error', 'other'] as const
export type CancelReason = (typeof cancelReasons)[number]

/** The tax office's numbers of the reasons. */
export const cancelReasonNumbers = { 'trade-cancelled': 1, 'issued-in-error': 2, other: 3 } as const satisfies Record<
  CancelReason,
  ReceiptAct['cancelReason']
>

/** Their names. */
export const cancelReasonNames = {
  'trade-cancelled': '거래취소',
  'issued-in-error': '오류발급취소',
  other: '기타',
} as const satisfies Record<CancelReason, string>
