import { toInstant } from '../../../domain/day.ts'
import type { ShopHistory } from '../../../domain/shop-rule.ts'
import type { ReadDb } from '../database.ts'
import { orNull } from '../rows.ts'

interface RefusalRow {
  readonly code: string
  readonly id: string
  readonly at: string
  readonly refund_since: number
  readonly part_since: number
  readonly changed: number
}

const ofShop = `FROM refund r JOIN payment p ON p.number = r.payment_number
  WHERE p.shop_number = (SELECT number FROM shop WHERE id = ?1)`

/** What the journal shows of the gateway's rules for a shop: the latest refusal of each code, what was done since, what was noted as changed. */
export function shopHistory(db: ReadDb, { shopId }: { readonly shopId: string }): ShopHistory {
  const refusals = db.all<RefusalRow>(
    `WITH refused AS (
       SELECT r.answer_code AS code, max(r.number) AS number, r.id, r.changed_at AS at ${ofShop}
       AND r.state IN ('declined', 'not-applied') AND r.answer_code IS NOT NULL GROUP BY r.answer_code),
     done AS (SELECT r.number, r.requested_at AS at, r.amount_won < p.paid_won AS is_part ${ofShop} AND r.state = 'done')
     SELECT code, id, at,
       EXISTS (SELECT 1 FROM done WHERE done.number > refused.number AND done.at >= refused.at) AS refund_since,
       EXISTS (SELECT 1 FROM done WHERE is_part AND done.number > refused.number AND done.at >= refused.at) AS part_since,
       EXISTS (SELECT 1 FROM audit WHERE what = 'shop-rule-changed' AND subject = ?1
         AND json_extract(detail, '$.refundId') = refused.id) AS changed
     FROM refused ORDER BY number DESC`,
    shopId,
  )
  const last = db.first<{ refund_at: string | null; part_at: string | null }>(
    `SELECT max(r.requested_at) AS refund_at, max(CASE WHEN r.amount_won < p.paid_won THEN r.requested_at END) AS part_at
     ${ofShop} AND r.state = 'done'`,
    shopId,
  )
  return {
    refusals: refusals.map(({ code, id, at, refund_since, part_since, changed }) => ({
      code,
      at: toInstant(at),
      refundId: id,
      refundSince: refund_since === 1,
      partSince: part_since === 1,
      changed: changed === 1,
    })),
    lastRefundAt: orNull(last?.refund_at ?? null, toInstant),
    lastPartAt: orNull(last?.part_at ?? null, toInstant),
  }
}
