import { addDays, type Day, type Instant, toInstant } from '../../../../src/domain/day.ts'
import { toWon, type Won } from '../../../../src/domain/money.ts'
import type { MatchCause } from '../../../../src/domain/reconciliation/finding.ts'
import type { Duty, KnownReceipt, ListedLine } from '../../../../src/domain/reconciliation/match-input.ts'
import { cancelled, due, issued, listed } from './match-samples.ts'

/** Chance that repeats itself: a number below `below`. */
export type Chance = (below: number) => number

/** The same row of numbers for the same seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** What a plant puts in, each with the cause that is true of it. */
export interface Planted {
  readonly duties: readonly (readonly [Duty, MatchCause])[]
  readonly receipts: readonly (readonly [KnownReceipt, MatchCause])[]
  readonly lines: readonly (readonly [ListedLine, MatchCause])[]
}

/** Everything of one payment that a plant may use. `old` is long before `on`, `today` the very day. */
export interface Ground {
  readonly id: string
  readonly number: string
  readonly other: string
  readonly won: Won
  /** A sum no other payment has. */
  readonly rare: Won
  readonly four: string
  readonly old: Day
  readonly on: Day
  readonly chance: Chance
}

/** A moment of a day. */
export const moment = (day: Day, time: string): Instant => toInstant(`${day}T${time}+09:00`)

/** The parts of a plant, all of the same cause. */
export function planted(
  cause: MatchCause,
  parts: { readonly duty?: Duty; readonly receipts?: readonly KnownReceipt[]; readonly lines?: readonly ListedLine[] },
): Planted {
  return {
    duties: parts.duty === undefined ? [] : [[parts.duty, cause]],
    receipts: (parts.receipts ?? []).map((one) => [one, cause] as const),
    lines: (parts.lines ?? []).map((one) => [one, cause] as const),
  }
}

/** Two plants of one payment. */
export const both = (one: Planted, other: Planted): Planted => ({
  duties: [...one.duties, ...other.duties],
  receipts: [...one.receipts, ...other.receipts],
  lines: [...one.lines, ...other.lines],
})

/** The payment's receipt, issued on its old day. */
export const receiptOf = (at: Ground, change: Partial<KnownReceipt> = {}): KnownReceipt =>
  issued({
    id: `${at.id}-r`,
    transactionId: at.id,
    at: moment(at.old, '10:00:00'),
    won: at.won,
    approvalNumber: at.number,
    identityLastFour: at.four,
    ...change,
  })

/** Its whole cancel on the next day. */
export const cancelOf = (at: Ground, change: Partial<KnownReceipt> = {}): KnownReceipt =>
  cancelled({
    id: `${at.id}-c`,
    transactionId: at.id,
    at: moment(addDays(at.old, 1), '12:00:00'),
    won: at.won,
    originalApprovalNumber: at.number,
    identityLastFour: at.four,
    ...change,
  })

/** A duty of the merchant’s for it. */
export const dutyOf = (at: Ground, change: Partial<Duty> = {}): Duty =>
  due({
    id: `${at.id}-d`,
    transactionId: at.id,
    won: at.won,
    paidAt: moment(at.old, '10:00:00'),
    deadline: addDays(at.old, 5),
    identityLastFour: at.four,
    ...change,
  })

type LineChange = Parameters<typeof listed>[0] & { readonly day?: Day; readonly time?: string }

/** Hometax's line of it. */
export const lineOf = (at: Ground, { day = at.old, time = '10:00:00', ...change }: LineChange = {}): ListedLine =>
  listed({
    id: `${at.id}-l`,
    total: at.won,
    on: `${day}T${time}`,
    approvalNumber: at.number,
    identityLastFour: at.four,
    ...change,
  })

/** Hometax's line of its cancel. */
export const cancelLineOf = (at: Ground, change: LineChange = {}): ListedLine =>
  lineOf(at, { id: `${at.id}-lc`, total: 0 - at.won, day: addDays(at.old, 1), time: '12:00:00', ...change })

/** Half of a sum, rounded to hundreds. */
export const part = (won: Won): Won => toWon(Math.max(100, Math.floor(won / 200) * 100))

/** The old day or one beside it. */
export const nearDay = (at: Ground): Day => addDays(at.old, at.chance(3) - 1)
/** What is a wallet's receipt. */
export const wallet = { issuer: 'wallet', wallet: 'kakao-pay', purpose: null } as const
/** What is a duty of L.POINT’s. */
export const batch = { standing: 'batch', issuer: 'wallet', wallet: 'l-pay', deadline: null } as const
/** What is a duty a wallet says it did not meet. */
export const unreported = {
  standing: 'not-issued-by-wallet',
  issuer: 'wallet',
  wallet: 'kakao-pay',
  deadline: null,
} as const
