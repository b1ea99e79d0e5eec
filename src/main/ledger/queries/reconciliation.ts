import { type Day, toDay, toInstant } from '../../../domain/day.ts'
import type { Business } from '../../../domain/business.ts'
import { type Finding, type MatchCause, matchCauses, spelledOut } from '../../../domain/reconciliation/finding.ts'
import { matchInSteps } from '../../../domain/reconciliation/match.ts'
import { defaultMatchSettings, type HandLink, type MatchSettings } from '../../../domain/reconciliation/match-input.ts'
import {
  filtered,
  type FindingFilter,
  linkCandidates,
  type Reconciled,
  reconciledOf,
  type StandingFinding,
} from '../../../domain/reconciliation/reconciled.ts'
import { type Settlement, settlementKinds } from '../../../domain/reconciliation/settlement.ts'
import { holidayDays } from '../../../domain/holidays.ts'
import type { SettledIssuer } from '../../../domain/shop.ts'
import { taxOn } from '../../../domain/tax-history.ts'
import type { ReadDb } from '../database.ts'
import { oneOf, orNull, readTransactionId } from '../rows.ts'
import type { Steps } from '../steps.ts'
import { businesses } from './businesses.ts'
import { holidayChanges } from './holidays.ts'
import { coveredDays, ourSide, theirSide } from './match-input.ts'

/** Which business is reconciled as of which day. `trialListId` adds a list that was only read to be looked at: a dry run. */
export interface ReconciliationOf {
  readonly businessId: string
  readonly today: Day
  readonly trialListId: string | null
}

/** The last match of each question, under all that it was made from. */
const known = new WeakMap<ReadDb, Map<string, { readonly madeFrom: string; readonly reconciled: Reconciled }>>()

/** The business of this id. Throws when the book has none. */
function businessOf(db: ReadDb, id: string): Business {
  const business = businesses(db).find((one) => one.id === id)
  if (business === undefined) throw new RangeError(`no business of this id: ${id}`)
  return business
}

/** What is being matched at this moment, by question and state. */
const underWay = new WeakMap<ReadDb, Set<string>>()

/**
 * Matches a business; what was matched before is answered again as long as nothing it was made from has changed. Who asks while the same is being
 * matched waits for it: an export asks for several pages at once.
 */
function* reconciled(db: ReadDb, of: ReconciliationOf): Steps<Reconciled> {
  const business = businessOf(db, of.businessId)
  const question = `${of.businessId} ${of.today} ${of.trialListId ?? ''}`
  const making = underWay.get(db) ?? new Set()
  underWay.set(db, making)
  for (;;) {
    const madeFrom = stateOf(db, business, of)
    const before = known.get(db)?.get(question)
    if (before?.madeFrom === madeFrom) return before.reconciled
    const match = `${question} ${madeFrom}`
    if (!making.has(match)) {
      making.add(match)
      try {
        const made = yield* matchedAnew(db, business, of)
        // Two answers are kept, for they may be large: the newest question is most often asked again, and one other beside it.
        const kept = [...(known.get(db) ?? [])].filter(([asked]) => asked !== question).slice(-1)
        known.set(db, new Map([...kept, [question, { madeFrom, reconciled: made }]]))
        return made
      } finally {
        making.delete(match)
      }
    }
    while (making.has(match)) yield
  }
}

function* matchedAnew(db: ReadDb, business: Business, of: ReconciliationOf): Steps<Reconciled> {
  const ours = yield* ourSide(db, business, of.today)
  const lines = yield* theirSide(db, business, of.trialListId)
  const settlements = settlementsOf(db, business)
  const result = yield* matchInSteps({
    ...ours,
    lines,
    on: of.today,
    settings: settingsFor(db, business, of),
    links: linksOf(settlements),
  })
  return reconciledOf(result, settlements, of.today)
}

/** The match's settings for a business: where its shops wait differently long for an issuer, the longest. */
const settingsFor = (db: ReadDb, business: Business, { today, trialListId }: ReconciliationOf): MatchSettings => ({
  ...defaultMatchSettings,
  graceDays: longestGrace(business, today),
  holidays: holidayDays(holidayChanges(db)),
  covered: coveredDays(db, business, trialListId),
})

