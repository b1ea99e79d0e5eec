import type { CloseRow, MonthClose } from '../../../domain/month-close.ts'
import type { WriteDb } from '../database.ts'
import { recordAudit } from './audit.ts'

/** Keeps that a month was closed, with a digest of each of its rows. */
export function recordMonthClose(
  db: WriteDb,
  { close, rows }: { readonly close: MonthClose; readonly rows: readonly CloseRow[] },
): void {
  const { id, shopId, month, asOf, manifest, operatorId, at } = close
  const { number } = db.run(
    `INSERT INTO month_close (id, shop_number, month, as_of, manifest, operator_id, at)
     VALUES (?, (SELECT number FROM shop WHERE id = ?), ?, ?, ?, ?, ?)`,
    id,
    shopId,
    month,
    asOf,
    manifest,
    operatorId,
    at,
  )
  for (const row of rows)
    db.run('INSERT INTO month_close_row (close_number, row_id, digest) VALUES (?, ?, ?)', number, row.id, row.digest)
  recordAudit(db, { what: 'month-closed', subject: id, detail: { shopId, month, asOf }, operatorId, at })
}
