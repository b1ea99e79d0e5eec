import { performance } from 'node:perf_hooks'
import { type Day, dayOf, epochOf, type Instant, instantOfEpoch, toInstant } from '../../domain/day.ts'

/** Wall time in Korea, and a monotonic count of milliseconds from an unsaid beginning. */
export interface ShellClock {
  now(): Instant
  today(): Day
  elapsedMs(): number
}

/**
 * The clock. With `startsAt` (Korean time as in `Instant`) the wall stands there now and then runs with the monotonic
 * clock, untouched by the machine's own (decision 13); without, it is the machine's. Throws RangeError on another form.
 */
export function createClock(startsAt: string | null): ShellClock {
  const now = startsAt === null ? systemNow : startedAt(toInstant(startsAt))
  return { now, today: () => dayOf(now()), elapsedMs: () => performance.now() }
}

/** Follows corrections of the machine's clock and the time it slept, which the monotonic one may not count. */
const systemNow = (): Instant => instantOfEpoch(Date.now())

function startedAt(start: Instant): () => Instant {
  const offset = epochOf(start) - performance.now()
  return () => instantOfEpoch(Math.floor(offset + performance.now()))
}
