import { addDays, type Day, dayOf, type Instant, toDay, toInstant } from '../day.ts'
import { figuresOn } from '../receipt/obligation-rules.ts'
import type { Sureness } from './finding.ts'
import { type HometaxAccount, knownLastFour, lastFourOf, leadOf, netOf, tieOf } from './hometax-account.ts'
import { comparedNumber, type Duty } from './match-input.ts'
import { type MatchTable, type OpenDuty, openAccounts } from './match-table.ts'
import { pairNearest, place, type Window } from './nearest.ts'

/** The last day L.POINT's bulk transmission of a payment is awaited (R61). */
export function batchAwaitedUntil({ paidAt }: Pick<Duty, 'paidAt'>): Day {
  const received = dayOf(paidAt)
  return toDay(`${Number(received.slice(0, 4)) + 1}${figuresOn(received).batchAwaitedUntil}`)
}

const hasNoAccount = ({ account, duty }: OpenDuty): boolean => account === null && duty.won > 0

/** Pairs duties of which the gateway told a number by it. */
export function pairDutiesByNumber({ duties, accounts }: MatchTable): void {
  const numbered = duties.filter((one) => hasNoAccount(one) && comparedNumber(one.duty.approvalNumber) !== null)
  for (const one of numbered.toSorted((a, b) => (a.duty.id < b.duty.id ? -1 : 1))) {
    const account = accounts.of(comparedNumber(one.duty.approvalNumber) ?? '')
    if (account === undefined || account.owner !== 'nobody' || !account.hasIssue || netOf(account) <= 0) continue
    account.owner = 'duty'
    one.account = account
    one.sureness = 'exact'
  }
}

/** From when and how far a duty's receipt is looked for. */
interface Search {
  readonly duties: readonly OpenDuty[]
  readonly from: (duty: Duty) => Instant
  readonly window: Window
}

/** A receipt made elsewhere comes with the payment or soon after; one of the batch bears the payment's date or one of next January. */
function searchesOf(
  duties: readonly OpenDuty[],
  { windowDays, elsewhereDays }: MatchTable['settings'],
): readonly Search[] {
  const isBatch = ({ duty }: OpenDuty): boolean => duty.standing === 'batch'
  const batch = duties.filter(isBatch)
  const paidAt = ({ paidAt: at }: Duty): Instant => at
  return [
    {
      duties: duties.filter((one) => !isBatch(one)),
      from: paidAt,
      window: { back: windowDays, ahead: elsewhereDays },
    },
    { duties: batch, from: paidAt, window: { back: windowDays, ahead: windowDays } },
    {
      duties: batch,
      from: (duty) => toInstant(`${addDays(batchAwaitedUntil(duty), -30)}T00:00:00+09:00`),
      window: { back: 0, ahead: 30 + windowDays },
    },
  ]
}

function pairDuties(
  table: MatchTable,
  duties: readonly OpenDuty[],
  accounts: readonly HometaxAccount[],
  sureness: Sureness,
): void {
  const four = (told: string | null): string => (sureness === 'weak' ? '' : (told ?? ''))
  const sums = new Set<number>(duties.map(({ duty }) => duty.won))
  const fitting = accounts.filter((account) => sums.has(netOf(account)))
  for (const search of searchesOf(duties, table.settings))
    pairNearest(
      search.duties
        .filter(hasNoAccount)
        .map((one) => place(one, `${one.duty.won} ${four(lastFourOfDuty(one))}`, search.from(one.duty), one.duty.id)),
      fitting
        .filter(({ owner }) => owner === 'nobody')
        .map((account) =>
          place(account, `${netOf(account)} ${four(lastFourOf(account))}`, leadOf(account).soldAt, tieOf(account)),
        ),
      search.window,
      (one, account) => {
        account.owner = 'duty'
        one.account = account
        one.sureness = sureness
      },
    )
}

const lastFourOfDuty = ({ duty }: OpenDuty): string | null => knownLastFour(duty.identityLastFour)

/** Accounts a duty may be met by: nobody's, and no second issue of something found. */
const freeAccounts = (table: MatchTable): readonly HometaxAccount[] =>
  openAccounts(table).filter(({ doubleOf }) => doubleOf === null)

/** Pairs duties by amount, last four and time, the nearest first. */
export function pairDutiesByIdentity(table: MatchTable): void {
  const duties = table.duties.filter((one) => hasNoAccount(one) && lastFourOfDuty(one) !== null)
  if (duties.length === 0) return
  const accounts = freeAccounts(table).filter((account) => lastFourOf(account) !== null)
  pairDuties(table, duties, accounts, 'inferred')
}

/** Pairs the duties left by amount and time where one side has no last four (R63). */
export function pairDutiesByAmount(table: MatchTable): void {
  const duties = table.duties.filter(hasNoAccount)
  if (duties.length === 0) return
  const accounts = freeAccounts(table)
  const silent = accounts.filter((account) => lastFourOf(account) === null)
  pairDuties(table, duties, silent, 'weak')
  const nameless = duties.filter((one) => lastFourOfDuty(one) === null)
  const told = accounts.filter((account) => lastFourOf(account) !== null)
  pairDuties(table, nameless, told, 'weak')
}
