import { readGatewayTime } from '../../../domain/day.ts'
import { noWon, readWon, type Won } from '../../../domain/money.ts'
import type { ReceiptOutcome } from '../../../domain/refund.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { Answer, Exchange, NotAuthorised } from './client.ts'
import { noCode, readError, saysDone, saysFound } from './codes.ts'
import {
  type LookUp,
  type Outcome,
  type PaymentAddress,
  type Refusal,
  type RefundAccepted,
  type RefundOrder,
  type UnknownCause,
  unreachableCode,
} from '../gateway.ts'
import { toPayment } from './payment.ts'
import { cancelIdentity } from './cancel-identity.ts'
import { isComposite } from './refund-limits.ts'
import { scrub } from './scrub.ts'
import { CancelAnswer, CancelBody, type Fields, LookUpBody, PaymentAnswer, readFields } from './wire.ts'

const refusal = (message: string, remedy: string | null, code: string = noCode): Refusal => ({
  code,
  message,
  remedy,
  balanceDiffers: false,
})

/** The order as §4-3 asks for it, or why it cannot be asked. */
export function toCancelBody(order: RefundOrder): Result<CancelBody, Refusal> {
  const taxTotal = cancelVat(order)
  const body = CancelBody.safeParse({
    PCD_PAYCANCEL_FLAG: 'Y',
    PCD_PAY_OID: order.payment.orderNumber,
    PCD_PAY_DATE: order.payment.paidOn.replaceAll('-', ''),
    PCD_REFUND_TOTAL: String(order.amount),
    ...(taxTotal === null ? {} : { PCD_REFUND_TAXTOTAL: String(taxTotal) }),
  })
  if (body.success) return ok(body.data)
  return failed(refusal('페이플이 받을 수 없는 요청입니다(금액은 1원부터 열 자리, 주문번호는 255자까지).', null))
}

/**
 * PCD_REFUND_TAXTOTAL: sent only for a composite payment, as its VAT. The guide's request table says "취소할 과세금액", its answer
 * table and the official samples say 부가세; it is read in the unit of PCD_PAY_TAXTOTAL (rules Q1, an open question at Payple).
 */
const cancelVat = (order: RefundOrder): Won | null => (isComposite(order.paidSplit) ? order.split.vat : null)

/** What a cancel came to. Before the cancel itself was asked nothing can be unknown; after it only a plain yes or no is known. */
export function toOutcome(exchange: Exchange, order: RefundOrder): Outcome<RefundAccepted> {
  if (exchange.kind === 'not-asked') {
    const { because } = exchange
    return because.kind === 'unreachable'
      ? { kind: 'not-sent', because: 'unreachable', refusal: null }
      : { kind: 'not-sent', because: 'refused-before-asking', refusal: refusalBeforeAsking(because) }
  }
  const { answer } = exchange
  if (answer.kind === 'not-sent') return { kind: 'not-sent', because: 'unreachable', refusal: null }
  const readable = readableOf(answer)
  if (!readable.ok) return { kind: 'unknown', because: readable.failure, code: null }
  return judgeCancel(CancelAnswer.parse(readFields(readable.value.body)), readable.value.status, order)
}

/** A 5xx is the server's own failure whatever it carries; a body that is no JSON object says nothing. Content types are not looked at. */
function readableOf(
  answer: Exclude<Answer, { kind: 'not-sent' }>,
): Result<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }, UnknownCause> {
  if (answer.kind === 'lost') {
    return failed(answer.because === 'answer-too-large' ? 'unreadable-answer' : answer.because)
  }
  if (answer.status >= 500) return failed('server-error')
  if (answer.body === null || (answer.status >= 300 && answer.status < 400)) return failed('unreadable-answer')
  return ok({ status: answer.status, body: answer.body })
}

/**
 * §4-3, rules N10, R53. A yes is: 2xx, PCD_PAY_RST success, a success code, and an order number and amount that, when echoed, are
 * the ones asked for. A no is PCD_PAY_RST error or close, unless {@link readError} says otherwise. The rest is unknown.
 */
