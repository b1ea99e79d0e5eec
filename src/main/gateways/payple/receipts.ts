import { readWon } from '../../../domain/money.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { ReportedTransaction } from '../../../domain/transaction.ts'
import type { Exchange } from './client.ts'
import type { ReceiptAccepted, ReceiptCancelOrder, ReceiptOrder } from '../desks.ts'
import type { Outcome, Refusal } from '../call.ts'
import { judgeWords, outcomeOf, type Readable, toRefusal } from './judging.ts'
import { type PaymentAnswer, ReceiptAnswer, ReceiptBody, ReceiptCancelBody, readFields } from './wire.ts'

const transfersOnly = '페이플에서는 계좌이체 결제의 현금영수증만 발급하고 취소할 수 있습니다.'
const cardHasSlip = '카드 결제에는 현금영수증이 없습니다. 구매자에게는 매출전표가 증빙입니다.'
const atHometax = '국세청 홈택스에서 직접 처리하세요.'

/** Only transfers have a receipt at Payple (receipt page); a card payment is proved by its sales slip. */
export function receiptLimits(
  payment: ReportedTransaction,
): Result<null, { readonly because: string; readonly remedy: string | null }> {
  if (payment.method === 'transfer' && payment.gatewayMethod === 'transfer') return ok(null)
  return payment.method === 'card'
    ? failed({ because: transfersOnly, remedy: cardHasSlip })
    : failed({ because: transfersOnly, remedy: atHometax })
}

const notATransfer = toRefusal(transfersOnly, `${cardHasSlip} 다른 결제라면 ${atHometax}`)

const tradeUses = { 'income-deduction': 'personal', 'business-expense': 'company' } as const

/** The issue as TSREG asks for it, or why it cannot be asked. */
export function toReceiptBody(order: ReceiptOrder): Result<ReceiptBody, Refusal> {
  if (order.payment.gatewayMethod !== 'transfer') return failed(notATransfer)
  if (order.amount > order.paid) return failed(moreThanPaid)
  const body = ReceiptBody.safeParse({
    PCD_PAY_OID: order.payment.orderNumber,
    PCD_TAXSAVE_AMOUNT: String(order.amount),
    PCD_TAXSAVE_TRADEUSE: tradeUses[order.purpose],
    PCD_TAXSAVE_IDENTINUM: order.identity,
  })
  if (body.success) return ok(body.data)
  return failed(
    toRefusal(
      '페이플이 받을 수 없는 현금영수증 요청입니다.',
      '금액(1원부터 열 자리), 주문번호, 발급 번호(숫자만)를 확인하세요.',
    ),
  )
}

const moreThanPaid = toRefusal('현금영수증 금액이 결제금액보다 많습니다.', '결제금액 이하로 발급하세요.')

/** The cancel as TSCANCEL asks for it, or why it cannot be asked. */
export function toReceiptCancelBody(order: ReceiptCancelOrder): Result<ReceiptCancelBody, Refusal> {
  if (order.payment.gatewayMethod !== 'transfer') return failed(notATransfer)
  const body = ReceiptCancelBody.safeParse({ PCD_PAY_OID: order.payment.orderNumber })
  return body.success
    ? ok(body.data)
    : failed(toRefusal('주문번호가 없어 현금영수증 취소를 요청할 수 없습니다.', '파트너 관리자에서 취소하세요.'))
}

const refusedBeforeAsking = (refusal: Refusal): Outcome<never> => ({
  kind: 'not-sent',
  because: 'refused-before-asking',
  refusal,
})

/** Why the look-up just made speaks against anything about a receipt; null when it does not. A type left out is the one asked for. */
export const receiptBarredBy = (told: PaymentAnswer): Outcome<never> | null =>
  told.PCD_PAY_TYPE === '' || told.PCD_PAY_TYPE === 'transfer' ? null : refusedBeforeAsking(notATransfer)

/**
 * Why the look-up just made speaks against an issue; null when it does not. A transaction whose receipt is issued cannot get another
 * one (receipt page), and a double goes to the tax office. That no receipt shows proves nothing.
 */
export function issueBarredBy(told: PaymentAnswer, order: ReceiptOrder): Outcome<never> | null {
  const barred = receiptBarredBy(told)
  if (barred !== null) return barred
  const number = told.PCD_TAXSAVE_MGTNUM
  if (told.PCD_TAXSAVE_RST.toUpperCase() === 'Y' || number !== '') {
    const named = number === '' ? '' : `(${number.slice(0, 60)})`
    return {
      kind: 'declined',
      refusal: toRefusal(
        `이미 발급된 현금영수증이 있어 다시 발급하지 않았습니다${named}.`,
        '구매자의 번호나 금액이 다르면 그 현금영수증을 취소한 뒤, 파트너 관리자에서 다시 발급할 수 있는지 확인하세요.',
      ),
    }
  }
  const paid = readWon(told.PCD_PAY_TOTAL)
  return paid !== null && order.amount > paid ? refusedBeforeAsking(moreThanPaid) : null
}

/** What an issue came to. An error without any code proves nothing (R39). */
export const toIssued = (exchange: Exchange, order: ReceiptOrder): Outcome<ReceiptAccepted> =>
  outcomeOf(exchange, (answer) => judge(answer, order, 'TSREG'))

/** What a cancel came to, by the same rules. */
export const toReceiptCancelled = (exchange: Exchange, order: ReceiptCancelOrder): Outcome<ReceiptAccepted> =>
  outcomeOf(exchange, (answer) => judge(answer, order, 'TSCANCEL'))

/**
 * A yes is success with a success code, and with the work, order number and amount that, when echoed, are those asked for. TSCANCEL's
 * success code is printed nowhere, so no letters are asked of it. Payple tells no time, and one number where the tax office has one.
 */
function judge(
  { body, status }: Readable,
  order: Pick<ReceiptOrder, 'payment' | 'amount'>,
  work: 'TSREG' | 'TSCANCEL',
): Outcome<ReceiptAccepted> {
  const answer = ReceiptAnswer.parse(readFields(body))
  const verdict = judgeWords(
    {
      result: answer.PCD_PAY_RST,
      code: answer.PCD_PAY_CODE,
      message: answer.PCD_PAY_MSG,
      ours: isEcho(answer.PCD_PAY_OID, order.payment.orderNumber) && isEcho(answer.PCD_PAY_WORK, work),
      asAsked: answer.PCD_TAXSAVE_AMOUNT === '' || readWon(answer.PCD_TAXSAVE_AMOUNT) === order.amount,
      status,
    },
    { yes: true, no: true },
  )
  if (verdict.kind !== 'accepted') return verdict
  return { kind: 'accepted', value: { approvalNumber: numberOf(answer), receiptNumber: null, at: null } }
}

const isEcho = (told: string, asked: string): boolean => told === '' || told === asked

/** The tax office's number as text (R45); null when empty or when it has no number's shape. */
const numberOf = ({ PCD_TAXSAVE_MGTNUM }: ReceiptAnswer): string | null =>
  /^[\w.-]{1,60}$/.test(PCD_TAXSAVE_MGTNUM) ? PCD_TAXSAVE_MGTNUM : null
