import { noWon, type Won } from '../../../../domain/money.ts'
import { computeSplit, splitTotal, type TaxSplit } from '../../../../domain/tax-split.ts'
import type { Anomaly } from '../../../../domain/transaction.ts'
import { type Line, shown, textOf, wonOf } from './fields.ts'

const taxFields = ['res_tax_flag', 'res_tax_mny', 'res_vat_mny', 'res_free_mny', 'res_green_deposit_mny'] as const

/**
 * The payment's split: the answer's own where it carries one that adds up (rules R55), else computed (R24).
 * An answer whose split does not add up, or that says TG03 without figures, is an anomaly and computed as wholly taxable.
 */
export function splitOf(line: Line, paid: Won): { readonly split: TaxSplit; readonly anomalies: readonly Anomaly[] } {
  const flag = textOf(line, 'res_tax_flag')
  const computed = flag === 'TG02' ? computeSplit(paid, paid) : computeSplit(paid)
  const differs = () => ({
    split: computed,
    anomalies: [{ kind: 'tax-split-differs' as const, fields: shown(line, ...taxFields) }],
  })
  const supply = wonOf(line, 'res_tax_mny')
  const vat = wonOf(line, 'res_vat_mny')
  const taxFree = wonOf(line, 'res_free_mny')
  if (supply === 'unreadable' || vat === 'unreadable' || taxFree === 'unreadable') return differs()
  if (supply === null && vat === null && taxFree === null) {
    return flag === 'TG03' ? differs() : { split: computed, anomalies: [] }
  }
  const stated = { supply: supply ?? noWon, vat: vat ?? noWon, taxFree: taxFree ?? noWon, service: noWon, stated: true }
  return splitTotal(stated) === paid ? { split: stated, anomalies: [] } : differs()
}
