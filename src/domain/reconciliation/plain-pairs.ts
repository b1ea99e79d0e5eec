import { type Day, type Instant, isSameDay } from '../day.ts'
import { createBusinessDays } from './business-days.ts'
import type { Finding } from './finding.ts'
import type { KnownReceipt, ListedLine, MatchInput } from './match-input.ts'
import { PlainCancel, PlainPair } from './plain-pair.ts'
import { kindOf, type Links, ofNoKind } from './places-of-kind.ts'
import { type Claims, claimsOf, type ListedNumbers, listedNumbers } from './receipt-claims.ts'

/** Pairs that need no table, as findings, and what is left to be matched with one. */
interface Sifted {
  readonly findings: Finding[]
  readonly rest: MatchInput
}

const none = -1

/**
 * The sums of what may turn out to be nobody's of ours: it may resemble a receipt of such a sum, or cancel it (R64), so those are not told
 * here. Surely ours is only what an issue claims, or a payment's only receipt: a cancel of several goes by its issue's number.
 */
function strangeSums(listed: readonly ListedLine[], { lines }: ListedNumbers, claims: Claims): Set<number> {
  const sums = new Set<number>()
  const nets = new Map<number, number>()
  for (let at = 0; at < listed.length; at += 1) {
    const link = lines[at] ?? 0
    const number = link === ofNoKind ? none : kindOf(lines, at)
    if (number !== none && isOurs(number, claims)) continue
    const total = listed[at]?.total ?? 0
    if (number === none || link === 0) sums.add(Math.abs(total))
    else nets.set(number, (nets.get(number) ?? 0) + total)
  }
  for (const net of nets.values()) sums.add(Math.abs(net))
  return sums
}

function isOurs(number: number, { claimant, isIssues, receipts }: Claims): boolean {
  if (isIssues[number] === 1) return true
  const payment = (claimant[number] ?? 0) - 1
  return payment >= 0 && receipts[payment] === 0
}

/** Do a receipt and a line of its number say the same, on the same day and in time? */
const saysTheSame = (receipt: KnownReceipt, line: ListedLine): boolean =>
  receipt.event === 'issued' &&
  line.event === 'issued' &&
  line.total === Number(receipt.won) &&
  (receipt.purpose === null || line.purpose === null || receipt.purpose === line.purpose) &&
  isSameDay(receipt.at, line.soldAt) &&
  (receipt.deadline === null || line.soldAt.slice(0, 10) <= receipt.deadline)

/** Do a cancel and its line take back all that was issued, the line not before the issue's? */
const takesAllBack = (cancel: KnownReceipt, cancelLine: ListedLine, line: ListedLine): boolean =>
  cancel.event === 'cancelled' &&
  cancelLine.event === 'cancelled' &&
  line.total === Number(cancel.won) &&
  line.total === 0 - cancelLine.total &&
  line.soldAt <= cancelLine.soldAt

/** What a person linked, by id, and the payments that some of it is of. */
function linkedOf({ receipts, links = [] }: MatchInput): {
  readonly ids: ReadonlySet<string>
  readonly payments: ReadonlySet<string>
} {
  const ids = new Set(links.flatMap(({ ours, lineId }) => [ours, lineId]))
  const payments = new Set<string>()
  if (ids.size > 0) for (const { id, transactionId } of receipts) if (ids.has(id)) payments.add(transactionId)
  return { ids, payments }
}

/** What plain pairs are told by. */
interface Sifting {
  readonly receipts: readonly KnownReceipt[]
  readonly listed: readonly ListedLine[]
  readonly lines: Links
  readonly claims: Claims
  readonly strange: ReadonlySet<number>
  readonly hasOnlyRealCancels: boolean
  readonly linked: ReadonlySet<string>
  readonly dayOf: (at: Instant) => Day
  readonly isReceiptTaken: Uint8Array
  readonly isLineTaken: Uint8Array
}

/** The pair of a payment's only receipt, by the place of it; null where it is not plain. */
function plainPairAt(sifting: Sifting, at: number): PlainPair | null {
  const { receipts, listed, claims, strange, dayOf } = sifting
  const number = claims.numberOf[at] ?? none
  const [receipt, line] = [receipts[at], listed[number]]
  if (receipt === undefined || line === undefined || isAnyLinked(sifting, receipt, line)) return null
  if (!receipt.isAlive || !saysTheSame(receipt, line) || strange.has(line.total)) return null
  take(sifting, at, number)
  return new PlainPair(receipt, line, receipt.deadline ?? dayOf(receipt.at))
}

/**
 * The pair of a payment's only two receipts, by their places in any order; null where they are no issue and whole cancel, or not plain.
 * Nothing is left of it that a stranger could resemble, and only a cancel of nothing could be taken for another of it.
 */
