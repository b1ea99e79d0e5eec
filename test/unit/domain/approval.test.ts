import { describe, expect, it } from 'vitest'
import { findApprovalBar, isWaiting, overLimit } from '../../../src/domain/approval.ts'
import { toWon } from '../../../src/domain/money.ts'
import { usualRefundLimits } from '../../../src/domain/operator.ts'
import { refund } from './samples.ts'

const limits = { ...usualRefundLimits, cs: toWon(50_000), finance: toWon(300_000) }
const cs = { id: 'cs-1', name: '박상담', role: 'cs' } as const
const finance = { id: 'fin-1', name: '이재무', role: 'finance' } as const
const approver = { id: 'app-1', name: '최승인', role: 'approver' } as const

describe('the limit of a role', () => {
  it.each([
    [50_000, null],
    [50_001, '한도 50,000원을 넘습니다.'],
  ])('of 50,000 won: %i alone', (amount, because) => {
    const found = overLimit(cs, limits, [], toWon(amount))
    if (because === null) expect(found).toBeNull()
    else expect(found).toContain(because)
  })

  it('counts what went back of the payment without approval, also what is unknown, and not what was declined', () => {
    const earlier = [refund(20_000), refund(20_000, { state: 'unknown' }), refund(90_000, { state: 'declined' })]
    expect(overLimit(cs, limits, earlier, toWon(10_000))).toBeNull()
    expect(overLimit(cs, limits, earlier, toWon(10_001))).toContain('승인 없이 환불한 40,000원')
  })

  it('does not count what another person approved', () => {
    const earlier = [refund(200_000, { approvedBy: 'app-1' })]
    expect(overLimit(cs, limits, earlier, toWon(50_000))).toBeNull()
  })

  it('is none for who has no limit', () => {
    expect(overLimit({ role: 'admin' }, limits, [], toWon(999_999_999_999))).toBeNull()
  })
})

describe('who may approve', () => {
  const request = { operatorId: 'cs-1', amount: toWon(300_001) }

  it('is never who asked, whatever their role', () => {
    expect(findApprovalBar(cs, limits, [], request)).toBe('own-request')
    expect(findApprovalBar({ ...approver, id: 'cs-1' }, limits, [], request)).toBe('own-request')
  })

  it('is who may refund as much alone', () => {
    expect(findApprovalBar(finance, limits, [], request)).toBe('over-own-limit')
    expect(findApprovalBar(finance, limits, [], { ...request, amount: toWon(300_000) })).toBeNull()
    expect(findApprovalBar(approver, limits, [], request)).toBeNull()
  })

  it('has nothing to do once a request ended', () => {
    expect((['drafted', 'awaiting-approval'] as const).every(isWaiting)).toBe(true)
    expect((['intended', 'refused', 'withdrawn', 'void'] as const).some(isWaiting)).toBe(false)
  })
})
