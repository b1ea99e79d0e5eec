import { beforeEach, describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { noWon, toWon } from '../../../src/domain/money.ts'
import { identityByTime } from '../../../src/domain/transaction.ts'
import {
  cancel,
  importLines,
  later,
  payment,
  refundIn,
  remaining,
  tno,
  transactionId,
  valueOf,
  yes,
} from '../ledger-samples.ts'
import { type Desk, sqlPast } from './desk.ts'

/** Money that went back without the desk is counted once. */
export function outsideRefundsSuite(desk: Desk): void {
  describe('refunds made elsewhere', () => {
    beforeEach(() => importLines(desk.ledger, [payment()]))

    it('are counted once by their identity', async () => {
      expect((await importLines(desk.ledger, [], [cancel(10_000)])).counts).toMatchObject({ refunds: 1, already: 0 })
      expect((await importLines(desk.ledger, [], [cancel(10_000)])).counts).toMatchObject({ refunds: 0, already: 1 })
      expect(await remaining(desk.ledger)).toBe(45_000)
      expect((await desk.ledger.transaction(transactionId))?.row).toMatchObject({
        refunded: 10_000,
        state: 'partly-refunded',
      })
    })

    it.each([
      ['by its key first', 0],
      ['by its time first', 1],
    ])('told of in both forms, %s, are counted once; two of one form at one second are two', async (_order, turned) => {
      const at = later
      const key = cancel(10_000, { identity: `${tno}#key-1`, at })
      const time = cancel(10_000, { identity: identityByTime(tno, at, toWon(10_000)), at })
      const forms = turned === 0 ? [key, time] : [time, key]
      expect((await importLines(desk.ledger, [], forms)).counts).toMatchObject({ refunds: 1, already: 1 })
      expect((await importLines(desk.ledger, [], forms)).counts).toMatchObject({ refunds: 0, already: 2 })
      const second = cancel(10_000, { identity: `${tno}#key-2`, at })
      expect((await importLines(desk.ledger, [], [second])).counts).toMatchObject({ refunds: 1, already: 0 })
      expect(await remaining(desk.ledger)).toBe(35_000)
    })

    it('another amount under a known identity is left for a person', async () => {
      await importLines(desk.ledger, [], [cancel(10_000)])
      expect((await importLines(desk.ledger, [], [cancel(9_000)])).because).toEqual([
        '이미 저장된 취소와 금액이 다릅니다 — 확인 필요',
      ])
    })

    it('a cancel without its payment is left out with the reason', async () => {
      const { counts, because } = await importLines(
        desk.ledger,
        [],
        [cancel(10_000, { gatewayTransactionId: 'nobody' })],
      )
      expect(counts).toMatchObject({ refunds: 0, rejected: 1 })
      expect(because[0]).toMatch('원거래가 원장에 없습니다')
    })

    it('a cancel in the same batch as its payment finds it', async () => {
      const other = payment({ gatewayTransactionId: '2', orderNumber: 'ORDER_2' })
      const { counts } = await importLines(
        desk.ledger,
        [other],
        [cancel(1_000, { gatewayTransactionId: '2', identity: '2-1' })],
      )
      expect(counts).toEqual({ added: 1, already: 0, refunds: 1, rejected: 0 })
    })

    it('never make more go back than was paid', async () => {
      await refundIn(desk.ledger, 'done', 30_000, { refunds: 0, remaining: 55_000 })
      const over = await importLines(desk.ledger, [], [cancel(25_001, { identity: `${tno}-9` })])
      expect(over.because).toEqual(['환불 합계가 결제금액을 넘습니다 — 확인 필요'])
      const seen = {
        transactionId,
        identity: 'x',
        won: toWon(25_001),
        at: null,
        seenAt: later,
        source: 'look-up',
      } as const
      expect(await desk.ledger.recordOutsideRefund(seen)).toEqual({
        ok: false,
        failure: { kind: 'exceeds-paid', remaining: 25_000 },
      })
      expect(await remaining(desk.ledger)).toBe(25_000)
    })

    it('refunded plus open plus elsewhere never passes what was paid, past the ledger too', async () => {
      await refundIn(desk.ledger, 'unknown', 30_000, { refunds: 0, remaining: 55_000 })
      const outside = (won: number) =>
        `INSERT INTO outside_refund (payment_number, identity, won, seen_at, source) VALUES (1, 'x${won}', ${won}, '${later}', 'look-up')`
      expect(sqlPast(desk.place, outside(25_001))).toMatch('exceed what was paid')
      expect(sqlPast(desk.place, outside(25_000))).toBeNull()
      expect(sqlPast(desk.place, outside(1))).toMatch('exceed what was paid')
      expect(await remaining(desk.ledger)).toBe(noWon)
    })

    it('a cancel that is ours by identity is linked, not counted again', async () => {
      await refundIn(desk.ledger, 'sent', 22_000, { refunds: 0, remaining: 55_000 })
      await desk.ledger.settleRefund(yes('r-0', `${tno}-1`))
      expect((await importLines(desk.ledger, [], [cancel(22_000)])).counts).toMatchObject({ refunds: 0, already: 1 })
      expect(await remaining(desk.ledger)).toBe(33_000)
    })

    it("Payple's part of an identity is recognised behind the order number", async () => {
      await refundIn(desk.ledger, 'sent', 22_000, { refunds: 0, remaining: 55_000 })
      await desk.ledger.settleRefund(yes('r-0', 'trade-key'))
      expect(
        (await importLines(desk.ledger, [], [cancel(22_000, { identity: `${tno}#trade-key` })])).counts.already,
      ).toBe(1)
      expect(await remaining(desk.ledger)).toBe(33_000)
    })

    describe('told by time and amount alone, beside our refund that is known by its key', () => {
      /** `later` is when ours was done: 09:05:00. */
      const byTime = (time: string, won = 10_000) =>
        cancel(won, {
          identity: `${tno}#20261109${time.replaceAll(':', '')}:${won}`,
          at: toInstant(`2026-11-09T${time}+09:00`),
        })
      const counts = async (...told: readonly ReturnType<typeof cancel>[]) => {
        const run = await importLines(desk.ledger, [], told)
        return { ...run.counts, because: run.because }
      }

      beforeEach(async () => {
        await refundIn(desk.ledger, 'sent', 10_000, { refunds: 0, remaining: 55_000 })
        await desk.ledger.settleRefund(yes('r-0', `${tno}#trade-key`))
      })

      it('are ours at the second ours was done, however often they are told', async () => {
        expect(await counts(byTime('09:05:00'))).toMatchObject({ refunds: 0, already: 1, rejected: 0 })
        expect(await counts(byTime('09:05:00'))).toMatchObject({ refunds: 0, already: 1, rejected: 0 })
        expect(await desk.ledger.refund('r-0')).toMatchObject({ gatewayRefundId: `${tno}#trade-key` })
        expect(await remaining(desk.ledger)).toBe(45_000)
      })

      it.each(['08:55:00', '09:04:59', '09:05:01', '09:15:00'])(
        'are left for a person when they may be ours, at %s',
        async (time) => {
          const told = await counts(byTime(time))
          expect(told).toMatchObject({ refunds: 0, already: 0, rejected: 1 })
          expect(told.because[0]).toMatch(/같은 취소일 수 있으므로 .* 확인 필요$/)
          expect(await remaining(desk.ledger)).toBe(45_000)
        },
      )

      it.each(['08:54:59', '09:15:01'])('were made elsewhere beyond what clocks differ, at %s', async (time) => {
        expect(await counts(byTime(time))).toMatchObject({ refunds: 1, already: 0, rejected: 0 })
        expect(await counts(byTime('09:05:00'))).toMatchObject({ refunds: 0, already: 1, rejected: 0 })
        expect(await remaining(desk.ledger)).toBe(35_000)
      })

      it('were made elsewhere when the amount is another, at the same second', async () => {
        expect(await counts(byTime('09:05:00', 9_000))).toMatchObject({ refunds: 1, already: 0, rejected: 0 })
        expect(await remaining(desk.ledger)).toBe(36_000)
      })

      it('were made elsewhere within seconds of ours once ours has been told of', async () => {
        expect(await counts(byTime('09:05:00'), byTime('09:05:03'))).toMatchObject({ refunds: 1, already: 1 })
        expect(await remaining(desk.ledger)).toBe(35_000)
      })

      it('wait for a person before ours has been told of, and count when the file comes again', async () => {
        const file = [byTime('09:04:57'), byTime('09:05:00')]
        expect(await counts(...file)).toMatchObject({ refunds: 0, already: 1, rejected: 1 })
        expect(await counts(...file)).toMatchObject({ refunds: 1, already: 1, rejected: 0 })
        expect(await remaining(desk.ledger)).toBe(35_000)
      })

      it.each([
        ['first', [byTime('09:05:00'), cancel(10_000, { identity: `${tno}#trade-key`, at: later })]],
        ['last', [cancel(10_000, { identity: `${tno}#trade-key`, at: later }), byTime('09:05:00')]],
      ])('are one with the cancel told by its key, the one by time coming %s', async (_, told) => {
        expect(await counts(...told)).toMatchObject({ refunds: 0, already: 2, rejected: 0 })
        expect(await remaining(desk.ledger)).toBe(45_000)
      })

      it('of two of ours are each the one done at that second', async () => {
        await refundIn(desk.ledger, 'sent', 10_000, { refunds: 1, remaining: 45_000 })
        const doneAt = toInstant('2026-11-09T09:05:02+09:00')
        await desk.ledger.settleRefund({ ...yes('r-1', `${tno}#other-key`), doneAt })
        expect(await counts(byTime('09:05:02'), byTime('09:05:00'))).toMatchObject({ refunds: 0, already: 2 })
        expect(await remaining(desk.ledger)).toBe(35_000)
      })

      it('do not settle an unknown refund of ours while they may be the done one', async () => {
        await refundIn(desk.ledger, 'unknown', 10_000, { refunds: 1, remaining: 45_000 })
        expect(await counts(byTime('09:06:00'))).toMatchObject({ refunds: 0, already: 0, rejected: 1 })
        expect(await desk.ledger.refund('r-1')).toMatchObject({ state: 'unknown' })
        expect(await counts(byTime('09:05:00'), byTime('09:06:00'))).toMatchObject({ refunds: 0, already: 2 })
        expect(await desk.ledger.refund('r-1')).toMatchObject({ state: 'done', doneAt: '2026-11-09T09:06:00+09:00' })
        expect(await remaining(desk.ledger)).toBe(35_000)
      })
    })

    it('our done refund without an identity takes the one the file tells, and the next cancel alike counts', async () => {
      await refundIn(desk.ledger, 'done', 10_000, { refunds: 0, remaining: 55_000 })
      expect((await importLines(desk.ledger, [], [cancel(10_000)])).counts).toMatchObject({ refunds: 0, already: 1 })
      expect(await desk.ledger.refund('r-0')).toMatchObject({ gatewayRefundId: `${tno}-1` })
      expect((await importLines(desk.ledger, [], [cancel(10_000)])).counts).toMatchObject({ refunds: 0, already: 1 })
      expect((await importLines(desk.ledger, [], [cancel(10_000, { identity: `${tno}-2` })])).counts).toMatchObject({
        refunds: 1,
      })
      expect(await remaining(desk.ledger)).toBe(35_000)
    })

    it('an unknown refund is settled by the cancel a file shows', async () => {
      await refundIn(desk.ledger, 'unknown', 22_000, { refunds: 0, remaining: 55_000 })
      expect((await importLines(desk.ledger, [], [cancel(22_000)])).counts).toMatchObject({ refunds: 0, already: 1 })
      expect(await desk.ledger.refund('r-0')).toMatchObject({
        state: 'done',
        gatewayRefundId: `${tno}-1`,
        doneAt: '2026-11-09T10:00:00+09:00',
        answer: { message: '가져온 취소 내역으로 확인' },
      })
      expect(await remaining(desk.ledger)).toBe(33_000)
    })

    it('a cancel from before ours was asked for is not ours', async () => {
      await refundIn(desk.ledger, 'unknown', 22_000, { refunds: 0, remaining: 55_000 })
      const before = cancel(22_000, { at: toInstant('2026-11-08T10:00:00+09:00') })
      expect((await importLines(desk.ledger, [], [before])).counts).toMatchObject({ refunds: 1, already: 0 })
      expect(await desk.ledger.refund('r-0')).toMatchObject({ state: 'unknown' })
      expect(await remaining(desk.ledger)).toBe(11_000)
    })

    it('a cancel while ours of that amount is on its way waits for its end', async () => {
      await refundIn(desk.ledger, 'sent', 22_000, { refunds: 0, remaining: 55_000 })
      expect((await importLines(desk.ledger, [], [cancel(22_000)])).because[0]).toMatch('환불이 진행 중입니다')
      await desk.ledger.settleRefund(yes('r-0'))
      expect((await importLines(desk.ledger, [], [cancel(22_000)])).counts.already).toBe(1)
    })

    it('what a look-up found missing is not counted again when the file with the cancels comes', async () => {
      const seen = {
        transactionId,
        identity: `${tno}/balance/25000`,
        won: toWon(30_000),
        at: null,
        seenAt: toInstant('2026-11-10T09:00:00+09:00'),
        source: 'look-up',
      } as const
      expect(valueOf(await desk.ledger.recordOutsideRefund(seen)).fresh).toBe(true)
      expect(valueOf(await desk.ledger.recordOutsideRefund(seen)).fresh).toBe(false)
      const two = [cancel(10_000), cancel(20_000, { identity: `${tno}-2` })]
      expect((await importLines(desk.ledger, [], two)).counts).toMatchObject({ refunds: 0, already: 2 })
      expect(await remaining(desk.ledger)).toBe(25_000)
      const afterwards = cancel(5_000, { identity: `${tno}-3`, at: toInstant('2026-11-11T09:00:00+09:00') })
      expect((await importLines(desk.ledger, [], [afterwards])).counts.refunds).toBe(1)
      expect(await remaining(desk.ledger)).toBe(20_000)
    })

    it('a look-up concluded from facts that are gone is refused', async () => {
      await importLines(desk.ledger, [], [cancel(10_000)])
      const stale = {
        transactionId,
        identity: 'x',
        won: toWon(10_000),
        at: null,
        seenAt: later,
        source: 'look-up',
      } as const
      const answer = await desk.ledger.recordOutsideRefund({
        ...stale,
        basedOn: { refunds: 0, remaining: toWon(55_000) },
      })
      expect(answer).toEqual({
        ok: false,
        failure: { kind: 'facts-changed', basedOn: { refunds: 0, remaining: 45_000 } },
      })
    })
  })
}
