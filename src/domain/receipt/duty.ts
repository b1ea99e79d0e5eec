import { dayOf } from '../day.ts'
import type { Won } from '../money.ts'
import type { TaxSettings } from '../shop.ts'
import type { ReportedTransaction } from '../transaction.ts'
import { noNotes, type StandingNotes } from './duty-note.ts'
import type { RuleId } from './obligation-rule.ts'
import { figuresOn } from './obligation-rules.ts'

/** The law's demand on a cash part. `check`: it depends on the goods' own category, which no answer carries (R04). */
export interface LegalDuty {
  readonly duty: 'mandatory' | 'on-request' | 'check'
  readonly rules: readonly RuleId[]
}

/**
 * R02-R04, R59: must the cash part of a payment be issued unasked? `cash` is as paid, before any refund. Where the goods decide, a
 * person's note of them does.
 */
export function legalDuty(
  transaction: Pick<ReportedTransaction, 'paid' | 'paidAt'>,
  cash: Won,
  shop: TaxSettings,
  { goods }: Pick<StandingNotes, 'goods'> = noNotes,
): LegalDuty {
  if (shop.mandatory === 'NONE') return { duty: 'on-request', rules: ['R01', 'R04', 'R12'] }
  const mixed: readonly RuleId[] = cash < transaction.paid ? ['R03'] : []
  const measured = shop.mixedThreshold === 'CASH_PART' ? cash : transaction.paid
  if (measured < figuresOn(dayOf(transaction.paidAt)).mandatoryFrom)
    return { duty: 'on-request', rules: ['R01', 'R02', 'R12', 'R59', ...mixed] }
  const rules = ['R02', 'R04', 'R59', ...mixed] as const
  if (shop.mandatory === 'ALL' || goods?.kind === 'goods-mandatory') return { duty: 'mandatory', rules }
  return goods === null ? { duty: 'check', rules } : { duty: 'on-request', rules: ['R01', 'R12', ...rules] }
}
