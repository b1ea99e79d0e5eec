import type { ReceiptAct } from '../../../domain/receipt/receipt-act.ts'
import type { ReadDb } from '../database.ts'
import { receiptActColumns, type ReceiptActRow, toReceiptAct } from '../rows.ts'

const from = 'FROM receipt_act a JOIN payment p ON p.number = a.payment_number JOIN shop s ON s.number = p.shop_number'

/** What the journal holds of an act that was made elsewhere, in place of an answer nobody waited for. */
export const elsewhereEvidence = '이 데스크 밖에서 처리한 현금영수증입니다. 보낸 것은 없습니다.'

/** One receipt act; null when the journal has none of this id. */
export function receiptAct(db: ReadDb, id: string): ReceiptAct | null {
  const row = db.first<ReceiptActRow>(`SELECT ${receiptActColumns} ${from} WHERE a.id = ?`, id)
  return row === undefined ? null : toReceiptAct(row)
}

/** The receipt acts of these payments with their payment's number, oldest first. */
export const receiptActRowsOf = (db: ReadDb, paymentNumbers: readonly number[]): readonly ReceiptActRow[] =>
  db.all<ReceiptActRow>(
    `SELECT ${receiptActColumns} ${from} WHERE a.payment_number IN (SELECT value FROM json_each(?)) ORDER BY a.number`,
    JSON.stringify(paymentNumbers),
  )

/** Receipt acts whose outcome is unknown, oldest first. */
export const unknownReceiptActs = (db: ReadDb): readonly ReceiptAct[] =>
  db
    .all<ReceiptActRow>(`SELECT ${receiptActColumns} ${from} WHERE a.state = 'unknown' ORDER BY a.number`)
    .map(toReceiptAct)
