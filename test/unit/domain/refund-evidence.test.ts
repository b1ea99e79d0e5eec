import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noWon, toWon } from '../../../src/domain/money.ts'
import { concludeFrom, type Evidence, type Question } from '../../../src/domain/refund-evidence.ts'

const question = (amount: number, remainingBefore: number, refundedBefore = 0): Question => ({
  amount: toWon(amount),
  remainingBefore: toWon(remainingBefore),
  refundedBefore: toWon(refundedBefore),
})

const balance = (remaining: number): Evidence => ({ remaining: toWon(remaining), refunded: null })
const refunded = (sum: number): Evidence => ({ remaining: null, refunded: toWon(sum) })
const silent: Evidence = { remaining: null, refunded: null }

describe('a balance', () => {
  it('that went down by the amount proves the refund, at once', () => {
    for (const mayStillBeMoving of [true, false]) {
      expect(concludeFrom(balance(45_000), question(10_000, 55_000), mayStillBeMoving)).toEqual({
        verdict: 'done',
        sentence: '결제사 잔액 55,000원 → 45,000원. 요청한 10,000원이 환불되었습니다.',
      })
    }
  })

  it('that did not move disproves it, but not while it may lag', () => {
    const asked = question(10_000, 55_000)
    expect(concludeFrom(balance(55_000), asked, false)).toEqual({
      verdict: 'not-applied',
      sentence: '결제사 잔액 55,000원 → 55,000원. 잔액이 그대로이므로 환불되지 않았습니다.',
    })
    const early = concludeFrom(balance(55_000), asked, true)
    expect(early.verdict).toBe('unclear')
    expect(early.sentence).toContain('잠시 뒤 다시 조회합니다')
  })

  it('that moved otherwise proves nothing and sends a person to the gateway', () => {
    for (const seen of [44_999, 45_001, 0, 56_000]) {
      const { verdict, sentence } = concludeFrom(balance(seen), question(10_000, 55_000), false)
      expect(verdict).toBe('unclear')
      expect(sentence).toContain('관리자 화면에서 확인해야 합니다')
    }
  })

  it('decides before any sum of refunds does', () => {
    const both: Evidence = { remaining: toWon(55_000), refunded: toWon(10_000) }
    expect(concludeFrom(both, question(10_000, 55_000), false).verdict).toBe('not-applied')
  })

  it('concludes that money moved only where exactly the amount is missing, whatever the figures', () => {
    const won = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(won, won, won, fc.boolean(), (before, amount, seen, moving) => {
        const { verdict } = concludeFrom(balance(seen), question(amount, before), moving)
        expect(verdict === 'done').toBe(amount > 0 && amount <= before && seen === before - amount)
        if (verdict === 'not-applied') expect([seen, moving]).toEqual([before, false])
      }),
    )
  })
})

describe('a gateway that tells no balance', () => {
  it('proves a refund only by a sum that is what went back before and this', () => {
    expect(concludeFrom(refunded(10_000), question(10_000, 39_000), false)).toEqual({
      verdict: 'done',
      sentence: '조회 응답의 환불 누계 10,000원이 이 환불과 맞습니다.',
    })
    expect(concludeFrom(refunded(14_000), question(10_000, 35_000, 4_000), true).verdict).toBe('done')
    for (const sum of [4_000, 10_000, 13_999, 24_000]) {
      expect(concludeFrom(refunded(sum), question(10_000, 35_000, 4_000), false).verdict).toBe('unclear')
    }
  })

  it('never disproves one: neither silence nor an unmoved sum says that nothing went back', () => {
    for (const evidence of [silent, refunded(0), refunded(4_000)]) {
      expect(concludeFrom(evidence, question(10_000, 35_000, 4_000), false).verdict).toBe('unclear')
    }
    expect(concludeFrom(silent, question(10_000, 39_000), false).sentence).toContain('환불 내역이 없습니다')
    expect(concludeFrom(refunded(noWon), question(10_000, 39_000), false).sentence).toContain('원장과 맞지 않습니다')
  })
})
