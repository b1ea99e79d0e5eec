import { createHash } from 'node:crypto'
import type { Instant } from '../../../domain/day.ts'
import { confirmableUntil, preparedState, type ReportedPrepared } from '../../../domain/prepared-payment.ts'
import type { WriteDb } from '../database.ts'
import { preparedOfOrder } from '../queries/prepared-payments.ts'
import type { StoredRun } from './import-run.ts'

/**
 * Keeps a prepared payment once, with its keys for as long as they can confirm it. The buyer may prepare an order anew when what was
 * prepared before can no longer be confirmed; until then a second one is left out. Gives why, null when it is kept or known.
 */
export function addPrepared(db: WriteDb, run: StoredRun, prepared: ReportedPrepared, at: Instant): string | null {
  const keys = JSON.stringify(prepared.keys)
  const fingerprint = createHash('sha256').update(keys).digest('hex')
  const isKnown = db.first(
    'SELECT 1 FROM prepared_payment WHERE shop_number = ? AND order_number = ? AND fingerprint = ?',
    run.shop_number,
    prepared.orderNumber,
    fingerprint,
  )
  if (isKnown !== undefined) return null
  const before = preparedOfOrder(db, run.shop_number, prepared.orderNumber)
  const states = before.map((one) => preparedState(one, at))
  if (states.includes('confirmed')) return '이미 결제된 주문의 승인 대기 결과입니다.'
  if (states.some((state) => state !== 'expired' && state !== 'refused')) return stillThere
  db.run(
    `INSERT INTO prepared_payment
       (id, shop_number, import_number, order_number, won, method, goods, buyer_name, seen_at, until_at, keys, fingerprint)
     SELECT s.id || '/' || ?, s.number, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM shop s WHERE s.number = ?`,
    before.length === 0 ? prepared.orderNumber : `${prepared.orderNumber}#${before.length + 1}`,
    run.number,
    prepared.orderNumber,
    prepared.won,
    prepared.method,
    prepared.goods,
    prepared.buyer.name,
    at,
    confirmableUntil(at),
    keys,
    fingerprint,
    run.shop_number,
  )
  return null
}

const stillThere =
  '확인 필요: 같은 주문번호의 다른 결과가 이미 승인 대기에 있습니다. 그 결과가 정해지거나 시간이 지난 뒤 다시 가져오세요.'
