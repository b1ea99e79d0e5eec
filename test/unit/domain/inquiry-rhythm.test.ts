import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inquiryGivesUpMs, inquiryPauseMs } from '../../../src/domain/inquiry-rhythm.ts'

/** In the middle of chance a pause is what the rhythm says. */
const middle = 0.5
const attempts = (count: number) => Array.from({ length: count }, (_, attempt) => attempt)

describe('the rhythm of look-ups', () => {
  it('begins after seconds, slows down, and then goes on every half hour', () => {
    expect(attempts(8).map((attempt) => inquiryPauseMs(attempt, middle))).toEqual([
      2_000, 15_000, 50_000, 180_000, 600_000, 1_800_000, 1_800_000, 1_800_000,
    ])
  })

  it('has a look-up behind the minute that a balance may lag, whatever chance does', () => {
    const earliest = attempts(4).reduce((sum, attempt) => sum + inquiryPauseMs(attempt, 0), 0)
    expect(earliest).toBeGreaterThan(60_000)
    expect(attempts(3).reduce((sum, attempt) => sum + inquiryPauseMs(attempt, middle), 0)).toBeGreaterThan(60_000)
  })

  it('asks some fifty times in the day before a person takes over', () => {
    let at = 0
    let asked = 0
    while (at <= inquiryGivesUpMs) {
      at += inquiryPauseMs(asked, middle)
      asked += 1
    }
    expect(asked).toBeGreaterThan(40)
    expect(asked).toBeLessThan(60)
  })

  it('is moved by chance by a fifth at most, in whole milliseconds, so that desks do not ask in step', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(fc.nat({ max: 1_000 }), chance, (attempt, drawn) => {
        const pause = inquiryPauseMs(attempt, drawn)
        expect(Number.isInteger(pause)).toBe(true)
        expect(Math.abs(pause / inquiryPauseMs(attempt, middle) - 1)).toBeLessThanOrEqual(0.2)
      }),
    )
    expect(inquiryPauseMs(1, 0)).toBe(12_000)
    expect(inquiryPauseMs(1, 0.25)).toBe(13_500)
  })
})
