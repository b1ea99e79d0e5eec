import {
  type Account,
  paidOf,
  remainingOf,
  type SandboxCancel,
  sharesOf,
  take,
  type TakesFirst,
  taxLeftOf,
} from './book.ts'
import { type Body, fieldOf } from './verify.ts'

/** A refusal as the wire says it. */
export interface Refused {
  readonly res_cd: string
  readonly res_msg: string
}

/** What a cancel would do, before it is done: `time` and `seq` are still open. */
export type Plan = Pick<SandboxCancel, 'won' | 'taken' | 'tax'> & { readonly whole: boolean }

/** A refusal by a code and a text. */
export const refuse = (res_cd: string, res_msg: string): Refused => ({ res_cd, res_msg })

/** Was it refused? */
export const isRefused = (judged: object): judged is Refused => 'res_cd' in judged

/** No such payment for this site. */
export const noSuchPayment: Refused = refuse('8061', '원거래없음')

/** Judges a cancel in the order KCP's codes suggest: state of the payment, formats, amounts, tax. */
export function judge(body: Body, account: Account, first: TakesFirst): Plan | Refused {
  const remaining = remainingOf(account)
  if (remaining === 0) {
    return account.payment.approval['pay_method'] === 'PACA'
      ? refuse('8133', '기취소된 신용카드 거래 취소요청')
      : refuse('8023', '기승인 취소된 거래')
  }
  const modType = fieldOf(body, 'mod_type')
  if (modType === 'STSC') return judgeWhole(account, first)
  if (modType === 'STPC') return judgePart(body, account, remaining, first)
  return refuse('8004', '거래구분코드 오류')
}

function judgeWhole(account: Account, first: TakesFirst): Plan | Refused {
  if (account.cancels.length > 0) return refuse('8040', '부분취소(환불) 진행중 거래, 전체취소 불가')
  const won = paidOf(account)
  return { whole: true, won, taken: take(sharesOf(account), won, first), tax: taxLeftOf(account) }
}

/** Whole won in up to twelve digits. */
export const isAmount = (text: string): boolean => /^\d{1,12}$/.test(text)

function judgePart(body: Body, account: Account, remaining: number, first: TakesFirst): Plan | Refused {
  const asked = fieldOf(body, 'mod_mny')
  const before = fieldOf(body, 'rem_mny')
  if (!isAmount(asked)) return refuse('8082', '변경금액 포맷에러')
  if (!isAmount(before)) return refuse('8084', '변경전남은금액 포맷에러')
  if (account.payment.approval['partcanc_yn'] === 'N') return refuse('8384', '부분취소 불가 거래유형')
  const won = Number(asked)
  if (won === 0) return refuse('8035', '부분취소 최소금액 미만')
  if (won > remaining) return refuse('8036', '부분취소 가능금액 초과')
  if (Number(before) !== remaining) return refuse('8037', '부분취소 남은금액 불일치')
  const tax = judgeTax(body, account, won)
  if (tax !== null && 'res_cd' in tax) return tax
  return { whole: false, won, taken: take(sharesOf(account), won, first), tax }
}

/** 복합과세: only a TG03 payment takes the three amounts, and it takes nothing without them. */
function judgeTax(body: Body, account: Account, won: number): SandboxCancel['tax'] | Refused {
  const left = taxLeftOf(account)
  const flag = fieldOf(body, 'tax_flag')
  if (left === null) return flag === 'TG03' ? refuse('8074', '복합과세 승인정보 조회 오류') : null
  if (flag !== 'TG03') return refuse('8011', '복합과세 금액 설정오류')
  const [supply, free, vat] = [
    fieldOf(body, 'mod_tax_mny'),
    fieldOf(body, 'mod_free_mny'),
    fieldOf(body, 'mod_vat_mny'),
  ]
  if (!isAmount(supply)) return refuse('8078', '과세금액 포맷에러')
  if (!isAmount(free)) return refuse('8079', '비과세금액 포맷에러')
  if (!isAmount(vat)) return refuse('8080', '부가세금액 포맷에러')
  const tax = { supply: Number(supply), vat: Number(vat), free: Number(free) }
  if (tax.supply + tax.vat + tax.free !== won) return refuse('8011', '복합과세 금액 설정오류')
  if (tax.supply > left.supply || tax.vat > left.vat) return refuse('8098', '과세/부가세 금액 초과')
  if (tax.free > left.free) return refuse('8099', '비과세 금액 초과')
  return tax
}
