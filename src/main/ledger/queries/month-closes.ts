import { toDay, toInstant, toMonth } from '../../../domain/day.ts'
import type { CloseRow, MonthClose } from '../../../domain/month-close.ts'
import type { ReadDb } from '../database.ts'

interface CloseColumns {
  readonly id: string
  readonly shop_id: string
  readonly month: string
  readonly as_of: string
  readonly manifest: string
  readonly operator_id: string
  readonly at: string
}

const selected = `SELECT c.id, s.id AS shop_id, c.month, c.as_of, c.manifest, c.operator_id, c.at
  FROM month_close c JOIN shop s ON s.number = c.shop_number`

const toClose = (row: CloseColumns): MonthClose => ({
  id: row.id,
  shopId: row.shop_id,
  month: toMonth(row.month),
  asOf: toDay(row.as_of),
  manifest: row.manifest,
  operatorId: row.operator_id,
  at: toInstant(row.at),
})

/** The months that were closed for a business's shops, newest first. */
export const monthCloses = (db: ReadDb, { shopIds }: { readonly shopIds: readonly string[] }): readonly MonthClose[] =>
  db
    .all<CloseColumns>(
      `${selected} WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY c.number DESC LIMIT 200`,
      JSON.stringify(shopIds),
    )
    .map(toClose)

/** One close with the digests of its rows; null when there is none of this id. */
export function monthClose(
  db: ReadDb,
  { closeId }: { readonly closeId: string },
): { readonly close: MonthClose; readonly rows: readonly CloseRow[] } | null {
  const row = db.first<CloseColumns>(`${selected} WHERE c.id = ?`, closeId)
  if (row === undefined) return null
  const rows = db.all<CloseRow>(
    `SELECT r.row_id AS id, r.digest FROM month_close_row r JOIN month_close c ON c.number = r.close_number
     WHERE c.id = ? ORDER BY r.row_id`,
    closeId,
  )
  return { close: toClose(row), rows }
}
