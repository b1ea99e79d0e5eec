import type { BusinessDays } from './business-days.ts'
import { createBusinessDays } from './business-days.ts'
import type { Sureness } from './finding.ts'
import { accountsOf, type HometaxAccount, type HometaxAccounts } from './hometax-account.ts'
import type { Duty, HandLink, MatchInput, MatchSettings } from './match-input.ts'
import { chainsOf, type ReceiptChain } from './receipt-chain.ts'
import type { Day } from '../day.ts'

/** A duty while a match is made, with the account that meets it. */
export interface OpenDuty {
  readonly duty: Duty
  account: HometaxAccount | null
  sureness: Sureness | null
}

/** The three sides of a match laid out; the stages pair them, then each is judged. */
export interface MatchTable {
  readonly chains: readonly ReceiptChain[]
  readonly accounts: HometaxAccounts
  readonly duties: readonly OpenDuty[]
  readonly on: Day
  readonly settings: MatchSettings
  readonly links: readonly HandLink[]
  readonly calendar: BusinessDays
  /** What numbers alone left to pair: all but a few, so that the other stages need not look at everything. */
  loose: Loose
}

/** Receipts without an account or with cancels, and accounts that were nobody's when numbers had been compared. */
interface Loose {
  readonly chains: readonly ReceiptChain[]
  readonly accounts: readonly HometaxAccount[]
}

/** Lays the inputs out, nothing paired yet. */
export function layOut({ duties, receipts, lines, on, settings, links = [] }: MatchInput): MatchTable {
  const [chains, accounts] = [chainsOf(receipts), accountsOf(lines)]
  return {
    chains,
    accounts,
    loose: { chains, accounts: accounts.all },
    duties: duties.map((duty) => ({ duty, account: null, sureness: null })),
    on,
    settings,
    links,
    calendar: createBusinessDays(settings.holidays),
  }
}

/** Lets go of what is paired by its number and has nothing else to pair. */
export function loosen(table: MatchTable): void {
  table.loose = {
    chains: table.chains.filter(({ account, cancels }) => account === null || cancels.length > 0),
    accounts: table.accounts.all.filter(({ owner }) => owner === 'nobody'),
  }
}

/** Accounts with an issue that nobody of ours was paired with. */
export const openAccounts = ({ loose }: MatchTable): readonly HometaxAccount[] =>
  loose.accounts.filter(({ owner, hasIssue }) => owner === 'nobody' && hasIssue)
