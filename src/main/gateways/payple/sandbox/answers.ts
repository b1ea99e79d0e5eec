import { randomInt } from 'node:crypto'
import {
  amountUnder,
  type AnswerBody,
  type Body,
  codeUnder,
  type Decision,
  institutionError,
  noAnswerFromBank,
  notPlayed,
  payError,
  telling,
  wonOf,
} from './answer-shape.ts'
import { paymentFields, type SandboxRefund } from './book.ts'
import { type Account, type KeptBook, leftOf, refundedOf } from './kept-book.ts'
import type { PartnerAccount } from './partner-auth.ts'
import type { SceneName } from './scenes.ts'

/** A cancel's answer, and the refund it puts in the book; null leaves the book as it is. */
interface CancelDecision {
  readonly body: AnswerBody
  readonly refund: { readonly oid: string; readonly refund: SandboxRefund } | null
}

const refundedVatOf = (account: Account): number => account.refunds.reduce((sum, { vat }) => sum + vat, 0)

/** Judges a cancel (§4-3). `time` is now in 14 digits. */
export function decideCancel(
  book: KeptBook,
  partner: PartnerAccount,
  body: Body,
  time: string,
  scene: SceneName | null,
): CancelDecision {
  const account = book.accounts.get(body['PCD_PAY_OID'] ?? '')
  const granted = grantCancel(account, partner, body, scene)
  if ('refused' in granted) return { body: granted.refused, refund: null }
  const { payment, receipt } = granted.account
  const endsReceipt = receipt?.live === true && scene !== 'taxsave-failed'
  const refund: SandboxRefund = {
    won: granted.won,
    vat: granted.vat,
    time,
    tradeKey: payment.type === 'card' ? `${time}${randomInt(1e9, 1e10)}` : '',
    ...(endsReceipt ? { endsReceipt } : {}),
  }
  return { body: cancelled(granted.account, refund, scene), refund: { oid: payment.oid, refund } }
}

type Grant =
  | { readonly refused: AnswerBody }
  | { readonly account: Account; readonly won: number; readonly vat: number }

function grantCancel(
  account: Account | undefined,
  partner: PartnerAccount,
  body: Body,
  scene: SceneName | null,
): Grant {
  const refusing = (decision: Decision): Grant => ({ refused: decision.body })
  if (body['PCD_REFUND_KEY'] !== partner.refundKey) return refusing(payError('PAYC0002', 'PCD_REFUND_KEY 오류입니다.'))
  if (body['PCD_PAYCANCEL_FLAG'] !== 'Y') return refusing(notPlayed())
  const won = wonOf(body['PCD_REFUND_TOTAL'])
  if (account === undefined || account.payment.time.slice(0, 8) !== body['PCD_PAY_DATE']) return refusing(notFound())
  if (won === null || won === 0) return refusing(institutionError('SPCD9997', '1126', '취소 금액 불일치'))
  const left = leftOf(account)
  if (left === 0) return refusing(notFound())
  if (won > left) return refusing(payError('PAYC0011', '환불가능금액을 초과하였습니다.'))
  const vat = cancelVat(account, won, left, body['PCD_REFUND_TAXTOTAL'])
  if (vat === null) {
    return refusing(institutionError('SPCD9997', '1126', '취소 금액 불일치 (복합과세: PCD_REFUND_TAXTOTAL)'))
  }
  if (scene === 'declined') return refusing(institutionError('SPCD9997', '3118', '취소 불가한 거래'))
  return { account, won, vat }
}

const notFound = (): Decision => payError('PAYC0007', '결제정보를 찾을 수 없거나 이미 취소된 거래입니다.')

/** VAT of a cancel. A composite order's partial cancel must state it; null when it does not, or states more than is left. */
function cancelVat(account: Account, won: number, left: number, stated: string | undefined): number | null {
  const { payment } = account
  if (payment.isTax === 'N') return 0
  if (payment.taxTotal === 0) return stated === undefined || stated === '' ? Math.round(won / 11) : wonOf(stated)
  const leftVat = payment.taxTotal - refundedVatOf(account)
  if (stated === undefined || stated === '') return won === left ? leftVat : null
  const vat = wonOf(stated)
  return vat === null || vat > leftVat || vat > won ? null : vat
}

