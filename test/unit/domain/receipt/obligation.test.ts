import { describe, expect, it } from 'vitest'
import { noWon, toWon } from '../../../../src/domain/money.ts'
import { receiptVerdict } from '../../../../src/domain/receipt/obligation.ts'
import type { ReceiptVerdict } from '../../../../src/domain/receipt/verdict.ts'
import { type AnomalyKind, anomalyKinds, type Transaction } from '../../../../src/domain/transaction.ts'
import { balance, day, figures, morningOf, payment, settings, stated, today, transfer } from '../samples.ts'

const kakao = balance('kakao-pay', 47_000, 3_000)
const numbered = { receiptNumber: '20261108000001', approvalNumber: '0012345678' }
const wide = { paidAt: morningOf('2026-11-03') }
const ssg = (target: number, free = 0, change: Partial<Transaction> = {}): Transaction =>
  balance('ssg-pay', target, free, { issued: null }, { ...wide, ...change })
const anomalous = (kind: AnomalyKind, change: Partial<Transaction> = {}): Transaction =>
  payment({ anomalies: [{ kind, fields: {} }], ...change })
const direct = { directIssue: { 'kakao-pay': day('2026-11-01'), 'naver-pay': day('2026-11-01') } } as const

describe('what is out of the ordinary', () => {
  const ofTheSplit: readonly AnomalyKind[] = ['vat-above-eleventh', 'tax-split-differs']
  const ofTheCash: readonly AnomalyKind[] = ['total-differs', 'order-not-as-expected', 'amount-not-as-expected']

  it.each(anomalyKinds.filter((kind) => !ofTheSplit.includes(kind)))('%s puts the receipt of cash in doubt', (kind) => {
    const of = anomalous(kind, { ...kakao, anomalies: [{ kind, fields: {} }] })
    expect(receiptVerdict(of, noWon, settings(), today).state).toBe('check')
  })

  it.each(anomalyKinds.filter((kind) => ![...ofTheSplit, ...ofTheCash].includes(kind)))(
    '%s leaves not even a card silently without a receipt',
    (kind) => {
      expect(receiptVerdict(anomalous(kind), noWon, settings(), today).state).toBe('check')
    },
  )

  it.each(ofTheCash)('%s leaves a card its slip', (kind) => {
    expect(receiptVerdict(anomalous(kind), noWon, settings(), today).state).toBe('no-receipt')
  })
})

describe('scenario 2, Kakao money with free points', () => {
  it('is the wallet’s: the merchant does nothing', () => {
    const verdict = receiptVerdict(kakao, noWon, settings(), today)
    expect(verdict.sentence).toBe('카카오페이가 발급합니다. 가맹점이 할 일은 없습니다.')
    expect(verdict.source).toContain('카카오머니')
    expect(verdict.rules).toEqual(expect.arrayContaining(['R18', 'R19']))
    expect(figures(verdict.split)).toEqual([42_727, 4_273, 0, 0])
  })

  it('opens 47,000 as 42,727 and 4,273 once the merchant issues itself', () => {
    const verdict = receiptVerdict({ ...kakao, paidAt: morningOf('2026-11-02') }, noWon, settings(direct), today)
    expect(verdict.issuer).toBe('merchant')
    expect(figures(verdict.split)).toEqual([42_727, 4_273, 0, 0])
  })
})

