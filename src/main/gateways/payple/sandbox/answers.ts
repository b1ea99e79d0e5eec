import { randomInt } from 'node:crypto'
import { paymentFields, type SandboxRefund } from './book.ts'
import type { Account, KeptBook } from './kept-book.ts'
import type { SceneName } from './scenes.ts'
import type { Issued, Purpose, TokenProblem } from './tokens.ts'

/** The sandbox's partner account, as Payple's admin page would show it. `referer` is the registered domain. */
export interface PartnerAccount {
  readonly cst_id: string
  readonly custKey: string
  readonly refundKey: string
  readonly referer: string
}

/** A body as it came: text by name; numbers are taken as their digits. */
export type Body = Readonly<Record<string, string>>

/** A body as it goes out. */
export type AnswerBody = Readonly<Record<string, string | number>>

/** An answer, and what it puts in the book; null leaves the book as it is. */
export interface Decision {
  readonly body: AnswerBody
  readonly refund: { readonly oid: string; readonly refund: SandboxRefund } | null
}

const refusing = (body: AnswerBody): Decision => ({ body, refund: null })

const payError = (code: string, message: string): Decision =>
  refusing({ PCD_PAY_RST: 'error', PCD_PAY_CODE: code, PCD_PAY_MSG: `[Test] [${code}] ${message}` })

/** An error of the card company: its code follows Payple's, and its message is the one shown. */
const institutionError = (code: string, institution: string, message: string): Decision =>
  refusing({ PCD_PAY_RST: 'error', PCD_PAY_CODE: code, PCD_PAY_MSG: `[Test] [${code}] ${institution} - ${message}` })

const authMessages = {
  AUTH0001: '파트너 아이디(cst_id)를 확인해주세요.',
  AUTH0002: '파트너 인증키(custKey)를 확인해주세요.',
  AUTH0003: '등록된 파트너 계정이 아닙니다.',
  AUTH0004: '등록되지 않은 도메인입니다. Referer를 확인해주세요.',
} as const

/** What an auth asks for, by its flag. */
export function purposeAsked(body: Body): Purpose {
  if (body['PCD_PAYCANCEL_FLAG'] === 'Y') return 'cancel'
  if (body['PCD_PAYCHK_FLAG'] === 'Y') return 'look-up'
  return (body['PCD_PAY_WORK'] ?? '') === '' && body['PCD_SIMPLE_FLAG'] !== 'Y' ? 'window' : 'other'
}

/** Is this the registered domain or one below it? Ports and paths do not matter. */
export function isRegistered(referer: string | undefined, registered: string): boolean {
  if (referer === undefined || !URL.canParse(referer) || !URL.canParse(registered)) return false
  const domain = new URL(registered).hostname
  const asked = new URL(referer).hostname
  return asked === domain || asked.endsWith(`.${domain}`)
}

/** The code an auth is refused with; null when it is granted. */
export function authProblem(
  body: Body,
  referer: string | undefined,
  account: PartnerAccount,
): keyof typeof authMessages | null {
  if (!isRegistered(referer, account.referer)) return 'AUTH0004'
  if ((body['cst_id'] ?? '') === '') return 'AUTH0001'
  if ((body['custKey'] ?? '') === '') return 'AUTH0002'
  if (body['cst_id'] !== account.cst_id) return 'AUTH0003'
  return body['custKey'] === account.custKey ? null : 'AUTH0002'
}

/** The nine fields of an auth answer (§3-2). */
export function authRefused(code: keyof typeof authMessages, host: string): AnswerBody {
  return {
    server_name: host,
    result: 'error',
    result_msg: `[Test] [${code}] ${authMessages[code]}`,
    cst_id: '',
    custKey: '',
    AuthKey: '',
    PCD_PAY_HOST: '',
    PCD_PAY_URL: '',
    return_url: '',
  }
}

/** The nine fields of a granted auth; `return_url` is host and address joined. */
export const authGranted = (issued: Issued, host: string, payHost: string): AnswerBody => ({
  server_name: host,
  result: 'success',
  result_msg: '사용자 인증 완료!!',
  cst_id: issued.cstId,
  custKey: issued.custKey,
  AuthKey: issued.authKey,
  PCD_PAY_HOST: payHost,
  PCD_PAY_URL: issued.payUrl,
  return_url: `${payHost}${issued.payUrl}`,
})

const tokenProblems: Readonly<Record<TokenProblem, readonly [code: string, message: string]>> = {
  unknown: ['SPAY0001', 'MEM INFO ERROR'],
  used: ['SPAY0001', 'MEM INFO ERROR: 이미 사용된 인증입니다.'],
  expired: ['SPAY0001', 'MEM INFO ERROR: 인증 세션이 만료되었습니다.'],
  'other-purpose': ['SPAY0001', 'MEM INFO ERROR: 다른 요청의 인증입니다.'],
  'other-address': ['AUTH0008', '인증받은 요청 URL이 아닙니다.'],
}

/** The answer to a second call whose tokens are not good. */
export const tokenRefused = (problem: TokenProblem): Decision => payError(...tokenProblems[problem])

/** An address that an auth gives and this sandbox does not play. */
export const notPlayed = (): Decision => payError('SPCD9998', '잘못된 접근입니다.')

/** A second call from a domain that is not registered. */
export const domainRefused = (): Decision => payError('AUTH0004', authMessages.AUTH0004)

const wonOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : null

const refundedOf = (account: Account): number => account.refunds.reduce((sum, { won }) => sum + won, 0)
const refundedVatOf = (account: Account): number => account.refunds.reduce((sum, { vat }) => sum + vat, 0)

/** Judges a cancel (§4-3). `time` is now in 14 digits. */
export function decideCancel(
  book: KeptBook,
  partner: PartnerAccount,
  body: Body,
  time: string,
  scene: SceneName | null,
): Decision {
  if (body['PCD_REFUND_KEY'] !== partner.refundKey) return payError('PAYC0002', 'PCD_REFUND_KEY 오류입니다.')
  if (body['PCD_PAYCANCEL_FLAG'] !== 'Y') return notPlayed()
  const account = book.accounts.get(body['PCD_PAY_OID'] ?? '')
  const won = wonOf(body['PCD_REFUND_TOTAL'])
  if (account === undefined || account.payment.time.slice(0, 8) !== body['PCD_PAY_DATE']) return notFound()
  if (won === null || won === 0) return institutionError('SPCD9997', '1126', '취소 금액 불일치')
  const left = account.payment.total - refundedOf(account)
  if (left === 0) return notFound()
  if (won > left) return payError('PAYC0011', '환불가능금액을 초과하였습니다.')
  const vat = cancelVat(account, won, left, body['PCD_REFUND_TAXTOTAL'])
  if (vat === null) return institutionError('SPCD9997', '1126', '취소 금액 불일치 (복합과세: PCD_REFUND_TAXTOTAL)')
  if (scene === 'declined') return institutionError('SPCD9997', '3118', '취소 불가한 거래')
  const refund = { won, vat, time, tradeKey: account.payment.type === 'card' ? `${time}${randomInt(1e9, 1e10)}` : '' }
  return { body: cancelled(account, refund, scene), refund: { oid: account.payment.oid, refund } }
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
  const all = paymentFields(payment)
  const amount = (won: number): string | number => (scene === 'numbers' ? won : String(won))
  if (scene === 'no-answer-from-bank') {
    return isCard
      ? institutionError('SPCD1001', '3143', '카드사 문의 바랍니다.').body
      : payError('CPAY0018', '출금이체 결과 미수신').body
  }
  return {
    PCD_PAY_RST: 'success',
    ...(scene === 'no-code' ? {} : { PCD_PAY_CODE: scene === 'odd-code' ? 'PAYC1000' : 'PAYC0000' }),
    PCD_PAY_MSG: isCard ? '승인취소성공' : '환불성공',
    PCD_PAY_OID: scene === 'other-order' ? `${payment.oid}_X` : payment.oid,
    PCD_PAY_TYPE: payment.type,
    PCD_PAYER_ID: payment.billingKey,
    PCD_PAY_GOODS: payment.goods,
    PCD_REFUND_TOTAL: amount(scene === 'wrong-total' ? refund.won + 1 : refund.won),
    PCD_REFUND_TAXTOTAL: amount(refund.vat),
    ...(scene === 'no-pay-time' ? {} : { PCD_PAY_TIME: refund.time }),
    ...(isCard
      ? { PCD_PAY_CARDTRADENUM: refund.tradeKey, PCD_PAY_CARDRECEIPT: all['PCD_PAY_CARDRECEIPT'] ?? '' }
      : receiptVerdict(payment.receiptNumber, scene)),
  }
}

function receiptVerdict(receiptNumber: string | null, scene: SceneName | null): AnswerBody {
  if (receiptNumber === null) return { PCD_TAXSAVE_RST: '', PCD_TAXSAVE_MSG: '' }
  return scene === 'taxsave-failed'
    ? { PCD_TAXSAVE_RST: '-10002122', PCD_TAXSAVE_MSG: '현금영수증 발행취소 실패: 국세청 등록 진행 중' }
    : { PCD_TAXSAVE_RST: '0000', PCD_TAXSAVE_MSG: '현금영수증 발행취소 성공' }
}

/** Judges a result look-up: the payment as it was made. Refunds show only when `showsRefunds` (undocumented at Payple). */
export function decideLookUp(book: KeptBook, body: Body, scene: SceneName | null, showsRefunds: boolean): Decision {
  const account = book.accounts.get(body['PCD_PAY_OID'] ?? '')
  const type = body['PCD_PAY_TYPE'] ?? ''
  const known =
    account !== undefined &&
    account.payment.type === type &&
    account.payment.time.slice(0, 8) === body['PCD_PAY_DATE'] &&
    body['PCD_PAYCHK_FLAG'] === 'Y'
  if (!known) return payError(type === 'card' ? 'CBIL0003' : 'BILL0003', '결제내역이 존재하지 않습니다.')
  const refunded = refundedOf(account)
  const last = account.refunds.at(-1)
  return refusing({
    PCD_PAY_RST: 'success',
    PCD_PAY_CODE: scene === 'pchk000' ? 'PCHK000' : 'PCHK0000',
    PCD_PAY_MSG: type === 'card' ? '결제완료' : '출금이체완료',
    ...paymentFields(account.payment),
    PCD_REGULER_FLAG: 'N',
    ...(showsRefunds && last !== undefined
      ? { PCD_REFUND_TOTAL: String(refunded), PCD_REFUND_TIME: last.time, PCD_PAYCANCEL_FLAG: 'Y' }
      : {}),
  })
}
