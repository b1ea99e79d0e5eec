import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../src/domain/day.ts'
import { toWon } from '../../../../src/domain/money.ts'
import { type ReceiptLedgerRow, receiptEvents } from '../../../../src/domain/receipt/ledger-row.ts'
import type { OutsideRefund, Refund } from '../../../../src/domain/refund.ts'
import type { TaxSettings } from '../../../../src/domain/shop.ts'
import type { Transaction } from '../../../../src/domain/transaction.ts'
import { balance, figures, morningOf, outcome, payment, refund, settings, stated, today, transfer } from '../samples.ts'

const eventsOf = (
  transaction: Transaction,
  refunds: readonly Refund[] = [],
  outside: readonly OutsideRefund[] = [],
  shop: TaxSettings = settings(),
): readonly ReceiptLedgerRow[] =>
  receiptEvents({
    shopName: '상점A',
    transaction,
    refunds,
    outside,
    receiptActs: [],
    dutyNotes: [],
    settings: shop,
    today,
  })

const inShort = (rows: readonly ReceiptLedgerRow[]): unknown =>
  rows.map(({ kind, issuer, target, supply, vat, taxFree }) => [kind, issuer, target, supply, vat, taxFree])

const elsewhere = (won: number): OutsideRefund => ({
  identity: 'seen-1',
  transactionId: 'shop-a/23732987373372',
  won: toWon(won),
  at: null,
  seenAt: morningOf('2026-11-09'),
  source: 'look-up',
  receiptWon: null,
})

const ssg = balance('ssg-pay', 120_000, 12_000, { issued: null }, { paidAt: morningOf('2026-11-03') })
const kakao = balance('kakao-pay', 47_000, 3_000)
const live = transfer('payple', 55_000, {
  issued: true,
  approvalNumber: 'G3482429BV2',
  kind: 'income-deduction',
  identityLastFour: '5678',
})