describe('scenario 3, SSG money of 132,000 with a target of 120,000', () => {
  const paid = ssg(120_000, 12_000)
  const on = (text: string): ReceiptVerdict => receiptVerdict(paid, noWon, settings(), day(text))

  it('is due 120,000 as 109,091 and 10,909 on 2026-11-08', () => {
    const verdict = on('2026-11-08')
    expect(figures(verdict.split)).toEqual([109_091, 10_909, 0, 0])
    expect(verdict.deadline).toBe('2026-11-08')
    expect(verdict.penalty).toEqual({ today: 0, next: { from: '2026-11-09', won: 12_000 } })
    expect(verdict.sentence).toBe('가맹점이 2026-11-08까지 120,000원을 발급해야 합니다.')
  })

  it('costs 12,000 from the day after the deadline and 24,000 from the eleventh day', () => {
    expect(on('2026-11-09').sentence).toBe(
      '기한 경과(2026-11-08), 2026-11-13까지 발급 시 가산세 12,000원 / 이후 24,000원입니다.',
    )
    expect(on('2026-11-09').penalty).toEqual({ today: 12_000, next: { from: '2026-11-14', won: 24_000 } })
    expect(on('2026-11-13').penalty?.today).toBe(12_000)
    expect(on('2026-11-14').penalty).toEqual({ today: 24_000, next: null })
    expect(on('2026-11-14').sentence).toBe('기한 경과(2026-11-08), 미발급 120,000원의 가산세는 24,000원입니다.')
  })
})

describe('scenario 4, Naver points and Toss', () => {
  it('are issued by NHN KCP and Toss Pay with their VAT', () => {
    const naver = receiptVerdict(balance('naver-pay', 25_000, 5_000, numbered), noWon, settings(), today)
    expect(naver.sentence).toBe('NHN KCP가 발급합니다. 가맹점이 할 일은 없습니다.')
    expect(figures(naver.split)).toEqual([22_727, 2_273, 0, 0])
    const toss = receiptVerdict(balance('toss-pay', 9_000, 1_000), noWon, settings(), today)
    expect(toss.sentence).toBe('토스페이가 발급합니다. 가맹점이 할 일은 없습니다.')
    expect(figures(toss.split)).toEqual([8_182, 818, 0, 0])
  })
})

describe('scenario 6, anomalies', () => {
  it.each([
    anomalous('money-on-card-only-wallet', { wallet: 'samsung-pay', parts: [], paid: toWon(5_000) }),
    anomalous('receipt-target-above-easy-pay', { parts: [], paid: toWon(50_000) }),
    anomalous('unknown-wallet'),
  ])('are to be checked and owe nothing yet', (of) => {
    const verdict = receiptVerdict(of, noWon, settings(), today)
    expect([verdict.issuer, verdict.duty, verdict.state, verdict.deadline]).toEqual(['check', 'check', 'check', null])
    expect(verdict.sentence).toMatch(/^확인이 필요합니다/)
  })
})

describe('scenario 8, the vendor’s own sample', () => {
  it('has a receipt target of 1,000 issued by Kakao Pay, number or not', () => {
    const verdict = receiptVerdict(balance('kakao-pay', 1_000, 0, { receiptNumber: '' }), noWon, settings(), today)
    expect([verdict.issuer, verdict.state, verdict.amount]).toEqual(['wallet', 'issued', 1_000])
    expect(figures(verdict.split)).toEqual([909, 91, 0, 0])
  })
})

describe('a wallet that did not issue', () => {
  it('shows the penalty as a risk where the duty would be mandatory (R20)', () => {
    const risk = balance('kakao-pay', 120_000, 0, { issued: false }, wide)
    expect(receiptVerdict(risk, noWon, settings(), today).penalty?.today).toBe(12_000)
    expect(receiptVerdict(risk, noWon, settings({ mandatory: 'NONE' }), today).penalty).toBeNull()
  })
})

describe('a receipt of which part went back', () => {
  it('keeps the split the operator refunded by', () => {
    const mixed = transfer('payple', 16_000, { issued: true }, { split: stated(10_000, 1_000, 5_000) })
    const back = { ...stated(2_000, 200, 1_000), stated: false }
    expect(figures(receiptVerdict(mixed, toWon(3_200), settings(), today, back).split)).toEqual([8_000, 800, 4_000, 0])
    expect(figures(receiptVerdict(mixed, toWon(3_200), settings(), today).split)).toEqual([7_091, 709, 5_000, 0])
  })
})
