import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toWon } from '../../../src/domain/money.ts'
import {
  countsAsSpent,
  isOpen,
  judgeBalance,
  mayBecome,
  nextRefundStates,
  receiptCancelReasonOf,
  refundable,
  refundKey,
  refundReasons,
  refundStates,
  spent,
} from '../../../src/domain/refund.ts'
import { refund } from './samples.ts'

describe('the states of a refund', () => {
  it.each([
    ['intended', true],
    ['sent', true],
    ['unknown', true],
    ['done', false],
    ['declined', false],
    ['not-applied', false],
    ['settled-by-hand', false],
  ] as const)('%s holds its amount: %s', (state, open) => {
    expect(isOpen(state)).toBe(open)
  })

  it('lead from intended to every other state', () => {
    const reached = new Set<string>(['intended'])
    for (const state of reached)
      for (const [from, next] of Object.entries(nextRefundStates))
        if (from === state) for (const to of next) reached.add(to)
    expect([...reached].toSorted()).toEqual([...refundStates].toSorted())
  })

  it('never lead out of an end, and never back to intended', () => {
    for (const from of refundStates) {
      expect(mayBecome(from, 'intended')).toBe(false)
      expect(mayBecome('done', from)).toBe(false)
      expect(mayBecome('declined', from)).toBe(false)
    }
  })

  it('let nobody turn an unknown refund into a declined one', () => {
    expect(mayBecome('unknown', 'declined')).toBe(false)
    expect(mayBecome('unknown', 'settled-by-hand')).toBe(true)
  })
})

describe('what a payment has given back', () => {
  it.each([
    ['intended', null, true],
    ['sent', null, true],
    ['unknown', null, true],
    ['done', null, true],
    ['declined', null, false],
    ['not-applied', null, false],
    ['settled-by-hand', 'refunded', true],
    ['settled-by-hand', 'not-refunded', false],
  ] as const)('counts a refund that is %s (%s): %s', (state, conclusion, counts) => {
    expect(countsAsSpent({ state, byHand: conclusion === null ? null : { conclusion, note: '' } })).toBe(counts)
  })

  it('holds an unknown refund against the next one', () => {
    const refunds = [refund(22_000, { state: 'unknown' }), refund(10_000), refund(5_000, { state: 'declined' })]
    expect(spent(refunds, [{ won: toWon(3_000) }])).toBe(35_000)
    expect(refundable(toWon(55_000), refunds, [{ won: toWon(3_000) }])).toBe(20_000)
  })

  it('leaves nothing rather than less than nothing when more went back elsewhere', () => {
    expect(refundable(toWon(1_000), [refund(600)], [{ won: toWon(600) }])).toBe(0)
  })
})

describe('the key of a refund', () => {
  it('is the same for the same facts and new once anything was tried or remains differently', () => {
    const first = refundKey('shop-a/1', { refunds: 0, remaining: toWon(55_000) })
    expect(refundKey('shop-a/1', { refunds: 0, remaining: toWon(55_000) })).toBe(first)
    expect(refundKey('shop-a/1', { refunds: 1, remaining: toWon(55_000) })).not.toBe(first)
    expect(refundKey('shop-a/1', { refunds: 0, remaining: toWon(33_000) })).not.toBe(first)
    expect(refundKey('shop-b/1', { refunds: 0, remaining: toWon(55_000) })).not.toBe(first)
  })
})

describe('a balance after a lost answer', () => {
  it.each([
    [55_000, 22_000, 33_000, false, 'done'],
    [55_000, 22_000, 33_000, true, 'done'],
    [55_000, 22_000, 55_000, false, 'not-applied'],
    [55_000, 22_000, 55_000, true, 'unclear'],
    [55_000, 22_000, 11_000, false, 'unclear'],
    [55_000, 22_000, 0, false, 'unclear'],
    [55_000, 55_000, 0, false, 'done'],
    [10_000, 22_000, 0, false, 'unclear'],
  ] as const)('of %i before, %i asked and %i now (moving: %s) is %s', (before, amount, now, moving, verdict) => {
    expect(judgeBalance(toWon(before), toWon(amount), toWon(now), moving)).toBe(verdict)
  })

  it('never proves a refund that the balance does not show', () => {
    const won = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(won, won, won, fc.boolean(), (before, amount, now, moving) => {
        const verdict = judgeBalance(toWon(before), toWon(amount), toWon(now), moving)
        if (verdict === 'done') expect(now).toBe(before - amount)
        if (verdict === 'not-applied') expect(now).toBe(before)
      }),
    )
  })
})

describe('the reason of a cancelled receipt', () => {
  it('is one of the three the tax office knows, for every reason of a refund', () => {
    expect(refundReasons.map(receiptCancelReasonOf)).toEqual([1, 1, 1, 2, 1, 3])
  })
})
