import { readGatewayTime } from '../../../domain/day.ts'
import { noWon, readWon } from '../../../domain/money.ts'
import type { Buyer } from '../../../domain/transaction.ts'
import { cancelIdentity } from './cancel-identity.ts'
import { toPrepared } from './confirmations.ts'
import { readError, readMessage, saysDone, saysFound } from './codes.ts'
import type { AnswerReading } from '../gateway.ts'
import { toPayment } from './payment.ts'
import { type Fields, PaymentAnswer, readFields } from './wire.ts'

const rejected = (because: string): AnswerReading => ({ kind: 'rejected', because })
const noPayment = (because: string): AnswerReading => ({ kind: 'no-payment', because })

/** Is this line Payple's? Every field of every answer, auth apart, is called PCD_…, and no other gateway's is. */
export const recognises = (line: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(line).some((name) => /^pcd_/i.test(name))

/** PCD_PAY_WORK values and what they tell of instead of a payment. */
const works: Readonly<Record<string, string>> = {
  AUTH: '결제수단 등록 결과입니다.',
  AUTHREG: '결제수단 등록 결과입니다.',
  PUSERINFO: '결제수단 등록 조회 결과입니다.',
  PUSERDEL: '결제수단 해지 통지입니다.',
  TSREG: '현금영수증 발행 결과입니다. 결제도 환불도 아니므로 저장하지 않습니다.',
  TSCANCEL: '현금영수증 취소 결과입니다. 결제도 환불도 아니므로 저장하지 않습니다.',
  LINKREG: '링크 생성 결과입니다.',
}

/** Reads one kept answer: a payment's result, a confirm, a look-up, a cancel's answer or a webhook's body. Never throws. */
export function readAnswer(line: Readonly<Record<string, unknown>>, buyer: Buyer): AnswerReading {
  const fields = readFields(line)
  const answer = PaymentAnswer.parse(fields)
  if (Object.hasOwn(fields, 'AuthKey') && answer.PCD_PAY_RST === '') return noPayment('파트너 인증 결과입니다.')
  if (Object.hasOwn(works, answer.PCD_PAY_WORK)) return noPayment(works[answer.PCD_PAY_WORK] ?? '')
  if (answer.PCD_LINK_RST !== '' && answer.PCD_PAY_RST === '') return noPayment('링크 생성 결과입니다.')
  switch (answer.PCD_PAY_RST) {
    case 'close':
      return failedAttempt(answer, '', '구매자가 결제창을 닫았습니다.')
    case 'error':
      return readFailure(answer)
    case 'success':
      return tellsOfCancel(answer) ? readCancel(answer) : readPayment(answer, fields, buyer)
    default:
      return rejected('확인 필요: 결과(PCD_PAY_RST)가 없거나 알 수 없는 값입니다.')
  }
}

/** A failed attempt moved nothing, except where the bank's or card company's result was not received (R53). */
function readFailure(answer: PaymentAnswer): AnswerReading {
  const { kind, refusal } = readError(answer.PCD_PAY_CODE, answer.PCD_PAY_MSG)
  const why = `(${refusal.code}). ${refusal.message}`
  if (kind === 'unknown') return rejected(`확인 필요: 처리 결과를 알 수 없는 응답입니다${why}`)
  return tellsOfCancel(answer)
    ? noPayment(`실패한 취소입니다${why}`)
    : failedAttempt(answer, refusal.code, `실패한 결제입니다${why}`)
}

/** An attempt without an order number is nobody's: it is counted and not kept. */
function failedAttempt(answer: PaymentAnswer, code: string, message: string): AnswerReading {
  if (answer.PCD_PAY_OID === '') return noPayment(message)
  const won = readWon(answer.PCD_PAY_TOTAL)
  const at = readGatewayTime(answer.PCD_PAY_TIME)
  return { kind: 'failed-attempt', attempt: { orderNumber: answer.PCD_PAY_OID, won, at, code, message } }
}

/** Webhooks mark a cancel by PCD_PAYCANCEL_FLAG; answers to a cancel by their code, and in old editions only by PCD_REFUND_TOTAL. */
function tellsOfCancel(answer: PaymentAnswer): boolean {
  const code = answer.PCD_PAY_CODE.toUpperCase()
  if (code.startsWith('PCHK')) return false
  if (answer.PCD_PAYCANCEL_FLAG === 'Y' || code.startsWith('PAYC')) return true
  if (readMessage(answer.PCD_PAY_MSG).service?.startsWith('PAYC') === true) return true
  return code === '' && answer.PCD_REFUND_TOTAL !== ''
}

/** A cancel that was made. Old editions and webhooks carry no code, so its absence is no doubt; another code is. */
function readCancel(answer: PaymentAnswer): AnswerReading {
  if (answer.PCD_PAY_CODE !== '' && !saysDone(answer.PCD_PAY_CODE)) {
    return rejected(`확인 필요: 취소 성공 응답의 코드가 다릅니다(${answer.PCD_PAY_CODE}).`)
  }
  if (answer.PCD_PAY_OID === '') return rejected('확인 필요: 취소 응답에 주문번호(PCD_PAY_OID)가 없습니다.')
  const won = readWon(answer.PCD_REFUND_TOTAL)
  if (won === null || won === noWon) return rejected('확인 필요: 취소 금액(PCD_REFUND_TOTAL)을 읽을 수 없습니다.')
  const refundTime = readGatewayTime(answer.PCD_REFUND_TIME)
  const at = refundTime ?? readGatewayTime(answer.PCD_PAY_TIME)
  const tradeKey = ownTradeKey(answer) ? answer.PCD_PAY_CARDTRADENUM : ''
  const identity = cancelIdentity(answer.PCD_PAY_OID, tradeKey, at, won)
  if (identity === null) {
    return rejected('확인 필요: 취소를 구별할 거래 키도 취소 시간도 없어 다른 취소와 같은지 알 수 없습니다.')
  }
  return {
    kind: 'refund',
    refund: {
      gatewayTransactionId: answer.PCD_PAY_OID,
      identity,
      won,
      at,
      receiptCancelTarget: null,
    },
  }
}

/**
 * Is PCD_PAY_CARDTRADENUM the cancel's own? In an answer to a cancel it is (§4-3). A webhook of a cancel may repeat the payment's
 * whole result beside PCD_REFUND_TIME; there a PCD_PAY_TIME of its own shows that time and key are the payment's, and two partial
 * cancels must not be taken for one.
 */
function ownTradeKey(answer: PaymentAnswer): boolean {
  const refundTime = readGatewayTime(answer.PCD_REFUND_TIME)
  const payTime = readGatewayTime(answer.PCD_PAY_TIME)
  return refundTime === null || payTime === null || refundTime === payTime
}

function readPayment(answer: PaymentAnswer, fields: Fields, buyer: Buyer): AnswerReading {
  const code = answer.PCD_PAY_CODE
  if (!saysFound(code)) {
    return rejected(`확인 필요: 성공 응답의 코드가 ${code === '' ? '없습니다' : `다릅니다(${code})`}.`)
  }
  const unconfirmed = readUnconfirmed(answer, fields, buyer)
  if (unconfirmed !== null) return unconfirmed
  const payment = toPayment(answer, buyer)
  if (!payment.ok) return rejected(payment.failure)
  if (payment.value.paid === noWon) return noPayment('금액이 0원인 결과입니다.')
  const refunded = readWon(answer.PCD_REFUND_TOTAL)
  if (refunded === null || refunded === noWon) return { kind: 'payment', transaction: payment.value }
  const shown = { PCD_PAY_TOTAL: answer.PCD_PAY_TOTAL, PCD_REFUND_TOTAL: answer.PCD_REFUND_TOTAL }
  const anomalies = [...payment.value.anomalies, { kind: 'total-differs' as const, fields: shown }]
  return { kind: 'payment', transaction: { ...payment.value, anomalies } }
}

/**
 * §3-7: the window's result of a CERT order has a confirm address and nothing is paid yet; the confirm's own answer has none.
 * Null when money moved. A transfer that shows both the address and a time of payment may be either, so a person looks.
 */
function readUnconfirmed(answer: PaymentAnswer, fields: Fields, buyer: Buyer): AnswerReading | null {
  if (answer.PCD_PAY_WORK !== 'CERT' || answer.PCD_PAY_COFURL === '') return null
  if (answer.PCD_PAY_CARDAUTHNO !== '' || answer.PCD_PAY_CODE.toUpperCase().startsWith('PCCF')) return null
  if (answer.PCD_PAY_TYPE === 'transfer' && answer.PCD_PAY_TIME !== '') {
    return rejected(
      '확인 필요: 재컨펌(CERT) 전 결과인지 결제가 끝난 결과인지 알 수 없습니다. 파트너 관리자에서 확인하세요.',
    )
  }
  const prepared = toPrepared(answer, fields, buyer)
  return prepared === null
    ? noPayment('아직 승인되지 않은 재컨펌(CERT) 결과이고 승인에 필요한 키가 없습니다.')
    : { kind: 'prepared', prepared }
}
