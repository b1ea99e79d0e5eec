import { daysBetween, epochOf, type Instant } from '../day.ts'
import { selfIssueIdentity } from '../receipt/identity.ts'
import { type HometaxAccount, knownLastFour, lastFourOf, leadOf, netOf, tieOf } from './hometax-account.ts'
import type { KnownIssuer } from './match-input.ts'
import { type MatchTable, openAccounts } from './match-table.ts'
import { headOf, livingOf, type ReceiptChain } from './receipt-chain.ts'

/**
 * A receipt that lives in Hometax or with us, as the radar sees it. `issuer` is null where nobody knows who issued it. `chain` is null for
 * what none of our receipts stands for, `account` for what Hometax does not show. `lastFour` is null where it tells nobody from another.
 */
export interface LiveIssue {
  readonly won: number
  readonly moment: Instant
  readonly at: number
  readonly tie: string
  readonly lastFour: string | null
  readonly issuer: KnownIssuer | null
  readonly chain: ReceiptChain | null
  readonly account: HometaxAccount | null
}

/** Receipts issued without the buyer's identity share one number (R08), so its digits tell nobody from another. */
const selfIssueLastFour = selfIssueIdentity.slice(-4)

const telling = (lastFour: string | null): string | null => (lastFour === selfIssueLastFour ? null : lastFour)

function ofAccount(account: HometaxAccount, chain: ReceiptChain | null, issuer: KnownIssuer | null): LiveIssue {
  const { soldAt } = leadOf(account)
  const told = lastFourOf(account) ?? knownLastFour(chain?.issue?.identityLastFour ?? null)
  const placed = { won: netOf(account), moment: soldAt, at: epochOf(soldAt), tie: tieOf(account) }
  return { ...placed, lastFour: telling(told), issuer, chain, account }
}

function ofChain(chain: ReceiptChain): LiveIssue {
  const { at, id, issuer, identityLastFour } = headOf(chain)
  const placed = { won: livingOf(chain), moment: at, at: epochOf(at), tie: `${chain.number ?? ''}\n${at}\n${id}` }
  return { ...placed, lastFour: telling(knownLastFour(identityLastFour)), issuer, chain, account: null }
}

/** Does Hometax show an issue that lives? */
export const isSeenAlive = (account: HometaxAccount | null): account is HometaxAccount =>
  account !== null && account.hasIssue && netOf(account) > 0

/** A receipt of ours as the radar sees it: as Hometax has it, or as we do where Hometax shows nothing. Null when it does not live. */
export function liveIssueOf(chain: ReceiptChain): LiveIssue | null {
  const { account } = chain
  if (isSeenAlive(account)) return ofAccount(account, chain, headOf(chain).issuer)
  return account === null && livingOf(chain) > 0 ? ofChain(chain) : null
}

const inTime = (one: LiveIssue, other: LiveIssue): number => one.at - other.at || (one.tie < other.tie ? -1 : 1)

/** Live accounts of Hometax's that nothing of ours stands for, the oldest first. */
export const strangersOf = (table: MatchTable): readonly LiveIssue[] =>
  openAccounts(table)
    .filter(isSeenAlive)
    .map((account) => ofAccount(account, null, null))
    .sort(inTime)

/** What of ours lives and is of one of these sums. */
export function acquaintancesOf({ chains, duties }: MatchTable, sums: ReadonlySet<number>): readonly LiveIssue[] {
  const found: LiveIssue[] = []
  for (const chain of chains) {
    const won = isSeenAlive(chain.account) ? netOf(chain.account) : livingOf(chain)
    const live = sums.has(won) ? liveIssueOf(chain) : null
    if (live !== null) found.push(live)
  }
  // What met a duty of the merchant's may be anybody's.
  for (const { account, duty } of duties)
    if (isSeenAlive(account) && sums.has(netOf(account)))
      found.push(ofAccount(account, null, duty.standing === 'due' ? null : duty.issuer))
  return found
}

/** Days between two receipts, never negative. */
export const daysApart = (
  one: LiveIssue,
  other: LiveIssue,
  dayOf: (moment: Instant) => Parameters<typeof daysBetween>[0],
): number => Math.abs(daysBetween(dayOf(one.moment), dayOf(other.moment)))

/** Receipts by a key, those of each in time. */
export type LiveIndex = ReadonlyMap<string, readonly LiveIssue[]>

/** Sorts receipts under their keys; those whose key is null are left out. */
export function indexBy(issues: readonly LiveIssue[], keyOf: (issue: LiveIssue) => string | null): LiveIndex {
  const index = new Map<string, LiveIssue[]>()
  for (const issue of issues) {
    const key = keyOf(issue)
    if (key === null) continue
    const group = index.get(key)
    if (group === undefined) index.set(key, [issue])
    else group.push(issue)
  }
  for (const group of index.values()) group.sort(inTime)
  return index
}

/** The receipt nearest in time under a key, the earlier one of two; never itself. */
export function nearestOf(index: LiveIndex, key: string, of: LiveIssue): LiveIssue | null {
  const group = index.get(key) ?? []
  let [low, high] = [0, group.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((group[middle]?.at ?? 0) < of.at) low = middle + 1
    else high = middle
  }
  const after = group[group[low]?.account === of.account && of.account !== null ? low + 1 : low]
  const before = group[low - 1]
  if (before === undefined || after === undefined) return before ?? after ?? null
  return of.at - before.at <= after.at - of.at ? before : after
}
