import type { ReadDb } from '../database.ts'
import { mayHaveReceipt } from './receipt-candidates.ts'

/** Up to which row of each table that bears on receipts somebody has looked. */
export interface ReceiptMark {
  payment: number
  event: number
  act: number
  outside: number
  note: number
  takenBack: number
}

const paymentsAtOnce = 1_000

type Changes = Omit<ReceiptMark, 'payment'>

/** The newest row of each table that may change a verdict. */
const newest = (db: ReadDb): Changes => ({
  event: newestOf(db, 'refund_event'),
  act: newestOf(db, 'receipt_act_event'),
  outside: newestOf(db, 'outside_refund'),
  note: newestOf(db, 'duty_note'),
  takenBack: newestOf(db, 'duty_note_taken_back'),
})

const newestOf = (
  db: ReadDb,
  table: 'refund_event' | 'receipt_act_event' | 'outside_refund' | 'duty_note' | 'duty_note_taken_back',
): number => db.first<{ number: number | null }>(`SELECT max(number) AS number FROM ${table}`)?.number ?? 0

const changeKinds = ['event', 'act', 'outside', 'note', 'takenBack'] as const satisfies readonly (keyof Changes)[]

/** The mark of somebody who looks for the first time: at every payment, as it stands now. */
export const nothingLookedAt = (db: ReadDb): ReceiptMark => ({ payment: 0, ...newest(db) })

/**
 * The next payments of a shop to look at, and moves the mark past them: those of which money went back, whose receipt was acted on or
 * whose duty was noted since, then new ones that may have a receipt. Empty when all were looked at.
 */
export function paymentsToLookAt(db: ReadDb, shopId: string, mark: ReceiptMark): readonly number[] {
  const now = newest(db)
  const isSame = changeKinds.every((kind) => now[kind] === mark[kind])
  const changed = isSame ? [] : changedSince(db, shopId, mark)
  Object.assign(mark, now)
  if (changed.length > 0) return changed
  const next = db
    .all<{ number: number }>(
      // The unary plus keeps to the order of numbers; the index by shop would sort every payment for each thousand.
      `SELECT p.number FROM payment p WHERE +p.shop_number = (SELECT number FROM shop WHERE id = ?) AND p.number > ?
       AND ${mayHaveReceipt} ORDER BY p.number LIMIT ${paymentsAtOnce}`,
      shopId,
      mark.payment,
    )
    .map((row) => row.number)
  mark.payment = next.at(-1) ?? mark.payment
  return next
}

const changedSince = (
  db: ReadDb,
  shopId: string,
  { event, act, outside, note, takenBack }: ReceiptMark,
): readonly number[] =>
  db
    .all<{ number: number }>(
      `SELECT p.number FROM payment p WHERE p.shop_number = (SELECT number FROM shop WHERE id = ?) AND p.number IN (
         SELECT r.payment_number FROM refund_event e JOIN refund r ON r.number = e.refund_number WHERE e.number > ?
         UNION SELECT a.payment_number FROM receipt_act_event e JOIN receipt_act a ON a.number = e.receipt_act_number WHERE e.number > ?
         UNION SELECT payment_number FROM outside_refund WHERE number > ?
         UNION SELECT payment_number FROM duty_note WHERE number > ?
         UNION SELECT d.payment_number FROM duty_note_taken_back b JOIN duty_note d ON d.number = b.note_number WHERE b.number > ?)`,
      shopId,
      event,
      act,
      outside,
      note,
      takenBack,
    )
    .map((row) => row.number)
