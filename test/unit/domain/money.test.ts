import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, atMost, noWon, readWon, subtract, sum, toWon, toWonDelta } from '../../../src/domain/money.ts'

const amounts = fc.integer({ min: 0, max: 999_999_999_999 })

describe('an amount of won', () => {
  it.each([1.5, -1, 2 ** 60, Number.NaN, Number.POSITIVE_INFINITY])('is never %s', (amount) => {
    expect(() => toWon(amount)).toThrow(RangeError)
  })

  it('knows no negative zero', () => {
    expect(Object.is(toWon(-0), 0)).toBe(true)
  })

  it.each([
    ['1000', 1_000],
    [1_000, 1_000],
    ['0', 0],
    ['000', 0],
    ['999999999999', 999_999_999_999],
  ])('is read from %j', (raw, won) => {
    expect(readWon(raw)).toBe(won)
  })

  it.each([
    '1,000',
    '1000.0',
    '',
    ' 1000',
    '-1',
    '+1',
    '1e3',
    '１０００',
    '9999999999999',
    null,
    undefined,
    true,
    1.5,
    -1,
    {},
  ])('is not read from %j', (raw) => {
    expect(readWon(raw)).toBeNull()
  })

  it('cannot be less than nothing', () => {
    expect(() => subtract(toWon(1), toWon(2))).toThrow(RangeError)
  })

  it('comes back after adding and taking the same', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(subtract(add(toWon(a), toWon(b)), toWon(b))).toBe(a)
      }),
    )
  })

  it('sums in any order', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 20 }), (row) => {
        const won = row.map(toWon)
        expect(sum(won)).toBe(sum(won.toReversed()))
      }),
    )
    expect(sum([])).toBe(noWon)
  })

  it('is limited by the smaller of two', () => {
    expect(atMost(toWon(3), toWon(2))).toBe(2)
    expect(atMost(toWon(2), toWon(3))).toBe(2)
  })
})

describe('a difference in won', () => {
  it('may be negative and never a fraction', () => {
    expect(toWonDelta(-22_000)).toBe(-22_000)
    expect(() => toWonDelta(0.5)).toThrow(RangeError)
    expect(() => toWonDelta(-(2 ** 60))).toThrow(RangeError)
  })
})
