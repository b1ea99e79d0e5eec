import type { Instant } from '../../../domain/day.ts'
import type { Shop } from '../../../domain/shop.ts'
import type { WriteDb } from '../database.ts'
import { recordAudit } from './audit.ts'

/** A shop and who enters it. */
interface ShopEntry {
  readonly shop: Shop
  readonly operatorId: string
  readonly at: Instant
}

/** Adds a shop. A taken id, or one with '/', is a constraint fault. */
export function addShop(db: WriteDb, { shop, operatorId, at }: ShopEntry): void {
  db.run(
    `INSERT INTO shop (id, gateway, environment, name, colour, tax_mandatory, tax_mixed_threshold, tax_exempt_share, tax_direct_issue,
       gateway_choices) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    shop.id,
    shop.gateway,
    shop.environment,
    ...changeable(shop),
  )
  recordAudit(db, { what: 'shop-added', subject: shop.id, detail: auditedShop(shop), operatorId, at })
}

/** Changes a shop's name, colour, tax settings and gateway choices. Its gateway and environment stay, by constraint. Throws for a shop that is not there. */
export function changeShop(db: WriteDb, { shop, operatorId, at }: ShopEntry): void {
  const { changes } = db.run(
    `UPDATE shop SET gateway = ?, environment = ?, name = ?, colour = ?, tax_mandatory = ?, tax_mixed_threshold = ?,
       tax_exempt_share = ?, tax_direct_issue = ?, gateway_choices = ? WHERE id = ?`,
    shop.gateway,
    shop.environment,
    ...changeable(shop),
    shop.id,
  )
  if (changes === 0) throw new RangeError(`no shop of this id: ${shop.id}`)
  recordAudit(db, { what: 'shop-changed', subject: shop.id, detail: auditedShop(shop), operatorId, at })
}

const changeable = ({ name, colour, tax, choices }: Shop): readonly string[] => [
  name,
  colour,
  tax.mandatory,
  tax.mixedThreshold,
  tax.exemptShare,
  JSON.stringify(tax.directIssue),
  JSON.stringify(choices),
]

const auditedShop = ({ name, gateway, environment, tax, choices }: Shop) => ({
  name,
  gateway,
  environment,
  mandatory: tax.mandatory,
  mixedThreshold: tax.mixedThreshold,
  exemptShare: tax.exemptShare,
  directIssue: JSON.stringify(tax.directIssue),
  choices: JSON.stringify(choices),
})
