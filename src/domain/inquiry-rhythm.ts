/**
 * When an unknown refund is looked up again, in milliseconds after the look-up before. The third falls behind the minute
 * a balance may lag; the last repeats until {@link inquiryGivesUpMs}.
 */
const pausesMs = [2_000, 15_000, 50_000, 180_000, 600_000, 1_800_000] as const

/** After this long without proof a person takes over: a day, by when every gateway's own books are closed. */
export const inquiryGivesUpMs = 86_400_000

/** How far chance may move a pause, as a share of it, so that several desks do not ask in step. */
const jitter = 0.2

/** The pause before look-up number `attempt` (from 0). `chance` is in [0, 1). */
export function inquiryPauseMs(attempt: number, chance: number): number {
  const pause = pausesMs[Math.min(attempt, pausesMs.length - 1)] ?? pausesMs[0]
  return Math.round(pause * (1 + jitter * (2 * chance - 1)))
}
