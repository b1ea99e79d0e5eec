import type { Instant } from '../../../domain/day.ts'
import type { WriteDb } from '../database.ts'
import { recordAudit } from './audit.ts'

/** Notes the business number of a shop: ten digits, or null to take it back. */
export function setBusinessNumber(
  db: WriteDb,
  entry: {
    readonly shopId: string
    readonly digits: string | null
    readonly operatorId: string
    readonly at: Instant
  },
): void {
  const { shopId, digits, operatorId, at } = entry
  db.run(
    'INSERT INTO business_number (shop_number, digits, operator_id, at) VALUES ((SELECT number FROM shop WHERE id = ?), ?, ?, ?)',
    shopId,
    digits,
    operatorId,
    at,
  )
  recordAudit(db, { what: 'business-number-set', subject: shopId, detail: { digits }, operatorId, at })
}
