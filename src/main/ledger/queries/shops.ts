import { toDay } from '../../../domain/day.ts'
import { walletIds } from '../../../domain/easy-pay.ts'
import { gatewayIds } from '../../../domain/gateway.ts'
import { environments, type GatewayChoices, type Shop, shopColours, type TaxSettings } from '../../../domain/shop.ts'
import type { ReadDb } from '../database.ts'
import { oneOf } from '../rows.ts'

interface ShopRow {
  readonly id: string
  readonly name: string
  readonly gateway: string
  readonly environment: string
  readonly colour: string
  readonly tax_mandatory: string
  readonly tax_mixed_threshold: string
  readonly tax_exempt_share: string
  readonly tax_direct_issue: string
  readonly gateway_choices: string
}

/** All shops, in the order they were added. */
export const shops = (db: ReadDb): readonly Shop[] =>
  db.all<ShopRow>('SELECT * FROM shop ORDER BY number').map((row) => ({
    id: row.id,
    name: row.name,
    gateway: oneOf(gatewayIds, row.gateway),
    environment: oneOf(environments, row.environment),
    colour: oneOf(shopColours, row.colour),
    tax: {
      mandatory: oneOf(['ALL', 'BY_CATEGORY', 'NONE'], row.tax_mandatory),
      mixedThreshold: oneOf(['TRANSACTION', 'CASH_PART'], row.tax_mixed_threshold),
      exemptShare: oneOf(['PROPORTION', 'CASH_FIRST', 'CARD_FIRST'], row.tax_exempt_share),
      directIssue: toDirectIssue(row.tax_direct_issue),
    },
    choices: toChoices(row.gateway_choices),
  }))

function toDirectIssue(json: string): TaxSettings['directIssue'] {
  const stored: unknown = JSON.parse(json)
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(
    Object.entries(stored).map(([wallet, since]) => [oneOf(walletIds, wallet), toDay(String(since))]),
  )
}

function toChoices(json: string): GatewayChoices {
  const stored: unknown = JSON.parse(json)
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, String(value)]))
}
