import { splitTotal, type TaxSplit, vatIncluded } from '../../../domain/tax-split.ts'
import type { ReportedTransaction } from '../../../domain/transaction.ts'

/** Did the payment carry its own PCD_PAY_TAXTOTAL: a VAT that is not simply the eleventh of a taxable total? */
export const isComposite = (split: TaxSplit): boolean =>
  split.supply + split.vat > 0 && (split.taxFree > 0 || split.vat !== vatIncluded(splitTotal(split)))

const compositeApproval =
  '복합과세 결제입니다. 취소할 부가세를 함께 보냅니다. 페이플 문서가 이 값을 부가세와 과세금액으로 다르게 적고 있으므로, 취소 뒤 파트너 관리자에서 부가세를 확인하세요.'

/** Q1: documents differ on what PCD_REFUND_TAXTOTAL is, so a person of finance answers for it. */
export const refundApproval = (payment: ReportedTransaction): string | null =>
  isComposite(payment.split) ? compositeApproval : null
