import { timeText } from '../day.ts'
import { walletNames } from '../easy-pay.ts'
import { gatewayNames } from '../gateway.ts'
import type { PaymentMethod } from '../transaction.ts'
import { cancelReasonNames } from './cancel-reason.ts'
import type { ReceiptLedgerRow } from './ledger-row.ts'
import type { ReceiptDuty } from './verdict.ts'
import { issuerName } from './wording.ts'

/** A cell of the ledger's file: text stays text (numbers with leading zeros), won are numbers. */
export type LedgerCell =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }

/** One column: its Korean header and what it shows of a row. A number is whole won. */
export type LedgerColumn =
  | { readonly header: string; readonly kind: 'text'; readonly value: (row: ReceiptLedgerRow) => string }
  | { readonly header: string; readonly kind: 'number'; readonly value: (row: ReceiptLedgerRow) => number }

/** How the column 결제수단 says a method. */
export const ledgerMethodNames = {
  card: '카드',
  'easy-pay-money': '간편결제 머니/포인트',
  transfer: '계좌이체',
  'virtual-account': '가상계좌',
  mobile: '휴대폰',
  'gift-card': '상품권',
  points: '포인트',
  unknown: '확인 필요',
} as const satisfies Record<PaymentMethod, string>

/** How the column 발급의무 says a duty. */
export const ledgerDutyNames = {
  mandatory: '의무',
  'on-request': '요청 시',
  none: '없음',
  'not-ours': '가맹점 아님',
  batch: '일괄 전송',
  check: '확인 필요',
} as const satisfies Record<ReceiptDuty, string>

const purposeTexts = {
  'income-deduction': '소득공제',
  'business-expense': '지출증빙',
  'by-wallet': '지갑사 결정',
} as const satisfies Record<NonNullable<ReceiptLedgerRow['purpose']>, string>

const cancelReasonTexts = {
  1: cancelReasonNames['trade-cancelled'],
  2: cancelReasonNames['issued-in-error'],
  3: cancelReasonNames.other,
} as const

const stateText = ({ kind, overdue }: ReceiptLedgerRow): string =>
  kind === 'issued' ? '발급' : kind === 'cancelled' ? '취소' : overdue ? '기한 경과' : '발급 전'

const text = (header: string, value: (row: ReceiptLedgerRow) => string | null): LedgerColumn => ({
  header,
  kind: 'text',
  value: (row) => value(row) ?? '',
})

const won = (header: string, value: (row: ReceiptLedgerRow) => number): LedgerColumn => ({
  header,
  kind: 'number',
  value,
})

/** The thirty columns of the receipt ledger, in the order of the file and the screen. */
export const ledgerColumns: readonly LedgerColumn[] = [
  text('상점', (row) => row.shopName),
  text('결제사', (row) => gatewayNames[row.gateway]),
  text('거래일시', (row) => timeText(row.paidAt)),
  text('주문번호', (row) => row.orderNumber),
  text('거래번호', (row) => row.gatewayTransactionId),
  text('결제수단', (row) => ledgerMethodNames[row.method]),
  text('간편결제', (row) => (row.wallet === null ? null : walletNames[row.wallet])),
  won('총결제금액', (row) => row.paid),
  won('카드금액', (row) => row.card),
  won('머니포인트금액', (row) => row.easyPay),
  won('무상포인트', (row) => row.freePoints),
  won('현금영수증대상금액', (row) => row.target),
  won('공급가액', (row) => row.supply),
  won('부가세', (row) => row.vat),
  won('면세금액', (row) => row.taxFree),
  won('봉사료', (row) => row.service),
  text('발급주체', (row) => issuerName(row.issuer, row.wallet)),
  text('발급의무', (row) => ledgerDutyNames[row.duty]),
  text('상태', stateText),
  text('발급기한', (row) => row.deadline),
  text('현금영수증승인번호', (row) => row.approvalNumber),
  text('현금영수증거래번호', (row) => row.receiptNumber),
  text('용도', (row) => (row.purpose === null ? null : purposeTexts[row.purpose])),
  text('신분확인뒷4자리', (row) => row.identityLastFour),
  text('발급일시', (row) => (row.issuedAt === null ? null : timeText(row.issuedAt))),
  text('원승인번호', (row) => row.originalApprovalNumber),
  text('취소사유', (row) => (row.cancelReason === null ? null : cancelReasonTexts[row.cancelReason])),
  text('홈택스대사', (row) => row.hometax),
  text('근거규칙', (row) => row.rules.join(' ')),
  text('비고', (row) => row.note),
]
