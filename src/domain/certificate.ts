import { dayOf, daysBetween, epochOf, type Instant } from './day.ts'

/** What the certificate a shop signs with says of itself; none of it is secret. `renewal` tells in Korean how to get the next one. */
export interface Certificate {
  readonly subject: string
  readonly from: Instant
  readonly until: Instant
  readonly renewal: string
}

/** Where a certificate stands: not begun, good, good and ending soon, or ended. */
export const certificatePhases = ['early', 'good', 'ending', 'ended'] as const

/** KCP renews a certificate from 30 days before its end, so that is when its end is told (KCP guide §1.5). */
const toldDays = 30

/** Where it stands at `now`. `daysLeft` counts Korean days up to its last one: 0 on that day, negative after it. */
export function certificateStanding(
  { from, until }: Certificate,
  now: Instant,
): { readonly phase: (typeof certificatePhases)[number]; readonly daysLeft: number } {
  const daysLeft = daysBetween(dayOf(now), dayOf(until))
  if (epochOf(now) >= epochOf(until)) return { phase: 'ended', daysLeft }
  if (epochOf(now) < epochOf(from)) return { phase: 'early', daysLeft }
  return { phase: daysLeft <= toldDays ? 'ending' : 'good', daysLeft }
}
