import { toDay, toInstant } from '../../../domain/day.ts'
import { gatewayIds } from '../../../domain/gateway.ts'
import {
  environments,
  type GatewayChoices,
  type Shop,
  shopColours,
  type TaxEntry,
  type TaxHistory,
} from '../../../domain/shop.ts'
import type { ReadDb } from '../database.ts'
import { oneOf } from '../rows.ts'
import { readTaxSettings } from '../tax-settings-text.ts'

interface ShopRow {
  readonly number: number
  readonly id: string
  readonly name: string
  readonly gateway: string
  readonly environment: string
  readonly colour: string
  readonly gateway_choices: string
}

interface TaxRow {
  readonly applies_from: string
  readonly settings: string
  readonly operator_id: string | null
  readonly operator_name: string | null
  readonly recorded_at: string
}

/** All shops, in the order they were added. */
export const shops = (db: ReadDb): readonly Shop[] =>
  db.all<ShopRow>('SELECT * FROM shop ORDER BY number').map((row) => ({
    id: row.id,
    name: row.name,
    gateway: oneOf(gatewayIds, row.gateway),
    environment: oneOf(environments, row.environment),
    colour: oneOf(shopColours, row.colour),
    taxHistory: taxHistoryOf(db, row.number),
    choices: toChoices(row.gateway_choices),
  }))

function taxHistoryOf(db: ReadDb, shopNumber: number): TaxHistory {
  const [first, ...rest] = db
    .all<TaxRow>(
      `SELECT t.applies_from, t.settings, t.operator_id, o.name AS operator_name, t.recorded_at
       FROM shop_tax_setting t LEFT JOIN operator o ON o.id = t.operator_id WHERE t.shop_number = ? ORDER BY t.number`,
      shopNumber,
    )
    .map(
      (row): TaxEntry => ({
        appliesFrom: toDay(row.applies_from),
        tax: readTaxSettings(row.settings),
        recordedAt: toInstant(row.recorded_at),
        operatorId: row.operator_id,
        operatorName: row.operator_name,
      }),
    )
  if (first === undefined) throw new RangeError(`shop ${shopNumber} has no settings of law`)
  return [first, ...rest]
}

function toChoices(json: string): GatewayChoices {
  const stored: unknown = JSON.parse(json)
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, String(value)]))
}