function judgeCancel(answer: CancelAnswer, status: number, order: RefundOrder): Outcome<RefundAccepted> {
  const code = answer.PCD_PAY_CODE === '' ? null : answer.PCD_PAY_CODE.slice(0, 40)
  const echoesUs = answer.PCD_PAY_OID === '' || answer.PCD_PAY_OID === order.payment.orderNumber
  if (answer.PCD_PAY_RST === 'error' || answer.PCD_PAY_RST === 'close') {
    const error = readError(answer.PCD_PAY_CODE, answer.PCD_PAY_MSG)
    if (!echoesUs) return { kind: 'unknown', because: 'unreadable-answer', code }
    const justClosed = answer.PCD_PAY_RST === 'close' && code === null && answer.PCD_PAY_MSG === ''
    return error.kind === 'unknown' && !justClosed
      ? { kind: 'unknown', because: 'unclear-code', code: error.refusal.code }
      : { kind: 'declined', refusal: error.refusal }
  }
  const sameAmount = answer.PCD_REFUND_TOTAL === '' || readWon(answer.PCD_REFUND_TOTAL) === order.amount
  if (answer.PCD_PAY_RST !== 'success') return { kind: 'unknown', because: 'unreadable-answer', code }
  if (!saysDone(answer.PCD_PAY_CODE)) return { kind: 'unknown', because: 'unclear-code', code }
  if (!echoesUs || !sameAmount || status > 299) return { kind: 'unknown', because: 'unreadable-answer', code }
  return { kind: 'accepted', value: accepted(answer, order) }
}

/** Payple never tells what remains, and a payment has one part: a card's cancel came from the card. */
function accepted(answer: CancelAnswer, order: RefundOrder): RefundAccepted {
  const at = readGatewayTime(answer.PCD_PAY_TIME)
  const method = answer.PCD_PAY_TYPE === '' ? order.payment.gatewayMethod : answer.PCD_PAY_TYPE
  return {
    gatewayRefundId: cancelIdentity(order.payment.orderNumber, answer.PCD_PAY_CARDTRADENUM, at, order.amount),
    at,
    remainingAfter: null,
    fromCard: method === 'card' ? order.amount : null,
    receipt: receiptOf(answer, method, order.amount),
  }
}

/**
 * The second verdict (rules N11, R33): money stays returned whatever becomes of the receipt. A card payment has no receipt.
 * A transfer's answer without PCD_TAXSAVE_RST tells nothing, since Payple leaves out what it leaves empty.
 */
function receiptOf(answer: CancelAnswer, method: string, amount: Won): ReceiptOutcome {
  const code = answer.PCD_TAXSAVE_RST
  const message = answer.PCD_TAXSAVE_MSG === '' ? null : answer.PCD_TAXSAVE_MSG.slice(0, 200)
  if (code === '0000') return { kind: 'cancelled', won: amount, code, message }
  if (code !== '') return { kind: 'cancel-failed', won: amount, code, message }
  return { kind: method === 'card' ? 'none' : 'unknown', won: null, code: null, message: null }
}

/** The auth had no answer, so nothing was asked. */
export const unreachable: Refusal = refusal(
  '페이플에 연결되지 않았습니다.',
  '인터넷 연결을 확인하고 다시 시도하세요.',
  unreachableCode,
)

/** Why the auth stopped a request, as a gateway's no with its remedy. */
export function refusalBeforeAsking(because: Exclude<NotAuthorised, { kind: 'unreachable' }>): Refusal {
  switch (because.kind) {
    case 'credentials-missing':
      return refusal('페이플 연결 정보가 빠져 있습니다.', '설정 › 상점에서 연결 정보를 입력하세요.')
    case 'refused':
      return { ...readError('', because.resultMessage).refusal, balanceDiffers: false }
    case 'unusable':
      return unusable(because.because, because.status)
  }
}

function unusable(because: Extract<NotAuthorised, { kind: 'unusable' }>['because'], status: number): Refusal {
  switch (because) {
    case 'status':
      return refusal(`페이플 파트너 인증이 HTTP ${status}로 답했습니다.`, '잠시 후 다시 시도하세요.', `HTTP ${status}`)
    case 'unreadable':
    case 'incomplete':
      return refusal(
        '페이플 파트너 인증의 답을 읽을 수 없어 요청하지 않았습니다.',
        '인터넷 연결 사이에 프록시가 있는지 확인하고 다시 시도하세요.',
      )
    case 'return-url':
      return refusal(
        '페이플 파트너 인증이 알려 준 요청 주소가 인증한 주소와 달라 요청하지 않았습니다.',
        '인터넷 연결 사이에 프록시가 있는지 확인하고, 계속되면 페이플에 문의하세요.',
      )
  }
}

