import { epochOf, gatewayTimeOf, readGatewayTime, type Instant } from '../../../domain/day.ts'
import { add } from '../../../domain/money.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { ReportedTransaction } from '../../../domain/transaction.ts'
import type { ReceiptAccepted, ReceiptCancelOrder, ReceiptOrder } from '../desks.ts'
import type { Outcome, PaymentAddress, Refusal } from '../call.ts'
import type { Reply } from './client.ts'
import { codeOf } from './codes.ts'
import { readMessage } from './answer-text.ts'
import { cleanText } from './text.ts'
import type { ReceiptAnswer, ReceiptCancelBody, ReceiptRegisterBody } from './wire.ts'

/** Cash, the cash of an easy-pay balance and nothing else can have a receipt; whose duty it is the verdict says. */
export function receiptLimits(
  payment: ReportedTransaction,
): Result<null, { readonly because: string; readonly remedy: string | null }> {
  const methods: readonly ReportedTransaction['method'][] = ['easy-pay-money', 'transfer', 'virtual-account']
  const hasCash = payment.parts.some(
    ({ kind }) => kind === 'money' || kind === 'transfer' || kind === 'virtual-account',
  )
  if (hasCash || methods.includes(payment.method)) return ok(null)
  return payment.method === 'card'
    ? failed({ because: '카드 결제에는 현금영수증이 없습니다.', remedy: '구매자에게는 매출전표가 증빙입니다.' })
    : failed({
        because: '현금영수증 대상인지 확인되지 않은 결제수단입니다.',
        remedy: '대상이면 국세청 홈택스에서 직접 처리하세요.',
      })
}

const refusal = (message: string, remedy: string | null): Refusal => ({
  code: 'ORDER',
  message,
  remedy,
  balanceDiffers: false,
})

const usages = { 'income-deduction': '0', 'business-expense': '1' } as const

/** What was paid with before, as a registration names it (KCP guide §6.1): money and points are "기타". */
const priorMethods: Readonly<Record<string, 'PABK' | 'PAVC'>> = { PABK: 'PABK', PAVC: 'PAVC' }

const twoDaysMs = 48 * 3_600_000

/** The time of the trade: when the money was received, or now where the shop has it set so for trades older than two days (KCP guide §6.1). */
const tradeTimeOf = (paidAt: Instant, at: Instant, isNowWhenOld: boolean): string =>
  gatewayTimeOf(isNowWhenOld && epochOf(at) - epochOf(paidAt) > twoDaysMs ? at : paidAt)

const longestOrderBytes = 40

/**
 * An order number of a receipt's own (KCP guide §6.1): as much of the order's as fits, so that people know it again, with the payment's
 * number and the receipt's serial, because a shop may use an order number for two payments, and a payment may have two receipts.
 */
export function receiptOrderNumber(
  { orderNumber, gatewayTransactionId }: Pick<PaymentAddress, 'orderNumber' | 'gatewayTransactionId'>,
  serial: number,
): string {
  const tail = `-${gatewayTransactionId}-R${serial}`
  return `${cleanText(orderNumber, longestOrderBytes - tail.length) || 'ORDER'}${tail}`
}

/** KCP takes a business number for a business expense and nothing else (KCP guide §6.1); none begins with a zero. */
const isBusinessNumber = (identity: string): boolean => /^[1-9]\d{9}$/.test(identity)

/** The registration as KCP asks for it, or why it cannot be asked. Tax-free won belong to the supply: KCP has no field of their own. */
export function toRegisterBody(order: ReceiptOrder, isNowWhenOld: boolean): Result<ReceiptRegisterBody, Refusal> {
  const { payment, amount, split } = order
  if (amount > order.paid)
    return failed(refusal('현금영수증 금액이 결제금액보다 많습니다.', '결제금액 이하로 발급하세요.'))
  const supply = add(split.supply, split.taxFree)
  if (supply + split.vat + split.service !== amount)
    return failed(refusal('공급가액과 부가세의 합이 현금영수증 금액과 다릅니다.', '거래를 조회한 뒤 다시 하세요.'))
  if (order.purpose === 'business-expense' && !isBusinessNumber(order.identity))
    return failed(
      refusal('KCP는 지출증빙을 사업자번호 10자리로만 받습니다.', '사업자번호를 적거나 소득공제용으로 발급하세요.'),
    )
  const prior = priorMethods[payment.gatewayMethod]
  return ok({
    pay_method: 'CASH',
    user_type: 'PGNW',
    trad_time: tradeTimeOf(order.paidAt, order.at, isNowWhenOld),
    tr_code: usages[order.purpose],
    id_info: order.identity,
    amt_tot: String(amount),
    amt_sup: String(supply),
    amt_svc: String(split.service),
    amt_tax: String(split.vat),
    ordr_idxx: receiptOrderNumber(payment, order.serial),
    good_name: cleanText(order.goods ?? '', 100) || '상품',
    buyr_name: cleanText(order.buyerName ?? '', 40) || '구매자',
    corp_type: '0',
    ...(prior === undefined
      ? { pay_type: 'PAXX' as const }
      : { pay_type: prior, pay_trade_no: payment.gatewayTransactionId }),
  })
}

const isReceiptNumber = (number: string): boolean => /^\d{14}$/.test(number)

const numberUnknown = {
  because: 'KCP의 현금영수증 거래번호(14자리)를 몰라 여기서 취소할 수 없습니다.',
  remedy: 'KCP 파트너관리자나 홈택스에서 취소한 뒤 밖에서 취소한 것으로 적으세요.',
} as const

