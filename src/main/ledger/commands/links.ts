import type { Instant } from '../../../domain/day.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { Won } from '../../../domain/money.ts'
import type { PaymentLink } from '../../../domain/payment-link.ts'
import type { WriteDb } from '../database.ts'
import { link } from '../queries/links.ts'
import { readTransactionId } from '../rows.ts'
import { recordAudit } from './audit.ts'

/** A payment link an operator asks for. */
export interface LinkWish {
  readonly id: string
  readonly shopId: string
  readonly orderNumber: string | null
  readonly goods: string
  readonly won: Won
  readonly method: 'card' | 'transfer'
  readonly until: Instant | null
  readonly operatorId: string
  readonly at: Instant
}

/** Writes a link down before it is asked for; `fresh: false` when this id was asked for before and is not to be asked again. */
export function noteLinkAsked(db: WriteDb, wish: LinkWish): { readonly link: PaymentLink; readonly fresh: boolean } {
  const { changes } = db.run(
    `INSERT INTO payment_link (id, shop_number, order_number, goods, won, method, until_at, operator_id, created_at)
     VALUES (?, (SELECT number FROM shop WHERE id = ?), ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    wish.id,
    wish.shopId,
    wish.orderNumber,
    wish.goods,
    wish.won,
    wish.method,
    wish.until,
    wish.operatorId,
    wish.at,
  )
  if (changes > 0) {
    const detail = { shopId: wish.shopId, won: wish.won, method: wish.method, orderNumber: wish.orderNumber }
    recordAudit(db, { what: 'link-asked', subject: wish.id, detail, operatorId: wish.operatorId, at: wish.at })
  }
  return { link: linkOf(db, wish.id), fresh: changes > 0 }
}

/** What the gateway answered, or that nobody knows. `url`, `gatewayKey` and `until` only for one that was made. */
export function noteLinkAnswered(
  db: WriteDb,
  answered: {
    readonly id: string
    readonly state: 'made' | 'refused' | 'unknown'
    readonly url: string | null
    readonly gatewayKey: string | null
    readonly until: Instant | null
    readonly answer: string | null
    readonly at: Instant
  },
): PaymentLink {
  const { id, state, url, gatewayKey, until, answer, at } = answered
  db.run(
    `INSERT INTO payment_link_event (link_number, state, at, url, gateway_key, until_at, answer)
     VALUES ((SELECT number FROM payment_link WHERE id = ?), ?, ?, ?, ?, ?, ?)`,
    id,
    state,
    at,
    url,
    gatewayKey,
    until,
    answer,
  )
  recordAudit(db, { what: 'link-answered', subject: id, detail: { state }, operatorId: null, at })
  return linkOf(db, id)
}

/** Joins a link to the payment it was paid by; a payment pays one link. */
export function noteLinkPaid(
  db: WriteDb,
  paid: { readonly id: string; readonly transactionId: string; readonly operatorId: string; readonly at: Instant },
): Result<PaymentLink, { readonly kind: 'pays-another-link' | 'paid-by-another' | 'never-made' }> {
  const ids = readTransactionId(paid.transactionId)
  const now = linkOf(db, paid.id)
  if (now.state === 'refused') return failed({ kind: 'never-made' })
  if (now.state === 'paid') {
    return now.transactionId === paid.transactionId ? ok(now) : failed({ kind: 'paid-by-another' })
  }
  const another = db.first<{ id: string }>(
    `SELECT l.id FROM payment_link_event e JOIN payment_link l ON l.number = e.link_number
     JOIN payment p ON p.number = e.payment_number JOIN shop s ON s.number = p.shop_number
     WHERE s.id = ? AND p.gateway_transaction_id = ? AND l.id <> ?`,
    ids?.shopId ?? null,
    ids?.gatewayTransactionId ?? null,
    paid.id,
  )
  if (another !== undefined) return failed({ kind: 'pays-another-link' })
  db.run(
    `INSERT INTO payment_link_event (link_number, state, at, payment_number)
     VALUES ((SELECT number FROM payment_link WHERE id = ?), 'paid', ?,
       (SELECT p.number FROM payment p JOIN shop s ON s.number = p.shop_number WHERE s.id = ? AND p.gateway_transaction_id = ?))`,
    paid.id,
    paid.at,
    ids?.shopId ?? null,
    ids?.gatewayTransactionId ?? null,
  )
  const detail = { transactionId: paid.transactionId }
  recordAudit(db, { what: 'link-paid', subject: paid.id, detail, operatorId: paid.operatorId, at: paid.at })
  return ok(linkOf(db, paid.id))
}

const interrupted = '답을 받기 전에 앱이 종료되었습니다. 링크가 만들어졌는지는 페이플 관리자에서 확인하세요.'

/** At start: links the app was killed in while asking become unknown. */
export function openLinksBecomeUnknown(db: WriteDb, { at }: { readonly at: Instant }): number {
  const open = db.all<{ id: string }>(
    'SELECT id FROM payment_link l WHERE NOT EXISTS (SELECT 1 FROM payment_link_event WHERE link_number = l.number)',
  )
  for (const { id } of open) {
    noteLinkAnswered(db, { id, state: 'unknown', url: null, gatewayKey: null, until: null, answer: interrupted, at })
  }
  return open.length
}

function linkOf(db: WriteDb, id: string): PaymentLink {
  const found = link(db, id)
  if (found === null) throw new RangeError(`no link of this id: ${id}`)
  return found
}
