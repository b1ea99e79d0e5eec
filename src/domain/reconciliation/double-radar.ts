import type { Day } from '../day.ts'
import { toWon, type Won } from '../money.ts'
import { orderedRules, type RuleId } from '../receipt/obligation-rule.ts'
import { wonText } from '../receipt/wording.ts'
import type { Sureness } from './finding.ts'
import { numberedReceipt } from './finding-words.ts'
import { leadOf } from './hometax-account.ts'
import type { KnownIssuer } from './match-input.ts'
import {
  acquaintancesOf,
  daysApart,
  indexBy,
  isSeenAlive,
  type LiveIndex,
  type LiveIssue,
  liveIssueOf,
  nearestOf,
  strangersOf,
} from './live-issues.ts'
import type { MatchTable } from './match-table.ts'
import { headOf, livingOf, type ReceiptChain } from './receipt-chain.ts'

/** One of two receipts under suspicion; nulls are what is not known of it. */
interface SuspectReceipt {
  readonly approvalNumber: string | null
  readonly receiptId: string | null
  readonly transactionId: string | null
  readonly lineId: string | null
  readonly day: Day
  readonly issuer: KnownIssuer | null
}

/** How two receipts resemble each other; nobody links a double by hand. */
type Resemblance = Exclude<Sureness, 'by-hand'>

/**
 * Two live receipts that seem to be for one payment (R37, R38). `exact` are two of the same payment, `inferred` share amount and last four,
 * `weak` share the amount alone (R63). `cancel` is which of the two to cancel, the merchant's own; null where that is not known.
 */
export interface DoubleSuspicion {
  readonly receipts: readonly [SuspectReceipt, SuspectReceipt]
  readonly won: Won
  readonly daysApart: number
  readonly sureness: Resemblance
  readonly cancel: SuspectReceipt | null
  readonly rules: readonly RuleId[]
  readonly sentence: string
}

const strictKey = ({ won, lastFour }: LiveIssue): string | null => (lastFour === null ? null : `${won} ${lastFour}`)
const sumKey = ({ won }: LiveIssue): string => `${won}`
const namelessKey = (issue: LiveIssue): string | null => (issue.lastFour === null ? sumKey(issue) : null)

const sumsOf = (issues: readonly LiveIssue[]): ReadonlySet<number> => new Set(issues.map(({ won }) => won))

/** The nearest in an index, if it is near enough to be suspect. */
function suspectOf(table: MatchTable, index: LiveIndex, key: string | null, of: LiveIssue): LiveIssue | null {
  const nearest = key === null ? null : nearestOf(index, key, of)
  if (nearest === null) return null
  return daysApart(nearest, of, table.calendar.dayOf) <= table.settings.doubleDays ? nearest : null
}

/** Marks accounts of nobody's that share amount and last four with one of ours in Hometax, so that no duty takes them for its receipt. */
export function markDoubles(table: MatchTable): void {
  const strangers = strangersOf(table)
  if (strangers.length === 0) return
  const index = indexBy(
    acquaintancesOf(table, sumsOf(strangers)).filter(({ account }) => account !== null),
    strictKey,
  )
  for (const stranger of strangers) {
    const suspect = suspectOf(table, index, strictKey(stranger), stranger)
    if (stranger.account !== null && suspect !== null) stranger.account.doubleOf = suspect.account
  }
}

/** Of two receipts of one payment the one too many: the merchant's own, else the larger, else the later. */
function isSurplus(one: ReceiptChain, other: ReceiptChain): boolean {
  const [a, b] = [headOf(one), headOf(other)]
  if ((a.issuer === 'merchant') !== (b.issuer === 'merchant')) return a.issuer === 'merchant'
  if (livingOf(one) !== livingOf(other)) return livingOf(one) > livingOf(other)
  return a.at === b.at ? a.id > b.id : a.at > b.at
}

/** Receipts of a payment that lives in Hometax already by another receipt of it, each with that one (R37). */
export function surplusOf({ chains }: MatchTable): ReadonlyMap<ReceiptChain, ReceiptChain> {
  const surplus = new Map<ReceiptChain, ReceiptChain>()
  let kept: ReceiptChain | null = null
  for (const chain of chains) {
    if (!isSeenAlive(chain.account) || livingOf(chain) === 0) continue
    if (kept === null || headOf(kept).transactionId !== headOf(chain).transactionId) kept = chain
    else if (isSurplus(chain, kept)) surplus.set(chain, kept)
    else {
      surplus.set(kept, chain)
      kept = chain
    }
  }
  return surplus
}

