import type { Instant } from '../../../domain/day.ts'
import type { WriteDb } from '../database.ts'
import type { AuditDetail } from '../queries/audit.ts'

/** An act to be kept. `operatorId` is null when the app itself acts. `detail` holds ids, amounts and states, never a buyer. */
export interface Act {
  readonly what: string
  readonly subject: string | null
  readonly detail: AuditDetail
  readonly operatorId: string | null
  readonly at: Instant
}

/** Keeps what was done, by whom and when. */
export function recordAudit(db: WriteDb, { what, subject, detail, operatorId, at }: Act): void {
  db.run(
    'INSERT INTO audit (at, operator_id, what, subject, detail) VALUES (?, ?, ?, ?, ?)',
    at,
    operatorId,
    what,
    subject,
    JSON.stringify(detail),
  )
}
