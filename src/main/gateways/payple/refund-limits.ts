import { toWon, type Won } from '../../../domain/money.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import { splitTotal, type TaxSplit, vatIncluded } from '../../../domain/tax-split.ts'
import type { ReportedTransaction } from '../../../domain/transaction.ts'

/** PCD_REFUND_TOTAL is N(10). */
const largestRefund = toWon(9_999_999_999)

/** Did the payment carry its own PCD_PAY_TAXTOTAL: a VAT that is not simply the eleventh of a taxable total? */
export const isComposite = (split: TaxSplit): boolean =>
  split.supply + split.vat > 0 && (split.taxFree > 0 || split.vat !== vatIncluded(splitTotal(split)))

/** Payple sets no rule of its own between full and partial: the amount decides. Contract limits show only in its answer. */
export function refundLimits(
  payment: ReportedTransaction,
  amount: Won,
): Result<null, { readonly because: string; readonly remedy: string | null }> {
  if (amount === 0) return failed({ because: '0원은 취소할 수 없습니다.', remedy: '1원 이상을 입력하세요.' })
  if (amount > payment.paid)
    return failed({ because: '결제금액보다 많이 취소할 수 없습니다.', remedy: '금액을 줄이세요.' })
  if (amount > largestRefund) {
    return failed({
      because: '페이플의 취소 금액은 열 자리까지입니다.',
      remedy: '금액을 나누어 여러 번 부분취소하세요.',
    })
  }
  return ok(null)
}

const transferCaution =
  '계좌이체 환불은 페이플에 따로 신청한 가맹점만 쓸 수 있는 유료 서비스입니다. 건당 수수료가 들고, 결제 수수료는 돌려받지 못하며, 환불 금액은 다음 정산에서 빠집니다.'
const cardCaution = '카드 취소 금액은 다음 정산에서 빠집니다. 남은 정산 금액이 모자라면 페이플이 거절할 수 있습니다.'
const compositeApproval =
  '복합과세 결제입니다. 취소할 부가세를 함께 보냅니다. 페이플 문서가 이 값을 부가세와 과세금액으로 다르게 적고 있으므로, 취소 뒤 파트너 관리자에서 부가세를 확인하세요.'

/** What the operator must know before a refund goes out: R50, and the cancel policy of the old guide. */
export const refundCautions = (payment: ReportedTransaction): readonly string[] => [
  ...(payment.method === 'transfer' ? [transferCaution] : []),
  ...(payment.method === 'card' ? [cardCaution] : []),
]

/** Q1: documents differ on what PCD_REFUND_TAXTOTAL is, so a person of finance answers for it. */
export const refundApproval = (payment: ReportedTransaction): string | null =>
  isComposite(payment.split) ? compositeApproval : null