/** KCP finds a receipt by its own number of it; one issued elsewhere or settled by hand has none here. */
export const cancelLimits = (
  receiptNumber: string | null,
): Result<null, { readonly because: string; readonly remedy: string | null }> =>
  receiptNumber !== null && isReceiptNumber(receiptNumber) ? ok(null) : failed(numberUnknown)

/** The cancel as KCP asks for it: by its own receipt number, whole or in part; or why it cannot be asked (KCP guide §6.2). */
export function toReceiptCancelBody(
  order: ReceiptCancelOrder,
  isNowWhenOld: boolean,
): Result<ReceiptCancelBody, Refusal> {
  const { amount, liveBefore, receiptNumber } = order
  if (receiptNumber === null || !isReceiptNumber(receiptNumber))
    return failed(refusal(numberUnknown.because, numberUnknown.remedy))
  if (amount <= 0 || amount > liveBefore)
    return failed(refusal('취소할 금액이 남은 현금영수증보다 많습니다.', '거래를 다시 열어 금액을 확인하세요.'))
  const trad_time = tradeTimeOf(order.paidAt, order.issuedAt, isNowWhenOld)
  const common = { mod_gubn: 'MG01', mod_value: receiptNumber, trad_time } as const
  // After a part of it the rest goes as a part, too: the documents are silent, and for payments KCP refuses a whole cancel then.
  return amount === liveBefore && !order.cutBefore
    ? ok({ mod_type: 'STSC', ...common })
    : ok({ mod_type: 'STPC', ...common, mod_mny: String(amount), rem_mny: String(liveBefore) })
}

/** What a registration came to. Only `0000` with KCP's number of the receipt is a yes; without that number nobody could cancel it again. */
export const judgeRegister = (reply: Reply<ReceiptAnswer>): Outcome<ReceiptAccepted> =>
  judge(reply, ({ cash_no }) => cash_no !== null && isReceiptNumber(cash_no))

/** What a cancel came to: `0000` with the same receipt's number. The approval number in it is the cancel's own and not the issue's. */
export const judgeReceiptCancel = (reply: Reply<ReceiptAnswer>, receiptNumber: string): Outcome<ReceiptAccepted> =>
  judge(reply, ({ cash_no }) => cash_no === receiptNumber)

/**
 * R39: KCP's codes for receipts are in no list, so an error proves nothing about a receipt: it is unknown, and a repeat is blocked. What
 * the code means elsewhere is told with it.
 */
function judge(reply: Reply<ReceiptAnswer>, isWhole: (answer: ReceiptAnswer) => boolean): Outcome<ReceiptAccepted> {
  if (reply.kind === 'not-sent') return { kind: 'not-sent', because: 'unreachable', refusal: null }
  if (reply.kind === 'silent') return { kind: 'unknown', because: reply.because, code: null }
  const { answer } = reply
  const code = answer.res_cd
  if (code !== '0000') {
    const heard = codeOf(code)?.text ?? (answer.res_msg === null ? null : readMessage(answer.res_msg).slice(0, 200))
    return {
      kind: 'unknown',
      because: 'unclear-code',
      code,
      ...(heard === null ? {} : { heard: `KCP의 답: ${heard}` }),
    }
  }
  if (!isWhole(answer)) return { kind: 'unknown', because: 'unreadable-answer', code }
  return {
    kind: 'accepted',
    value: {
      approvalNumber: numberIn(answer.receipt_no),
      receiptNumber: numberIn(answer.cash_no),
      at: readGatewayTime(answer.app_time),
    },
  }
}

/** A number as text, leading zeros kept (R45); null where it has no number's shape. */
const numberIn = (told: string | null): string | null => (told !== null && /^[\w-]{1,40}$/.test(told) ? told : null)

/** What a look-up of a receipt said, for a person to read: the values of `reg_stat` are in no list, so they are shown as they came. */
export function receiptFinding(reply: Reply<ReceiptAnswer>): string {
  if (reply.kind !== 'answered') return '현금영수증 조회에 KCP가 답하지 않았습니다.'
  const { res_cd, res_msg, cash_no, receipt_no, reg_stat, reg_desc } = reply.answer
  if (res_cd !== '0000') {
    const heard = codeOf(res_cd)?.text ?? (res_msg === null ? '' : readMessage(res_msg).slice(0, 200))
    return `현금영수증 조회에 KCP가 ${res_cd}로 답했습니다. ${heard}`.trim()
  }
  const told = [
    cash_no === null ? null : `거래번호 ${cash_no}`,
    receipt_no === null ? null : `승인번호 ${receipt_no}`,
    reg_stat === null && reg_desc === null ? null : `등록 상태 ${[reg_stat, reg_desc].filter(Boolean).join(' ')}`,
  ].filter((piece) => piece !== null)
  return `KCP 현금영수증 조회: ${told.length === 0 ? '알려 준 것이 없습니다.' : `${told.join(', ')}.`}`
}

/** How a look-up names the receipt: KCP's number of it, else the payment it was for (KCP guide §6.2). */
export const receiptKeyOf = (
  receiptNumber: string | null,
  payment: PaymentAddress,
): { readonly mod_gubn: 'MG01' | 'MG04'; readonly mod_value: string } =>
  receiptNumber === null
    ? { mod_gubn: 'MG04', mod_value: payment.gatewayTransactionId }
    : { mod_gubn: 'MG01', mod_value: receiptNumber }
