import { type Day, toDay } from '../day.ts'
import { toWon, type Won } from '../money.ts'
import { amountRules } from './amount-rules.ts'
import { cancelRules } from './cancel-rules.ts'
import { dutyRules } from './duty-rules.ts'
import { gatewayRules } from './gateway-rules.ts'
import { hometaxRules } from './hometax-rules.ts'
import { identityRules } from './identity-rules.ts'
import { issuerRules } from './issuer-rules.ts'
import type { ObligationRule, RuleId } from './obligation-rule.ts'

/** Every dated rule of the field, R01 to R66, and the needs of the guides that a verdict cites. The rows of one id follow each other without gap or overlap, oldest first. */
export const obligationRules: readonly ObligationRule[] = [
  ...dutyRules,
  ...identityRules,
  ...issuerRules,
  ...amountRules,
  ...cancelRules,
  ...hometaxRules,
  ...gatewayRules,
]

/** A row and the days it holds for. */
interface Dated {
  readonly from: Day
  readonly until: Day | null
}

/** The row that holds on a day; the oldest for days before the table begins. Null when there is none, or none any more. */
function rowOn<R extends Dated>(rows: readonly R[], on: Day): R | null {
  const oldest = rows[0]
  if (oldest === undefined) return null
  if (on < oldest.from) return oldest
  return rows.find((row) => row.from <= on && (row.until === null || on <= row.until)) ?? null
}

/** The wording of a rule as it holds on a day; before its first row the oldest one. Null once the rule has ended. */
export const ruleOn = (id: RuleId, on: Day): ObligationRule | null =>
  rowOn(
    obligationRules.filter((rule) => rule.id === id),
    on,
  )

/** The figures of the duty to issue, as they hold for money received from `from` to `until`, both inclusive. */
export interface DutyFigures extends Dated {
  /** R02: the transaction from which issuing is mandatory, VAT included. */
  readonly mandatoryFrom: Won
  /** R06: days after receiving the money, that day not counted. */
  readonly deadlineDays: number
  /** R09: per cent of the unissued amount when issued unasked within `selfIssueDays`, and otherwise. */
  readonly latePercent: number
  readonly selfIssueDays: number
  readonly missedPercent: number
  /** R61: month and day of the next year up to which a bulk transmission is awaited, `-MM-dd`. */
  readonly batchAwaitedUntil: string
}

/** Dated figures; a change in the law is a new row and an end for the one before. Sources: the rules named above. */
export const dutyFigures: readonly DutyFigures[] = [
  {
    from: toDay('2021-01-01'),
    until: null,
    mandatoryFrom: toWon(100_000),
    deadlineDays: 5,
    latePercent: 10,
    selfIssueDays: 10,
    missedPercent: 20,
    batchAwaitedUntil: '-01-31',
  },
]

/** The figures for money received on a day. Throws RangeError when the table has ended: a fault of the table, held by its test. */
export function figuresOn(received: Day): DutyFigures {
  const row = rowOn(dutyFigures, received)
  if (row === null) throw new RangeError(`no figures of the duty to issue on ${received}`)
  return row
}
