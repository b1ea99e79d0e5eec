import { beforeEach, describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { noWon, toWon } from '../../../src/domain/money.ts'
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
