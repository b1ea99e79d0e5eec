import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf, daysBetween, epochOf, toInstant } from '../../../src/domain/day.ts'
import { walletIds } from '../../../src/domain/easy-pay.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import { noWon, toWon } from '../../../src/domain/money.ts'
import { receiptEvents, verdictNow } from '../../../src/domain/receipt/ledger-row.ts'
import { receiptVerdict } from '../../../src/domain/receipt/obligation.ts'
import { defaultTaxSettings } from '../../../src/domain/shop.ts'
import { taxationOf } from '../../../src/domain/tax-split.ts'
import type { ReportedTransaction } from '../../../src/domain/transaction.ts'
import { fileLaneInProcess } from '../../../src/main/files/in-process.ts'
import { type ReadAnswers, unpackedOf } from '../../contract/packed-answers.ts'
import { demoOrders, plantedRejects, practiceBook } from '../../../src/main/practice/book.ts'
import { aboutLedger, packedPagesOf } from '../files/ledger-rows.ts'
import { ownFolder } from '../files/read.ts'

const start = toInstant('2026-11-09T09:00:00.000+09:00')
const today = dayOf(start)
const book = practiceBook(start)
const later = practiceBook(toInstant('2027-03-31T23:50:00.000+09:00'))

const read: Partial<Record<GatewayId, ReadAnswers & { readonly lines: number }>> = {}
beforeAll(async () => {
  for (const gateway of ['kcp', 'payple'] as const) {
    const { answers, lines } = await fileLaneInProcess().readText({ text: book.logs[gateway], gateway })
    read[gateway] = { ...unpackedOf(answers), lines }
  }
})
const of = (gateway: GatewayId): ReadAnswers & { readonly lines: number } => {
  const batch = read[gateway]
  if (batch === undefined) throw new Error('not read yet')
  return batch
}
const transactions = (gateway: GatewayId): readonly ReportedTransaction[] =>
  of(gateway).payments.map((payment) => payment.transaction)
const all = (): readonly (ReportedTransaction & { readonly gateway: GatewayId })[] =>
  (['kcp', 'payple'] as const).flatMap((gateway) => transactions(gateway).map((one) => ({ ...one, gateway })))
const byOrder = (gateway: GatewayId, order: string): ReportedTransaction | undefined =>
  transactions(gateway).find((one) => one.orderNumber === order)
const won = (amounts: readonly number[]): number => amounts.reduce((sum, one) => sum + one, 0)
const verdicts = () => all().map((one) => receiptVerdict(one, toWon(0), defaultTaxSettings, today))

