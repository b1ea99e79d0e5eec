import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../../src/domain/day.ts'
import { identityProblems } from '../../../../../src/domain/receipt/identity.ts'
import {
  cancelBlockOf,
  identityMissing,
  identityNotice,
  issueSplitOf,
  liveApprovalOf,
} from '../../../../../src/renderer/src/features/transactions/parts/receipt/receipt-facts.ts'
import { identityProblem, receiptIssue } from '../../../../../src/renderer/src/text/ko/receipt-desk.ts'
import { receiptActStateName } from '../../../../../src/renderer/src/text/words.ts'
import { actOf, detailOf } from '../../receipt-detail.ts'

describe('what is said of an identity while it is typed', () => {
  it('is nothing before anything is typed, but it cannot be sent', () => {
    expect(identityNotice('payple', 'income-deduction', '  ')).toEqual({ problem: null, fits: null })
    expect(identityMissing('payple', 'income-deduction', '  ')).toBe(receiptIssue.needIdentity)
  })

  it('is a sentence of its own for each problem', () => {
    const typed = {
      'not-digits': identityNotice('payple', 'income-deduction', '010-1234-567a'),
      'resident-number': identityNotice('payple', 'income-deduction', '900101-1234567'),
      'no-phone-or-card': identityNotice('payple', 'income-deduction', '0101234'),
      'no-business-number': identityNotice('payple', 'business-expense', '12345'),
      'self-issue-mistyped': identityNotice('payple', 'income-deduction', '010-0000-1234'),
      'business-number-wrong': identityNotice('payple', 'business-expense', '123-45-67890'),
    }
    for (const kind of identityProblems) expect(typed[kind]).toEqual({ problem: identityProblem[kind], fits: null })
    expect(new Set(Object.values(identityProblem)).size).toBe(identityProblems.length)
  })

  it('asks nobody for a resident number and names what is taken instead', () => {
    expect(identityNotice('payple', 'income-deduction', '9001011234567').problem).toContain('받지 않습니다')
    expect(identityNotice('payple', 'income-deduction', '9001011234567').problem).toContain('휴대전화')
  })

  it('tells self-issue from a buyer of whom the number is known', () => {
    expect(identityNotice('payple', 'income-deduction', receiptIssue.selfNumber).fits).toBe(receiptIssue.selfIssued)
    expect(identityNotice('payple', 'income-deduction', '010-1234-5678').fits).toBe(receiptIssue.identityFits)
    expect(identityMissing('payple', 'income-deduction', receiptIssue.selfNumber)).toBeNull()
  })

  it('refuses self-issue as a business expense', () => {
    expect(identityMissing('payple', 'business-expense', receiptIssue.selfNumber)).toContain('소득공제용에만')
  })

  it('follows the purpose when it changes', () => {
    expect(identityMissing('payple', 'business-expense', '220-81-62517')).toBeNull()
    expect(identityMissing('payple', 'income-deduction', '220-81-62517')).toBe(identityProblem['no-phone-or-card'])
  })
})

describe('the sentence that confirms', () => {
  it('names the figure and the purpose', () => {
    expect(receiptIssue.confirm['income-deduction']('132,000원')).toBe('132,000원을 소득공제용으로 발급')
    expect(receiptIssue.confirm['business-expense']('132,000원')).toBe('132,000원을 지출증빙용으로 발급')
  })
})

describe('a cancel', () => {
  const waiting = { refundId: 'r1', from: toInstant('2026-11-24T09:00:00+09:00'), isOpen: false }

  it('whose retry is not offered yet says from which day and hour', () => {
    expect(cancelBlockOf(detailOf({ retryOf: waiting }))?.because).toContain('2026-11-24 (화) 09:00부터')
    expect(cancelBlockOf(detailOf({ retryOf: { ...waiting, isOpen: true } }))).toBeNull()
  })

  it('that the gateway does not do at all promises no retry', () => {
    const cancelBlocked = { because: '결제사 관리자에서 합니다.', remedy: null }
    expect(cancelBlockOf(detailOf({ retryOf: waiting, cancelBlocked }))).toEqual(cancelBlocked)
  })

  it('names the number of the receipt that lives: the last one issued from here, else the payment’s own', () => {
    const own = { ...detailOf(), receiptNumbers: { approval: 'P1', gateway: null } }
    expect(liveApprovalOf(own)).toBe('P1')
    const acts = [actOf({ id: 'a2', state: 'declined', approvalNumber: null }), actOf({ approvalNumber: 'G1' })]
    expect(liveApprovalOf({ ...own, receiptDesk: { ...own.receiptDesk, acts } })).toBe('G1')
  })
})

describe('the tax figures of an issue', () => {
  it('are those of what is due, and left to main where the amount is neither that nor the whole payment', () => {
    expect(issueSplitOf(detailOf())).toMatchObject({ supply: 120_000, vat: 12_000 })
    expect(issueSplitOf(detailOf({ issueAmount: 50_000 }))).toBeNull()
  })
})

describe('states of a receipt act', () => {
  it('are spelled as a refund’s, and what did not happen by what it was', () => {
    expect(receiptActStateName({ kind: 'issue', state: 'done' })).toBe('완료')
    expect(receiptActStateName({ kind: 'cancel', state: 'unknown' })).toBe('결과 불명')
    expect(receiptActStateName({ kind: 'issue', state: 'not-applied' })).toBe('발급되지 않음')
    expect(receiptActStateName({ kind: 'cancel', state: 'not-applied' })).toBe('취소되지 않음')
  })
})
