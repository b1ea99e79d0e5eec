import { comparedNumber, type ListedLine } from './match-input.ts'
import { createTextIndex } from './text-index.ts'

/**
 * The lines of one approval number in Hometax while a match is made. `issued` and `cancelled` are won, both positive. `owner` is who of
 * ours it was paired with; `absorbed` stands with another account. `isLinked`: a person said whose it is. `doubleOf` is the account it seems to be a second issue of.
 */
export interface HometaxAccount {
  readonly number: string
  readonly lines: ListedLine[]
  issued: number
  cancelled: number
  hasIssue: boolean
  owner: 'nobody' | 'receipt' | 'duty' | 'absorbed'
  isLinked: boolean
  /** A cancel of another number was paired with it by amount and last four (R64). */
  hasInferredCancel: boolean
  doubleOf: HometaxAccount | null
}

function toAccount(number: string, line: ListedLine): HometaxAccount {
  const hasIssue = line.event === 'issued'
  return {
    number,
    lines: [line],
    issued: hasIssue ? line.total : 0,
    cancelled: hasIssue ? 0 : 0 - line.total,
    hasIssue,
    owner: 'nobody',
    isLinked: false,
    hasInferredCancel: false,
    doubleOf: null,
  }
}

function addLine(account: HometaxAccount, line: ListedLine): void {
  account.lines.push(line)
  if (line.event === 'issued') {
    account.issued += line.total
    account.hasIssue = true
  } else account.cancelled -= line.total
}

/** Accounts in the order their numbers first appear, and the account of each number; lines without a number stand alone. */
export interface HometaxAccounts {
  readonly all: readonly HometaxAccount[]
  /** The account of a number; undefined where there is none. */
  readonly of: (number: string) => HometaxAccount | undefined
}

/** Gathers the lines of each approval number (R44). */
export function accountsOf(lines: readonly ListedLine[]): HometaxAccounts {
  const index = createTextIndex(lines.length)
  const all: HometaxAccount[] = []
  for (const line of lines) {
    const number = comparedNumber(line.approvalNumber)
    const at = number === null ? -1 : index.add(number, all.length)
    const known = at === -1 ? undefined : all[at]
    if (known === undefined) all.push(toAccount(number ?? '', line))
    else addLine(known, line)
  }
  const of = (number: string): HometaxAccount | undefined => {
    const at = index.get(number)
    return at === -1 ? undefined : all[at]
  }
  return { all, of }
}

/** Adds the lines of one account to another. */
export function absorb(into: HometaxAccount, other: HometaxAccount): void {
  for (const line of other.lines) addLine(into, line)
  other.owner = 'absorbed'
}

/** What of an account lives, in won; negative where more was cancelled than issued. */
export const netOf = ({ issued, cancelled }: HometaxAccount): number => issued - cancelled

/** The line an account is placed by: its earliest issue, or its earliest cancel where it has none. */
export function leadOf({ lines }: HometaxAccount): ListedLine {
  let [lead] = lines
  if (lead === undefined) throw new RangeError('an account without lines')
  if (lines.length > 1) for (const line of lines) if (isEarlier(line, lead)) lead = line
  return lead
}

function isEarlier(one: ListedLine, other: ListedLine): boolean {
  if (one.event !== other.event) return one.event === 'issued'
  return one.soldAt < other.soldAt || (one.soldAt === other.soldAt && one.id < other.id)
}

/** An account's lines, the oldest day first and of each day the issues: a file that names only the day has no order within it. */
export function linesInOrder({ lines }: HometaxAccount): readonly ListedLine[] {
  if (lines.length < 2) return lines
  return lines.toSorted((one, other) => {
    const [day, otherDay] = [one.soldAt.slice(0, 10), other.soldAt.slice(0, 10)]
    return day === otherDay ? (isEarlier(one, other) ? -1 : 1) : day < otherDay ? -1 : 1
  })
}

/** The last four digits of whom an account's lead was issued to; null where the file has none. */
export const lastFourOf = (account: HometaxAccount): string | null => knownLastFour(leadOf(account).identityLastFour)

/** Last four digits that say something: blank ones do not. */
export function knownLastFour(lastFour: string | null): string | null {
  const trimmed = lastFour?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

/** Tells any two accounts apart, by number and then by time: the order among equally near ones. */
export function tieOf(account: HometaxAccount): string {
  const { soldAt, id } = leadOf(account)
  return `${account.number}\n${soldAt}\n${id}`
}
