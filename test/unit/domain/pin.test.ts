import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { findPinProblem, lockedUntil, triesLeft } from '../../../src/domain/pin.ts'

const at = (time: string) => toInstant(`2026-11-23T${time}.000+09:00`)

describe('a chosen PIN', () => {
  it('is six to twelve digits', () => {
    expect(findPinProblem('482915')).toBeNull()
    expect(findPinProblem('730519284615')).toBeNull()
    expect(findPinProblem('48291')).toBe('too-short')
    expect(findPinProblem('7305192846150')).toBe('too-long')
    for (const typed of ['48291a', '４８２９１５', '48 2915', '−48291'])
      expect(findPinProblem(typed)).toBe('not-digits')
    expect(findPinProblem('')).toBe('too-short')
  })

  it('is none that is guessed first: one digit repeated, or digits in a row', () => {
    for (const simple of ['111111', '123456', '654321', '890123', '210987']) {
      expect(findPinProblem(simple)).toBe('too-simple')
    }
    for (const fit of ['112233', '121212', '135791', '123457']) expect(findPinProblem(fit)).toBeNull()
  })
})

describe('the pause after wrong PINs', () => {
  it('begins with the fifth and grows to an hour', () => {
    const tries = (count: number) => Array.from({ length: count }, () => at('10:00:00'))
    expect(lockedUntil(tries(4), at('10:00:00'))).toBeNull()
    expect([5, 6, 7, 8, 40].map((count) => lockedUntil(tries(count), at('10:00:00')))).toEqual(
      ['10:01:00', '10:05:00', '10:15:00', '11:00:00', '11:00:00'].map(at),
    )
  })

  it('is over at its last moment, counted from the last wrong one', () => {
    const tries = ['09:00:00', '09:10:00', '09:20:00', '09:30:00', '10:00:00'].map(at)
    expect(lockedUntil(tries, at('10:00:59'))).toBe(at('10:01:00'))
    expect(lockedUntil(tries, at('10:01:00'))).toBeNull()
  })

  it('keeps nobody out because the clock was wrong: one that was years ahead, and is set right, ends it', () => {
    const tries = Array.from({ length: 5 }, () => toInstant('2031-01-01T00:00:00.000+09:00'))
    expect(lockedUntil(tries, at('10:00:00'))).toBeNull()
    const soon = Array.from({ length: 5 }, () => at('10:00:30'))
    expect(lockedUntil(soon, at('10:00:00'))).toBe(at('10:01:30'))
  })

  it('is told beforehand', () => {
    expect([0, 1, 4, 5, 9].map(triesLeft)).toEqual([5, 4, 1, null, null])
  })
})
