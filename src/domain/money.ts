declare const won: unique symbol

/** An amount of money in whole Korean won, never negative, at most 2^53 − 1. Made only by {@link toWon}. */
export type Won = number & { readonly [won]: 'Won' }

declare const wonDelta: unique symbol

/** A signed difference of two amounts of won, as a ledger row of a cancelled receipt carries it. Made only by {@link toWonDelta}. */
export type WonDelta = number & { readonly [wonDelta]: 'WonDelta' }

/** Largest single amount a gateway may report: twelve digits (KCP's N12; rules.md R66 calls thirteen unreadable). */
export const largestGatewayAmount = 999_999_999_999

const isWon = (amount: number): amount is Won => Number.isSafeInteger(amount) && amount >= 0
const isWonDelta = (amount: number): amount is WonDelta => Number.isSafeInteger(amount)

/** Takes a number as won. Throws RangeError on a fraction, a negative amount or one beyond 2^53 − 1. */
export function toWon(amount: number): Won {
  if (!isWon(amount)) throw new RangeError(`not an amount of won: ${amount}`)
  return amount === 0 ? noWon : amount
}

/** Takes a number as a signed difference in won. Throws RangeError on a fraction or an unsafe size. */
export function toWonDelta(amount: number): WonDelta {
  if (!isWonDelta(amount)) throw new RangeError(`not a difference in won: ${amount}`)
  return amount
}

function zero(): Won {
  const none = 0
  if (!isWon(none)) throw new RangeError('zero is not won')
  return none
}

/** Nothing. */
export const noWon: Won = zero()

/** Reads digits as won: `"1000"` or `1000`; null for anything else (`"1,000"`, `"1000.0"`, `""`, 13 digits). */
export function readWon(raw: unknown): Won | null {
  const text = typeof raw === 'number' ? String(raw) : raw
  if (typeof text !== 'string' || !/^\d{1,12}$/.test(text)) return null
  return toWon(Number(text))
}

/** Sum of two amounts. */
export const add = (a: Won, b: Won): Won => toWon(a + b)

/** What is left of `a` after taking `b`. Throws RangeError when `b` is more than `a`: ask before you take. */
export const subtract = (a: Won, b: Won): Won => toWon(a - b)

/** Sum of any number of amounts; nothing sums to 0. */
export const sum = (amounts: Iterable<Won>): Won => {
  let total = 0
  for (const amount of amounts) total += amount
  return toWon(total)
}

/** The smaller of two amounts. */
export const atMost = (a: Won, b: Won): Won => (a < b ? a : b)
