import { failed, ok, type Result } from '../result.ts'
import type { ReceiptPurpose } from './receipt-act.ts'

/** Why an identity cannot go with a purpose. */
export const identityProblems = [
  'not-digits',
  'resident-number',
  'self-issue-mistyped',
  'no-phone-or-card',
  'no-business-number',
  'business-number-wrong',
] as const
export type IdentityProblem = (typeof identityProblems)[number]

/** R08: the number of a receipt issued without the buyer's identity. */
export const selfIssueIdentity = '0100001234'

/** The same with a digit too many, as one types it by habit: a phone number nobody has. */
const selfIssueMistyped = '01000001234'

/** Spaces and every stroke that stands for a hyphen once widths are made plain: dashes, the minus sign and the Korean vowel typed for it. */
const between = /[\s\-\u00AD\u1173\u2010-\u2015\u2212\u30FC]/gu

/**
 * Checks who a receipt is for before anything is sent (R13, R14) and gives the digits alone, the one way an identity is written. A
 * gateway may say success for a pair the tax office refuses. Full-width digits, blanks and hyphens are read; anything else is refused.
 */
export function checkIdentity(purpose: ReceiptPurpose, typed: string): Result<string, IdentityProblem> {
  const plain = typed.normalize('NFKC')
  if (looksLikeResidentNumber(plain.replace(/\D/g, ''))) return failed('resident-number')
  const digits = plain.replace(between, '')
  if (!/^\d+$/.test(digits)) return failed('not-digits')
  if (digits === selfIssueMistyped) return failed('self-issue-mistyped')
  if (digits === selfIssueIdentity) return purpose === 'income-deduction' ? ok(digits) : failed('no-business-number')
  if (isMobileNumber(digits) || isReceiptCard(digits)) return ok(digits)
  if (purpose === 'income-deduction') return failed('no-phone-or-card')
  if (!/^[1-9]\d{9}$/.test(digits)) return failed('no-business-number')
  return isBusinessNumber(digits) ? ok(digits) : failed('business-number-wrong')
}

/** 010 has eight digits behind it; the older prefixes seven or eight. */
const isMobileNumber = (digits: string): boolean => /^(?:010\d{8}|01[16789]\d{7,8})$/.test(digits)

const isReceiptCard = (digits: string): boolean => /^\d{13,19}$/.test(digits)

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/**
 * Thirteen digits that begin with a birthday are a resident number, or a foreigner's, and are not taken at all (R15). The digit after the
 * birthday may be any, and numbers given since October 2020 have no check digit: a receipt card that happens to begin with a date is
 * refused too, on the safe side. Thirteen digits that no birthday begins are a card.
 */
function looksLikeResidentNumber(digits: string): boolean {
  if (digits.length !== 13) return false
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))]
  return day >= 1 && day <= (daysOfMonth[month - 1] ?? 0)
}

const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5] as const

/** Ten digits whose check digit fits (국세청 사업자등록번호 검증식). */
export function isBusinessNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false
  const figures = Array.from(digits, Number)
  const sum = weights.reduce((total, weight, at) => total + weight * (figures[at] ?? 0), 0)
  const check = (10 - ((sum + Math.floor(((figures[8] ?? 0) * 5) / 10)) % 10)) % 10
  return figures[9] === check
}
