import { beforeEach, describe, expect, it } from 'vitest'
import { toWon } from '../../../src/domain/money.ts'
import {
  at,
  importLines,
  intent,
  later,
  payment,
  refundIn,
  remaining,
  tno,
  transactionId,
  valueOf,
  yes,
  everything,
} from '../ledger-samples.ts'
import { type Desk, sqlPast } from './desk.ts'

/** A refund is written down once before it is sent, and holds its amount until its end is known. */
export function refundsSuite(desk: Desk): void {
  describe('refunds asked for', () => {
    beforeEach(() => importLines(desk.ledger, [payment()]))

    it('two clicks meet at the key: one refund, and the second is not fresh', async () => {
      const asked = intent(22_000, { refunds: 0, remaining: 55_000 })
      const both = await Promise.all([
        desk.ledger.noteRefundIntended(asked),
        desk.ledger.noteRefundIntended({ ...asked, id: 'r-other' }),
      ])
      expect(both.map((one) => valueOf(one).fresh)).toEqual([true, false])
      expect(both.map((one) => valueOf(one).refund.id)).toEqual(['r-0', 'r-0'])
      expect((await desk.ledger.refundTotals({ shopId: null, states: [] })).count).toBe(1)
    })

    it('a slow second click after the first was done finds the first', async () => {
      await refundIn(desk.ledger, 'done', 22_000, { refunds: 0, remaining: 55_000 })
      const again = valueOf(
        await desk.ledger.noteRefundIntended(intent(22_000, { refunds: 0, remaining: 55_000 }, 'r-again')),
      )
      expect(again).toMatchObject({ fresh: false, refund: { id: 'r-0', state: 'done' } })
    })

    it('the same facts with another amount are refused with the facts as they are', async () => {
      await refundIn(desk.ledger, 'done', 22_000, { refunds: 0, remaining: 55_000 })
      expect(await desk.ledger.noteRefundIntended(intent(11_000, { refunds: 0, remaining: 55_000 }, 'r-x'))).toEqual({
        ok: false,
        failure: { kind: 'facts-changed', basedOn: { refunds: 1, remaining: 33_000 } },
      })
    })

    it('the unique key holds even past the ledger', async () => {
      await refundIn(desk.ledger, 'declined', 22_000, { refunds: 0, remaining: 55_000 })
      expect(sqlPast(desk.place, copyOfRefund("'r-copy', journal_key"))).toMatch('SQLITE_CONSTRAINT_UNIQUE')
    })

    it.each(['intended', 'sent', 'unknown'] as const)(
      'a refund that is %s holds its amount and locks the payment',
      async (state) => {
        await refundIn(desk.ledger, state, 22_000, { refunds: 0, remaining: 55_000 })
        expect(await remaining(desk.ledger)).toBe(33_000)
        expect(await desk.ledger.noteRefundIntended(intent(1_000, { refunds: 1, remaining: 33_000 }))).toEqual({
          ok: false,
          failure: { kind: 'refund-open', refundId: 'r-0' },
        })
        expect((await desk.ledger.transaction(transactionId))?.row).toMatchObject({
          held: 22_000,
          refunded: 0,
          state: state === 'unknown' ? 'refund-unknown' : 'paid',
        })
        expect(sqlPast(desk.place, copyOfRefund("'r-copy', 'another key'"))).toMatch('SQLITE_CONSTRAINT_UNIQUE')
      },
    )

    it.each([
      ['done', 33_000],
      ['settled-by-hand', 33_000],
      ['declined', 55_000],
      ['not-applied', 55_000],
    ] as const)('after a refund that is %s, %i won remain', async (state, left) => {
      await refundIn(desk.ledger, state, 22_000, { refunds: 0, remaining: 55_000 })
      expect(await remaining(desk.ledger)).toBe(left)
      const next = valueOf(await desk.ledger.noteRefundIntended(intent(left, { refunds: 1, remaining: left })))
      expect(next.refund).toMatchObject({ state: 'intended', remainingBefore: left })
    })

    it('settled by hand as not refunded frees the amount', async () => {
      await refundIn(desk.ledger, 'unknown', 22_000, { refunds: 0, remaining: 55_000 })
      const by = { operatorId: 'op-1', at: later }
      const refund = await desk.ledger.settleRefundByHand({
        id: 'r-0',
        conclusion: 'not-refunded',
        note: '통장 확인',
        ...by,
      })
      expect(refund).toMatchObject({
        state: 'settled-by-hand',
        byHand: { conclusion: 'not-refunded', note: '통장 확인' },
      })
      expect(await remaining(desk.ledger)).toBe(55_000)
    })

    it('never more than what is left, and never a payment that is not there', async () => {
      expect(await desk.ledger.noteRefundIntended(intent(55_001, { refunds: 0, remaining: 55_000 }))).toEqual({
        ok: false,
        failure: { kind: 'exceeds-refundable', refundable: 55_000 },
      })
      const nowhere = { ...intent(1, { refunds: 0, remaining: 0 }), transactionId: 'shop-a/none' }
      expect(await desk.ledger.noteRefundIntended(nowhere)).toEqual({
        ok: false,
        failure: { kind: 'transaction-not-found' },
      })
    })

    it('keeps what the gateway said with the refund', async () => {
      await refundIn(desk.ledger, 'sent', 22_000, { refunds: 0, remaining: 55_000 })
      const receipt = { kind: 'to-do', won: toWon(22_000), code: 'X', message: '재시도' } as const
      const done = await desk.ledger.settleRefund({ ...yes('r-0', `${tno}-7`), receipt })
      expect(done).toMatchObject({
        state: 'done',
        gatewayRefundId: `${tno}-7`,
        doneAt: later,
        receipt,
        changedAt: later,
      })
      expect(await desk.ledger.refund('r-0')).toEqual(done)
    })

    it('what was open at a crash becomes unknown and is found again', async () => {
      await refundIn(desk.ledger, 'sent', 22_000, { refunds: 0, remaining: 55_000 })
      expect(await desk.ledger.openRefundsBecomeUnknown({ at: later })).toMatchObject([{ id: 'r-0', state: 'unknown' }])
      expect(await desk.ledger.openRefundsBecomeUnknown({ at: later })).toEqual([])
      expect(await desk.ledger.unknownRefunds()).toMatchObject([{ id: 'r-0', changedAt: later }])
      expect((await desk.ledger.transactionTotals({ ...everything, states: ['refund-unknown'] })).count).toBe(1)
    })

    it('says the same again without a second event when a refund is settled twice alike', async () => {
      const once = await refundIn(desk.ledger, 'done', 22_000, { refunds: 0, remaining: 55_000 })
      expect(await desk.ledger.settleRefund({ ...yes('r-0'), evidence: '두 번째' })).toEqual(once)
    })

    it('counts and lists the journal by state', async () => {
      await refundIn(desk.ledger, 'declined', 5_000, { refunds: 0, remaining: 55_000 })
      await refundIn(desk.ledger, 'done', 22_000, { refunds: 1, remaining: 55_000 })
      const counts = await desk.ledger.refundCounts({ shopId: 'shop-a' })
      expect(counts).toMatchObject({
        done: { count: 1, won: 22_000, oldest: at },
        declined: { count: 1, won: 5_000, oldest: at },
        unknown: { count: 0, won: 0, oldest: null },
      })
      const rows = await desk.ledger.refunds({ shopId: null, states: ['done'], offset: 0, limit: 10 })
      expect(rows).toMatchObject([
        { refund: { id: 'r-1' }, orderNumber: 'ORDER_17027809', buyerName: '홍길동', gateway: 'kcp', paid: 55_000 },
      ])
      expect(await desk.ledger.refunds({ shopId: 'other', states: [], offset: 0, limit: 10 })).toEqual([])
    })

    it('tells the story of a payment, oldest first', async () => {
      await refundIn(desk.ledger, 'unknown', 22_000, { refunds: 0, remaining: 55_000 })
      await desk.ledger.recordLookUp({
        transactionId,
        status: 'unclear',
        remaining: null,
        refunded: null,
        raw: '{}',
        operatorId: 'op-1',
        at: later,
      })
      const record = await desk.ledger.transaction(transactionId)
      expect(record?.events.map((event) => event.kind)).toEqual([
        'paid',
        'imported',
        'refund-intended',
        'refund-sent',
        'refund-unknown',
        'looked-up',
      ])
      expect(record?.lookUps).toEqual([{ at: later, status: 'unclear', remaining: null, refunded: null }])
    })
  })
}

/** SQL that asks for refund 1 again under `ids`, as a second click would that did not look. */
const copyOfRefund = (ids: string): string => `
  INSERT INTO refund (id, journal_key, payment_number, amount_won, supply_won, vat_won, tax_free_won, service_won, split_stated,
    reason_code, reason_note, operator_id, requested_at, remaining_before_won, state, changed_at)
  SELECT ${ids}, payment_number, amount_won, supply_won, vat_won, tax_free_won, service_won, split_stated, reason_code,
    reason_note, operator_id, requested_at, remaining_before_won, 'intended', changed_at FROM refund WHERE number = 1`
