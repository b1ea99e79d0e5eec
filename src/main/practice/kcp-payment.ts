import { toWon } from '../../domain/money.ts'
import { computeSplit } from '../../domain/tax-split.ts'
import type { SandboxPayment } from '../gateways/kcp/sandbox/index.ts'
import type { Goods, PracticeBuyer } from './catalogue.ts'
import type { PracticeMoment } from './moment.ts'

/** The KCP site of the practice shop: KCP's own public test site. */
export const practiceSite = 'T0000'

/** Wallets by KCP's codes: card inside the wallet, balance, and the institution behind the balance (easy-pay guide). */
const kcpWallets = {
  'samsung-pay': { card: 'OT01', money: null, institution: null },
  'ssg-pay': { card: 'OT03', money: 'PASG', institution: 'SCSM' },
  'kakao-pay': { card: 'OT13', money: 'PAKM', institution: 'SCKA' },
  'naver-pay': { card: 'OT16', money: 'PANP', institution: 'SCNA' },
  // The guide lists L.POINT's institution and no pay_method of its own: the field is left out.
  'l-pay': { card: 'OT11', money: '', institution: 'SCLP' },
  'apple-pay': { card: 'OT21', money: null, institution: null },
  'toss-pay': { card: 'OT23', money: 'PATO', institution: 'SCTO' },
} as const
export type KcpWallet = keyof typeof kcpWallets

/** How a payment was made. Won: `coupon` and `free` are inside the total; `quota` is months, `00` at once. */
export type KcpWay =
  | {
      readonly kind: 'card'
      readonly wallet: KcpWallet | null
      readonly issuer: number
      readonly quota?: string
      readonly coupon?: number
      readonly wholeOnly?: boolean
    }
  | { readonly kind: 'money'; readonly wallet: KcpWallet; readonly free: number; readonly missed?: boolean }
  | {
      readonly kind: 'mixed'
      readonly wallet: KcpWallet
      readonly issuer: number
      readonly money: number
      readonly free: number
    }
  | { readonly kind: 'transfer'; readonly bank: number; readonly receipt: boolean }
  | { readonly kind: 'virtual-account'; readonly bank: number; readonly receipt: boolean }
  | { readonly kind: 'mobile' }

/** A payment of the practice book at KCP, before it has a date. `odd` replaces fields of the answer, for anomalies. */
export interface KcpDraft {
  /** From 1; transaction, approval and receipt numbers are made from it. */
  readonly number: number
  readonly order: string
  readonly moment: PracticeMoment
  readonly buyer: PracticeBuyer
  readonly goods: Goods
  readonly way: KcpWay
  readonly odd?: Readonly<Record<string, string>>
}

const issuers = [
  ['CCLG', '신한카드', '461954'],
  ['CCSS', '삼성카드', '536648'],
  ['CCKM', 'KB국민카드', '457973'],
  ['CCDI', '현대카드', '433028'],
  ['CCLO', '롯데카드', '512462'],
  ['CCBC', 'BC카드', '404825'],
  ['CCHN', '하나카드', '414025'],
  ['CCNH', 'NH농협카드', '485479'],
] as const
const banks = [
  ['04', '국민은행'],
  ['88', '신한은행'],
  ['20', '우리은행'],
  ['11', '농협'],
  ['90', '카카오뱅크'],
] as const

/** How many card issuers and banks a draft may choose from. */
export const choices = { issuers: issuers.length, banks: banks.length } as const

/** The payment as KCP's approval told it, paid at `time` (14 digits, KST). */
export function kcpPayment(draft: KcpDraft, time: string): SandboxPayment {
  const { won, taxFree } = draft.goods
  const { supply, vat } = computeSplit(toWon(won), toWon(taxFree))
  return {
    siteCode: practiceSite,
    approval: {
      res_cd: '0000',
      res_msg: '정상처리',
      tno: transactionNumber(draft.number),
      order_no: draft.order,
      amount: String(won),
      escw_yn: 'N',
      ...wayFields(draft, time),
      res_tax_flag: taxFree === 0 ? 'TG01' : taxFree === won ? 'TG02' : 'TG03',
      res_tax_mny: String(supply),
      res_vat_mny: String(vat),
      res_free_mny: String(taxFree),
      ...draft.odd,
    },
  }
}

/** The line of a merchant's log: the answer, and the merchant's own fields beside it (decision 10). */
export const kcpLine = (draft: KcpDraft, payment: SandboxPayment): Readonly<Record<string, string>> => ({
  ...payment.approval,
  good_name: draft.goods.name,
  buyr_name: draft.buyer.name,
  buyr_tel1: draft.buyer.phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1-$2-$3'),
  buyr_mail: draft.buyer.email,
})

