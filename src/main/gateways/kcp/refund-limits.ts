import type { Won } from '../../../domain/money.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { ReportedTransaction } from '../../../domain/transaction.ts'

/** Why a refund is not offered, and what can be done instead. */
export interface RefundLimit {
  readonly because: string
  readonly remedy: string | null
}

/** What KCP is known to refuse before it is asked: deposits into virtual accounts (KCP guide §4), and parts where `partcanc_yn` is N (§2.2). */
export function findRefundLimit(
  payment: ReportedTransaction,
  amount: Won,
  refundedBefore: boolean,
): Result<null, RefundLimit> {
  if (payment.method === 'virtual-account') {
    return failed({
      because: '입금된 가상계좌의 환불은 구매자의 계좌로 보내는 별도 서비스라서 KCP REST API로 할 수 없습니다.',
      remedy: 'KCP 파트너관리자에서 가상계좌 환불로 처리하세요.',
    })
  }
  const partly = refundedBefore || amount < payment.paid
  if (partly && payment.card?.partialRefundAllowed === false) {
    return failed({
      because: 'KCP가 부분취소할 수 없는 거래로 표시한 결제입니다.',
      remedy: refundedBefore ? 'KCP 파트너관리자에서 처리하세요.' : '전체 금액으로 환불하세요.',
    })
  }
  return ok(null)
}

/** What KCP may refuse only once it is asked (KCP guide §1.10), and what it decides itself (§7.4). */
export const refundCautions = (payment: ReportedTransaction): readonly string[] => [
  'KCP는 파트너관리자에 등록된 IP에서 온 취소만 받습니다(8012).',
  '부분취소는 KCP와 계약된 상점만 할 수 있습니다(8392).',
  ...(payment.parts.length > 1 ? ['카드와 머니 중 어느 쪽이 먼저 환불되는지는 KCP가 정합니다.'] : []),
]
