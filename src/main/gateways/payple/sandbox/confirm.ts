import { randomBytes } from 'node:crypto'
import { epochOf, gatewayTimeOf, type Instant } from '../../../../domain/day.ts'
import {
  amountUnder,
  type AnswerBody,
  type Body,
  codeUnder,
  type Decision,
  noAnswerFromBank,
  payError,
} from './answer-shape.ts'
import { paymentFields, type SandboxPayment, sandboxPayment } from './book.ts'
import type { Prepared } from './entries.ts'
import type { KeptBook } from './kept-book.ts'
import { endedProblem } from './methods.ts'
import type { PartnerAccount } from './partner-auth.ts'
import type { SceneName } from './scenes.ts'
import { paidAt, type Unpaid, unpaidOrder } from './unpaid.ts'

/** Where a prepared order is confirmed; the guide prints the card's (§3-7), an old manual the transfer's. */
const addresses: Readonly<Record<Unpaid['type'], string>> = {
  card: '/php/PayCardConfirmAct.php?ACT_=PAYM',
  transfer: '/php/PayConfirmAct.php?ACT_=PAYM',
}

const lifeMs = 30 * 60_000

/** Is this an address at which prepared orders are confirmed? */
export const isConfirm = (call: string): boolean => Object.values(addresses).includes(call)

/** What a prepared order states; goods and buyer are the guide's samples where nothing is said. */
interface PreparedFacts {
  readonly type: Unpaid['type']
  readonly total: number
  readonly oid: string
  readonly goods?: string | undefined
  readonly buyer?: string | undefined
}

/** An order the buyer has agreed to in the window, ready for its confirm. */
export function preparedOrder({ type, total, oid, goods, buyer }: PreparedFacts, now: Instant): Prepared {
  const stated = { type, total, taxTotal: 0, isTax: 'Y', goods: goods ?? '테스트 상품명', wantsReceipt: false } as const
  const order = unpaidOrder(stated)
  const payer = buyer === undefined ? order.payer : { ...order.payer, name: buyer }
  return {
    authKey: randomBytes(282).toString('base64'),
    reqKey: randomBytes(60).toString('base64'),
    at: now,
    order: { ...order, payer, oid },
  }
}

/** The window's result of a CERT order (§3-5): everything of a payment but its time and approval, and the keys to confirm it. */
export function windowResult({ authKey, reqKey, order }: Prepared, payHost: string): AnswerBody {
  const isCard = order.card !== null
  const unpaid: SandboxPayment = {
    ...order,
    time: '',
    card: order.card === null ? null : { ...order.card, tradeKey: '', approval: '' },
    receiptNumber: null,
  }
  return {
    ...sandboxPayment(unpaid),
    PCD_PAY_CODE: '0000',
    PCD_PAY_MSG: isCard ? '카드인증완료' : '계좌인증완료',
    PCD_PAY_WORK: 'CERT',
    PCD_AUTH_KEY: authKey,
    PCD_PAY_REQKEY: reqKey,
    PCD_PAY_HOST: payHost,
    PCD_PAY_URL: '',
    PCD_PAY_COFURL: `${payHost}${addresses[order.type]}`,
    ...(isCard ? { PCD_PAY_CARDRECEIPT: '' } : {}),
  }
}

/** Judges the confirm of a prepared order (§3-7) that came in at `call`. The partner's own id and key, no tokens. */
export function decideConfirm(
  book: KeptBook,
  partner: PartnerAccount,
  body: Body,
  call: string,
  now: Instant,
  scene: SceneName | null,
): Decision {
  const isCardCall = call === addresses.card
  const session = isCardCall ? 'CBIL' : 'BILL'
  if (body['PCD_CST_ID'] !== partner.cst_id || body['PCD_CUST_KEY'] !== partner.custKey) {
    return payError(`${session}0002`, 'MEM error')
  }
  const booked = book.prepared.get(body['PCD_AUTH_KEY'] ?? '')
  if (booked === undefined || booked.prepared.reqKey !== body['PCD_PAY_REQKEY']) {
    return payError(`${session}0001`, 'Wrong access attempt')
  }
  const { order, at, authKey } = booked.prepared
  if (addresses[order.type] !== call) return payError('AUTH0008', '인증받은 요청 URL이 아닙니다.')
  if (body['PCD_PAYER_ID'] !== order.billingKey) {
    return isCardCall ? payError('SPCD0001', 'PCD_PAYER_ID가 없거나 다릅니다.') : payError('CPAY0003', '결제자 불일치')
  }
  if (book.accounts.has(order.oid)) {
    return payError(isCardCall ? 'CPCA0201' : 'CPAY0202', '이미 존재하는 거래입니다. (주문번호 중복)')
  }
  const ended = endedProblem(book, order)
  if (ended !== null) return ended
  if (scene === 'expired-token' || epochOf(now) - epochOf(at) > lifeMs) {
    return payError(`${session}0002`, '인증 세션이 만료되었습니다.')
  }
  if (scene === 'declined') {
    return isCardCall ? payError('CPCA9999', '카드결제 실패') : payError('CPAY0022', '출금이체 실패')
  }
  const payment = paidAt(order, gatewayTimeOf(now))
  return { body: confirmed(payment, booked.prepared, scene), entry: { confirmed: authKey, payment } }
}

/** The rows of §3-7 and the two amounts its sample adds. Only the card's code is printed with letters. */
function confirmed(payment: SandboxPayment, { reqKey }: Prepared, scene: SceneName | null): AnswerBody {
  const isCard = payment.type === 'card'
  if (scene === 'no-answer-from-bank') return noAnswerFromBank(isCard)
  const { PCD_PAY_TIME = '', ...fields } = paymentFields(payment)
  const total = amountUnder(scene, scene === 'wrong-total' ? payment.total + 1 : payment.total)
  return {
    PCD_PAY_RST: 'success',
    ...codeUnder(scene, isCard ? 'PCCF0000' : '0000'),
    PCD_PAY_MSG: isCard ? '카드결제완료' : '출금이체완료',
    PCD_PAY_REQKEY: reqKey,
    ...fields,
    ...(scene === 'no-pay-time' ? {} : { PCD_PAY_TIME }),
    ...(scene === 'other-order' ? { PCD_PAY_OID: `${payment.oid}_X` } : {}),
    PCD_PAY_AMOUNT: total,
    PCD_PAY_AMOUNT_REAL: total,
    PCD_PAY_TOTAL: total,
    PCD_PAY_TAXTOTAL: amountUnder(scene, payment.taxTotal),
    PCD_SIMPLE_FLAG: 'N',
  }
}