const eight = (number: number, factor: number): string => String(10_000_000 + ((number * factor) % 89_999_999))
const transactionNumber = (number: number): string => String(23_730_000_000_000 + number * 104_729)
const receiptNumber = (number: number): string => String(20_260_000_000_000 + number * 31_337)

function wayFields(draft: KcpDraft, time: string): Readonly<Record<string, string>> {
  const { way, number, goods } = draft
  switch (way.kind) {
    case 'card': {
      const wallet = way.wallet === null ? {} : { card_other_pay_type: kcpWallets[way.wallet].card }
      const coupon = way.coupon ?? 0
      const card = cardFields(number, way.issuer, goods.won - coupon, time, coupon)
      return { ...card, ...wallet, quota: way.quota ?? '00', partcanc_yn: way.wholeOnly === true ? 'N' : 'Y' }
    }
    case 'money':
      return { ...methodOf(way.wallet), ...moneyFields(draft, way, goods.won, time) }
    case 'mixed': {
      const card = cardFields(number, way.issuer, goods.won - way.money - way.free, time, 0)
      const wallet = { card_other_pay_type: kcpWallets[way.wallet].card }
      return { ...card, ...wallet, ...moneyFields(draft, way, way.money + way.free, time) }
    }
    case 'transfer':
      return {
        pay_method: 'PABK',
        app_time: time,
        ...bankFields(draft, way.bank),
        ...windowReceipt(draft, way.receipt),
      }
    case 'virtual-account':
      return { pay_method: 'PAVC', ...accountFields(draft, way.bank, time), ...windowReceipt(draft, way.receipt) }
    case 'mobile':
      return { pay_method: 'PAMC', commid: 'SKT', mobile_no: '010****0000', hp_app_time: time }
  }
}

function cardFields(number: number, issuer: number, won: number, time: string, coupon: number): Record<string, string> {
  const [code, name, bin] = issuers[issuer % issuers.length] ?? issuers[0]
  return {
    pay_method: 'PACA',
    card_cd: code,
    card_name: name,
    card_no: `${bin}******${String((number * 7_919) % 10_000).padStart(4, '0')}`,
    acqu_cd: code,
    acqu_name: name,
    quota: '00',
    noinf: 'N',
    app_no: eight(number, 7_654_321),
    app_time: time,
    card_mny: String(won),
    coupon_mny: String(coupon),
    partcanc_yn: 'Y',
  }
}

const methodOf = (wallet: KcpWallet): Readonly<Record<string, string>> => {
  const { money } = kcpWallets[wallet]
  return money === null || money === '' ? {} : { pay_method: money }
}

/** SSG tells nobody; Naver's receipts carry KCP's number; an L.POINT receipt waits for its batch (easy-pay guide). */
function moneyFields(
  { number }: KcpDraft,
  way: { readonly wallet: KcpWallet; readonly free: number; readonly missed?: boolean },
  balance: number,
  time: string,
): Readonly<Record<string, string>> {
  const target = balance - way.free
  const issued = target > 0 && way.missed !== true && way.wallet !== 'ssg-pay' && way.wallet !== 'l-pay'
  return {
    easypoint_mny: String(balance),
    app_easypoint_time: time,
    service_corp_id: kcpWallets[way.wallet].institution ?? '',
    app_cash_receipt_yn: issued ? 'Y' : 'N',
    app_cash_receipt_no: issued && way.wallet === 'naver-pay' ? receiptNumber(number) : '',
    app_cash_receipt_mny: String(target),
  }
}

function bankFields({ goods }: KcpDraft, bank: number): Readonly<Record<string, string>> {
  const [code, name] = banks[bank % banks.length] ?? banks[0]
  return { bank_code: `BK${code}`, bank_name: name, bk_mny: String(goods.won) }
}

/** Paid in: the deposit's fields of the notice stand beside those of the issue. */
function accountFields(
  { goods, number, buyer }: KcpDraft,
  bank: number,
  time: string,
): Readonly<Record<string, string>> {
  const [code, name] = banks[bank % banks.length] ?? banks[0]
  return {
    bankcode: `BK${code}`,
    bankname: name,
    account: `T0${String(number * 977).padStart(11, '0')}`,
    depositor: '연습상점',
    va_name: buyer.name,
    remitter: buyer.name,
    ipgm_mnyx: String(goods.won),
    ipgm_time: time,
  }
}

/** A receipt the buyer asked for in the payment window, or not. */
const windowReceipt = ({ number, buyer }: KcpDraft, asked: boolean): Readonly<Record<string, string>> =>
  asked
    ? {
        cash_yn: 'Y',
        cash_tr_code: '0',
        cash_id_info: buyer.phone,
        cash_authno: String(100_000_000 + ((number * 1_234_577) % 899_999_999)),
        cash_no: receiptNumber(number),
      }
    : { cash_yn: 'N' }
