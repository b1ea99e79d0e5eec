import type { BusinessDays } from './business-days.ts'
import { createBusinessDays } from './business-days.ts'
import type { Sureness } from './finding.ts'
import { accountsOf, type HometaxAccount, type HometaxAccounts } from './hometax-account.ts'
import type { Duty, MatchInput, MatchSettings } from './match-input.ts'
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
  readonly calendar: BusinessDays
}

/** Lays the inputs out, nothing paired yet. */
export const layOut = ({ duties, receipts, lines, on, settings }: MatchInput): MatchTable => ({
  chains: chainsOf(receipts),
  accounts: accountsOf(lines),
  duties: duties.map((duty) => ({ duty, account: null, sureness: null })),
  on,
  settings,
  calendar: createBusinessDays(settings.holidays),
})

/** Accounts with an issue that nobody of ours was paired with. */
export const openAccounts = ({ accounts }: MatchTable): readonly HometaxAccount[] =>
  accounts.all.filter(({ owner, hasIssue }) => owner === 'nobody' && hasIssue)
