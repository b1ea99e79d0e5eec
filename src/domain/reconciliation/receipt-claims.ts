import { comparedNumber, type KnownReceipt, type ListedLine } from './match-input.ts'
import { kindOf, type Links, linkTo, ofNoKind, zeros } from './places-of-kind.ts'
import { createTextIndex, type TextIndex } from './text-index.ts'

const none = -1
/** Under a number that more than one payment claims. */
const several = -1

/**
 * The approval numbers of a list: the first line of each by its text, and which lines are of one number. `hasOnlyRealCancels`: no line
 * cancels nothing.
 */
export interface ListedNumbers {
  readonly index: Pick<TextIndex, 'get'>
  readonly lines: Links
  readonly hasOnlyRealCancels: boolean
}

/** Gathers the lines of each approval number. */
export function listedNumbers(listed: readonly ListedLine[]): ListedNumbers {
  const index = createTextIndex(listed.length)
  const lines = zeros(listed.length)
  let hasOnlyRealCancels = true
  for (let at = 0; at < listed.length; at += 1) {
    const line = listed[at]
    if (line === undefined) break
    if (line.event === 'cancelled' && line.total >= 0) hasOnlyRealCancels = false
    const number = comparedNumber(line.approvalNumber)
    const first = number === null ? none : index.add(number, at)
    if (number === null) lines[at] = ofNoKind
    else if (first !== none) linkTo(lines, first, at)
  }
  return { index, lines, hasOnlyRealCancels }
}

/**
 * Which receipts claim which numbers, a number by the place of its first line. `receipts` says which are of one payment, `numberOf` what
 * each claims, -1 where the list has none such. `claimant` is the only payment that claims a number, by its first receipt, counted from 1; 0
 * where none does, -1 where several do or a person linked it. `isIssues` is 1 for a number that an issue of a payment nobody linked claims.
 */
export interface Claims {
  readonly receipts: Links
  readonly numberOf: readonly number[]
  readonly claimant: readonly number[]
  readonly isIssues: Uint8Array
}

/** The number a receipt is known by in Hometax: a cancel's is that of what it cancels. */
const numberOf = ({ event, approvalNumber, originalApprovalNumber }: KnownReceipt): string | null =>
  event === 'issued'
    ? comparedNumber(approvalNumber)
    : (comparedNumber(originalApprovalNumber) ?? comparedNumber(approvalNumber))

/** Looks up what every receipt claims. `linked` are payments, by transaction id, of which a person linked a receipt. */
export function claimsOf(
  known: readonly KnownReceipt[],
  listed: readonly ListedLine[],
  { index, lines }: ListedNumbers,
  linked: ReadonlySet<string>,
): Claims {
  const payments = createTextIndex(known.length)
  const receipts = zeros(known.length)
  const numbers = zeros(known.length)
  const claimant = zeros(lines.length)
  const isIssues = new Uint8Array(lines.length)
  let next = 0
  for (let at = 0; at < known.length; at += 1) {
    const receipt = known[at]
    if (receipt === undefined) break
    const first = payments.add(receipt.transactionId, at)
    if (first !== none) linkTo(receipts, first, at)
    const text = numberOf(receipt)
    // Both lists mostly run in time: what follows the last line found needs no looking up.
    const isNext = text !== null && listed[next]?.approvalNumber === text
    const number = text === null ? none : isNext ? kindOf(lines, next) : index.get(text)
    numbers[at] = number
    if (number === none) continue
    next = (isNext ? next : number) + 1
    const payment = kindOf(receipts, at) + 1
    const before = claimant[number]
    const isLinked = linked.size > 0 && linked.has(receipt.transactionId)
    claimant[number] = (before === 0 || before === payment) && !isLinked ? payment : several
    if (receipt.event === 'issued' && !isLinked) isIssues[number] = 1
  }
  return { receipts, numberOf: numbers, claimant, isIssues }
}
