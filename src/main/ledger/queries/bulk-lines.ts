import {
  type BulkLine,
  type BulkLineState,
  bulkLineStates,
  type BulkVerdict,
  bulkVerdicts,
} from '../../../domain/bulk/bulk-run.ts'
import { toInstant } from '../../../domain/day.ts'
import { toWon } from '../../../domain/money.ts'
import { handConclusions, refundStates } from '../../../domain/refund.ts'
import { transactionIdOf } from '../../../domain/transaction.ts'
import type { ReadDb } from '../database.ts'
import { oneOf, orNull } from '../rows.ts'
import { type PaymentWithRefunds, paymentsWithRefunds } from './payments-with-refunds.ts'

interface LineRow {
  readonly line: number
  readonly order_number: string
  readonly amount_text: string
  readonly won: number | null
  readonly verdict: string
  readonly sentence: string | null
  readonly state: string
  readonly refunds_before: number | null
  readonly remaining_before_won: number | null
  readonly shop_id: string
  readonly gateway_transaction_id: string | null
  readonly refund_id: string | null
  readonly refund_state: string | null
  readonly amount_won: number | null
  readonly refund_at: string | null
  readonly answer_message: string | null
  readonly hand_conclusion: string | null
}

const lineColumns = `l.line, l.order_number, l.amount_text, l.won, l.verdict, l.sentence, l.state, l.refunds_before, l.remaining_before_won,
  s.id AS shop_id, p.gateway_transaction_id, r.id AS refund_id, r.state AS refund_state, r.amount_won,
  coalesce(r.done_at, r.changed_at) AS refund_at, r.answer_message, r.hand_conclusion
  FROM bulk_run b JOIN shop s ON s.number = b.shop_number JOIN bulk_line_now l ON l.run_number = b.number
  LEFT JOIN payment p ON p.number = l.payment_number LEFT JOIN refund r ON r.number = l.refund_number`

/** Which lines of a run are listed; empty lists ask for nothing. */
interface LineFilter {
  readonly runId: string
  readonly states: readonly BulkLineState[]
  readonly verdicts: readonly BulkVerdict[]
}

/** A page of a run's lines in the order of the file. */
export const bulkLines = (
  db: ReadDb,
  { runId, states, verdicts, offset, limit }: LineFilter & { readonly offset: number; readonly limit: number },
): readonly BulkLine[] =>
  db
    .all<LineRow>(
      `SELECT ${lineColumns} WHERE b.id = ?1 AND (?2 = '[]' OR l.state IN (SELECT value FROM json_each(?2)))
       AND (?3 = '[]' OR l.verdict IN (SELECT value FROM json_each(?3))) ORDER BY l.line LIMIT ?4 OFFSET ?5`,
      runId,
      JSON.stringify(states),
      JSON.stringify(verdicts),
      limit,
      offset,
    )
    .map(toLine)

/** The first line after line `after` that is to be sent and was not asked for; null when there is none. */
export function nextBulkLine(
  db: ReadDb,
  { runId, after }: { readonly runId: string; readonly after: number },
): BulkLine | null {
  const row = db.first<LineRow>(
    `SELECT ${lineColumns} WHERE b.id = ? AND l.line > ? AND l.state = 'waiting' ORDER BY l.line LIMIT 1`,
    runId,
    after,
  )
  return row === undefined ? null : toLine(row)
}

const toLine = (row: LineRow): BulkLine => ({
  line: row.line,
  orderNumber: row.order_number,
  amountText: row.amount_text,
  won: orNull(row.won, toWon),
  verdict: oneOf(bulkVerdicts, row.verdict),
  sentence: row.sentence,
  transactionId: orNull(row.gateway_transaction_id, (id) => transactionIdOf(row.shop_id, id)),
  gatewayTransactionId: row.gateway_transaction_id,
  basedOn: orNull(row.remaining_before_won, (remaining) => ({
    refunds: row.refunds_before ?? 0,
    remaining: toWon(remaining),
  })),
  state: oneOf(bulkLineStates, row.state),
  refund: orNull(row.refund_id, (id) => ({
    id,
    state: oneOf(refundStates, row.refund_state ?? ''),
    won: toWon(row.amount_won ?? 0),
    at: toInstant(row.refund_at ?? ''),
    message: row.answer_message,
    conclusion: orNull(row.hand_conclusion, (conclusion) => oneOf(handConclusions, conclusion)),
  })),
})

/** The payments a shop has under these order numbers, with all that a refund of them is judged by. */
export function paymentsOfOrders(
  db: ReadDb,
  { shopId, orderNumbers }: { readonly shopId: string; readonly orderNumbers: readonly string[] },
): readonly PaymentWithRefunds[] {
  const numbers = db.all<{ number: number }>(
    `SELECT number FROM payment WHERE shop_number = (SELECT number FROM shop WHERE id = ?)
     AND order_number IN (SELECT value FROM json_each(?)) ORDER BY number`,
    shopId,
    JSON.stringify(orderNumbers),
  )
  return paymentsWithRefunds(
    db,
    numbers.map(({ number }) => number),
  )
}