describe('the receipt events of a payment', () => {
  it('are none for a card, a doubtful payment, a missed wallet receipt and the batch', () => {
    expect(eventsOf(payment())).toEqual([])
    expect(eventsOf(payment({ parts: [], paid: toWon(5_000) }))).toEqual([])
    expect(eventsOf(balance('kakao-pay', 47_000, 0, { issued: false }))).toEqual([])
    expect(eventsOf(balance('l-pay', 12_000, 0))).toEqual([])
  })

  it('say what the merchant must issue, by when, in the month of the payment', () => {
    const [row] = eventsOf(ssg)
    expect(inShort(eventsOf(ssg))).toEqual([['due', 'merchant', 120_000, 109_091, 10_909, 0]])
    expect(row).toMatchObject({
      month: '2026-11',
      deadline: '2026-11-08',
      overdue: true,
      duty: 'mandatory',
      paid: 132_000,
      card: 0,
      easyPay: 132_000,
      freePoints: 12_000,
      issuedAt: null,
      approvalNumber: null,
    })
  })

  it('show a wallet’s receipt with its issuer and maybe no number', () => {
    const [row] = eventsOf(kakao)
    expect(inShort(eventsOf(kakao))).toEqual([['issued', 'wallet', 47_000, 42_727, 4_273, 0]])
    expect(row).toMatchObject({ approvalNumber: null, issuedAt: null, purpose: 'by-wallet', deadline: null })
    expect(row?.note).toContain('번호')
  })

  it('follow a partial refund with a row of negative won', () => {
    const rows = eventsOf(live, [refund(22_000, { receipt: outcome('cancelled', 22_000) })])
    expect(inShort(rows)).toEqual([
      ['issued', 'payple', 55_000, 50_000, 5_000, 0],
      ['cancelled', 'payple', -22_000, -20_000, -2_000, 0],
    ])
    expect(rows[1]).toMatchObject({
      originalApprovalNumber: 'G3482429BV2',
      approvalNumber: null,
      cancelReason: 1,
      identityLastFour: '5678',
      issuedAt: '2026-11-09T09:00:01+09:00',
      note: '',
    })
    expect(rows[1]?.rules).toContain('R29')
  })

  it('put a cancel into its own Korean month', () => {
    const paidAt = toInstant('2026-10-31T23:59:59+09:00')
    const doneAt = toInstant('2026-11-01T00:00:01+09:00')
    const rows = eventsOf({ ...live, paidAt }, [refund(22_000, { doneAt, receipt: outcome('cancelled', 22_000) })])
    expect(rows.map(({ month }) => month)).toEqual(['2026-10', '2026-11'])
  })

  it('have no cancel while the receipt’s cancel failed or is to be done', () => {
    for (const kind of ['cancel-failed', 'to-do', 'unknown', 'none'] as const)
      expect(eventsOf(live, [refund(22_000, { receipt: outcome(kind, 22_000) })])).toHaveLength(1)
  })

  it('have no cancel for a refund whose money may still be here', () => {
    expect(eventsOf(live, [refund(22_000, { state: 'unknown', receipt: outcome('cancelled', 22_000) })])).toHaveLength(
      1,
    )
  })

  it('cancel by the amount the wallet names, free points left out', () => {
    const rows = eventsOf(kakao, [
      refund(20_000, { receipt: outcome('by-wallet', 18_000) }),
      refund(30_000, { receipt: outcome('by-wallet', 29_000) }),
    ])
    expect(rows.map(({ target }) => target)).toEqual([47_000, -18_000, -29_000])
    expect(rows.reduce((all, { vat }) => all + vat, 0)).toBe(0)
    expect(rows.reduce((all, { supply }) => all + supply, 0)).toBe(0)
  })

  it('write only what is sure when the wallet names no amount', () => {
    const rows = eventsOf(kakao, [refund(20_000, { receipt: outcome('by-wallet') })])
    expect(rows.map(({ target }) => target)).toEqual([47_000, -17_000])
    expect(rows[1]?.note).toContain('확실한 금액')
  })

  it('cancel all once all went back, silent answers or not', () => {
    const rows = eventsOf(kakao, [
      refund(20_000, { receipt: outcome('by-wallet') }),
      refund(30_000, { receipt: outcome('by-wallet') }),
    ])
    expect(rows.reduce((all, { target }) => all + target, 0)).toBe(0)
  })

  it('never cancel more than was issued, and say so', () => {
    const rows = eventsOf(live, [refund(22_000, { receipt: outcome('cancelled', 60_000) })])
    expect(rows.map(({ target }) => target)).toEqual([55_000, -55_000])
    expect(rows[1]?.note).toContain('60,000원')
  })

  it('owe less after a refund before issue, and nothing once all went back', () => {
    const bank = transfer('kcp', 155_000, { issued: false })
    expect(inShort(eventsOf(bank, [refund(22_000)]))).toEqual([['due', 'merchant', 133_000, 120_909, 12_091, 0]])
    expect(eventsOf(bank, [refund(155_000)])).toEqual([])
    expect(inShort(eventsOf(bank, [], [elsewhere(55_000)]))).toEqual([['due', 'merchant', 100_000, 90_909, 9_091, 0]])
  })

  it('still owe the whole while a refund is unknown', () => {
    const bank = transfer('kcp', 155_000, { issued: false })
    expect(eventsOf(bank, [refund(22_000, { state: 'unknown' })])[0]?.target).toBe(155_000)
  })

  it('keep the operator’s tax-free share of a mixed payment', () => {
    const mixed = transfer('payple', 16_000, { issued: true }, { split: stated(10_000, 1_000, 5_000) })
    const back = refund(3_200, { split: stated(2_000, 200, 1_000), receipt: outcome('cancelled', 3_200) })
    expect(inShort(eventsOf(mixed, [back]))).toEqual([
      ['issued', 'payple', 16_000, 10_000, 1_000, 5_000],
      ['cancelled', 'payple', -3_200, -2_000, -200, -1_000],
    ])
    const due = transfer('payple', 16_000, {}, { split: stated(10_000, 1_000, 5_000) })
    expect(inShort(eventsOf(due, [{ ...back, receipt: null }]))).toEqual([
      ['due', 'merchant', 12_800, 8_000, 800, 4_000],
    ])
  })

  it('show a cancel of a receipt nobody recorded, with a word to check', () => {
    const rows = eventsOf(transfer('payple', 55_000, { issued: false }), [
      refund(22_000, { reason: { code: 'wrong-order', note: '' }, receipt: outcome('cancelled', 22_000) }),
    ])
    expect(rows.map(({ kind, target }) => [kind, target])).toEqual([
      ['due', 33_000],
      ['cancelled', -22_000],
    ])
    expect(rows[1]).toMatchObject({ cancelReason: 2 })
    expect(rows[1]?.note).toContain('확인하세요')
  })

  it('add up in every row', () => {
    const rows = [
      ...eventsOf(ssg),
      ...eventsOf(kakao),
      ...eventsOf(live, [refund(22_000, { receipt: outcome('cancelled', 22_000) })]),
    ]
    for (const { target, supply, vat, taxFree, service } of rows) expect(supply + vat + taxFree + service).toBe(target)
    expect(figures(kakao.split)).toHaveLength(4)
  })
})