describe('the practice book', () => {
  it('has at least six hundred payments over seven months that end on the practice day', () => {
    expect(all().length).toBeGreaterThanOrEqual(600)
    const days = all().map((one) => dayOf(one.paidAt))
    const first = days.reduce((a, b) => (a < b ? a : b))
    const last = days.reduce((a, b) => (a > b ? a : b))
    expect(last).toBe(today)
    expect(daysBetween(first, last)).toBeGreaterThanOrEqual(210)
    expect(all().every((one) => epochOf(one.paidAt) <= epochOf(start))).toBe(true)
  })

  it('is the same every time: only dates move with the day', () => {
    expect(practiceBook(start)).toEqual(book)
    const facts = ({ kcp, payple }: typeof book) => [
      kcp.payments.map(({ approval }) => [
        approval['tno'],
        approval['order_no'],
        approval['amount'],
        approval['app_no'],
      ]),
      kcp.cancels.map(({ tno, seq, won: amount }) => [tno, seq, amount]),
      payple.payments.map(({ oid, total, card, receiptNumber }) => [oid, total, card, receiptNumber]),
      payple.refunds.map(({ oid, refund }) => [oid, refund.won, refund.tradeKey]),
    ]
    expect(facts(later)).toEqual(facts(book))
    expect(later.kcp.payments[0]?.approval['app_time']).not.toBe(book.kcp.payments[0]?.approval['app_time'])
  })

  it('knows no payment twice', () => {
    expect(new Set(all().map((one) => one.gatewayTransactionId)).size).toBe(all().length)
    const refunds = [...of('kcp').refunds, ...of('payple').refunds].map(({ refund }) => refund.identity)
    expect(new Set(refunds).size).toBe(refunds.length)
  })

  it('has every wallet of the guide by card, and by money where money is sold', () => {
    const having = (kind: 'card' | 'money') =>
      new Set(
        transactions('kcp')
          .filter((one) => one.parts.some((part) => part.kind === kind))
          .map((one) => one.wallet),
      )
    const guide = walletIds.filter((wallet) => wallet !== 'payco')
    expect(guide.filter((wallet) => !having('card').has(wallet))).toEqual([])
    const sold = ['ssg-pay', 'kakao-pay', 'naver-pay', 'l-pay', 'toss-pay'] as const
    expect(sold.filter((wallet) => !having('money').has(wallet))).toEqual([])
  })

  it('has free points, mixed payments, coupons, transfers, virtual accounts and every kind of taxation', () => {
    const kinds = new Set(all().flatMap((one) => one.parts.map((part) => part.kind)))
    expect([...kinds]).toEqual(
      expect.arrayContaining(['card', 'money', 'free-points', 'coupon', 'transfer', 'virtual-account']),
    )
    expect(
      all().some(
        (one) => one.parts.some(({ kind }) => kind === 'card') && one.parts.some(({ kind }) => kind === 'money'),
      ),
    ).toBe(true)
    expect(new Set(all().map((one) => taxationOf(one.split)))).toEqual(new Set(['taxable', 'tax-free', 'mixed']))
    const transfers = transactions('payple').filter((one) => one.method === 'transfer')
    expect(new Set(transfers.map((one) => one.receipt.issued))).toEqual(new Set([true, false]))
  })

  it('holds payments whose parts add up to the won, apart from the few planted anomalies', () => {
    const odd = all().filter((one) => one.anomalies.length > 0)
    expect(odd.map((one) => one.orderNumber).toSorted()).toEqual([
      'YK900031',
      'YK900032',
      'YK900033',
      'YK900034',
      'YK900035',
    ])
    expect(odd.map((one) => String(one.anomalies[0]?.kind)).toSorted()).toEqual([
      'money-on-card-only-wallet',
      'receipt-target-above-easy-pay',
      'receipt-without-number',
      'unknown-method',
      'unknown-wallet',
    ])
    for (const one of all()) {
      const { split } = one
      expect(split.supply + split.vat + split.taxFree + split.service).toBe(one.paid)
      if (one.parts.length > 0) expect(won(one.parts.map((part) => part.won))).toBe(one.paid)
    }
  })

  it('has duties of today, tomorrow and overdue ones on both sides of the tenth day, and few besides', () => {
    const due = verdicts().filter((verdict) => verdict.state === 'due' && verdict.duty === 'mandatory')
    const days = due.map((verdict) => verdict.deadline ?? today)
    expect(days).toEqual(expect.arrayContaining([today, addDays(today, 1), addDays(today, -1), addDays(today, -7)]))
    expect(due.length).toBeLessThan(20)
    expect(verdicts().filter((verdict) => verdict.state === 'issued').length).toBeGreaterThan(60)
  })

  it('carries a Korean name, a phone in nobody’s hands and goods with every payment', () => {
    for (const { buyer, goods, orderNumber } of all()) {
      expect(buyer.name, orderNumber).toMatch(/^[가-힣]{3}$/)
      expect(buyer.phone?.replaceAll('-', '')).toMatch(/^0100000\d{4}$/)
      expect(goods).not.toBe('')
    }
  })

  it('has the payments the demo relies on, unrefunded', () => {
    const refunded = new Set(
      [...of('kcp').refunds, ...of('payple').refunds].map(({ refund }) => refund.gatewayTransactionId),
    )
    const card = byOrder('kcp', demoOrders.kcp.card)
    const mixed = byOrder('kcp', demoOrders.kcp.mixed)
    const paypleCard = byOrder('payple', demoOrders.payple.card)
    const transfer = byOrder('payple', demoOrders.payple.transfer)
    expect(card).toMatchObject({ paid: 55_000, method: 'card', anomalies: [] })
    expect(mixed?.parts.map(({ kind, won: part }) => [kind, part])).toEqual([
      ['card', 20_000],
      ['money', 16_000],
      ['free-points', 3_000],
    ])
    expect(paypleCard).toMatchObject({ paid: 39_000, method: 'card' })
    expect(transfer).toMatchObject({ paid: 55_000, method: 'transfer', receipt: { issued: true } })
    expect(byOrder('payple', demoOrders.payple.vendorSample)).toMatchObject({
      paid: 1_000,
      buyer: { name: '홍길동' },
      card: { issuer: '삼성카드', approvalNumber: '85324231' },
    })
    for (const one of [card, mixed, paypleCard, transfer]) {
      expect(refunded.has(one?.gatewayTransactionId ?? '')).toBe(false)
    }
  })
})

