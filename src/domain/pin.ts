import { epochOf, type Instant, instantOfEpoch } from './day.ts'

/** How long a PIN is, in digits. */
export const pinLength = { least: 6, most: 12 } as const

/** What may be wrong with a PIN somebody chose. */
export const pinProblems = ['not-digits', 'too-short', 'too-long', 'too-simple'] as const
export type PinProblem = (typeof pinProblems)[number]

/** What is wrong with a chosen PIN; null when it can be used. One digit repeated, or digits in a row, are guessed first. */
export function findPinProblem(pin: string): PinProblem | null {
  if (!/^\d*$/.test(pin)) return 'not-digits'
  if (pin.length < pinLength.least) return 'too-short'
  if (pin.length > pinLength.most) return 'too-long'
  return isSimple(pin) ? 'too-simple' : null
}

function isSimple(pin: string): boolean {
  const digits = Array.from(pin, Number)
  const steps = new Set(digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10))
  const [step] = steps
  return steps.size === 1 && (step === 0 || step === 1 || step === 9)
}

/** Wrong PINs in a row after which there is a pause, and each pause in minutes; the last one stays. */
const triesWithoutPause = 5
const pauseMinutes = [1, 5, 15, 60] as const

/**
 * Until when no PIN is tried, after these wrong ones in a row (oldest first); null when one may be tried. A last one that lies further
 * ahead than its pause was written under a clock that was wrong, and would keep its person out until then.
 */
export function lockedUntil(wrong: readonly Instant[], now: Instant): Instant | null {
  const last = wrong.at(-1)
  if (last === undefined || wrong.length < triesWithoutPause) return null
  const minutes = pauseMinutes[Math.min(wrong.length - triesWithoutPause, pauseMinutes.length - 1)] ?? 60
  const pause = minutes * 60_000
  const left = epochOf(last) + pause - epochOf(now)
  return left > 0 && left <= 2 * pause ? instantOfEpoch(epochOf(last) + pause) : null
}

/** How many wrong PINs are left before a pause; null when every further one is answered by a pause. */
export const triesLeft = (wrong: number): number | null =>
  wrong < triesWithoutPause ? triesWithoutPause - wrong : null

/** How long a PIN answers for moves of money, and how long a desk nobody touches stays open. */
export const provenForMs = 5 * 60_000
export const idleLockMs = 10 * 60_000
