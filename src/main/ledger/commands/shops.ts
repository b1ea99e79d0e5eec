import type { Day, Instant } from '../../../domain/day.ts'
import type { Shop, TaxSettings } from '../../../domain/shop.ts'
import type { WriteDb } from '../database.ts'
import { taxSettingsText } from '../tax-settings-text.ts'
import { recordAudit } from './audit.ts'

/** Who enters something of a shop, and when. */
interface Entered {
  readonly operatorId: string
  readonly at: Instant
}

/** A shop as far as it is changed in place; its settings of law are only ever added to. */
type ChangedShop = Omit<Shop, 'taxHistory'>

/** Settings of law and the day from which payments are judged by them. */
export interface EnteredTax {
  readonly settings: TaxSettings
  readonly appliesFrom: Day
}

/** Adds a shop with the settings it comes with, recorded now. A taken id, or one with '/', is a constraint fault. */
export function addShop(db: WriteDb, { shop, operatorId, at }: Entered & { readonly shop: Shop }): void {
  db.run(
    'INSERT INTO shop (id, gateway, environment, name, colour, gateway_choices) VALUES (?, ?, ?, ?, ?, ?)',
    shop.id,
    shop.gateway,
    shop.environment,
    ...changeable(shop),
  )
  const history = shop.taxHistory.map(({ appliesFrom, tax }) => ({ appliesFrom, settings: tax }))
  for (const tax of history) addTax(db, shop.id, { tax, operatorId, at })
  recordAudit(db, {
    what: 'shop-added',
    subject: shop.id,
    detail: auditedShop(shop, history[0] ?? null),
    operatorId,
    at,
  })
}

/**
 * Changes a shop's name, colour and gateway choices, and records other settings of law beside the old ones; `tax` null leaves them. Its
 * gateway and environment stay, by constraint. Throws for a shop that is not there.
 */
export function changeShop(
  db: WriteDb,
  { shop, tax, operatorId, at }: Entered & { readonly shop: ChangedShop; readonly tax: EnteredTax | null },
): void {
  const { changes } = db.run(
    'UPDATE shop SET gateway = ?, environment = ?, name = ?, colour = ?, gateway_choices = ? WHERE id = ?',
    shop.gateway,
    shop.environment,
    ...changeable(shop),
    shop.id,
  )
  if (changes === 0) throw new RangeError(`no shop of this id: ${shop.id}`)
  if (tax !== null) addTax(db, shop.id, { tax, operatorId, at })
  recordAudit(db, { what: 'shop-changed', subject: shop.id, detail: auditedShop(shop, tax), operatorId, at })
}

function addTax(db: WriteDb, shopId: string, { tax, operatorId, at }: Entered & { readonly tax: EnteredTax }): void {
  db.run(
    `INSERT INTO shop_tax_setting (shop_number, applies_from, settings, operator_id, recorded_at)
     VALUES ((SELECT number FROM shop WHERE id = ?), ?, ?, ?, ?)`,
    shopId,
    tax.appliesFrom,
    taxSettingsText(tax.settings),
    operatorId,
    at,
  )
}

const changeable = ({ name, colour, choices }: ChangedShop): readonly string[] => [
  name,
  colour,
  JSON.stringify(choices),
]

const auditedShop = ({ name, gateway, environment, choices }: ChangedShop, tax: EnteredTax | null) => ({
  name,
  gateway,
  environment,
  ...(tax === null ? {} : { tax: taxSettingsText(tax.settings), taxFrom: tax.appliesFrom }),
  choices: JSON.stringify(choices),
})
