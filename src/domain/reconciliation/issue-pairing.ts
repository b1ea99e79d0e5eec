import type { Sureness } from './finding.ts'
import { absorb, type HometaxAccount, knownLastFour, lastFourOf, leadOf, netOf, tieOf } from './hometax-account.ts'
import { type MatchTable, openAccounts } from './match-table.ts'
import { isWithin, pairNearest, type Placed, place, type Window } from './nearest.ts'
import { cancelledOf, headOf, issuedOf, livingOf, type ReceiptChain } from './receipt-chain.ts'

/** Pairs receipts and accounts of the same approval number; of two receipts that claim one an issue has it before a cancel, then the first id. */
export function pairByNumber({ chains, accounts }: MatchTable): void {
  const contested = new Map<HometaxAccount, ReceiptChain | null>()
  for (const chain of chains) {
    const account = chain.number === null ? undefined : accounts.of(chain.number)
    if (account === undefined || account.isLinked || chain.account !== null) continue
    if (account.owner !== 'nobody') contested.set(account, null)
    account.owner = 'receipt'
    chain.account = account
    chain.sureness = 'exact'
  }
  if (contested.size === 0) return
  for (const chain of chains) {
    const { account } = chain
    const first = account === null ? undefined : contested.get(account)
    if (account === null || first === undefined) continue
    if (first === null || claimOf(chain) < claimOf(first)) {
      contested.set(account, chain)
      if (first !== null) first.account = null
    } else chain.account = null
  }
}

const claimOf = (chain: ReceiptChain): string => `${chain.issue === null ? 2 : 1} ${headOf(chain).id}`

/** Receipts whose number nobody told and that no issue in Hometax stands for yet. */
const numberless = ({ loose }: MatchTable): readonly ReceiptChain[] =>
  loose.chains.filter(({ issue, number, account }) => issue !== null && number === null && account?.hasIssue !== true)

const lastFourOfIssue = ({ issue }: ReceiptChain): string | null => knownLastFour(issue?.identityLastFour ?? null)

/** What Hometax must show under the issue's number: its cancels of other numbers left out. */
const shapeOf = (chain: ReceiptChain): number =>
  issuedOf(chain) - cancelledOf(chain) + (chain.account === null ? 0 : chain.account.cancelled)

/** The last four digits two sides are compared by; the same for all where they are not. */
interface LastFour {
  readonly ofChain: (chain: ReceiptChain) => string
  readonly ofAccount: (account: HometaxAccount) => string
}

function give(chain: ReceiptChain, account: HometaxAccount, sureness: Sureness): void {
  account.owner = 'receipt'
  if (chain.account !== null) absorb(account, chain.account)
  chain.account = account
  chain.sureness = sureness
}

/** The only one of each sum, null where there are several. */
function lonely<T>(all: readonly T[], sumOf: (one: T) => number): ReadonlyMap<number, T | null> {
  const bySum = new Map<number, T | null>()
  for (const one of all) bySum.set(sumOf(one), bySum.has(sumOf(one)) ? null : one)
  return bySum
}

function pairUp(
  chains: readonly ReceiptChain[],
  accounts: readonly HometaxAccount[],
  { settings }: MatchTable,
  sureness: Sureness,
  lastFour: LastFour,
): void {
  const window = { back: settings.windowDays, ahead: settings.windowDays }
  const open = chains.filter((chain) => chain.account?.hasIssue !== true)
  const lonelyChains = lonely(open, issuedOf)
  const right = accounts.filter(({ owner, issued }) => owner === 'nobody' && lonelyChains.has(issued))
  const lonelyAccounts = lonely(right, ({ issued }) => issued)
  // Most sums are of one receipt and one account, which need no order of who comes first.
  for (const [sum, account] of lonelyAccounts) {
    const chain = lonelyChains.get(sum) ?? null
    if (chain === null || account === null || lastFour.ofChain(chain) !== lastFour.ofAccount(account)) continue
    if (isWithin(headOf(chain).at, leadOf(account).soldAt, window)) give(chain, account, sureness)
  }
  const isCrowded = (sum: number): boolean =>
    lonelyAccounts.has(sum) && (lonelyChains.get(sum) === null || lonelyAccounts.get(sum) === null)
  pairCrowded(
    open.filter((chain) => isCrowded(issuedOf(chain))),
    right.filter(({ issued }) => isCrowded(issued)),
    window,
    sureness,
    lastFour,
  )
}

