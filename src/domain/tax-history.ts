import { addDays, type Day, dayOf, type Instant, toDay, toInstant } from './day.ts'
import { defaultTaxSettings, type Shop, type TaxEntry, type TaxHistory, type TaxSettings } from './shop.ts'

/** The day from which a shop's first settings hold: before any payment a ledger can have. */
export const taxBeginning = toDay('2000-01-01')

/** The settings of a shop of which nothing was ever changed. */
export const unchangedTax = (tax: TaxSettings = defaultTaxSettings): TaxHistory => [
  {
    appliesFrom: taxBeginning,
    tax,
    recordedAt: toInstant('2000-01-01T00:00:00+09:00'),
    operatorId: null,
    operatorName: null,
  },
]

/**
 * The settings that hold for a payment received on a day, as they were known at the end of the day `asKnownOn`: of those that apply by
 * then, the one recorded last. Before anything was recorded, or for a day none reaches, the first ones.
 */
export function taxOn(history: TaxHistory, received: Day, asKnownOn: Day): TaxSettings {
  const holding = history.findLast(
    // A moment begins with its Korean day: a million payments are judged, and days need no making for that.
    ({ appliesFrom, recordedAt }) => appliesFrom <= received && recordedAt.slice(0, 10) <= asKnownOn,
  )
  return (holding ?? history[0]).tax
}

/** The settings of a shop that hold for a payment, as known on a day. */
export const taxFor = (
  { taxHistory }: Pick<Shop, 'taxHistory'>,
  { paidAt }: { readonly paidAt: Instant },
  asKnownOn: Day,
): TaxSettings => taxOn(taxHistory, dayOf(paidAt), asKnownOn)

/** The settings recorded last: what a change starts from. */
export const lastTax = (history: TaxHistory): TaxEntry => history.at(-1) ?? history[0]

/** Days on which one setting follows another, and whose it is then; `until` null: to the end. */
export interface TaxSpan {
  readonly from: Day
  readonly until: Day | null
  readonly entry: TaxEntry
}

/** What holds for payments of which days, as known now: oldest first, without the entries a later one has taken the place of. */
export function taxSpans(history: TaxHistory): readonly TaxSpan[] {
  const holding: TaxEntry[] = []
  for (const entry of history) {
    const keep = holding.findLastIndex(({ appliesFrom }) => appliesFrom < entry.appliesFrom)
    holding.splice(keep + 1, holding.length, entry)
  }
  return holding.map((entry, at) => {
    const next = holding[at + 1]
    return { from: entry.appliesFrom, until: next === undefined ? null : addDays(next.appliesFrom, -1), entry }
  })
}

/** The entries that hold now and would not any more, were settings recorded that apply from this day: later records win. */
export const overruledBy = (history: TaxHistory, appliesFrom: Day): readonly TaxEntry[] =>
  taxSpans(history)
    .map(({ entry }) => entry)
    .filter((entry) => entry.appliesFrom > appliesFrom)
