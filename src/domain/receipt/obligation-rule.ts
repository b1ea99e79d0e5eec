import type { Day } from '../day.ts'

/** Ids of the rules a verdict may cite; `N` are needs of the gateways' guides, `R` rules of the field (docs/rules.md). */
export const ruleIds = [
  'N5',
  'N11',
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R15',
  'R16',
  'R17',
  'R18',
  'R19',
  'R20',
  'R21',
  'R22',
  'R23',
  'R24',
  'R25',
  'R26',
  'R27',
  'R28',
  'R29',
  'R30',
  'R31',
  'R32',
  'R33',
  'R34',
  'R35',
  'R36',
  'R37',
  'R38',
  'R39',
  'R40',
  'R41',
  'R42',
  'R43',
  'R44',
  'R45',
  'R46',
  'R47',
  'R48',
  'R49',
  'R50',
  'R51',
  'R52',
  'R53',
  'R54',
  'R55',
  'R56',
  'R57',
  'R58',
  'R59',
  'R60',
  'R61',
  'R62',
  'R63',
  'R64',
  'R65',
  'R66',
] as const
export type RuleId = (typeof ruleIds)[number]

/** How sure a rule is: primary text read, a secondary source, or our own decision where sources are silent. */
export const certainties = ['H', 'M', 'L'] as const
export type Certainty = (typeof certainties)[number]

/**
 * One rule as it is applied from `from` to `until`, both inclusive; `until` null means it still is.
 * `text` is the sentence behind "왜?", `source` the citation with the day it was read.
 */
export interface ObligationRule {
  readonly id: RuleId
  readonly from: Day
  readonly until: Day | null
  readonly certainty: Certainty
  readonly title: string
  readonly text: string
  readonly source: string
}

/** Drops repeats and sorts rule ids as docs/rules.md lists them. */
export function orderedRules(ids: readonly RuleId[]): readonly RuleId[] {
  const asked = ids.join()
  const known = ordered.get(asked)
  if (known !== undefined) return known
  const these = ruleIds.filter((id) => ids.includes(id))
  if (ordered.size >= mostOrdered) ordered.clear()
  ordered.set(asked, these)
  return these
}

/** A ledger names the same few sets of rules a million times: what was put in order once is kept, up to so many. */
const ordered = new Map<string, readonly RuleId[]>()
const mostOrdered = 1_000