/** Pairs those of sums that are on either side more than once. */
function pairCrowded(
  chains: readonly ReceiptChain[],
  accounts: readonly HometaxAccount[],
  window: Window,
  sureness: Sureness,
  lastFour: LastFour,
): void {
  // A receipt that was cancelled is first looked for among those that were.
  for (const withNet of [true, false]) {
    const key = (won: number, four: string, net: number): string => `${won} ${four} ${withNet ? net : ''}`
    pairNearest<ReceiptChain, HometaxAccount>(
      chains
        .filter((chain) => chain.account?.hasIssue !== true)
        .map(
          (chain): Placed<ReceiptChain> =>
            place(
              chain,
              key(issuedOf(chain), lastFour.ofChain(chain), shapeOf(chain)),
              headOf(chain).at,
              headOf(chain).id,
            ),
        ),
      accounts
        .filter(({ owner }) => owner === 'nobody')
        .map((account) =>
          place(
            account,
            key(account.issued, lastFour.ofAccount(account), netOf(account)),
            leadOf(account).soldAt,
            tieOf(account),
          ),
        ),
      window,
      (chain, account) => give(chain, account, sureness),
    )
  }
}

/** Pairs receipts without a number by amount, last four and time, the nearest first. */
export function pairByIdentity(table: MatchTable): void {
  const chains = numberless(table).filter((chain) => lastFourOfIssue(chain) !== null)
  if (chains.length === 0) return
  const accounts = openAccounts(table).filter((account) => lastFourOf(account) !== null)
  pairUp(chains, accounts, table, 'inferred', {
    ofChain: (chain) => lastFourOfIssue(chain) ?? '',
    ofAccount: (account) => lastFourOf(account) ?? '',
  })
}

/** Pairs what is left by amount and time where one side has no last four (R63). */
export function pairByAmount(table: MatchTable): void {
  const sameForAll = { ofChain: () => '', ofAccount: () => '' }
  const chains = numberless(table)
  if (chains.length === 0) return
  const open = openAccounts(table)
  const silent = open.filter((account) => lastFourOf(account) === null)
  pairUp(chains, silent, table, 'weak', sameForAll)
  const nameless = chains.filter((chain) => lastFourOfIssue(chain) === null && chain.account?.hasIssue !== true)
  const told = open.filter((account) => lastFourOf(account) !== null)
  pairUp(nameless, told, table, 'weak', sameForAll)
}

/**
 * Finds receipts cut in part with us that Hometax cancelled whole and issued anew for the rest (R31, R54): the rest is an account of nobody's
 * with that sum and last four, about when the cut was made.
 */
export function pairReissues(table: MatchTable): void {
  const cut = table.loose.chains.filter((chain) => {
    const { account } = chain
    const isCut = account !== null && account.hasIssue && livingOf(chain) > 0 && cancelledOf(chain) > 0
    return isCut && netOf(account) === 0 && account.issued === issuedOf(chain)
  })
  if (cut.length === 0) return
  const lefts = cut.flatMap((chain) => {
    const four = lastFourOfIssue(chain) ?? (chain.account === null ? null : lastFourOf(chain.account))
    const last = chain.cancels.at(-1)
    return four === null || last === undefined
      ? []
      : [place(chain, `${livingOf(chain)} ${four}`, last.at, headOf(chain).id)]
  })
  const rights = openAccounts(table)
    .filter((account) => account.cancelled === 0 && lastFourOf(account) !== null)
    .map((account) =>
      place(account, `${account.issued} ${lastFourOf(account) ?? ''}`, leadOf(account).soldAt, tieOf(account)),
    )
  const { windowDays } = table.settings
  pairNearest(lefts, rights, { back: windowDays, ahead: windowDays }, (chain, account) => {
    if (chain.account === null) return
    absorb(chain.account, account)
    chain.isReissued = true
    if (chain.sureness === 'exact') chain.sureness = 'inferred'
  })
}
