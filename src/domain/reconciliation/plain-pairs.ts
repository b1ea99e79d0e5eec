import type { Day, Instant } from '../day.ts'
import { createTextIndex, type TextIndex } from './text-index.ts'
import { createBusinessDays } from './business-days.ts'
import type { Finding } from './finding.ts'
import { comparedNumber, type KnownReceipt, type ListedLine, type MatchInput } from './match-input.ts'
import { PlainPair } from './plain-pair.ts'

/** Pairs that need no table, as findings, and what is left to be matched with one. */
interface Sifted {
  readonly findings: Finding[]
  readonly rest: MatchInput
}

const none = -1
const several = -2
/** Under a number of several lines. */
const ofSeveral = 0

/** The number a receipt is known by in Hometax: a cancel's is that of what it cancels. */
const numberOf = ({ event, approvalNumber, originalApprovalNumber }: KnownReceipt): string | null =>
  event === 'issued'
    ? comparedNumber(approvalNumber)
    : (comparedNumber(originalApprovalNumber) ?? comparedNumber(approvalNumber))

/** The only line of each number by its place, counted from 1; 0 for a number of several lines. */
function placesOf(lines: readonly ListedLine[]): TextIndex {
  const places = createTextIndex(lines.length)
  for (let at = 0; at < lines.length; at += 1) {
    const number = comparedNumber(lines[at]?.approvalNumber ?? null)
    if (number !== null && places.add(number, at + 1) > 0) places.change(number, ofSeveral)
  }
  return places
}

/** Which receipts claim which lines. `placeOf` is a receipt's only line, `claimOf` a line's only receipt, each by place. */
interface Claims {
  readonly placeOf: Int32Array
  readonly claimOf: Int32Array
  /** Numbers of several lines that a receipt claims. */
  readonly claimed: ReadonlySet<string>
  /** By place, 1 for a receipt whose payment has others. */
  readonly isOneOfSeveral: Uint8Array
}

function claimsOf({ receipts, lines }: MatchInput, places: Pick<TextIndex, 'get'>): Claims {
  const placeOf = new Int32Array(receipts.length).fill(none)
  const claimOf = new Int32Array(lines.length).fill(none)
  const claimed = new Set<string>()
  const isOneOfSeveral = new Uint8Array(receipts.length)
  const payments = createTextIndex(receipts.length)
  for (let at = 0; at < receipts.length; at += 1) {
    const receipt = receipts[at]
    if (receipt === undefined) break
    const first = payments.add(receipt.transactionId, at)
    if (first !== none) {
      isOneOfSeveral[first] = 1
      isOneOfSeveral[at] = 1
    }
    const number = numberOf(receipt)
    const found = number === null ? none : places.get(number)
    if (number === null || found === none) continue
    if (found === ofSeveral) claimed.add(number)
    else {
      const place = found - 1
      placeOf[at] = place
      claimOf[place] = claimOf[place] === none ? at : several
    }
  }
  return { placeOf, claimOf, claimed, isOneOfSeveral }
}

/** The sums of what nobody of ours claims: it may resemble a receipt of such a sum, or cancel it (R64), so those are not told here. */
function strangeSums(lines: readonly ListedLine[], places: Pick<TextIndex, 'get'>, claims: Claims): Set<number> {
  const sums = new Set<number>()
  const nets = new Map<string, number>()
  for (let at = 0; at < lines.length; at += 1) {
    if (claims.claimOf[at] !== none) continue
    const line = lines[at]
    if (line === undefined) break
    const number = comparedNumber(line.approvalNumber)
    if (number === null || places.get(number) !== ofSeveral) sums.add(Math.abs(line.total))
    else if (!claims.claimed.has(number)) nets.set(number, (nets.get(number) ?? 0) + line.total)
  }
  for (const net of nets.values()) sums.add(Math.abs(net))
  return sums
}

/** Do a receipt and the one line of its number say the same, on the same day and in time? */
const saysTheSame = (receipt: KnownReceipt, line: ListedLine): boolean =>
  receipt.event === 'issued' &&
  receipt.isAlive &&
  line.event === 'issued' &&
  line.total === Number(receipt.won) &&
  (receipt.purpose === null || line.purpose === null || receipt.purpose === line.purpose) &&
  isSameDay(receipt.at, line.soldAt) &&
  (receipt.deadline === null || line.soldAt.slice(0, 10) <= receipt.deadline)

/** Do two moments fall on one day? Letter by letter: cutting a day out of each of a million moments is most of the work here. */
function isSameDay(one: Instant, other: Instant): boolean {
  for (let at = 9; at >= 0; at -= 1) if (one.charCodeAt(at) !== other.charCodeAt(at)) return false
  return true
}

/**
 * Takes out what most of a list is: a payment's only receipt and the only line of its number that say the same. Such a pair matches
 * whatever the rest is, as long as no stranger has its sum; the rest is matched as if it had not been there.
 */
export function* siftPlainPairs(input: MatchInput): Generator<undefined, Sifted> {
  const { receipts, lines, links = [], settings } = input
  const places = placesOf(lines)
  yield
  const claims = claimsOf(input, places)
  yield
  const strange = strangeSums(lines, places, claims)
  const linked = new Set(links.flatMap(({ ours, lineId }) => [ours, lineId]))
  yield
  const calendar = createBusinessDays(settings.holidays)
  const findings: Finding[] = []
  const restReceipts: KnownReceipt[] = []
  const isTaken = new Uint8Array(lines.length)
  let before: { readonly at: Instant; readonly day: Day } | null = null
  for (let at = 0; at < receipts.length; at += 1) {
    const receipt = receipts[at]
    if (receipt === undefined) break
    const place = claims.placeOf[at] ?? none
    const line = place === none || claims.claimOf[place] !== at ? undefined : lines[place]
    const isPlain =
      line !== undefined &&
      claims.isOneOfSeveral[at] === 0 &&
      saysTheSame(receipt, line) &&
      !strange.has(line.total) &&
      (linked.size === 0 || !(linked.has(receipt.id) || linked.has(line.id)))
    if (!isPlain) {
      restReceipts.push(receipt)
      continue
    }
    isTaken[place] = 1
    if (before === null || !isSameDay(before.at, receipt.at))
      before = { at: receipt.at, day: calendar.dayOf(receipt.at) }
    findings.push(new PlainPair(receipt, line, receipt.deadline ?? before.day))
    if (findings.length % atOnce === 0) yield
  }
  const restLines = lines.filter((_, at) => isTaken[at] === 0)
  return { findings, rest: { ...input, receipts: restReceipts, lines: restLines } }
}

/** How many findings are made between two pauses. */
const atOnce = 50_000
