import { describe, expect, it } from 'vitest'
import { toDay, toMonth, toInstant } from '../../../src/domain/day.ts'
import { noWon, toWon } from '../../../src/domain/money.ts'
import { verdictNow } from '../../../src/domain/receipt/ledger-row.ts'
import { defaultTaxSettings } from '../../../src/domain/shop.ts'
import type { ReceiptState } from '../../../src/domain/receipt/verdict.ts'
import { paymentMethods, partKinds } from '../../../src/domain/transaction.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
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
  })
}
