import { describe, expect, it } from 'vitest'
import { toWon } from '../../../src/domain/money.ts'
import { openFile } from '../../../src/main/ledger/database.ts'
import { at, cancel, importLines, later, payment, refundIn, shopA, tno, transactionId } from '../ledger-samples.ts'
import { type Desk, sqlPast } from './desk.ts'

/** What is written stays as it was written. */
export function entriesSuite(desk: Desk): void {
  describe('entries', () => {
    const entries = [
      'payment',
      'payment_part',
      'payment_answer',
      'payment_search',
      'import_run',
      'import_batch',
      'import_end',
      'rejected_line',
      'refund_event',
      'outside_refund',
      'refund_sighting',
      'look_up',
      'audit',
      'migration',
      'refund_state',
      'refund_move',
    ]

    it('cannot be updated, deleted or replaced, past the ledger too', async () => {
      await importLines(desk.ledger, [payment(), payment({ paid: toWon(1) })], [cancel(10_000)])
      await refundIn(desk.ledger, 'done', 22_000, { refunds: 0, remaining: 45_000 })
      await importLines(desk.ledger, [], [cancel(22_000, { identity: `${tno}-2` })])
      await desk.ledger.recordLookUp({
        transactionId,
        status: 'paid',
        remaining: null,
        refunded: null,
        raw: '{}',
        operatorId: 'op-1',
        at,
      })
      for (const table of entries) {
        expect(sqlPast(desk.place, `DELETE FROM ${table}`), table).toMatch('append-only')
        expect(sqlPast(desk.place, `REPLACE INTO ${table} SELECT * FROM ${table}`), table).toMatch(
          /append-only|complete|only along its states/,
        )
        const db = openFile(desk.place, 'read')
        const columns = db.pragma(`table_info(${table})`)
        db.close()
        const first = Array.isArray(columns) ? String(columns[0].name) : ''
        expect(sqlPast(desk.place, `UPDATE ${table} SET ${first} = ${first}`), table).toMatch('append-only')
      }
      expect(sqlPast(desk.place, 'DELETE FROM refund')).toMatch('append-only')
      expect(sqlPast(desk.place, 'DELETE FROM shop')).toMatch('never deleted')
    })

    it('hold whole won only', async () => {
      await importLines(desk.ledger, [payment()])
      const half = `INSERT INTO outside_refund (payment_number, identity, won, seen_at, source) VALUES (1, 'x', 1.5, '${later}', 'look-up')`
      expect(sqlPast(desk.place, half)).toMatch('SQLITE_CONSTRAINT_DATATYPE')
    })

    it('are each written with a line in the audit, in the same transaction', async () => {
      await importLines(desk.ledger, [payment()])
      await refundIn(desk.ledger, 'settled-by-hand', 22_000, { refunds: 0, remaining: 55_000 })
      await desk.ledger.recordAudit({
        what: 'receipt-ledger-exported',
        subject: 'shop-a',
        detail: { rows: 1, masked: true },
        operatorId: 'op-1',
        at,
      })
      const trail = await desk.ledger.auditTrail({ offset: 0, limit: 50 })
      expect(trail.map((one) => one.what).toReversed()).toEqual([
        'shop-added',
        'import-started',
        'import-batch-recorded',
        'import-ended',
        'refund-intended',
        'refund-sent',
        'refund-settled',
        'refund-settled-by-hand',
        'receipt-ledger-exported',
      ])
      expect(trail[0]).toMatchObject({ subject: 'shop-a', detail: { rows: 1, masked: true }, operatorId: 'op-1', at })
    })

    it('leave nothing behind when a command fails half way', async () => {
      const before = (await desk.ledger.auditTrail({ offset: 0, limit: 50 })).length
      const twice = desk.ledger.addShop({ shop: shopA, operatorId: 'op-1', at })
      await expect(twice).rejects.toMatchObject({ kind: 'constraint', code: 'SQLITE_CONSTRAINT_UNIQUE' })
      const nobody = desk.ledger.addShop({ shop: { ...shopA, id: 'shop-b' }, operatorId: 'nobody', at })
      await expect(nobody).rejects.toMatchObject({ kind: 'constraint', code: 'SQLITE_CONSTRAINT_FOREIGNKEY' })
      expect((await desk.ledger.shops()).map((shop) => shop.id)).toEqual(['shop-a'])
      expect(await desk.ledger.auditTrail({ offset: 0, limit: 50 })).toHaveLength(before)
    })
  })
}
