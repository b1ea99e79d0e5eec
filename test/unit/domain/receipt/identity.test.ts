import { describe, expect, it } from 'vitest'
import { checkIdentity, selfIssueIdentity } from '../../../../src/domain/receipt/identity.ts'

const selfIssue = selfIssueIdentity

describe('who a receipt is for', () => {
  it.each([
    ['010-1234-5678', '01012345678'],
    ['010 1234 5678', '01012345678'],
    ['０１０－１２３４－５６７８', '01012345678'],
    ['010–1234—5678', '01012345678'],
    ['010ㅡ1234ㅡ5678', '01012345678'],
    ['\u00a0010\u20111234\u22125678 ', '01012345678'],
    ['011-234-5678', '0112345678'],
    ['019-1234-5678', '01912345678'],
    ['4111 1111 1111 1111', '4111111111111111'],
    ['1544-2020-1234-5678-901', '1544202012345678901'],
    // Thirteen digits that begin with no birthday: month 00 and 13, days 00, 31 of a short month, 30 of February.
    ['9000011234567', '9000011234567'],
    ['9013011234567', '9013011234567'],
    ['9001001234567', '9001001234567'],
    ['9004311234567', '9004311234567'],
    ['9002301234567', '9002301234567'],
  ])('both purposes take %s', (typed, digits) => {
    expect(checkIdentity('income-deduction', typed)).toEqual({ ok: true, value: digits })
    expect(checkIdentity('business-expense', typed)).toEqual({ ok: true, value: digits })
  })

  it.each(['0100001234', '010-000-1234', '０１０-０００-１２３４'])(
    '%s is 자진발급, for income deduction alone',
    (typed) => {
      expect(checkIdentity('income-deduction', typed)).toEqual({ ok: true, value: selfIssue })
      expect(checkIdentity('business-expense', typed)).toEqual({ ok: false, failure: 'no-business-number' })
    },
  )

  it.each(['220-81-62517', '２２０８１６２５１７', '220 81 62517'])(
    '%s goes with a business expense alone',
    (typed) => {
      expect(checkIdentity('business-expense', typed)).toEqual({ ok: true, value: '2208162517' })
      expect(checkIdentity('income-deduction', typed)).toEqual({ ok: false, failure: 'no-phone-or-card' })
    },
  )

  it.each([
    '900101-1234567',
    '9001011234567',
    '９００１０１－１２３４５６７',
    '900101 - 1234567',
    '900101.1234567',
    '홍길동 900101-1234567',
    // A foreigner's, one of the nineteenth century, one born on a leap day, and one whose check digit does not fit.
    '900101-5234567',
    '900101-9234567',
    '960229-1234567',
    '201015-3999999',
  ])('no purpose takes the resident number %s', (typed) => {
    for (const purpose of ['income-deduction', 'business-expense'] as const)
      expect(checkIdentity(purpose, typed)).toEqual({ ok: false, failure: 'resident-number' })
  })

  it.each([
    ['income-deduction', '', 'not-digits'],
    ['income-deduction', ' - ', 'not-digits'],
    ['income-deduction', '홍길동'.normalize('NFD'), 'not-digits'],
    ['income-deduction', '010-1234-567B', 'not-digits'],
    ['income-deduction', '010-1234-56七8', 'not-digits'],
    ['income-deduction', '٠١٠١٢٣٤٥٦٧٨', 'not-digits'],
    ['income-deduction', '+82 10 1234 5678', 'not-digits'],
    ['income-deduction', '010-0000-1234', 'self-issue-mistyped'],
    ['business-expense', '01000001234', 'self-issue-mistyped'],
    ['income-deduction', '01012', 'no-phone-or-card'],
    ['income-deduction', '010-123-4567', 'no-phone-or-card'],
    ['income-deduction', '012-1234-5678', 'no-phone-or-card'],
    ['income-deduction', '02-1234-5678', 'no-phone-or-card'],
    ['income-deduction', '123456789012', 'no-phone-or-card'],
    ['income-deduction', '12345678901234567890', 'no-phone-or-card'],
    ['business-expense', '220-81-62518', 'business-number-wrong'],
    ['business-expense', '000-00-00000', 'no-business-number'],
    ['business-expense', '220-81-6251', 'no-business-number'],
  ] as const)('%s does not take %s: %s', (purpose, typed, problem) => {
    expect(checkIdentity(purpose, typed)).toEqual({ ok: false, failure: problem })
  })
})
