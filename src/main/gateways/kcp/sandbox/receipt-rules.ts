import { type Account, paidOf } from './book.ts'
import { type ReceiptAccount, type ReceiptBook, receiptRemaining, type SandboxReceipt } from './receipt-book.ts'
import { isAmount, noSuchPayment, refuse, type Refused } from './rules.ts'
import { type Body, fieldOf, textOf } from './verify.ts'

/** What a register would put on record: its numbers and its time are still open. */
export type ReceiptPlan = Omit<SandboxReceipt, 'cashNo' | 'receiptNo' | 'time'>

/** The payment a register names; null when the site has none by this number. */
export type PaymentOf = (siteCode: string, tno: string) => Account | null

/** 14 digits that are a moment of the calendar. */
const isMoment = (text: string): boolean => {
  if (!/^\d{14}$/.test(text)) return false
  const iso = text.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6')
  const moment = new Date(`${iso}Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso)
}

const forbidden = ',&;\n\r\\|\'"<>\0'
const isPlainText = (text: string): boolean =>
  text.trim() !== '' && !Array.from(text).some((character) => forbidden.includes(character))
const isStated = (text: string): boolean => text.trim() !== ''
const oneOf =
  (...values: readonly string[]) =>
  (text: string): boolean =>
    values.includes(text)

type Form = readonly [name: string, holds: (text: string) => boolean]

/** KCP guide §6.1: texts that must be there, each with what holds of it. */
const forms: readonly Form[] = [
  ['user_type', oneOf('PGNW')],
  ['trad_time', isMoment],
  ['tr_code', oneOf('0', '1')],
  ['ordr_idxx', (text) => isStated(text) && Buffer.byteLength(text) <= 40],
  ['good_name', isPlainText],
  ['buyr_name', isPlainText],
  ['corp_type', oneOf('0', '1')],
]

/** What a seller in somebody else's shop adds (`corp_type` 1). */
const corporateForms: readonly Form[] = [
  ['corp_tax_type', oneOf('TG01', 'TG02')],
  ['corp_tax_no', (text) => /^\d{10}$/.test(text)],
  ['corp_sell_tax_no', (text) => /^\d{10}$/.test(text)],
  ['corp_nm', isStated],
  ['corp_owner_nm', isStated],
  ['corp_addr', isStated],
  ['corp_telno', isStated],
]

/** By `tr_code`: a phone of 10 or 11 digits, a resident's 13 or a card's up to 19; a business's 10. */
const identityForms: Readonly<Record<string, RegExp>> = { '0': /^(?:\d{10,11}|\d{13,19})$/, '1': /^\d{10}$/ }

/** Which code refuses a form is not public; 8009 with the field's name is the nearest that is. */
const badForm = (name: string): Refused => refuse('8009', `변경정보 포맷에러 (${name})`)

const firstBroken = (body: Body, asked: readonly Form[]): Refused | null => {
  const broken = asked.find(([name, holds]) => !holds(textOf(body, name)))
  return broken === undefined ? null : badForm(broken[0])
}

/** Judges a register: forms, amounts, order number, payment. */
export function judgeRegister(body: Body, book: ReceiptBook, paymentOf: PaymentOf): ReceiptPlan | Refused {
  if (textOf(body, 'pay_method') !== 'CASH') return refuse('8005', '가능서비스 없음')
  const broken = firstBroken(body, forms)
  if (broken !== null) return broken
  const identity = textOf(body, 'id_info')
  if (identityForms[textOf(body, 'tr_code')]?.test(identity) !== true) return badForm('id_info')
  const brokenCorporate = textOf(body, 'corp_type') === '1' ? firstBroken(body, corporateForms) : null
  if (brokenCorporate !== null) return brokenCorporate
  const won = judgeAmounts(body)
  if (typeof won !== 'number') return won
  const siteCode = textOf(body, 'site_cd')
  const orderNumber = textOf(body, 'ordr_idxx')
  if (book.isUsed(siteCode, orderNumber)) return refuse('9167', '주문번호 중복')
  const tno = judgePayment(body, won, book, paymentOf)
  if (tno !== null && typeof tno !== 'string') return tno
  return { siteCode, orderNumber, won, identity: identity.slice(-4), tno }
}

/** The total, when it is the sum of its parts. One client leaves out `amt_svc`, which then is nothing. */
function judgeAmounts(body: Body): number | Refused {
  const stated = (name: string): string => (Object.hasOwn(body, name) ? fieldOf(body, name) : '0')
  const amounts = {
    amt_tot: fieldOf(body, 'amt_tot'),
    amt_sup: fieldOf(body, 'amt_sup'),
    amt_svc: stated('amt_svc'),
    amt_tax: fieldOf(body, 'amt_tax'),
  }
  for (const [name, text] of Object.entries(amounts)) if (!isAmount(text)) return badForm(name)
  const won = Number(amounts.amt_tot)
  if (won === 0) return badForm('amt_tot')
  return Number(amounts.amt_sup) + Number(amounts.amt_svc) + Number(amounts.amt_tax) === won
    ? won
    : refuse('8564', '결제금액 오류- 공급가액,부가세액 불일치')
}

/** The payment named; null when none need be. `pay_type` may be left out: one client of the REST form does. */
function judgePayment(body: Body, won: number, book: ReceiptBook, paymentOf: PaymentOf): string | null | Refused {
  const payType = textOf(body, 'pay_type')
  if (isSent(body, 'pay_type') && !oneOf('PABK', 'PAVC', 'PAXX')(payType)) return badForm('pay_type')
  if (!isSent(body, 'pay_trade_no') && !oneOf('PABK', 'PAVC')(payType)) return null
  const siteCode = textOf(body, 'site_cd')
  const tno = textOf(body, 'pay_trade_no')
  const payment = paymentOf(siteCode, tno)
  if (payment === null) return noSuchPayment
  return book.standingFor(siteCode, tno) + won > paidOf(payment) ? refuse('8059', '결제금액 불일치') : tno
}

const isSent = (body: Body, name: string): boolean => Object.hasOwn(body, name) && body[name] !== ''

/**
 * The receipt a change or a look-up is about: by `cash_no` (MG01), by its approval number (MG02), or by the payment it names (MG04),
 * which must leave no choice between several that stand. A receipt the payment came with is found as any other (KCP guide §6.2). MG03
 * wants whole identities, and none are kept.
 */
export function findReceipt(body: Body, book: ReceiptBook): ReceiptAccount | Refused {
  const value = textOf(body, 'mod_value')
  const own = book.accounts.filter(({ receipt }) => receipt.siteCode === textOf(body, 'site_cd'))
  switch (textOf(body, 'mod_gubn')) {
    case 'MG01':
      return own.find(({ receipt }) => receipt.cashNo === value) ?? noSuchPayment
    case 'MG02':
      return own.find(({ receipt }) => value !== '' && receipt.receiptNo === value) ?? noSuchPayment
    case 'MG04': {
      const named = own.filter(({ receipt }) => receipt.tno === value)
      const standing = named.filter((account) => receiptRemaining(account) > 0)
      if (standing.length > 1) return refuse('8030', '원거래 검색 오류')
      return standing[0] ?? named.at(-1) ?? noSuchPayment
    }
    default:
      return badForm('mod_gubn')
  }
}

/** What a cancel of a receipt would take off it. */
export interface ReceiptCancelPlan {
  readonly won: number
  readonly whole: boolean
}

/** Judges a receipt's cancel as a payment's is judged; `partial` says whether the site may cancel parts at all. */
export function judgeReceiptCancel(
  body: Body,
  account: ReceiptAccount,
  partial: 'accepted' | 'refused',
): ReceiptCancelPlan | Refused {
  const remaining = receiptRemaining(account)
  if (isSent(body, 'trad_time') && !isMoment(textOf(body, 'trad_time'))) return badForm('trad_time')
  if (remaining === 0) return refuse('8023', '기승인 취소된 거래')
  const modType = textOf(body, 'mod_type')
  if (modType === 'STSC') {
    return account.cancels.length > 0
      ? refuse('8040', '부분취소(환불) 진행중 거래, 전체취소 불가')
      : { won: remaining, whole: true }
  }
  if (modType !== 'STPC') return refuse('8004', '거래구분코드 오류')
  if (partial === 'refused') return refuse('8392', '부분취소 불가 사이트')
  const asked = fieldOf(body, 'mod_mny')
  const before = fieldOf(body, 'rem_mny')
  if (!isAmount(asked)) return refuse('8082', '변경금액 포맷에러')
  if (!isAmount(before)) return refuse('8084', '변경전남은금액 포맷에러')
  const won = Number(asked)
  if (won === 0) return refuse('8035', '부분취소 최소금액 미만')
  if (won > remaining) return refuse('8036', '부분취소 가능금액 초과')
  if (Number(before) !== remaining) return refuse('8037', '부분취소 남은금액 불일치')
  return { won, whole: false }
}
