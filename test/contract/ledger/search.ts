import { beforeEach, describe, expect, it } from 'vitest'
import { toDay, toInstant } from '../../../src/domain/day.ts'
import { toWon } from '../../../src/domain/money.ts'
import { everything, importLines, moneyPayment, payment, refundIn, tno } from '../ledger-samples.ts'
import type { Desk } from './desk.ts'

/** The box and its chips find payments. */
export function searchSuite(desk: Desk): void {
  describe('searching', () => {
    beforeEach(() =>
      importLines(desk.ledger, [
        payment(),
        payment({
          gatewayTransactionId: 'T-2',
          orderNumber: 'Web_2%b*',
          paidAt: toInstant('2026-11-05T00:00:00+09:00'),
          paid: toWon(39_000),
          buyer: { name: '김민서', phone: null, email: null },
          method: 'transfer',
          parts: [{ kind: 'transfer', won: toWon(39_000), wallet: null }],
        }),
        moneyPayment({
          gatewayTransactionId: 'T-3',
          orderNumber: 'ORDER_3',
          paidAt: toInstant('2026-11-04T23:59:59.999+09:00'),
        }),
      ]),
    )

    const found = async (change: Partial<typeof everything>): Promise<readonly string[]> => {
      const filter = { ...everything, ...change }
      const rows = await desk.ledger.transactions({ filter, offset: 0, limit: 10 })
      expect((await desk.ledger.transactionTotals(filter)).count).toBe(rows.length)
      return rows.map((row) => row.gatewayTransactionId)
    }

    it('shows the newest payment first, a page at a time', async () => {
      expect(await found({})).toEqual(['T-2', 'T-3', tno])
      const page = await desk.ledger.transactions({ filter: everything, offset: 1, limit: 1 })
      expect(page.map((row) => row.gatewayTransactionId)).toEqual(['T-3'])
    })

    it.each([
      ['17027809', [tno]],
      ['order_1702', [tno]],
      ['85324231', ['T-2', tno]],
      ['길동', ['T-3', tno]],
      ['ㅎㄱㄷ', ['T-3', tno]],
      ['ㄱㅁ', ['T-2']],
      ['010-1234', ['T-3', tno]],
      ['12345678', ['T-3', tno]],
      ['39,000원', ['T-2']],
      ['39000', ['T-2']],
      ['길동 order_3', ['T-3']],
      ['2%b*', ['T-2']],
      ['%', ['T-2']],
      ['*', ['T-2']],
      ['?', []],
      ['없는것', []],
    ])('finds by %s', async (text, expected) => {
      expect(await found({ text })).toEqual(expected)
    })

    it('narrows by days, both inclusive, amount, method, wallet, shop and state', async () => {
      expect(await found({ from: toDay('2026-11-04'), to: toDay('2026-11-04') })).toEqual(['T-3'])
      expect(await found({ atLeast: toWon(39_000), atMost: toWon(55_000) })).toEqual(['T-2', tno])
      expect(await found({ methods: ['card'] })).toEqual([tno])
      expect(await found({ wallets: ['ssg-pay'] })).toEqual(['T-3'])
      expect(await found({ shopId: 'elsewhere' })).toEqual([])
      await refundIn(desk.ledger, 'done', 55_000, { refunds: 0, remaining: 55_000 })
      expect(await found({ states: ['refunded'] })).toEqual([tno])
      expect(await found({ states: ['paid'] })).toEqual(['T-2', 'T-3'])
    })
  })
}
