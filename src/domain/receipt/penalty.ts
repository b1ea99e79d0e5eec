import { addDays, type Day, toDay } from '../day.ts'
import { noWon, toWon, type Won } from '../money.ts'
import { figuresOn } from './obligation-rules.ts'

/** R09: what not issuing costs when issued `today`, and from which day it costs more; `next` null once it no longer grows. */
export interface Penalty {
  readonly today: Won
  readonly next: { readonly from: Day; readonly won: Won } | null
}

/**
 * R06, R07: the last day to issue money received on `received`. The day it is counted from is not counted: the day of the money, or of
 * the end of the supply.
 */
export const issueDeadline = (received: Day, from: Day = received): Day =>
  addDays(from, figuresOn(received).deadlineDays)

/** R61: the last day on which a bulk transmission of money received on a day is awaited, in January of the next year. */
export const batchAwaitedUntil = (received: Day): Day =>
  toDay(`${Number(received.slice(0, 4)) + 1}${figuresOn(received).batchAwaitedUntil}`)

/**
 * The penalty on `amount` for money received on `received`, if it is issued on `today`: nothing up to the deadline (counted from
 * `from`), the lower rate up to and including the last day of self-issue, the full rate after it. Rounds down (R60). The days of
 * self-issue are counted from the money in any case, as R09 has it: a deadline after them is followed by the full rate at once.
 */
export function penaltyOf(amount: Won, received: Day, today: Day, from: Day = received): Penalty {
  const figures = figuresOn(received)
  const lateFrom = addDays(issueDeadline(received, from), 1)
  const missedFrom = addDays(received, figures.selfIssueDays + 1)
  const late = shareOf(amount, figures.latePercent)
  const missed = shareOf(amount, figures.missedPercent)
  if (today < lateFrom) return { today: noWon, next: { from: lateFrom, won: lateFrom < missedFrom ? late : missed } }
  if (today < missedFrom) return { today: late, next: { from: missedFrom, won: missed } }
  return { today: missed, next: null }
}

/** What not issuing costs if it is left until tomorrow, by a penalty as of `today`. */
export const penaltyTomorrow = ({ today: won, next }: Penalty, today: Day): Won =>
  next !== null && next.from <= addDays(today, 1) ? next.won : won

/** One stage of waiting: what not issuing costs from a day until another, both inclusive; `until` null is for good. */
export interface PenaltyStage {
  readonly from: Day
  readonly until: Day | null
  readonly percent: number
  readonly won: Won
}

/** What `penaltyOf` says of every day from the one on which the money was received, for a duty that is to be done by `deadline`. */
export function penaltyStages(amount: Won, received: Day, deadline: Day): readonly PenaltyStage[] {
  const { selfIssueDays, latePercent, missedPercent } = figuresOn(received)
  const lastSelfIssue = addDays(received, selfIssueDays)
  const lateFrom = addDays(deadline, 1)
  const missedFrom = addDays(lastSelfIssue, 1)
  const stage = (from: Day, until: Day | null, percent: number): PenaltyStage => ({
    from,
    until,
    percent,
    won: shareOf(amount, percent),
  })
  return [
    stage(received, deadline, 0),
    ...(lateFrom < missedFrom ? [stage(lateFrom, lastSelfIssue, latePercent)] : []),
    stage(lateFrom < missedFrom ? missedFrom : lateFrom, null, missedPercent),
  ]
}

/** R60: so many per cent, rounded down to the won. Amounts whose hundredfold a number cannot hold are reckoned at full length. */
function shareOf(amount: Won, percent: number): Won {
  const hundredfold = amount * percent
  return hundredfold <= Number.MAX_SAFE_INTEGER
    ? toWon((hundredfold - (hundredfold % 100)) / 100)
    : toWon(Number((BigInt(amount) * BigInt(percent)) / 100n))
}