/** Looks for doubles after everything is paired: receipts of one payment, and strangers that resemble a receipt. Each stranger is told once. */
export function doubleSuspicions(
  table: MatchTable,
  surplus: ReadonlyMap<ReceiptChain, ReceiptChain>,
): readonly DoubleSuspicion[] {
  const ofPayments = [...surplus].flatMap(([chain, kept]) => {
    const [one, other] = [liveIssueOf(chain), liveIssueOf(kept)]
    return one === null || other === null ? [] : [suspicion(table, one, other, 'exact')]
  })
  return [...ofPayments, ...strangeDoubles(table)]
}

function strangeDoubles(table: MatchTable): readonly DoubleSuspicion[] {
  const strangers = strangersOf(table)
  if (strangers.length === 0) return []
  const known = acquaintancesOf(table, sumsOf(strangers))
  const [knownByIdentity, strangeByIdentity] = [indexBy(known, strictKey), indexBy(strangers, strictKey)]
  const [knownBySum, strangeBySum] = [indexBy(known, sumKey), indexBy(strangers, sumKey)]
  const [knownNameless, strangeNameless] = [indexBy(known, namelessKey), indexBy(strangers, namelessKey)]
  const told = new Set<LiveIssue>()
  return strangers.flatMap((stranger) => {
    const key = strictKey(stranger)
    const isNameless = key === null
    const [ours, theirs] = isNameless ? [knownBySum, strangeBySum] : [knownNameless, strangeNameless]
    const find = (index: LiveIndex, under: string | null): LiveIssue | null => suspectOf(table, index, under, stranger)
    const strict = find(knownByIdentity, key) ?? find(strangeByIdentity, key)
    const other = strict ?? find(ours, sumKey(stranger)) ?? find(theirs, sumKey(stranger))
    if (other === null || told.has(other)) return []
    told.add(stranger)
    return [suspicion(table, stranger, other, strict === null ? 'weak' : 'inferred')]
  })
}

const toSuspect = (table: MatchTable, { account, chain, moment, issuer }: LiveIssue): SuspectReceipt => ({
  approvalNumber: account === null ? (chain?.number ?? null) : account.number === '' ? null : account.number,
  receiptId: chain === null ? null : headOf(chain).id,
  transactionId: chain === null ? null : headOf(chain).transactionId,
  lineId: account === null ? null : leadOf(account).id,
  day: table.calendar.dayOf(moment),
  issuer,
})

/** `one` is the surplus of a payment, or a stranger. */
function suspicion(table: MatchTable, one: LiveIssue, other: LiveIssue, sureness: Resemblance): DoubleSuspicion {
  const [first, second] = [toSuspect(table, one), toSuspect(table, other)]
  const cancel = sureness === 'exact' ? first : toCancel(first, second)
  const days = daysApart(one, other, table.calendar.dayOf)
  return {
    receipts: [first, second],
    won: toWon(one.won),
    daysApart: days,
    sureness,
    cancel,
    rules: orderedRules(['R37', 'R38', ...(sureness === 'weak' ? (['R63'] as const) : [])]),
    sentence: doubleSentence(toWon(one.won), days, sureness, cancel),
  }
}

/** R38: the merchant's own is to be cancelled. What nobody of ours stands for beside a wallet's or a gateway's is taken to be that. */
function toCancel(stranger: SuspectReceipt, other: SuspectReceipt): SuspectReceipt | null {
  if (other.issuer === null) return null
  return other.issuer === 'merchant' ? other : stranger
}

function doubleSentence(won: Won, days: number, sureness: Resemblance, cancel: SuspectReceipt | null): string {
  const apart = days === 0 ? '같은 날' : `${days}일 차이로`
  const seen = {
    exact: `결제 하나에 살아 있는 현금영수증이 둘입니다(${wonText(won)}).`,
    inferred: `금액(${wonText(won)})과 신분확인 뒷4자리가 같은 현금영수증이 ${apart} 둘 살아 있습니다.`,
    weak: `금액(${wonText(won)})이 같은 현금영수증이 ${apart} 둘 살아 있습니다. 신분확인 뒷4자리로 가릴 수 없어 약한 의심입니다.`,
  } as const satisfies Record<Resemblance, string>
  const what =
    cancel === null || cancel.approvalNumber === null ? '가맹점이 발급한 것' : numberedReceipt(cancel.approvalNumber)
  return `${seen[sureness]} ${sureness === 'exact' ? '' : '같은 결제의 것이면 '}${what}을 취소하세요.`
}