/** The twelve fields of §4-3 and, for a transfer, the receipt's own verdict. */
function cancelled(account: Account, refund: SandboxRefund, scene: SceneName | null): AnswerBody {
  const { payment } = account
  const isCard = payment.type === 'card'
  if (scene === 'no-answer-from-bank') return noAnswerFromBank(isCard)
  return {
    PCD_PAY_RST: 'success',
    ...codeUnder(scene, 'PAYC0000'),
    PCD_PAY_MSG: isCard ? '승인취소성공' : '환불성공',
    PCD_PAY_OID: scene === 'other-order' ? `${payment.oid}_X` : payment.oid,
    PCD_PAY_TYPE: payment.type,
    PCD_PAYER_ID: payment.billingKey,
    PCD_PAY_GOODS: payment.goods,
    PCD_REFUND_TOTAL: amountUnder(scene, scene === 'wrong-total' ? refund.won + 1 : refund.won),
    PCD_REFUND_TAXTOTAL: amountUnder(scene, refund.vat),
    ...(scene === 'no-pay-time' ? {} : { PCD_PAY_TIME: refund.time }),
    ...(isCard
      ? {
          PCD_PAY_CARDTRADENUM: refund.tradeKey,
          PCD_PAY_CARDRECEIPT: paymentFields(payment)['PCD_PAY_CARDRECEIPT'] ?? '',
        }
      : receiptVerdict(account, scene)),
  }
}

function receiptVerdict({ receipt }: Account, scene: SceneName | null): AnswerBody {
  if (receipt === null || !receipt.live) return { PCD_TAXSAVE_RST: '', PCD_TAXSAVE_MSG: '' }
  return scene === 'taxsave-failed'
    ? { PCD_TAXSAVE_RST: '-10002122', PCD_TAXSAVE_MSG: '현금영수증 발행취소 실패: 국세청 등록 진행 중' }
    : { PCD_TAXSAVE_RST: '0000', PCD_TAXSAVE_MSG: '현금영수증 발행취소 성공' }
}

/**
 * Judges a result look-up: the payment as it was made, and a transfer's receipt as it is now. Refunds show only when
 * `showsRefunds` (undocumented at Payple).
 */
export function decideLookUp(book: KeptBook, body: Body, scene: SceneName | null, showsRefunds: boolean): Decision {
  const account = book.accounts.get(body['PCD_PAY_OID'] ?? '')
  const type = body['PCD_PAY_TYPE'] ?? ''
  const known =
    account !== undefined &&
    account.payment.type === type &&
    account.payment.time.slice(0, 8) === body['PCD_PAY_DATE'] &&
    body['PCD_PAYCHK_FLAG'] === 'Y'
  if (!known || scene === 'declined') {
    return payError(type === 'card' ? 'CBIL0003' : 'BILL0003', '결제내역이 존재하지 않습니다.')
  }
  const last = account.refunds.at(-1)
  return telling({
    PCD_PAY_RST: 'success',
    ...(scene === 'pchk000' ? { PCD_PAY_CODE: 'PCHK000' } : codeUnder(scene, 'PCHK0000')),
    PCD_PAY_MSG: type === 'card' ? '결제완료' : '출금이체완료',
    ...paymentFields(account.payment),
    ...(type === 'card' ? {} : receiptState(account)),
    PCD_REGULER_FLAG: 'N',
    ...(showsRefunds && last !== undefined
      ? { PCD_REFUND_TOTAL: String(refundedOf(account)), PCD_REFUND_TIME: last.time, PCD_PAYCANCEL_FLAG: 'Y' }
      : {}),
  })
}

/** Has the transfer a receipt now, and which? Whether its buyer asked for one is another field. */
const receiptState = ({ receipt }: Account): AnswerBody =>
  receipt !== null && receipt.live
    ? { PCD_TAXSAVE_RST: 'Y', PCD_TAXSAVE_MGTNUM: receipt.number }
    : { PCD_TAXSAVE_RST: 'N', PCD_TAXSAVE_MGTNUM: '' }