function longestGrace({ shops }: Business, today: Day): MatchSettings['graceDays'] {
  const graces = shops.map(({ taxHistory }) => taxOn(taxHistory, today, today).graceDays)
  const longest = (issuer: SettledIssuer): number => Math.max(...graces.map((grace) => grace[issuer]))
  return {
    merchant: longest('merchant'),
    kcp: longest('kcp'),
    payple: longest('payple'),
    wallet: longest('wallet'),
  }
}

/** The newest row of everything a match is made from. */
function stateOf(db: ReadDb, { shops }: Business, { today }: ReconciliationOf): string {
  const newest = db.first(
    `SELECT (SELECT max(number) FROM payment) AS payment, (SELECT max(number) FROM refund_event) AS refund,
       (SELECT max(number) FROM receipt_act_event) AS act, (SELECT max(number) FROM outside_refund) AS outside,
       (SELECT max(number) FROM duty_note) AS noted, (SELECT max(number) FROM duty_note_taken_back) AS taken_back,
       (SELECT max(number) FROM holiday_change) AS holidays,
       (SELECT count(*) FROM hometax_decision) AS decided, (SELECT max(number) FROM finding_settlement) AS settled`,
  )
  return JSON.stringify([today, shops, newest])
}

/** What a person linked and did not take back. A finding is named by what of ours it is about: `duty <id>` or `receipt <id>`. */
function linksOf(settlements: readonly Settlement[]): readonly HandLink[] {
  const links = new Map<string, HandLink>()
  for (const { findingId, kind, lineId } of settlements) {
    if (kind === 'reopened') links.delete(findingId)
    else if (lineId !== null) links.set(findingId, { ours: findingId.slice(findingId.indexOf(' ') + 1), lineId })
  }
  return [...links.values()]
}

interface SettlementRow {
  readonly finding_id: string
  readonly cause: string
  readonly facts: string
  readonly kind: string
  readonly until_day: string | null
  readonly line_number: number | null
  readonly note: string
  readonly operator_id: string
  readonly at: string
}

const toSettlement = (row: SettlementRow): Settlement => ({
  findingId: row.finding_id,
  cause: oneOf(matchCauses, row.cause),
  facts: row.facts,
  kind: oneOf(settlementKinds, row.kind),
  until: orNull(row.until_day, toDay),
  lineId: orNull(row.line_number, String),
  note: row.note,
  operatorId: row.operator_id,
  at: toInstant(row.at),
})

const settlementsOf = (db: ReadDb, { shops }: Business): readonly Settlement[] =>
  db
    .all<SettlementRow>(
      `SELECT f.* FROM finding_settlement f JOIN shop s ON s.number = f.shop_number
       WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY f.number`,
      JSON.stringify(shops.map(({ id }) => id)),
    )
    .map(toSettlement)

/** Sums by cause, how many of each wait for a person, counts by standing, and what looks like a double. */
export function* reconciliation(
  db: ReadDb,
  of: ReconciliationOf,
): Steps<
  Pick<Reconciled, 'sums' | 'waitingNow' | 'counts' | 'doubles'> & {
    readonly covered: NonNullable<MatchSettings['covered']>
  }
> {
  const { sums, waitingNow, counts, doubles } = yield* reconciled(db, of)
  return { sums, waitingNow, counts, doubles, covered: coveredDays(db, businessOf(db, of.businessId), of.trialListId) }
}

/** The rows of the last filter asked for of an answer: a list is read page by page. */
const pages = new WeakMap<Reconciled, { readonly of: string; readonly rows: readonly StandingFinding[] }>()

function rowsOf(all: Reconciled, filter: FindingFilter): readonly StandingFinding[] {
  const of = JSON.stringify(filter)
  const before = pages.get(all)
  if (before?.of === of) return before.rows
  const rows = filtered(all, filter)
  pages.set(all, { of, rows })
  return rows
}

/** A finding as it is answered: main gets its own values, and nothing that is told only here. */
const told = (one: StandingFinding): StandingFinding => ({ ...one, finding: spelledOut(one.finding) })

