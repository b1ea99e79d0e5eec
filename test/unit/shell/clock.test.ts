import { performance } from 'node:perf_hooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { epochOf } from '../../../src/domain/day.ts'
import { createClock } from '../../../src/main/shell/clock.ts'

afterEach(() => vi.restoreAllMocks())

describe('the clock', () => {
  it('stands at the given time at start and then runs with the monotonic clock', () => {
    const elapsed = vi.spyOn(performance, 'now').mockReturnValue(1000.4)
    const clock = createClock('2026-11-09T23:59:58+09:00')
    expect(clock.now()).toBe('2026-11-09T23:59:58.000+09:00')
    expect(clock.today()).toBe('2026-11-09')
    elapsed.mockReturnValue(3000.9)
    expect(clock.now()).toBe('2026-11-10T00:00:00.000+09:00')
    expect(clock.today()).toBe('2026-11-10')
    expect(clock.elapsedMs()).toBe(3000.9)
  })

  it('is not moved by the machine’s clock once it was given a time', () => {
    vi.spyOn(performance, 'now').mockReturnValue(0)
    const clock = createClock('2026-11-09T09:00:00+09:00')
    vi.spyOn(Date, 'now').mockReturnValue(0)
    expect(clock.now()).toBe('2026-11-09T09:00:00.000+09:00')
  })

  it('is the machine’s own, in Korean time, when none was given', () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 10, 9, 15, 30, 0, 250))
    const clock = createClock(null)
    expect(clock.now()).toBe('2026-11-10T00:30:00.250+09:00')
    expect(epochOf(clock.now())).toBe(Date.now())
  })

  it.each(['', 'tomorrow', '2026-11-09', '2026-11-09T09:00:00', '2026-11-09T00:00:00Z', '2026-02-30T09:00:00+09:00'])(
    'takes no time that is not a moment in Korea: %j',
    (text) => {
      expect(() => createClock(text)).toThrow(RangeError)
    },
  )
})