describe('the receipt ledger of the practice book', () => {
  it('fits into CP949 with all its wording, and its totals are those of the rows', async () => {
    const rows = all().flatMap((one) =>
      receiptEvents({
        shopName: '연습 상점 · KCP',
        transaction: { ...one, id: one.orderNumber, shopId: 'practice-kcp' },
        refunds: [],
        outside: [],
        receiptActs: [],
        dutyNotes: [],
        settings: defaultTaxSettings,
        today,
      }),
    )
    const written = await fileLaneInProcess().writeReceiptLedger(
      { file: join(ownFolder(), 'ledger.csv'), format: 'csv-cp949', about: aboutLedger },
      () => packedPagesOf(rows),
      () => undefined,
      new AbortController().signal,
    )
    expect(written).toMatchObject({ ok: true, value: { rows: rows.length } })
    expect(rows.length).toBeGreaterThan(100)
  })
})

describe('the logs the practice book is imported from', () => {
  it('are read whole, apart from the planted rejects', () => {
    for (const gateway of ['kcp', 'payple'] as const) {
      const { rejects, attempts, passedOver, lines, payments, refunds } = of(gateway)
      expect(rejects).toHaveLength(plantedRejects[gateway])
      expect(attempts.length + passedOver).toBeGreaterThan(0)
      expect(payments.length + refunds.length + rejects.length + attempts.length + passedOver).toBe(lines)
      expect(refunds.length).toBeGreaterThan(8)
    }
  })

  it('tell of each cancel after its payment, so that one pass suffices', () => {
    for (const gateway of ['kcp', 'payple'] as const) {
      const { payments, refunds } = of(gateway)
      const lineOf = new Map(payments.map(({ transaction, line }) => [transaction.gatewayTransactionId, line]))
      for (const { refund, line } of refunds) expect(lineOf.get(refund.gatewayTransactionId)).toBeLessThan(line)
    }
  })

  it('hold no secret and no whole number of a receipt’s identity', () => {
    for (const gateway of ['kcp', 'payple'] as const) {
      expect(
        of(gateway)
          .payments.map(({ raw }) => raw)
          .join(),
      ).not.toMatch(/billing-key|cHJhY3RpY2U|"cash_id_info":"010/)
    }
  })

  it('has payments to which nothing was done since, judged now as they were when paid', () => {
    const nothing = { refunds: [], outside: [], receiptActs: [], dutyNotes: [], settings: defaultTaxSettings, today }
    for (const one of all()) {
      const transaction = { ...one, id: one.orderNumber, shopId: 'practice' }
      expect(verdictNow({ ...nothing, transaction })).toEqual(
        receiptVerdict(transaction, noWon, defaultTaxSettings, today),
      )
    }
  })
})
