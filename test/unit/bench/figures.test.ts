import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beside, isMet, median, percentile, summary } from '../../bench/figures.mjs'

describe('figures of a benchmark', () => {
  it('takes the middle value of an odd number of rounds and the mean of the two middle ones of an even number', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })

  it('reads a 95th percentile between its neighbours', () => {
    expect(percentile([10, 20, 30, 40, 50], 0.95)).toBeCloseTo(48)
    expect(percentile([7], 0.95)).toBe(7)
  })

  it('finds every percentile between the least and the greatest value, rising with its share', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 })
    const shares = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(values, shares, (all, pair) => {
        const [low, high] = [Math.min(...pair), Math.max(...pair)]
        const [below, above] = [percentile(all, low), percentile(all, high)]
        // Interpolation may round in the last place.
        const hair = 1e-9 * (1 + Math.max(...all))
        return below >= Math.min(...all) - hair && above <= Math.max(...all) + hair && below <= above + hair
      }),
    )
  })

  it('leaves the rounds in the order they were measured', () => {
    const rounds = [3, 1, 2]
    summary(rounds)
    expect(rounds).toEqual([3, 1, 2])
    expect(summary(rounds)).toEqual({ median: 2, min: 1, rounds: 3 })
  })

  it('compares round by round, so that one slow round of both does not change the ratio', () => {
    const calm = beside([20, 20, 20], [10, 10, 10])
    const disturbed = beside([20, 200, 20], [10, 100, 10])
    expect(calm.ratio).toEqual({ median: 2, min: 2, max: 2 })
    expect(disturbed.ratio).toEqual(calm.ratio)
    expect(disturbed.ours).toEqual({ median: 20, min: 20, rounds: 3 })
  })

  it('is not the ratio of the medians', () => {
    expect(beside([10, 30, 50], [10, 10, 50]).ratio.median).toBe(1)
    expect(beside([10, 30, 50], [10, 10, 50]).ours.median).toBe(30)
  })

  it('refuses rounds that do not pair up, a rival that took no time, and figures that are none', () => {
    expect(() => beside([1, 2], [1])).toThrow(RangeError)
    expect(() => beside([1], [0])).toThrow(RangeError)
    expect(() => percentile([], 0.5)).toThrow(RangeError)
    expect(() => percentile([1, Number.NaN], 0.5)).toThrow(RangeError)
    expect(() => percentile([1], 1.5)).toThrow(RangeError)
  })

  it('counts a figure that equals its goal as met and says nothing without a goal', () => {
    expect(isMet(1.5, 1.5)).toBe(true)
    expect(isMet(1.51, 1.5)).toBe(false)
    expect(isMet(99, null)).toBeNull()
  })
})