function plainCancelAt(sifting: Sifting, one: number, other: number): PlainCancel | null {
  const { receipts, listed, lines, claims, dayOf } = sifting
  const number = claims.numberOf[one] ?? none
  if (claims.numberOf[other] !== number || !sifting.hasOnlyRealCancels) return null
  const [at, cancelAt] = receipts[one]?.event === 'issued' ? [one, other] : [other, one]
  const second = (lines[number] ?? 0) - 1
  const [place, cancelPlace] = listed[number]?.event === 'issued' ? [number, second] : [second, number]
  const [issue, cancel, line, cancelLine] = [receipts[at], receipts[cancelAt], listed[place], listed[cancelPlace]]
  if (issue === undefined || cancel === undefined || line === undefined || cancelLine === undefined) return null
  if (isAnyLinked(sifting, issue, line) || isAnyLinked(sifting, cancel, cancelLine)) return null
  if (!saysTheSame(issue, line) || !takesAllBack(cancel, cancelLine, line)) return null
  take(sifting, at, place)
  take(sifting, cancelAt, cancelPlace)
  return new PlainCancel(issue, line, cancel, cancelLine, issue.deadline ?? dayOf(issue.at))
}

const isAnyLinked = ({ linked }: Sifting, receipt: KnownReceipt, line: ListedLine): boolean =>
  linked.size > 0 && (linked.has(receipt.id) || linked.has(line.id))

function take({ isReceiptTaken, isLineTaken }: Sifting, at: number, place: number): void {
  isReceiptTaken[at] = 1
  isLineTaken[place] = 1
}

/**
 * Takes out what most of a list is: a payment's only receipt and the only line of its number that say the same, and a receipt and its whole
 * cancel that are all of their payment with the two lines that say the same. The first matches whatever the rest is, as long as no stranger
 * has its sum; the second leaves nothing that could resemble anything. The rest is matched as if they had not been there.
 */
export function* siftPlainPairs(input: MatchInput): Generator<undefined, Sifted> {
  const { receipts, lines: listed, settings } = input
  const linked = linkedOf(input)
  const numbers = listedNumbers(listed)
  yield
  const claims = claimsOf(receipts, listed, numbers, linked.payments)
  yield
  const strange = strangeSums(listed, numbers, claims)
  yield
  const [isReceiptTaken, isLineTaken] = [new Uint8Array(receipts.length), new Uint8Array(listed.length)]
  const sifting: Sifting = {
    receipts,
    listed,
    lines: numbers.lines,
    claims,
    strange,
    hasOnlyRealCancels: numbers.hasOnlyRealCancels,
    linked: linked.ids,
    dayOf: sameDayOf(createBusinessDays(settings.holidays).dayOf),
    isReceiptTaken,
    isLineTaken,
  }
  const findings: Finding[] = []
  for (let from = 0; from < receipts.length; from += atOnce) {
    siftFrom(sifting, from, findings)
    yield
  }
  return { findings, rest: { ...input, receipts: left(receipts, isReceiptTaken), lines: left(listed, isLineTaken) } }
}

/** Looks at the payments whose first receipt is from a place on, as many as are looked at at once. */
function siftFrom(sifting: Sifting, from: number, findings: Finding[]): void {
  const { receipts, lines, claims } = sifting
  const until = Math.min(from + atOnce, receipts.length)
  for (let at = from; at < until; at += 1) {
    const number = claims.numberOf[at] ?? none
    if (number === none || claims.claimant[number] !== at + 1) continue
    const [second, secondLine] = [claims.receipts[at] ?? 0, lines[number] ?? 0]
    if (second === 0 ? secondLine !== 0 : second < 0 || secondLine <= 0) continue
    const pair = second === 0 ? plainPairAt(sifting, at) : plainCancelAt(sifting, at, second - 1)
    if (pair !== null) findings.push(pair)
  }
}

/** What of a list was not taken. */
function left<T>(all: readonly T[], isTaken: Uint8Array): readonly T[] {
  const rest: T[] = []
  for (let at = isTaken.indexOf(0); at !== -1; at = isTaken.indexOf(0, at + 1)) {
    const one = all[at]
    if (one !== undefined) rest.push(one)
  }
  return rest
}

/** The days of moments that mostly fall on the day of the one before. */
function sameDayOf(dayOf: (at: Instant) => Day): (at: Instant) => Day {
  let before: { readonly at: Instant; readonly day: Day } | null = null
  return (at) => {
    if (before === null || !isSameDay(before.at, at)) before = { at, day: dayOf(at) }
    return before.day
  }
}

/** How many receipts are looked at between two pauses. */
const atOnce = 50_000
