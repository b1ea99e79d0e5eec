import { describe, expect, it } from 'vitest'
import { toWon } from '../../../src/domain/money.ts'
import { packedOf } from '../packed-answers.ts'
import {
  at,
  cancel,
  everything,
  importLines,
  later,
  moneyPayment,
  payment,
  remaining,
  tno,
  transactionId,
  shopA,
} from '../ledger-samples.ts'
import type { Desk } from './desk.ts'

const noAnswers = { payments: [], refunds: [], attempts: [], prepared: [], rejects: [] }

/** What comes in from files is stored once, whole, and never over something else. */
export function importsSuite(desk: Desk): void {
  describe('imports', () => {
    it('stores a payment whole and gives it back as it was reported', async () => {
      const reported = moneyPayment({
        paid: toWon(50_000),
        parts: [
          { kind: 'money', won: toWon(47_000), wallet: 'kakao-pay' },
          { kind: 'free-points', won: toWon(3_000), wallet: 'kakao-pay' },
        ],
        anomalies: [{ kind: 'wallet-pair-differs', fields: { card_other_pay_type: 'OT13' } }],
        bank: { bank: '국민은행', maskedAccount: null },
        receipt: {
          target: toWon(47_000),
          issued: false,
          approvalNumber: '0012345678',
          receiptNumber: 'G3482429BV2',
          kind: 'income-deduction',
          identityLastFour: '5678',
        },
      })
      await importLines(desk.ledger, [reported])
      const record = await desk.ledger.transaction(transactionId)
      expect(record?.transaction).toEqual({ ...reported, id: transactionId, shopId: 'shop-a', gateway: 'kcp' })
      expect(record).toMatchObject({ raw: '{"res_cd":"0000"}', importedFrom: 'import-1.jsonl' })
      expect(record?.row).toMatchObject({ state: 'to-check', anomalies: 1, refunded: 0, held: 0 })
    })

    it('gives back all that was told of receipt, card and bank, whichever of them a payment has', async () => {
      const told = {
        ...payment().receipt,
        approvalNumber: '0012345678',
        receiptNumber: 'G3482429BV2',
        kind: 'business-expense' as const,
        identityLastFour: '5678',
      }
      const numberAlone = { ...payment().receipt, receiptNumber: '20210719459620' }
      const bank = { bank: '국민은행', maskedAccount: '123***456' }
      const card = payment().card
      const cards = card === null ? [] : [null, card, { ...card, partialRefundAllowed: false }]
      const all = [payment().receipt, told, numberAlone].flatMap((receipt) =>
        cards.flatMap((one) => [null, bank].map((account) => ({ receipt, card: one, bank: account }))),
      )
      const reported = all.map((one, index) => payment({ ...one, gatewayTransactionId: `T${index}` }))
      expect((await importLines(desk.ledger, reported)).counts).toMatchObject({ added: all.length, rejected: 0 })
      const stored = await Promise.all(
        reported.map(({ gatewayTransactionId }) => desk.ledger.transaction(`shop-a/${gatewayTransactionId}`)),
      )
      expect(stored.map((record) => record?.transaction)).toEqual(
        reported.map((one) => ({
          ...one,
          id: `shop-a/${one.gatewayTransactionId}`,
          shopId: 'shop-a',
          gateway: 'kcp',
        })),
      )
    })

    it('adds nothing when the same file comes twice', async () => {
      const file = [payment(), payment({ gatewayTransactionId: '2', orderNumber: 'ORDER_2' })]
      expect((await importLines(desk.ledger, file, [cancel(1_000)])).counts).toEqual({
        added: 2,
        already: 0,
        refunds: 1,
        rejected: 0,
      })
      expect((await importLines(desk.ledger, file, [cancel(1_000)])).counts).toEqual({
        added: 0,
        already: 3,
        refunds: 0,
        rejected: 0,
      })
      expect(await desk.ledger.transactionTotals(everything)).toEqual({ count: 2, won: 110_000 })
      expect(await remaining(desk.ledger)).toBe(54_000)
    })

    it('never overwrites a payment: another amount under its number is left out with the reason', async () => {
      await importLines(desk.ledger, [payment()])
      const again = await importLines(desk.ledger, [payment({ paid: toWon(1_000) })])
      expect(again).toMatchObject({
        counts: { added: 0, already: 0, rejected: 1 },
        because: ['이미 저장된 거래와 금액이 다릅니다'],
      })
      expect((await desk.ledger.transaction(transactionId))?.transaction.paid).toBe(55_000)
      expect(await desk.ledger.rejectsOf({ importId: again.importId, offset: 0, limit: 1 })).toMatchObject([
        { line: 1, excerpt: `거래번호 ${tno}, 1,000원` },
      ])
    })

    it('leaves a payment out whose parts do not add up', async () => {
      const torn = payment({ parts: [{ kind: 'card', won: toWon(54_999), wallet: null }] })
      expect((await importLines(desk.ledger, [torn])).counts).toEqual({ added: 0, already: 0, refunds: 0, rejected: 1 })
      expect(await desk.ledger.transaction(transactionId)).toBeNull()
    })

    it('keeps the run with its sums, its rejects and how it ended', async () => {
      await desk.ledger.startImport({
        id: 'i',
        shopId: 'shop-a',
        fileName: '가.jsonl',
        bytes: 9,
        operatorId: 'op-1',
        at,
      })
      const batch = { importId: 'i', shopId: 'shop-a', gateway: 'kcp' as const, at }
      const line = { line: 3, because: '읽을 수 없음', excerpt: '{…' }
      await desk.ledger.recordImported({
        ...batch,
        answers: packedOf({
          payments: [{ transaction: payment(), raw: '{}', line: 1 }],
          refunds: [],
          attempts: [],
          prepared: [],
          rejects: [line],
          passedOver: 1,
        }),
        lines: 3,
      })
      expect((await desk.ledger.imports({ limit: 5 }))[0]).toMatchObject({
        state: 'running',
        lines: 3,
        added: 1,
        endedAt: null,
      })
      await desk.ledger.recordImported({ ...batch, answers: packedOf({ ...noAnswers, passedOver: 2 }), lines: 2 })
      await desk.ledger.finishImport({ id: 'i', state: 'failed', problem: '읽는 중에 멈췄습니다.', at: later })
      expect(await desk.ledger.imports({ limit: 5 })).toEqual([
        {
          id: 'i',
          shopId: 'shop-a',
          fileName: '가.jsonl',
          bytes: 9,
          operatorId: 'op-1',
          startedAt: at,
          endedAt: later,
          state: 'failed',
          lines: 5,
          added: 1,
          already: 0,
          refunds: 0,
          passedOver: 3,
          rejected: 1,
          problem: '읽는 중에 멈췄습니다.',
        },
      ])
      expect(await desk.ledger.rejectsOf({ importId: 'i', offset: 0, limit: 10 })).toEqual([line])
    })

    it('keeps an attempt that brought no money once, found by a part of its order number', async () => {
      const common = { shopId: 'shop-a', fileName: 'a', bytes: 0, operatorId: 'op-1', at }
      const attempt = { orderNumber: 'YK-77', won: null, at: null, code: '', message: '구매자가 결제창을 닫았습니다.' }
      const answers = { ...noAnswers, passedOver: 0, attempts: [{ attempt, raw: '{}', line: 1 }] }
      for (const id of ['i', 'again']) {
        await desk.ledger.startImport({ id, ...common })
        const batch = {
          importId: id,
          shopId: 'shop-a',
          gateway: 'kcp' as const,
          answers: packedOf(answers),
          lines: 1,
          at,
        }
        expect(await desk.ledger.recordImported(batch)).toEqual({ added: 0, already: 0, refunds: 0, rejected: 0 })
      }
      expect(await desk.ledger.failedAttempts({ shopId: null, orderNumber: 'yk-7' })).toMatchObject([attempt])
      expect(await desk.ledger.failedAttempts({ shopId: 'other', orderNumber: 'YK-77' })).toEqual([])
      expect((await desk.ledger.imports({ limit: 1 }))[0]).toMatchObject({ lines: 1, passedOver: 1 })
    })

    it('marks a run the app was killed in as interrupted, once', async () => {
      await desk.ledger.startImport({ id: 'i', shopId: 'shop-a', fileName: 'a', bytes: 0, operatorId: 'op-1', at })
      expect([
        await desk.ledger.interruptedImports({ at: later }),
        await desk.ledger.interruptedImports({ at: later }),
      ]).toEqual([1, 0])
      expect((await desk.ledger.imports({ limit: 1 }))[0]).toMatchObject({ state: 'interrupted', endedAt: later })
    })

    it('refuses a batch that is meant for another shop', async () => {
      const shopB = { ...shopA, id: 'shop-b', name: '상점B' }
      await desk.ledger.addShop({ shop: shopB, operatorId: 'op-1', at })
      await desk.ledger.startImport({ id: 'i', shopId: 'shop-a', fileName: 'a', bytes: 0, operatorId: 'op-1', at })
      const batch = {
        importId: 'i',
        gateway: 'kcp' as const,
        answers: packedOf({ ...noAnswers, passedOver: 0 }),
        lines: 0,
        at,
      }
      await expect(desk.ledger.recordImported({ ...batch, shopId: 'shop-b' })).rejects.toMatchObject({ kind: 'bug' })
    })
  })
}