/** The look-up of a payment, or why it cannot be asked: Payple needs to know whether it was a card or a transfer. */
export function toLookUpBody(payment: PaymentAddress): Result<LookUpBody, Refusal> {
  const body = LookUpBody.safeParse({
    PCD_PAYCHK_FLAG: 'Y',
    PCD_PAY_TYPE: payment.gatewayMethod,
    PCD_PAY_OID: payment.orderNumber,
    PCD_PAY_DATE: payment.paidOn.replaceAll('-', ''),
  })
  if (body.success) return ok(body.data)
  return failed(refusal('페이플 조회에는 주문번호, 결제일자, 결제수단(card 또는 transfer)이 모두 필요합니다.', null))
}

/**
 * What a look-up told. Whether the domestic look-up shows later cancels is undocumented, so its success never says "not refunded":
 * `remaining` is always null, and `refunded` is only what the answer itself carries (decision 4).
 */
export function toLookUp(exchange: Exchange, payment: PaymentAddress): LookUp {
  if (exchange.kind === 'not-asked') {
    const { because } = exchange
    return because.kind === 'unreachable'
      ? { kind: 'unanswered', because: unansweredOf(because.answer) }
      : { kind: 'refused', refusal: refusalBeforeAsking(because) }
  }
  const { answer } = exchange
  if (answer.kind === 'not-sent') return { kind: 'unanswered', because: 'unreachable' }
  const readable = readableOf(answer)
  if (!readable.ok) return { kind: 'unanswered', because: readable.failure }
  const fields = readFields(readable.value.body)
  const told = PaymentAnswer.parse(fields)
  if (told.PCD_PAY_RST === 'error' || told.PCD_PAY_RST === 'close') {
    return {
      kind: 'refused',
      refusal: { ...readError(told.PCD_PAY_CODE, told.PCD_PAY_MSG).refusal, balanceDiffers: false },
    }
  }
  const succeeded = told.PCD_PAY_RST === 'success' && readable.value.status < 300
  if (!succeeded) return { kind: 'unanswered', because: 'unreadable-answer' }
  if (told.PCD_PAY_CODE !== '' && !saysFound(told.PCD_PAY_CODE)) return { kind: 'unanswered', because: 'unclear-code' }
  if (told.PCD_PAY_OID !== '' && told.PCD_PAY_OID !== payment.orderNumber) {
    return { kind: 'unanswered', because: 'unreadable-answer' }
  }
  return found(told, fields, readable.value.body)
}

const unansweredOf = (answer: Exclude<Answer, { kind: 'answered' }>): UnknownCause | 'unreachable' => {
  if (answer.kind === 'not-sent') return 'unreachable'
  return answer.because === 'answer-too-large' ? 'unreadable-answer' : answer.because
}

/** Shown through `transaction.buyer`, where masking has its one place, and so not among the fields. */
const personal: ReadonlySet<string> = new Set(['PCD_PAYER_NAME', 'PCD_PAYER_HP', 'PCD_PAYER_EMAIL'])

function found(told: PaymentAnswer, fields: Fields, body: Readonly<Record<string, unknown>>): LookUp {
  const payment = toPayment(told, { name: null, phone: null, email: null })
  const paid = readWon(told.PCD_PAY_TOTAL)
  const refunded = refundedIn(told)
  return {
    kind: 'found',
    fields: Object.entries(readFields(scrub(fields)))
      .filter(([name, value]) => value !== '' && !personal.has(name))
      .map(([name, value]) => ({ name, value })),
    status: refunded === null || paid === null ? 'unclear' : refunded >= paid ? 'refunded' : 'partly-refunded',
    paid,
    remaining: null,
    refunded,
    lastRefundAt: refunded === null ? null : readGatewayTime(told.PCD_REFUND_TIME),
    transaction: payment.ok ? payment.value : null,
    raw: JSON.stringify(scrub(body)),
  }
}

/** Won a look-up's own answer says went back; null when it says nothing. PCD_PAYCANCEL_FLAG alone tells of no amount. */
function refundedIn(told: PaymentAnswer): Won | null {
  const refunded = readWon(told.PCD_REFUND_TOTAL)
  return refunded === null || refunded === noWon ? null : refunded
}
