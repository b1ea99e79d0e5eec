import type { ReadDb } from '../database.ts'
import type { Steps } from '../steps.ts'
import { type PaymentWithRefunds, paymentsWithRefunds } from './payments-with-refunds.ts'
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
 * Looks at the payments of a shop that changed since the mark (money went back, its receipt was acted on, its duty noted), then at new
 * ones that may have a receipt. The mark moves past a page once all of it was looked at: a page that could not be is looked at again.
 */
export function* lookOn(
  db: ReadDb,
  shopId: string,
  mark: ReceiptMark,
  look: (payment: PaymentWithRefunds, number: number) => void,
): Steps<undefined> {
  for (;;) {
    const { numbers, moved } = nextPage(db, shopId, mark)
    for (const [index, payment] of paymentsWithRefunds(db, numbers).entries()) look(payment, numbers[index] ?? 0)
    Object.assign(mark, moved)
    if (numbers.length === 0) return undefined
    yield
  }
}

/** The next payments to look at, and where the mark stands behind them. */
function nextPage(
  db: ReadDb,
  shopId: string,
  mark: ReceiptMark,
): { readonly numbers: readonly number[]; readonly moved: ReceiptMark } {
  const now = newest(db)
  const isSame = changeKinds.every((kind) => now[kind] === mark[kind])
  const changed = isSame ? [] : changedSince(db, shopId, mark)
  if (changed.length > 0) return { numbers: changed, moved: { ...now, payment: mark.payment } }
  const numbers = db
    .all<{ number: number }>(
      // The unary plus keeps to the order of numbers; the index by shop would sort every payment for each thousand.
      `SELECT p.number FROM payment p WHERE +p.shop_number = (SELECT number FROM shop WHERE id = ?) AND p.number > ?
       AND ${mayHaveReceipt} ORDER BY p.number LIMIT ${paymentsAtOnce}`,
      shopId,
      mark.payment,
    )
    .map((row) => row.number)
  return { numbers, moved: { ...now, payment: numbers.at(-1) ?? mark.payment } }
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
