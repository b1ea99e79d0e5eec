import { epochOf, type Instant } from '../day.ts'
import type { Sureness } from './finding.ts'
import { absorb, type HometaxAccount, knownLastFour, lastFourOf, leadOf, netOf, tieOf } from './hometax-account.ts'
import { comparedNumber, type KnownReceipt } from './match-input.ts'
import type { MatchTable } from './match-table.ts'
import { pairNearest, type Placed, place } from './nearest.ts'
import type { ReceiptChain } from './receipt-chain.ts'

/** Accounts of cancels alone that were paired with nothing. */
const looseCancels = ({ loose }: MatchTable): readonly HometaxAccount[] =>
  loose.accounts.filter(({ owner, hasIssue }) => owner === 'nobody' && !hasIssue)

/** Puts a cancel of Hometax's to a receipt, whether or not its issue was found yet. */
function give(chain: ReceiptChain, cancel: HometaxAccount, sureness: Sureness): void {
  if (chain.account === null) {
    cancel.owner = 'receipt'
    chain.account = cancel
    chain.sureness = sureness
    return
  }
  absorb(chain.account, cancel)
  if (sureness !== 'exact' && chain.sureness !== 'weak') chain.sureness = sureness
}

/** A cancel of ours that Hometax does not show under the receipt's number. */
interface UnseenCancel {
  readonly chain: ReceiptChain
  readonly cancel: KnownReceipt
}

/** The cancels that the lines of a chain's account leave over, equal sums taken off against each other. */
function unseenOf(chain: ReceiptChain): readonly UnseenCancel[] {
  const seen = (chain.account?.lines ?? []).flatMap(({ event, total }) => (event === 'cancelled' ? [0 - total] : []))
  return chain.cancels.flatMap((cancel) => {
    const at = seen.indexOf(cancel.won)
    if (at === -1) return [{ chain, cancel }]
    seen.splice(at, 1)
    return []
  })
}

const unseenCancels = ({ loose }: MatchTable): readonly UnseenCancel[] =>
  loose.chains.flatMap((chain) => (chain.cancels.length === 0 ? [] : unseenOf(chain)))

/** The number a cancel has for itself; null where it is the receipt's, or not told. */
function ownNumber({ chain, cancel }: UnseenCancel): string | null {
  const number = comparedNumber(cancel.approvalNumber)
  return number === chain.number ? null : number
}

/** Pairs cancels that have numbers of their own by them. */
export function pairCancelsByNumber(table: MatchTable): void {
  for (const unseen of unseenCancels(table).toSorted((one, other) => (one.cancel.id < other.cancel.id ? -1 : 1))) {
    const number = ownNumber(unseen)
    const account = number === null ? undefined : table.accounts.of(number)
    if (account !== undefined && account.owner === 'nobody' && !account.hasIssue) give(unseen.chain, account, 'exact')
  }
}

function pairCancels(
  table: MatchTable,
  unseen: readonly UnseenCancel[],
  loose: readonly HometaxAccount[],
  sureness: Sureness,
): void {
  const four = (told: string | null): string => (sureness === 'weak' ? '' : (told ?? ''))
  const { windowDays } = table.settings
  pairNearest<UnseenCancel, HometaxAccount>(
    unseen.map(
      (one): Placed<UnseenCancel> =>
        place(one, `${one.cancel.won} ${four(lastFourOfCancel(one))}`, one.cancel.at, one.cancel.id),
    ),
    loose
      .filter(({ owner }) => owner === 'nobody')
      .map((account) =>
        place(account, `${account.cancelled} ${four(lastFourOf(account))}`, leadOf(account).soldAt, tieOf(account)),
      ),
    { back: windowDays, ahead: windowDays },
    ({ chain }, account) => give(chain, account, sureness),
  )
}

const lastFourOfCancel = ({ chain, cancel }: UnseenCancel): string | null =>
  knownLastFour(cancel.identityLastFour) ??
  knownLastFour(chain.issue?.identityLastFour ?? null) ??
  (chain.account === null ? null : lastFourOf(chain.account))

const numberlessUnseen = (table: MatchTable): readonly UnseenCancel[] =>
  unseenCancels(table).filter((one) => ownNumber(one) === null)

/** Pairs cancels we know of by amount, last four and time. */
export function pairCancelsByIdentity(table: MatchTable): void {
  const loose = looseCancels(table).filter((account) => lastFourOf(account) !== null)
  if (loose.length === 0) return
  const unseen = numberlessUnseen(table).filter((one) => lastFourOfCancel(one) !== null)
  pairCancels(table, unseen, loose, 'inferred')
}

/** Pairs the cancels we know of that are left by amount and time where one side has no last four (R63). */
export function pairCancelsByAmount(table: MatchTable): void {
  const loose = looseCancels(table)
  if (loose.length === 0) return
  pairCancels(
    table,
    numberlessUnseen(table),
    loose.filter((account) => lastFourOf(account) === null),
    'weak',
  )
  pairCancels(
    table,
    numberlessUnseen(table).filter((one) => lastFourOfCancel(one) === null),
    loose.filter((account) => lastFourOf(account) !== null),
    'weak',
  )
}

/** A cancel of a file that names only the day may be of any time of it: it is taken to be the day's last. */
function timeOfCancel(soldAt: Instant): number {
  const lastOfDay = 86_399_999
  return epochOf(soldAt) + (soldAt.slice(11, 19) === '00:00:00' ? lastOfDay : 0)
}

/** An account on its way through time: an issue that may be cancelled, or a cancel. */
interface Passing {
  readonly account: HometaxAccount
  readonly at: number
  readonly tie: string
}

/**
 * Pairs the cancels left with issues of equal amount and last four, the nearest before it (R64), whoever's the issue is. The latest issue
 * not yet cancelled is always the nearest one, so they lie on a stack.
 */
export function pairCancelsWithIssues(table: MatchTable): void {
  const loose = looseCancels(table).filter((account) => lastFourOf(account) !== null)
  if (loose.length === 0) return
  const keyOf = (account: HometaxAccount, won: number): string => `${won} ${lastFourOf(account) ?? ''}`
  const groups = new Map<string, { readonly issues: Passing[]; readonly cancels: Passing[] }>()
  for (const account of loose) {
    const key = keyOf(account, account.cancelled)
    const group = groups.get(key) ?? { issues: [], cancels: [] }
    groups.set(key, group)
    group.cancels.push({ account, at: timeOfCancel(leadOf(account).soldAt), tie: tieOf(account) })
  }
  const sums = new Set(loose.map(({ cancelled }) => cancelled))
  for (const account of table.accounts.all) {
    if (account.owner === 'absorbed' || !account.hasIssue || !sums.has(netOf(account))) continue
    const passing = { account, at: epochOf(leadOf(account).soldAt), tie: tieOf(account) }
    groups.get(keyOf(account, netOf(account)))?.issues.push(passing)
  }
  for (const { issues, cancels } of groups.values()) pairStacked(issues, cancels)
}

const inTime = (one: Passing, other: Passing): number => one.at - other.at || (one.tie < other.tie ? -1 : 1)

function pairStacked(issues: Passing[], cancels: Passing[]): void {
  issues.sort(inTime)
  cancels.sort(inTime)
  const stack: HometaxAccount[] = []
  let next = 0
  for (const { account, at } of cancels) {
    for (let issue = issues[next]; issue !== undefined && issue.at <= at; issue = issues[next]) {
      stack.push(issue.account)
      next += 1
    }
    const nearest = stack.pop()
    if (nearest === undefined) continue
    absorb(nearest, account)
    nearest.hasInferredCancel = true
  }
}
