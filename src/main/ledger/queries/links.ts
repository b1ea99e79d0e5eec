import { toInstant } from '../../../domain/day.ts'
import { toWon } from '../../../domain/money.ts'
import { linkStates, type PaymentLink } from '../../../domain/payment-link.ts'
import { transactionIdOf } from '../../../domain/transaction.ts'
import type { ReadDb } from '../database.ts'
import { oneOf, orNull } from '../rows.ts'

interface LinkRow {
  readonly id: string
  readonly shop_id: string
  readonly order_number: string | null
  readonly goods: string
  readonly won: number
  readonly method: string
  readonly created_at: string
  readonly until_at: string | null
  readonly operator_id: string
  readonly state: string | null
  readonly answer: string | null
  readonly url: string | null
  readonly made_until: string | null
  readonly paid_by: string | null
}

const select = `SELECT l.id, s.id AS shop_id, l.order_number, l.goods, l.won, l.method, l.created_at, l.until_at, l.operator_id,
    (SELECT state FROM payment_link_event WHERE link_number = l.number ORDER BY number DESC LIMIT 1) AS state,
    (SELECT answer FROM payment_link_event WHERE link_number = l.number ORDER BY number DESC LIMIT 1) AS answer,
    (SELECT url FROM payment_link_event WHERE link_number = l.number AND state = 'made') AS url,
    (SELECT until_at FROM payment_link_event WHERE link_number = l.number AND state = 'made') AS made_until,
    (SELECT p.gateway_transaction_id FROM payment_link_event e JOIN payment p ON p.number = e.payment_number
     WHERE e.link_number = l.number) AS paid_by
  FROM payment_link l JOIN shop s ON s.number = l.shop_number`

const toLink = (row: LinkRow): PaymentLink => ({
  id: row.id,
  shopId: row.shop_id,
  orderNumber: row.order_number,
  goods: row.goods,
  won: toWon(row.won),
  method: oneOf(['card', 'transfer'], row.method),
  createdAt: toInstant(row.created_at),
  until: orNull(row.made_until ?? row.until_at, toInstant),
  state: row.state === null ? 'asked' : oneOf(linkStates, row.state),
  url: row.url,
  transactionId: orNull(row.paid_by, (number) => transactionIdOf(row.shop_id, number)),
  operatorId: row.operator_id,
  answer: row.answer,
})

/** A page of a shop's payment links, newest first. */
export const links = (
  db: ReadDb,
  { shopId, offset, limit }: { readonly shopId: string; readonly offset: number; readonly limit: number },
): readonly PaymentLink[] =>
  db.all<LinkRow>(`${select} WHERE s.id = ? ORDER BY l.number DESC LIMIT ? OFFSET ?`, shopId, limit, offset).map(toLink)

/** One payment link; null when there is none of this id. */
export function link(db: ReadDb, id: string): PaymentLink | null {
  const row = db.first<LinkRow>(`${select} WHERE l.id = ?`, id)
  return row === undefined ? null : toLink(row)
}
