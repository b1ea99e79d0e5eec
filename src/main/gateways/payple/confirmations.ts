import { readWon } from '../../../domain/money.ts'
import type { ReportedPrepared } from '../../../domain/prepared-payment.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { Buyer, ReportedTransaction } from '../../../domain/transaction.ts'
import { toBillingKey } from './billing-key.ts'
import type { Exchange } from './client.ts'
import { readMessage } from './codes.ts'
import type { ConfirmOrder } from '../desks.ts'
import type { Connection, Outcome, Refusal } from '../call.ts'
import { judgeWords, outcomeOf, type Readable, toRefusal } from './judging.ts'
import { toPayment } from './payment.ts'
import { acceptedConfirmUrl } from './return-url.ts'
import { scrub, withoutEchoes } from './scrub.ts'
import { ConfirmBody, type Fields, PaymentAnswer, readFields } from './wire.ts'

/** What a confirm needs of the window's result (§3-7); the address among them. */
const keyNames = ['PCD_AUTH_KEY', 'PCD_PAY_REQKEY', 'PCD_PAYER_ID', 'PCD_PAY_COFURL'] as const

/** The window's result of a CERT order as a payment that waits for its confirm; null when it lacks what a confirm needs. */
export function toPrepared(answer: PaymentAnswer, fields: Fields, buyer: Buyer): ReportedPrepared | null {
  const won = readWon(answer.PCD_PAY_TOTAL)
  const isComplete = ['PCD_AUTH_KEY', 'PCD_PAY_REQKEY', 'PCD_PAY_COFURL'].every((name) => (fields[name] ?? '') !== '')
  const method = answer.PCD_PAY_TYPE
  if (won === null || won === 0 || answer.PCD_PAY_OID === '' || !isComplete) return null
  if (method !== 'card' && method !== 'transfer') return null
  return {
    orderNumber: answer.PCD_PAY_OID,
    won,
    method,
    goods: answer.PCD_PAY_GOODS === '' ? null : answer.PCD_PAY_GOODS,
    buyer: { ...buyer, name: buyer.name ?? (answer.PCD_PAYER_NAME === '' ? null : answer.PCD_PAYER_NAME) },
    keys: Object.fromEntries(keyNames.map((name) => [name, fields[name] ?? ''])),
  }
}

/** A confirm as §3-7 asks for it, and where it goes. */
export interface ConfirmRequest {
  readonly url: string
  readonly body: ConfirmBody
}

/** The confirm of a prepared payment, or why it cannot be asked. The address travelled through the buyer's browser, so it is checked. */
export function toConfirmRequest(order: ConfirmOrder, connection: Connection): Result<ConfirmRequest, Refusal> {
  const url = acceptedConfirmUrl(order.keys['PCD_PAY_COFURL'] ?? '', connection)
  if (url === null) return failed(elsewhere)
  const body = ConfirmBody.safeParse({
    PCD_AUTH_KEY: order.keys['PCD_AUTH_KEY'],
    PCD_PAY_REQKEY: order.keys['PCD_PAY_REQKEY'],
    PCD_PAYER_ID: order.keys['PCD_PAYER_ID'] ?? '',
  })
  return body.success ? ok({ url, body: body.data }) : failed(incomplete)
}

const elsewhere = toRefusal(
  '결제창 결과의 승인 주소(PCD_PAY_COFURL)가 페이플의 주소가 아니어서 승인을 요청하지 않았습니다.',
  '결제창 결과가 바뀌지 않았는지 쇼핑몰 서버를 확인하세요. 승인하지 않으면 결제되지 않습니다.',
)

const incomplete = toRefusal(
  '결제창 결과에 승인에 필요한 키가 없어 요청하지 않았습니다.',
  '쇼핑몰 서버가 결제창 결과를 모두 남기는지 확인하세요.',
)

