import { readGatewayTime } from '../../../domain/day.ts'
import { noWon, readWon, type Won } from '../../../domain/money.ts'
import type { ReceiptOutcome } from '../../../domain/refund.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import { type BillingKey, toBillingKey } from './billing-key.ts'
import type { Exchange } from './client.ts'
import { readError, saysDone, saysFound } from './codes.ts'
import type { Outcome, PaymentAddress, Refusal } from '../call.ts'
import type { LookUp, RefundAccepted, RefundOrder } from '../gateway.ts'
import { answerOf, outcomeOf, toRefusal, type Unread } from './judging.ts'
import { toPayment } from './payment.ts'
import { cancelIdentity } from './cancel-identity.ts'
import { isComposite } from './refund-approval.ts'
import { scrub, withoutEchoes } from './scrub.ts'
import { CancelAnswer, CancelBody, LookUpBody, PaymentAnswer, readFields } from './wire.ts'

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
  return failed(toRefusal('페이플이 받을 수 없는 요청입니다(금액은 1원부터 열 자리, 주문번호는 255자까지).', null))
}

/**
 * PCD_REFUND_TAXTOTAL: sent only for a composite payment, as its VAT. The guide's request table says "취소할 과세금액", its answer
 * table and the official samples say 부가세; it is read in the unit of PCD_PAY_TAXTOTAL (rules Q1, an open question at Payple).
 */
const cancelVat = (order: RefundOrder): Won | null => (isComposite(order.paidSplit) ? order.split.vat : null)

/** What a cancel came to. */
export const toOutcome = (exchange: Exchange, order: RefundOrder): Outcome<RefundAccepted> =>
  outcomeOf(exchange, ({ body, status }) => judgeCancel(CancelAnswer.parse(readFields(body)), status, order))

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

/** The look-up of a payment, or why it cannot be asked: Payple needs to know whether it was a card or a transfer. */
export function toLookUpBody(payment: PaymentAddress): Result<LookUpBody, Refusal> {
  const body = LookUpBody.safeParse({
    PCD_PAYCHK_FLAG: 'Y',
    PCD_PAY_TYPE: payment.gatewayMethod,
    PCD_PAY_OID: payment.orderNumber,
    PCD_PAY_DATE: payment.paidOn.replaceAll('-', ''),
  })
  if (body.success) return ok(body.data)
  return failed(toRefusal('페이플 조회에는 주문번호, 결제일자, 결제수단(card 또는 transfer)이 모두 필요합니다.', null))
}

/** A look-up's answer that tells of the payment asked for. `body` is without the key. */
export interface Told {
  readonly kind: 'told'
  readonly answer: PaymentAnswer
  readonly body: Readonly<Record<string, unknown>>
  readonly key: BillingKey | null
}

/** Does a look-up's answer tell of the payment asked for? An answer without a code is enough: a read changes nothing. */
export function readLookUp(exchange: Exchange, payment: PaymentAddress): Told | Unread {
  const readable = answerOf(exchange)
  if (!readable.ok) return readable.failure
  const key = toBillingKey(readFields(readable.value.body)['PCD_PAYER_ID'] ?? '')
  const body = key === null ? readable.value.body : withoutEchoes(readable.value.body, key)
  const answer = PaymentAnswer.parse(readFields(body))
  if (answer.PCD_PAY_RST === 'error' || answer.PCD_PAY_RST === 'close') {
    const { refusal } = readError(answer.PCD_PAY_CODE, answer.PCD_PAY_MSG)
    return { kind: 'refused', refusal: { ...refusal, balanceDiffers: false } }
  }
  const succeeded = answer.PCD_PAY_RST === 'success' && readable.value.status < 300
  if (!succeeded) return { kind: 'unanswered', because: 'unreadable-answer' }
  if (answer.PCD_PAY_CODE !== '' && !saysFound(answer.PCD_PAY_CODE)) {
    return { kind: 'unanswered', because: 'unclear-code' }
  }
  if (answer.PCD_PAY_OID !== '' && answer.PCD_PAY_OID !== payment.orderNumber) {
    return { kind: 'unanswered', because: 'unreadable-answer' }
  }
  return { kind: 'told', answer, body, key }
}

/**
 * What a look-up told. Whether the domestic look-up shows later cancels is undocumented, so its success never says "not refunded":
 * `remaining` is always null, and `refunded` is only what the answer itself carries (decision 4).
 */
export function toLookUp(exchange: Exchange, payment: PaymentAddress): LookUp {
  const told = readLookUp(exchange, payment)
  return told.kind === 'told' ? found(told) : told
}

/** Shown through `transaction.buyer`, where masking has its one place, and so not among the fields. */
const personal: ReadonlySet<string> = new Set(['PCD_PAYER_NAME', 'PCD_PAYER_HP', 'PCD_PAYER_EMAIL'])

function found({ answer, body }: Told): LookUp {
  const payment = toPayment(answer, { name: null, phone: null, email: null })
  const paid = readWon(answer.PCD_PAY_TOTAL)
  const refunded = refundedIn(answer)
  return {
    kind: 'found',
    fields: Object.entries(readFields(scrub(readFields(body))))
      .filter(([name, value]) => value !== '' && !personal.has(name))
      .map(([name, value]) => ({ name, value })),
    status: refunded === null || paid === null ? 'unclear' : refunded >= paid ? 'refunded' : 'partly-refunded',
    paid,
    remaining: null,
    refunded,
    lastRefundAt: refunded === null ? null : readGatewayTime(answer.PCD_REFUND_TIME),
    transaction: payment.ok ? payment.value : null,
    raw: JSON.stringify(scrub(body)),
  }
}

/** Won a look-up's own answer says went back; null when it says nothing. PCD_PAYCANCEL_FLAG alone tells of no amount. */
function refundedIn(told: PaymentAnswer): Won | null {
  const refunded = readWon(told.PCD_REFUND_TOTAL)
  return refunded === null || refunded === noWon ? null : refunded
}
