import type { Instant } from '../../../domain/day.ts'
import type { Settlement } from '../../../domain/reconciliation/settlement.ts'
import type { WriteDb } from '../database.ts'
import { recordAudit } from './audit.ts'

/** Keeps what a person said of a finding; the last one counts. `shopId` is any shop of its business. */
export function settleFinding(
  db: WriteDb,
  entry: { readonly shopId: string; readonly settlement: Omit<Settlement, 'at'>; readonly at: Instant },
): void {
  const { shopId, settlement, at } = entry
  const { findingId, cause, facts, kind, until, lineId, note, operatorId } = settlement
  db.run(
    `INSERT INTO finding_settlement (shop_number, finding_id, cause, facts, kind, until_day, line_number, note, operator_id, at)
     VALUES ((SELECT number FROM shop WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    shopId,
    findingId,
    cause,
    facts,
    kind,
    until,
    lineId === null ? null : Number(lineId),
    note,
    operatorId,
    at,
  )
  recordAudit(db, { what: 'finding-settled', subject: findingId, detail: { cause, kind, until, note }, operatorId, at })
}