/** What became of a confirm. A yes must carry a code, the order and the amount asked for, and a payment that can be read. */
export const toConfirmed = (
  exchange: Exchange,
  order: ConfirmOrder,
): Outcome<{ readonly transaction: ReportedTransaction; readonly raw: string }> =>
  outcomeOf(exchange, ({ status, body }) => judgeConfirm({ status, body: withoutKeys(body, order) }, order))

/** The answer without what confirms the order, wherever it repeats it: its words are shown and its text is kept. */
const withoutKeys = (body: Readable['body'], { keys }: ConfirmOrder): Readable['body'] =>
  ['PCD_AUTH_KEY', 'PCD_PAY_REQKEY', 'PCD_PAYER_ID']
    .map((name) => toBillingKey(keys[name] ?? ''))
    .reduce((told, key) => (key === null ? told : withoutEchoes(told, key)), body)

function judgeConfirm({ status, body }: Readable, order: ConfirmOrder): ReturnType<typeof toConfirmed> {
  const told = PaymentAnswer.parse(readFields(body))
  const words = {
    result: told.PCD_PAY_RST,
    code: told.PCD_PAY_CODE,
    message: told.PCD_PAY_MSG,
    ours:
      (told.PCD_PAY_OID === '' || told.PCD_PAY_OID === order.orderNumber) &&
      (told.PCD_PAY_TYPE === '' || told.PCD_PAY_TYPE === order.method),
    asAsked: told.PCD_PAY_TOTAL === '' || readWon(told.PCD_PAY_TOTAL) === order.won,
    status,
  }
  const judged = judgeWords(words, { yes: true, no: true })
  if (judged.kind === 'declined') {
    // Its order exists already: a no to this request, and no proof that the order is unpaid.
    return paidBefore.test(judged.refusal.code)
      ? { kind: 'unknown', because: 'unclear-code', code: judged.refusal.code }
      : { kind: 'declined', refusal: withRemedy(judged.refusal) }
  }
  if (judged.kind !== 'accepted') return judged
  const payment = toPayment({ ...told, PCD_PAY_TYPE: order.method }, { name: null, phone: null, email: null })
  // A yes that does not tell when or how, or tells of another amount (PCD_PAY_AMOUNT where TOTAL is missing): a look-up brings the rest.
  if (!payment.ok || payment.value.paid !== order.won || !tellsOfPayment(told)) {
    return { kind: 'unknown', because: 'unreadable-answer', code: told.PCD_PAY_CODE }
  }
  return { kind: 'accepted', value: { transaction: payment.value, raw: JSON.stringify(scrub(body)) } }
}

/** Codes of an order number that was used already: 중복 결제 of card, transfer and app card. */
const paidBefore = /CPCA0201|CPAY0202|SPCD0014/

const keysNotTaken = /(?:CBIL|BILL)0002|SPCD0004|SPAY0001/

/** A no to a confirm with what can be done: no new auth follows as after other calls. */
const withRemedy = (refusal: Refusal): Refusal => ({
  ...refusal,
  remedy: keysNotTaken.test(refusal.code)
    ? '구매자가 결제창에서 다시 결제해야 합니다. 30분이 지나지 않았는데도 거절되었으면 그 전에 설정 › 상점에서 파트너 ID와 인증키를 확인하세요.'
    : (refusal.remedy ?? '구매자가 결제창에서 다시 결제해야 합니다.'),
})

/** Is a yes about a payment that was made? A cancel's is not, nor the window's own result, which still has the confirm's address. */
function tellsOfPayment(told: PaymentAnswer): boolean {
  const code = told.PCD_PAY_CODE.toUpperCase()
  if (!['', 'PAY', 'CERT'].includes(told.PCD_PAY_WORK)) return false
  if (told.PCD_PAYCANCEL_FLAG === 'Y' || code.startsWith('PAYC')) return false
  if (readMessage(told.PCD_PAY_MSG).service?.startsWith('PAYC') === true) return false
  return told.PCD_PAY_COFURL === '' || told.PCD_PAY_CARDAUTHNO !== '' || code.startsWith('PCCF')
}
