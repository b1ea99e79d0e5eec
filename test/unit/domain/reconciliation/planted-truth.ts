import { addDays, toDay } from '../../../../src/domain/day.ts'
import { toWon } from '../../../../src/domain/money.ts'
import type { MatchCause } from '../../../../src/domain/reconciliation/finding.ts'
import { defaultMatchSettings, type MatchInput } from '../../../../src/domain/reconciliation/match-input.ts'
import { type Chance, chanceOf, type Ground, planted } from './planted-ground.ts'
import { plants } from './plants.ts'

/** A match to be made and what is true of each of its inputs, by `duty id`, `receipt id` and `line id`. */
export interface Truth {
  readonly input: MatchInput
  readonly causes: ReadonlyMap<string, MatchCause>
}

/** Plants whose every part has its number and that put no stranger in: buyers they share their last four with change nothing. */
const numberedPlants: ReadonlySet<string> = new Set([
  'matched by number',
  'matched with a cancel of its number',
  'matched with a cancel of part',
  'awaiting a receipt',
  'late after the grace',
  'missing by number',
  'another amount',
  'another kind',
  'a cancel missing',
  'cancelled in Hometax',
])

const namesOfPlants = Object.keys(plants)
const manySums = [10_000, 15_000, 19_900, 29_000, 55_000, 120_000] as const

const shuffle = <T>(all: readonly T[], chance: Chance): readonly T[] =>
  all
    .map((one) => ({ one, place: chance(1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)

/** A truth of `count` payments. Many have the same sum on the same days; buyers whom only their last four tell apart have their own. */
export function truthOf(seed: number, count: number): Truth {
  const chance = chanceOf(seed)
  const on = addDays(toDay('2026-12-01'), chance(120))
  const all = Array.from({ length: count }, (_, index) => {
    const name = namesOfPlants[chance(namesOfPlants.length)] ?? ''
    const ground: Ground = {
      id: `s${seed}-${index}`,
      number: `A${String(index).padStart(6, '0')}`,
      other: `B${String(index).padStart(6, '0')}`,
      won: toWon(manySums[chance(manySums.length)] ?? 10_000),
      rare: toWon(300_000 + index * 100 + 50),
      four: numberedPlants.has(name) ? '1999' : String(2_000 + index),
      old: addDays(on, -(20 + chance(6))),
      on,
      chance,
    }
    return plants[name]?.(ground) ?? planted('matched', {})
  })
  const causes = new Map<string, MatchCause>()
  for (const { duties, receipts, lines } of all) {
    for (const [{ id }, cause] of duties) causes.set(`duty ${id}`, cause)
    for (const [{ id }, cause] of receipts) causes.set(`receipt ${id}`, cause)
    for (const [{ id }, cause] of lines) causes.set(`line ${id}`, cause)
  }
  return {
    causes,
    input: {
      duties: shuffle(
        all.flatMap(({ duties }) => duties.map(([one]) => one)),
        chance,
      ),
      receipts: shuffle(
        all.flatMap(({ receipts }) => receipts.map(([one]) => one)),
        chance,
      ),
      lines: shuffle(
        all.flatMap(({ lines }) => lines.map(([one]) => one)),
        chance,
      ),
      on,
      settings: defaultMatchSettings,
    },
  }
}