/** A page of the findings a filter lets through, the earliest tax date first, and how many there are. */
export function* findings(
  db: ReadDb,
  of: ReconciliationOf & { readonly filter: FindingFilter; readonly offset: number; readonly limit: number },
): Steps<{ readonly rows: readonly StandingFinding[]; readonly count: number }> {
  const rows = rowsOf(yield* reconciled(db, of), of.filter)
  return { rows: rows.slice(of.offset, of.offset + of.limit).map(told), count: rows.length }
}

/** One finding with all that was said of it, newest first, and the lines that may be what it lacks; null when it is no more. */
export function* finding(
  db: ReadDb,
  of: ReconciliationOf & { readonly findingId: string },
): Steps<{
  readonly found: StandingFinding
  readonly said: readonly Settlement[]
  readonly candidates: readonly StandingFinding[]
} | null> {
  const all = yield* reconciled(db, of)
  const found = all.findings.find(({ id }) => id === of.findingId)
  if (found === undefined) return null
  const said = settlementsOf(db, businessOf(db, of.businessId)).filter(({ findingId }) => findingId === of.findingId)
  const lacksLine = found.finding.lines.length === 0
  const candidates = lacksLine ? linkCandidates(all, found, 20) : []
  return { found: told(found), said: [...said].reverse(), candidates: candidates.map(told) }
}

/** Makes something of an answer once, and remembers it as long as the answer. */
function oncePer<T extends object>(make: (all: Reconciled) => T): (all: Reconciled) => T {
  const made = new WeakMap<Reconciled, T>()
  return (all) => {
    const known = made.get(all) ?? make(all)
    made.set(all, known)
    return known
  }
}

/** The cause each duty and receipt of a match stands under, by what it is called there. */
const causesOf = oncePer((all): ReadonlyMap<string, MatchCause> => {
  const causes = new Map<string, MatchCause>()
  for (const {
    finding: { cause, duty, receipts },
  } of all.findings) {
    if (duty !== null) causes.set(`duty ${duty.id}`, cause)
    for (const { id } of receipts) causes.set(`receipt ${id}`, cause)
  }
  return causes
})

/** The findings of duties for which Hometax shows lines, by the duty's id. */
const metDuties = oncePer(
  (all): ReadonlyMap<string, Finding> =>
    new Map(
      all.findings.flatMap(({ finding: one }): readonly (readonly [string, Finding])[] =>
        one.duty === null || one.lines.length === 0 ? [] : [[one.duty.id, one]],
      ),
    ),
)

/** The match of a shop's business; null while none is made. */
function* matchOfShop(db: ReadDb, shopId: string | undefined, today: Day): Steps<Reconciled | null> {
  const business = matchedBusiness(db, shopId)
  return business === null ? null : yield* reconciled(db, { businessId: business.id, today, trialListId: null })
}

/** A shop's business; null while no list of Hometax counts for it: then there is nothing to compare with, and nothing is matched. */
function matchedBusiness(db: ReadDb, shopId: string | undefined): Business | null {
  const business = businesses(db).find(({ shops }) => shops.some(({ id }) => id === shopId))
  return business === undefined || coveredDays(db, business, null).length === 0 ? null : business
}

/** Is a shop's ledger matched with lists of Hometax? */
export const isMatched = (db: ReadDb, { shopId }: { readonly shopId: string }): boolean =>
  matchedBusiness(db, shopId) !== null

/** Under which cause duties and receipts of a shop stand, by what they are called in the match. Null while no list of Hometax counts. */
export function* matchCausesOf(
  db: ReadDb,
  { shopId, today }: { readonly shopId: string; readonly today: Day },
): Steps<ReadonlyMap<string, MatchCause> | null> {
  const match = yield* matchOfShop(db, shopId, today)
  return match === null ? null : causesOf(match)
}

/** What Hometax's counted lists show for a duty of this payment, by the match of today; null where they show nothing, or none counts. */
export function* dutyInHometax(
  db: ReadDb,
  { transactionId, today }: { readonly transactionId: string; readonly today: Day },
): Steps<Finding | null> {
  const match = yield* matchOfShop(db, readTransactionId(transactionId)?.shopId, today)
  const met = match === null ? undefined : metDuties(match).get(transactionId)
  return met === undefined ? null : spelledOut(met)
}
