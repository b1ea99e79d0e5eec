import { type Instant, toInstant } from '../../../domain/day.ts'
import type { ReadDb } from '../database.ts'

/** What a line of the audit may carry beside its subject. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>

/** One act. `operatorId` is null when the app itself acted; `subject` is the id of what it was about. */
export interface AuditEntry {
  readonly number: number
  readonly at: Instant
  readonly operatorId: string | null
  readonly what: string
  readonly subject: string | null
  readonly detail: AuditDetail
}

interface AuditRow {
  readonly number: number
  readonly at: string
  readonly operator_id: string | null
  readonly what: string
  readonly subject: string | null
  readonly detail: string
}

/** A page of what was done, newest first. */
export const auditTrail = (
  db: ReadDb,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): readonly AuditEntry[] =>
  db.all<AuditRow>('SELECT * FROM audit ORDER BY number DESC LIMIT ? OFFSET ?', limit, offset).map((row) => ({
    number: row.number,
    at: toInstant(row.at),
    operatorId: row.operator_id,
    what: row.what,
    subject: row.subject,
    detail: toDetail(row.detail),
  }))

function toDetail(json: string): AuditDetail {
  const stored: unknown = JSON.parse(json)
  return Object.fromEntries(
    Object.entries(stored ?? {}).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
    ]),
  )
}

/** Checks every page of the file: `ok`, or what SQLite found first. Takes about 0.3 s for a million payments. */
export function integrity(db: ReadDb): string {
  const row = db.first<{ quick_check: string }>('PRAGMA quick_check(1)')
  return row?.quick_check ?? 'no answer'
}
