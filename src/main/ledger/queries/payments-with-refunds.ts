import type { DutyNote } from '../../../domain/receipt/duty-note.ts'
import type { ReceiptAct } from '../../../domain/receipt/receipt-act.ts'
import type { OutsideRefund, Refund } from '../../../domain/refund.ts'
import type { PaymentPart, Transaction } from '../../../domain/transaction.ts'
import type { ReadDb } from '../database.ts'
import {
  outsideColumns,
  type OutsideRow,
  type PartRow,
  paymentColumns,
  type PaymentRow,
  refundColumns,
  type RefundRow,
  toOutside,
  toPart,
  toReceiptAct,
  toRefund,
  toTransaction,
} from '../rows.ts'
import { dutyNoteRowsOf, toDutyNote } from './duty-notes.ts'
import { receiptActRowsOf } from './receipt-acts.ts'

/**
 * A payment with everything that went back, was done to its receipt and noted of its duty: what a receipt is judged by. Refunds, acts and
 * notes oldest first.
 */
export interface PaymentWithRefunds {
  readonly transaction: Transaction
  readonly refunds: readonly Refund[]
  readonly outside: readonly OutsideRefund[]
  readonly receiptActs: readonly ReceiptAct[]
  readonly dutyNotes: readonly DutyNote[]
}

const listed = (column: string): string => `${column} IN (SELECT value FROM json_each(?))`

/** The payments of these numbers with their refunds, in the order of the numbers. */
export function paymentsWithRefunds(db: ReadDb, numbers: readonly number[]): readonly PaymentWithRefunds[] {
  const these = JSON.stringify(numbers)
  const refunds = gathered(
    db.all<RefundRow>(
      `SELECT ${refundColumns} FROM refund r JOIN payment p ON p.number = r.payment_number JOIN shop s ON s.number = p.shop_number
       WHERE ${listed('r.payment_number')} ORDER BY r.number`,
      these,
    ),
    toRefund,
  )
  const outside = gathered(
    db.all<OutsideRow>(
      `SELECT ${outsideColumns} FROM outside_refund o JOIN payment p ON p.number = o.payment_number JOIN shop s ON s.number = p.shop_number
       WHERE ${listed('o.payment_number')} ORDER BY o.number`,
      these,
    ),
    toOutside,
  )
  const acts = gathered(receiptActRowsOf(db, numbers), toReceiptAct)
  const notes = gathered(dutyNoteRowsOf(db, numbers), toDutyNote)
  const parts = partsOf(db, numbers)
  const payments = new Map(
    db
      .all<PaymentRow>(
        `SELECT ${paymentColumns} FROM payment p JOIN shop s ON s.number = p.shop_number WHERE ${listed('p.number')}`,
        these,
      )
      .map((row) => [row.number, row]),
  )
  return numbers.flatMap((number) => {
    const row = payments.get(number)
    if (row === undefined) return []
    return [
      {
        transaction: toTransaction(row, parts.get(number) ?? []),
        refunds: refunds.get(number) ?? [],
        outside: outside.get(number) ?? [],
        receiptActs: acts.get(number) ?? [],
        dutyNotes: notes.get(number) ?? [],
      },
    ]
  })
}

/** The parts of these payments by their numbers, each list in its order. */
export const partsOf = (db: ReadDb, numbers: readonly number[]): ReadonlyMap<number, readonly PaymentPart[]> =>
  gathered(
    db.all<PartRow>(
      `SELECT payment_number, kind, won, wallet FROM payment_part WHERE ${listed('payment_number')} ORDER BY payment_number, position`,
      JSON.stringify(numbers),
    ),
    toPart,
  )

function gathered<Row extends { readonly payment_number: number }, Value>(
  rows: readonly Row[],
  read: (row: Row) => Value,
): ReadonlyMap<number, readonly Value[]> {
  const lists = new Map<number, Value[]>()
  for (const row of rows) {
    const list = lists.get(row.payment_number)
    if (list === undefined) lists.set(row.payment_number, [read(row)])
    else list.push(read(row))
  }
  return lists
}
