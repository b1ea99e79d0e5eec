import { describe, expect, it } from 'vitest'
import { toDay, toMonth, toInstant } from '../../../src/domain/day.ts'
import { noWon, toWon } from '../../../src/domain/money.ts'
import { verdictNow } from '../../../src/domain/receipt/ledger-row.ts'
import { defaultTaxSettings } from '../../../src/domain/shop.ts'
import type { ReceiptState } from '../../../src/domain/receipt/verdict.ts'
import { paymentMethods, partKinds } from '../../../src/domain/transaction.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import type { MonthPlace } from '../../../src/main/ledger/queries/month-places.ts'
import { cancel, importLines, moneyPayment, payment, shopA } from '../ledger-samples.ts'
import type { Desk } from './desk.ts'

/** What the rules say of receipts is found, in time and without gaps. */
export function receiptsSuite(desk: Desk): void {
  describe('receipts', () => {
    const today = toDay('2026-11-09')

    it('shows what the merchant must issue, with its totals, and lets go of what went back', async () => {
      await importLines(desk.ledger, [
        payment(),
        moneyPayment({ gatewayTransactionId: 'T-2' }),
        moneyPayment({
          gatewayTransactionId: 'T-3',
          paid: toWon(220_000),
          paidAt: toInstant('2026-11-08T10:00:00+09:00'),
        }),
      ])
      const due = await desk.ledger.receiptsDue({ shop: shopA, today, offset: 0, limit: 10 })
      expect(
        due.map(({ transaction, verdict }) => [transaction.gatewayTransactionId, verdict.amount, verdict.deadline]),
      ).toEqual([
        ['T-2', 132_000, '2026-11-08'],
        ['T-3', 220_000, '2026-11-13'],
      ])
      expect(due[0]?.row).toMatchObject({ gatewayTransactionId: 'T-2', state: 'paid' })
      expect(await desk.ledger.receiptsDueTotals({ shop: shopA, today })).toMatchObject({
        count: 2,
        won: 352_000,
        overdue: { count: 1, won: 132_000 },
      })
      await importLines(desk.ledger, [], [cancel(132_000, { gatewayTransactionId: 'T-2', identity: 'T-2-1' })])
      expect(await desk.ledger.receiptsDueTotals({ shop: shopA, today })).toMatchObject({
        count: 1,
        won: 220_000,
        overdue: { count: 0 },
      })
      await importLines(desk.ledger, [moneyPayment({ gatewayTransactionId: 'T-4' })])
      expect(
        (await desk.ledger.receiptsDue({ shop: shopA, today, offset: 1, limit: 10 })).map((one) => one.transaction.id),
      ).toEqual(['shop-a/T-3'])
    })

    it('shows contradictions to a person', async () => {
      const odd = payment({
        gatewayTransactionId: 'T-5',
        parts: [],
        anomalies: [
          {
            kind: 'receipt-target-above-easy-pay',
            fields: { app_cash_receipt_mny: '60000', easypoint_mny: '50000' },
          },
        ],
      })
      await importLines(desk.ledger, [payment(), odd])
      const toCheck = await desk.ledger.receiptsToCheck({ shop: shopA, today, offset: 0, limit: 10 })
      expect(toCheck.map(({ transaction, verdict }) => [transaction.id, verdict.state])).toEqual([
        ['shop-a/T-5', 'check'],
      ])
    })

    it('leaves out no payment that the rules judge', async () => {
      const payments = paymentMethods.flatMap((method) =>
        [null, ...partKinds].flatMap((kind) =>
          [null, noWon, toWon(132_000)].flatMap((target) =>
            [[], [{ kind: 'vat-above-eleventh' as const, fields: {} }]].map((anomalies) =>
              moneyPayment({
                gatewayTransactionId: `${method}/${kind}/${target}/${anomalies.length}`,
                method,
                anomalies,
                parts: kind === null ? [] : [{ kind, won: toWon(132_000), wallet: 'ssg-pay' }],
                receipt: { ...payment().receipt, target, issued: false },
              }),
            ),
          ),
        ),
      )
      await importLines(desk.ledger, payments)
      const expected = (wanted: readonly ReceiptState[]) =>
        payments
          .map((one) => ({
            ...one,
            id: `shop-a/${one.gatewayTransactionId}`,
            shopId: 'shop-a',
            gateway: 'kcp' as const,
          }))
          .filter((transaction) =>
            wanted.includes(
              verdictNow({
                transaction,
                refunds: [],
                outside: [],
                receiptActs: [],
                dutyNotes: [],
                settings: defaultTaxSettings,
                today,
              }).state,
            ),
          )
          .map((transaction) => transaction.id)
          .sort()
      const page = { shop: shopA, today, offset: 0, limit: 500 }
      const ids = (rows: Awaited<ReturnType<Ledger['receiptsDue']>>) => rows.map((one) => one.transaction.id).sort()
      expect(ids(await desk.ledger.receiptsDue(page))).toEqual(expected(['due']))
      expect(ids(await desk.ledger.receiptsToCheck(page))).toEqual(expected(['check', 'not-issued-by-wallet']))
      expect(expected(['due']).length).toBeGreaterThan(0)
    })

    it('walks the payments of a month and those refunded in it, page by page and once each', async () => {
      const october = toInstant('2026-10-20T10:00:00+09:00')
      await importLines(desk.ledger, [
        payment(),
        moneyPayment({ gatewayTransactionId: 'N-1' }),
        moneyPayment({ gatewayTransactionId: 'N-2' }),
        moneyPayment({ gatewayTransactionId: 'O-1', paidAt: october }),
        moneyPayment({ gatewayTransactionId: 'O-2', paidAt: october }),
      ])
      await importLines(desk.ledger, [], [cancel(1_000, { gatewayTransactionId: 'O-2', identity: 'O-2-1' })])
      const seen: string[] = []
      let after: string | null = null
      do {
        const page: Awaited<ReturnType<Ledger['receiptHistories']>> = await desk.ledger.receiptHistories({
          shop: shopA,
          month: toMonth('2026-11'),
          today: toDay('2026-11-30'),
          after,
          limit: 2,
        })
        seen.push(...page.histories.map((one) => one.transaction.gatewayTransactionId))
        after = page.after
      } while (after !== null)
      expect(seen).toEqual(['O-2', 'N-1', 'N-2'])
    })

    it('cuts a month into parts of any size, each with its own payments and all of them together', async () => {
      const second = (n: number) => toInstant(`2026-11-0${n}T10:00:00+09:00`)
      await importLines(desk.ledger, [
        ...[1, 1, 1, 2, 3].map((n, at) => moneyPayment({ gatewayTransactionId: `N-${at}`, paidAt: second(n) })),
        // Within the second at which a part may end.
        moneyPayment({ gatewayTransactionId: 'N-5', paidAt: toInstant('2026-11-03T10:00:00.500+09:00') }),
        moneyPayment({ gatewayTransactionId: 'O-1', paidAt: toInstant('2026-10-20T10:00:00+09:00') }),
        moneyPayment({ gatewayTransactionId: 'D-1', paidAt: toInstant('2026-12-01T00:00:00+09:00') }),
      ])
      await importLines(desk.ledger, [], [cancel(1_000, { gatewayTransactionId: 'O-1', identity: 'O-1-1' })])
      const month = toMonth('2026-11')
      const part = (after: MonthPlace | null, until: MonthPlace | null) =>
        desk.ledger.receiptHistories({ shop: shopA, month, today: toDay('2026-11-30'), after, until, limit: 10 })
      for (const every of [1, 2, 4, 6, 7]) {
        const places = await desk.ledger.monthPlaces({ shopId: shopA.id, month, after: null, every, most: 10 })
        expect(places).toHaveLength(Math.floor(6 / every))
        const parts = await Promise.all([null, ...places].map((after, at) => part(after, places[at] ?? null)))
        const named = parts.map(({ histories }) => histories.map((one) => one.transaction.gatewayTransactionId))
        expect(named.flat()).toEqual(['O-1', 'N-0', 'N-1', 'N-2', 'N-3', 'N-4', 'N-5'])
        expect(named[0]).toEqual(['O-1', 'N-0', 'N-1', 'N-2', 'N-3', 'N-4', 'N-5'].slice(0, every + 1))
        for (const { after } of parts) expect(after).toBeNull()
      }
    })

    it('goes on with the places of a month where it was left', async () => {
      await importLines(
        desk.ledger,
        [0, 1, 2, 3, 4].map((n) => moneyPayment({ gatewayTransactionId: `N-${n}` })),
      )
      const ask = { shopId: shopA.id, month: toMonth('2026-11'), every: 1, most: 2 }
      const first = await desk.ledger.monthPlaces({ ...ask, after: null })
      const second = await desk.ledger.monthPlaces({ ...ask, after: first.at(-1) ?? null })
      const third = await desk.ledger.monthPlaces({ ...ask, after: second.at(-1) ?? null })
      expect([first, second, third].map(({ length }) => length)).toEqual([2, 2, 1])
      expect(new Set([...first, ...second, ...third].map(({ number }) => number)).size).toBe(5)
      expect(await desk.ledger.monthPlaces({ ...ask, month: toMonth('2026-12'), after: null })).toEqual([])
    })
  })
}
