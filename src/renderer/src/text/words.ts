import type { ApprovalState } from '../../../domain/approval.ts'
import type { BulkRunState } from '../../../domain/bulk/bulk-run.ts'
import type { OperatorRole } from '../../../domain/operator.ts'
import { pinLength, type PinProblem } from '../../../domain/pin.ts'
import type { ReceiptActKind, ReceiptPurpose } from '../../../domain/receipt/receipt-act.ts'
import type { HandConclusion, ReceiptOutcome, RefundReasonCode, RefundState } from '../../../domain/refund.ts'
import type { SlipKind } from '../../../domain/slip.ts'
import type { AnomalyKind, TransactionState } from '../../../domain/transaction.ts'

export { balanceNameOf, methodNames, paidWith, partName } from '../../../domain/payment-names.ts'

/** Roles of the people at the desk. */
export const roleNames = {
  viewer: '조회',
  cs: 'CS',
  finance: '재무',
  approver: '승인자',
  admin: '관리자',
} as const satisfies Record<OperatorRole, string>

/** Where a request for approval stands. */
export const approvalStateNames = {
  drafted: '작성 중',
  'awaiting-approval': '승인 대기',
  intended: '승인됨',
  refused: '반려',
  withdrawn: '철회',
  void: '무효',
} as const satisfies Record<ApprovalState, string>

/** What is wrong with a PIN somebody chose. */
export const pinProblems = {
  'not-digits': 'PIN은 숫자로만 적습니다.',
  'too-short': `PIN은 숫자 ${pinLength.least}자리부터입니다.`,
  'too-long': `PIN은 숫자 ${pinLength.most}자리까지입니다.`,
  'too-simple': '같은 숫자를 되풀이하거나 차례로 이은 PIN은 쓸 수 없습니다.',
} as const satisfies Record<PinProblem, string>

/** States of a payment. */
export const transactionStateNames = {
  paid: '결제 완료',
  'partly-refunded': '부분환불',
  refunded: '전액환불',
  'refund-unknown': '결과 불명',
  'to-check': '확인 필요',
} as const satisfies Record<TransactionState, string>

/** States of a refund. */
export const refundStateNames = {
  intended: '요청 기록됨',
  sent: '보냄',
  done: '완료',
  declined: '거절',
  unknown: '결과 불명',
  'not-applied': '환불되지 않음',
  'settled-by-hand': '직접 정리',
} as const satisfies Record<RefundState, string>

/** States of a bulk refund. */
export const bulkStateNames = {
  planned: '점검됨',
  running: '보내는 중',
  paused: '멈춤',
  stopped: '중단됨',
  finished: '끝남',
} as const satisfies Record<BulkRunState, string>

/** Why money goes back. */
export const reasonNames = {
  'customer-return': '고객 변심·반품',
  defect: '상품 불량',
  'out-of-stock': '품절',
  'wrong-order': '주문 오류',
  'duplicate-payment': '중복 결제',
  other: '기타',
} as const satisfies Record<RefundReasonCode, string>

/** What settling by hand concluded. */
export const conclusionNames = {
  refunded: '환불되었음',
  'not-refunded': '환불되지 않았음',
} as const satisfies Record<HandConclusion, string>

/** What became of the receipt beside the money. */
export const receiptOutcomeNames = {
  none: '취소할 현금영수증 없음',
  cancelled: '현금영수증 취소됨',
  'cancel-failed': '현금영수증 취소 실패',
  'by-wallet': '간편결제사가 현금영수증 취소',
  'to-do': '현금영수증을 직접 취소해야 함',
  unknown: '현금영수증 결과 불명',
} as const satisfies Record<ReceiptOutcome['kind'], string>

/** What a receipt is for. */
export const receiptPurposeNames = {
  'income-deduction': '소득공제용',
  'business-expense': '지출증빙용',
} as const satisfies Record<ReceiptPurpose, string>

/** Slips of a payment, as the gateways name them. */
export const slipNames = {
  card: '신용카드 매출전표',
  transfer: '계좌이체 거래명세',
  'virtual-account': '가상계좌 거래명세',
  mobile: '휴대폰 거래명세',
  'cash-receipt': '현금영수증',
} as const satisfies Record<SlipKind, string>

const notApplied = { issue: '발급되지 않음', cancel: '취소되지 않음' } as const satisfies Record<ReceiptActKind, string>

/** The state of a receipt act, in the words of refunds' states; only what did not happen is named by what it was. */
export const receiptActStateName = (act: { readonly kind: ReceiptActKind; readonly state: RefundState }): string =>
  act.state === 'not-applied' ? notApplied[act.kind] : refundStateNames[act.state]

/** What does not fit in an answer. */
export const anomalyNames = {
  'parts-do-not-add-up': '구성 금액의 합이 결제 금액과 다릅니다',
  'receipt-target-above-easy-pay': '현금영수증 대상 금액이 간편결제 금액보다 큽니다',
  'easy-pay-above-paid': '간편결제 금액이 결제 금액보다 큽니다',
  'money-on-card-only-wallet': '카드만 쓰는 간편결제에 머니 금액이 있습니다',
  'wallet-pair-differs': '간편결제 구분값 두 개가 서로 다릅니다',
  'unknown-method': '알 수 없는 결제수단입니다',
  'unknown-wallet': '알 수 없는 간편결제입니다',
  'receipt-without-number': '현금영수증이 발급되었다고 하나 번호가 없습니다',
  'total-differs': '합계 금액이 서로 다릅니다',
  'vat-above-eleventh': '부가세가 11분의 1보다 큽니다',
  'tax-split-differs': '공급가액과 부가세의 합이 다릅니다',
  'unreadable-amount': '금액을 읽을 수 없습니다',
  'order-not-as-expected': '쇼핑몰이 기대한 주문번호와 다릅니다',
  'amount-not-as-expected': '쇼핑몰이 기대한 금액과 다릅니다',
} as const satisfies Record<AnomalyKind, string>
