import { dayOf, epochOf, type Instant, instantOfEpoch, toInstant } from '../../../src/domain/day.ts'
import type { Clock } from '../../../src/main/application/ports.ts'

/** A clock that stands until it is moved; the wall and the monotonic count go together. */
export interface TestClock extends Clock {
  move(ms: number): void
}

/** The moment tests begin at. */
export const morning: Instant = toInstant('2026-11-23T10:00:00.000+09:00')

/** Starts a clock that stands at `start`. */
export function createTestClock(start: Instant = morning): TestClock {
  let elapsed = 0
  const now = (): Instant => instantOfEpoch(epochOf(start) + elapsed)
  return {
    now,
    today: () => dayOf(now()),
    elapsedMs: () => elapsed,
    move: (ms) => {
      elapsed += ms
    },
  }
}
