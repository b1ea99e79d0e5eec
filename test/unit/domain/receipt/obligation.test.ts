import { describe, expect, it } from 'vitest'
import { noWon, toWon } from '../../../../src/domain/money.ts'
import type { RuleId } from '../../../../src/domain/receipt/obligation-rule.ts'
import { receiptVerdict } from '../../../../src/domain/receipt/obligation.ts'
import type { ReceiptVerdict } from '../../../../src/domain/receipt/verdict.ts'
import type { TaxSettings } from '../../../../src/domain/shop.ts'
import { type AnomalyKind, anomalyKinds, type Transaction } from '../../../../src/domain/transaction.ts'
import {
  balance,
  day,
  figures,
  morningOf,
  part,
  payment,
  settings,
  silentReceipt,
  stated,
  today,
  transfer,
} from '../samples.ts'

interface Case {
  readonly name: string
  readonly of: Transaction
  readonly shop?: Partial<TaxSettings>
  readonly on?: string
  readonly refunded?: number
  /** issuer, duty, state, amount */
  readonly is: readonly [ReceiptVerdict['issuer'], ReceiptVerdict['duty'], ReceiptVerdict['state'], number]
  readonly rules: readonly RuleId[]
}

const kakao = balance('kakao-pay', 47_000, 3_000)
const numbered = { receiptNumber: '20261108000001', approvalNumber: '0012345678' }
const wide = { paidAt: morningOf('2026-11-03') }
const ssg = (target: number, free = 0, change: Partial<Transaction> = {}): Transaction =>
  balance('ssg-pay', target, free, { issued: null }, { ...wide, ...change })
const anomalous = (kind: AnomalyKind, change: Partial<Transaction> = {}): Transaction =>
  payment({ anomalies: [{ kind, fields: {} }], ...change })
const direct = { directIssue: { 'kakao-pay': day('2026-11-01'), 'naver-pay': day('2026-11-01') } } as const

const mandatory: readonly RuleId[] = ['R02', 'R04', 'R06', 'R09', 'R24', 'R59', 'R60']
const asked: readonly RuleId[] = ['R01', 'R02', 'R12', 'R24', 'R59']

const cards: readonly Case[] = [
  { name: 'a card', of: payment(), is: ['none', 'none', 'no-receipt', 0], rules: ['R02'] },
  { name: 'a Payple card', of: payment({ gateway: 'payple' }), is: ['none', 'none', 'no-receipt', 0], rules: ['R02'] },
  {
    name: 'a card of 900,000',
    of: payment({ parts: [part('card', 900_000)] }),
    is: ['none', 'none', 'no-receipt', 0],
    rules: ['R02'],
  },
  ...(['samsung-pay', 'apple-pay', 'ssg-pay', 'kakao-pay', 'naver-pay', 'l-pay', 'toss-pay', 'payco'] as const).map(
    (wallet): Case => ({
      name: `a card through ${wallet}`,
      of: payment({ wallet, parts: [part('card', 55_000, wallet)] }),
      is: ['none', 'none', 'no-receipt', 0],
      rules: ['N5', 'R02'],
    }),
  ),
  {
    name: 'a card with a coupon',
    of: payment({ parts: [part('card', 50_000), part('coupon', 5_000)] }),
    is: ['none', 'none', 'no-receipt', 0],
    rules: ['R02'],
  },
  {
    name: 'a card with free points',
    of: payment({
      wallet: 'kakao-pay',
      parts: [part('card', 50_000, 'kakao-pay'), part('free-points', 5_000, 'kakao-pay')],
    }),
    is: ['none', 'none', 'no-receipt', 0],
    rules: ['N5', 'R02', 'R19'],
  },
  {
    name: 'free points alone',
    of: payment({
      method: 'easy-pay-money',
      wallet: 'toss-pay',
      parts: [part('money', 0, 'toss-pay'), part('free-points', 5_000, 'toss-pay')],
      receipt: { ...silentReceipt, target: noWon, issued: false },
    }),
    is: ['none', 'none', 'no-receipt', 0],
    rules: ['R02', 'R19'],
  },
]

const wallets: readonly Case[] = [
  {
    name: 'Kakao money with free points',
    of: kakao,
    is: ['wallet', 'not-ours', 'issued', 47_000],
    rules: ['N5', 'R16', 'R18', 'R19', 'R24'],
  },
  {
    name: 'Kakao money alone',
    of: balance('kakao-pay', 1_000, 0),
    is: ['wallet', 'not-ours', 'issued', 1_000],
    rules: ['N5', 'R16', 'R18', 'R24'],
  },
  {
    name: 'Toss money',
    of: balance('toss-pay', 9_000, 1_000),
    is: ['wallet', 'not-ours', 'issued', 9_000],
    rules: ['N5', 'R16', 'R18', 'R19', 'R24'],
  },
  {
    name: 'Naver points with a number',
    of: balance('naver-pay', 25_000, 5_000, numbered),
    is: ['kcp', 'not-ours', 'issued', 25_000],
    rules: ['N5', 'R18', 'R19', 'R24'],
  },
  {
    name: 'Naver points without a number',
    of: balance('naver-pay', 25_000, 0),
    is: ['kcp', 'not-ours', 'issued', 25_000],
    rules: ['N5', 'R18', 'R24'],
  },
  {
    name: 'a stated split',
    of: balance('kakao-pay', 1_000, 0, {}, { split: stated(910, 90) }),
    is: ['wallet', 'not-ours', 'issued', 1_000],
    rules: ['N5', 'R16', 'R18', 'R55'],
  },
  {
    name: 'a card with Kakao money',
    of: balance(
      'kakao-pay',
      20_000,
      0,
      {},
      { method: 'card', parts: [part('card', 30_000), part('money', 20_000, 'kakao-pay')] },
    ),
    is: ['wallet', 'not-ours', 'issued', 20_000],
    rules: ['N5', 'R16', 'R18', 'R24', 'R58'],
  },
  {
    name: 'Kakao money partly refunded',
    of: kakao,
    refunded: 7_000,
    is: ['wallet', 'not-ours', 'issued', 40_000],
    rules: ['N5', 'R16', 'R18', 'R19', 'R24', 'R25', 'R28'],
  },
  {
    name: 'Kakao money wholly refunded',
    of: kakao,
    refunded: 47_000,
    is: ['wallet', 'none', 'refunded', 0],
    rules: ['N5', 'R16', 'R18', 'R19', 'R24', 'R25', 'R28'],
  },
  {
    name: 'Kakao money not issued',
    of: balance('kakao-pay', 47_000, 0, { issued: false }),
    is: ['wallet', 'not-ours', 'not-issued-by-wallet', 47_000],
    rules: ['N5', 'R01', 'R02', 'R12', 'R16', 'R18', 'R20', 'R24', 'R59', 'R60'],
  },
  {
    name: 'Kakao money of 120,000 not issued',
    of: balance('kakao-pay', 120_000, 0, { issued: false }),
    is: ['wallet', 'not-ours', 'not-issued-by-wallet', 120_000],
    rules: ['N5', ...mandatory, 'R16', 'R18', 'R20'],
  },
  {
    name: 'Naver points not issued',
    of: balance('naver-pay', 25_000, 0, { issued: false }),
    is: ['kcp', 'not-ours', 'not-issued-by-wallet', 25_000],
    rules: ['N5', 'R01', 'R02', 'R12', 'R18', 'R20', 'R24', 'R59', 'R60'],
  },
  {
    name: 'Toss money of which nothing is said',
    of: balance('toss-pay', 9_000, 0, { issued: null }),
    is: ['check', 'check', 'check', 9_000],
    rules: ['N5', 'R16', 'R18', 'R20', 'R24'],
  },
  {
    name: 'L.POINT',
    of: balance('l-pay', 12_000, 0, { issued: false }),
    is: ['wallet', 'batch', 'batch-awaited', 12_000],
    rules: ['N5', 'R18', 'R21', 'R24', 'R61'],
  },
  {
    name: 'L.POINT that came as points',
    of: balance('l-pay', 12_000, 0, { issued: null }, { method: 'points' }),
    is: ['wallet', 'batch', 'batch-awaited', 12_000],
    rules: ['N5', 'R18', 'R21', 'R24', 'R61'],
  },
  {
    name: 'L.POINT on 31 January',
    of: balance('l-pay', 12_000, 0),
    on: '2027-01-31',
    is: ['wallet', 'batch', 'batch-awaited', 12_000],
    rules: ['N5', 'R18', 'R21', 'R24', 'R61'],
  },
  {
    name: 'L.POINT on 1 February',
    of: balance('l-pay', 12_000, 0),
    on: '2027-02-01',
    is: ['wallet', 'batch', 'batch-overdue', 12_000],
    rules: ['N5', 'R18', 'R21', 'R24', 'R61'],
  },
  {
    name: 'L.POINT wholly refunded',
    of: balance('l-pay', 12_000, 0),
    refunded: 12_000,
    is: ['wallet', 'none', 'refunded', 0],
    rules: ['N5', 'R18', 'R21', 'R24', 'R25', 'R28', 'R61'],
  },
]

const merchants: readonly Case[] = [
  {
    name: 'SSG money of 120,000',
    of: ssg(120_000, 12_000),
    is: ['merchant', 'mandatory', 'due', 120_000],
    rules: ['N5', ...mandatory, 'R03', 'R18', 'R19'],
  },
  {
    name: 'SSG money of 100,000',
    of: ssg(100_000),
    is: ['merchant', 'mandatory', 'due', 100_000],
    rules: ['N5', ...mandatory, 'R18'],
  },
  {
    name: 'SSG money of 99,999',
    of: ssg(99_999),
    is: ['merchant', 'on-request', 'due', 99_999],
    rules: ['N5', ...asked, 'R18'],
  },
  { name: 'SSG money of 1', of: ssg(1), is: ['merchant', 'on-request', 'due', 1], rules: ['N5', ...asked, 'R18'] },
  {
    name: 'SSG money said to be issued',
    of: balance('ssg-pay', 120_000, 0, { issued: true }, wide),
    is: ['merchant', 'mandatory', 'due', 120_000],
    rules: ['N5', ...mandatory, 'R18', 'R37'],
  },
  {
    name: 'SSG money with a number',
    of: balance('ssg-pay', 120_000, 0, numbered, wide),
    is: ['check', 'check', 'check', 120_000],
    rules: ['N5', 'R18', 'R24', 'R37'],
  },
  {
    name: 'SSG money partly refunded',
    of: ssg(120_000),
    refunded: 50_000,
    is: ['merchant', 'mandatory', 'due', 70_000],
    rules: ['N5', ...mandatory, 'R18', 'R25', 'R28'],
  },
  {
    name: 'SSG money wholly refunded',
    of: ssg(120_000),
    refunded: 120_000,
    is: ['merchant', 'none', 'refunded', 0],
    rules: ['N5', 'R18', 'R24', 'R25', 'R28'],
  },
  {
    name: 'card 70,000 and SSG money 30,000',
    of: ssg(30_000, 0, { parts: [part('card', 70_000), part('money', 30_000, 'ssg-pay')] }),
    is: ['merchant', 'mandatory', 'due', 30_000],
    rules: ['N5', ...mandatory, 'R03', 'R18', 'R58'],
  },
  {
    name: 'the same where the cash part is measured',
    of: ssg(30_000, 0, { parts: [part('card', 70_000), part('money', 30_000, 'ssg-pay')] }),
    shop: { mixedThreshold: 'CASH_PART' },
    is: ['merchant', 'on-request', 'due', 30_000],
    rules: ['N5', ...asked, 'R03', 'R18', 'R58'],
  },
  {
    name: '95,000 of money and 5,000 of free points',
    of: ssg(95_000, 5_000),
    is: ['merchant', 'mandatory', 'due', 95_000],
    rules: ['N5', ...mandatory, 'R03', 'R18', 'R19'],
  },
  {
    name: 'a trade without the duty',
    of: ssg(120_000),
    shop: { mandatory: 'NONE' },
    is: ['merchant', 'on-request', 'due', 120_000],
    rules: ['N5', 'R01', 'R04', 'R12', 'R18', 'R24'],
  },
  {
    name: 'a trade by category',
    of: ssg(120_000),
    shop: { mandatory: 'BY_CATEGORY' },
    is: ['merchant', 'check', 'due', 120_000],
    rules: ['N5', ...mandatory, 'R18'],
  },
  {
    name: 'a trade by category below the threshold',
    of: ssg(50_000),
    shop: { mandatory: 'BY_CATEGORY' },
    is: ['merchant', 'on-request', 'due', 50_000],
    rules: ['N5', ...asked, 'R18'],
  },
  {
    name: 'mixed tax on two parts',
    of: ssg(120_000, 12_000, { split: stated(100_000, 10_000, 22_000) }),
    is: ['merchant', 'mandatory', 'due', 120_000],
    rules: ['N5', 'R02', 'R03', 'R04', 'R06', 'R09', 'R18', 'R19', 'R55', 'R56', 'R59', 'R60'],
  },
  {
    name: 'Kakao money after the merchant took over',
    of: { ...kakao, paidAt: morningOf('2026-11-02') },
    shop: direct,
    is: ['merchant', 'on-request', 'due', 47_000],
    rules: ['N5', ...asked, 'R03', 'R18', 'R19', 'R22', 'R37'],
  },
  {
    name: 'Kakao money on the day of taking over',
    of: { ...kakao, paidAt: morningOf('2026-11-01') },
    shop: direct,
    is: ['merchant', 'on-request', 'due', 47_000],
    rules: ['N5', ...asked, 'R03', 'R18', 'R19', 'R22', 'R37'],
  },
  {
    name: 'Kakao money before the merchant took over',
    of: { ...kakao, paidAt: morningOf('2026-10-31') },
    shop: direct,
    is: ['wallet', 'not-ours', 'issued', 47_000],
    rules: ['N5', 'R16', 'R18', 'R19', 'R22', 'R24'],
  },
  {
    name: 'Toss money where only Kakao was taken over',
    of: balance('toss-pay', 9_000, 0),
    shop: direct,
    is: ['wallet', 'not-ours', 'issued', 9_000],
    rules: ['N5', 'R16', 'R18', 'R24'],
  },
  {
    name: 'Naver points taken over yet numbered',
    of: balance('naver-pay', 25_000, 0, numbered),
    shop: direct,
    is: ['check', 'check', 'check', 25_000],
    rules: ['N5', 'R18', 'R22', 'R24', 'R37'],
  },
  {
    name: 'Naver points taken over',
    of: balance('naver-pay', 25_000, 0, { issued: false }),
    shop: direct,
    is: ['merchant', 'on-request', 'due', 25_000],
    rules: ['N5', ...asked, 'R18', 'R22'],
  },
  {
    name: 'L.POINT cannot be taken over',
    of: balance('l-pay', 12_000, 0),
    shop: { directIssue: { 'l-pay': day('2026-01-01') } },
    is: ['wallet', 'batch', 'batch-awaited', 12_000],
    rules: ['N5', 'R18', 'R21', 'R24', 'R61'],
  },
]

const banks: readonly Case[] = [
  {
    name: 'a Payple transfer issued',
    of: transfer('payple', 55_000, { issued: true }),
    is: ['payple', 'on-request', 'issued', 55_000],
    rules: [...asked, 'R52'],
  },
  {
    name: 'a Payple transfer with only a number',
    of: transfer('payple', 55_000, { issued: false, approvalNumber: 'G3482429BV2' }),
    is: ['payple', 'on-request', 'issued', 55_000],
    rules: [...asked, 'R52'],
  },
  {
    name: 'a Payple transfer of 150,000 issued',
    of: transfer('payple', 150_000, { issued: true }),
    is: ['payple', 'mandatory', 'issued', 150_000],
    rules: ['R02', 'R04', 'R24', 'R52', 'R59'],
  },
  {
    name: 'a Payple transfer not issued',
    of: transfer('payple', 55_000, { issued: false }),
    is: ['merchant', 'on-request', 'due', 55_000],
    rules: [...asked, 'R52'],
  },
  {
    name: 'a Payple transfer of 150,000 not issued',
    of: transfer('payple', 150_000, { issued: null }),
    is: ['merchant', 'mandatory', 'due', 150_000],
    rules: [...mandatory, 'R52'],
  },
  {
    name: 'a Payple transfer issued and partly refunded',
    of: transfer('payple', 55_000, { issued: true }),
    refunded: 22_000,
    is: ['payple', 'on-request', 'issued', 33_000],
    rules: [...asked, 'R25', 'R28', 'R52'],
  },
  {
    name: 'a Payple transfer issued and wholly refunded',
    of: transfer('payple', 55_000, { issued: true }),
    refunded: 55_000,
    is: ['payple', 'none', 'refunded', 0],
    rules: ['R24', 'R25', 'R28', 'R52'],
  },
  {
    name: 'a Payple transfer issued for less',
    of: transfer('payple', 55_000, { issued: true, target: toWon(30_000) }),
    is: ['check', 'check', 'check', 55_000],
    rules: ['R18'],
  },
  {
    name: 'a KCP transfer issued with a number',
    of: transfer('kcp', 55_000, { issued: true, ...numbered }),
    is: ['kcp', 'on-request', 'issued', 55_000],
    rules: [...asked, 'R57'],
  },
  {
    name: 'a KCP transfer issued without a number',
    of: transfer('kcp', 55_000, { issued: true }),
    is: ['check', 'check', 'check', 55_000],
    rules: ['R24', 'R57'],
  },
  {
    name: 'a KCP transfer denied yet numbered',
    of: transfer('kcp', 55_000, { issued: false, ...numbered }),
    is: ['check', 'check', 'check', 55_000],
    rules: ['R24', 'R57'],
  },
  {
    name: 'a KCP transfer not issued',
    of: transfer('kcp', 155_000, { issued: false }),
    is: ['merchant', 'mandatory', 'due', 155_000],
    rules: [...mandatory, 'R57'],
  },
  {
    name: 'a KCP virtual account of which nothing is said',
    of: transfer('kcp', 155_000, {}, { method: 'virtual-account', parts: [part('virtual-account', 155_000)] }),
    is: ['merchant', 'mandatory', 'due', 155_000],
    rules: [...mandatory, 'R57'],
  },
  {
    name: 'a KCP virtual account issued',
    of: transfer(
      'kcp',
      155_000,
      { issued: true, ...numbered },
      { method: 'virtual-account', parts: [part('virtual-account', 155_000)] },
    ),
    is: ['kcp', 'mandatory', 'issued', 155_000],
    rules: ['R02', 'R04', 'R24', 'R57', 'R59'],
  },
  {
    name: 'a Payple virtual account, which no source names',
    of: transfer('payple', 55_000, {}, { method: 'virtual-account', parts: [part('virtual-account', 55_000)] }),
    is: ['check', 'check', 'check', 55_000],
    rules: ['N5'],
  },
  {
    name: 'easy-pay money through Payple, which no source names',
    of: balance('kakao-pay', 9_000, 0, {}, { gateway: 'payple' }),
    is: ['check', 'check', 'check', 9_000],
    rules: ['N5'],
  },
]

const doubts: readonly Case[] = [
  ...(['mobile', 'gift-card', 'points', 'unknown'] as const).map(
    (method): Case => ({
      name: `a payment by ${method}`,
      of: payment({ method, parts: [part('other', 55_000)] }),
      is: ['check', 'check', 'check', 0],
      rules: ['R57'],
    }),
  ),
  {
    name: 'PAYCO points beside a card',
    of: payment({ wallet: 'payco', parts: [part('card', 50_000, 'payco'), part('coupon', 5_000, 'payco')] }),
    is: ['check', 'check', 'check', 0],
    rules: ['R57'],
  },
  {
    name: 'money on Samsung Pay',
    of: balance('samsung-pay', 5_000, 0),
    is: ['check', 'check', 'check', 5_000],
    rules: ['N5', 'R18'],
  },
  { name: 'money of PAYCO', of: balance('payco', 5_000, 0), is: ['check', 'check', 'check', 5_000], rules: ['N5'] },
  {
    name: 'money of nobody',
    of: balance('kakao-pay', 5_000, 0, {}, { wallet: null, parts: [part('money', 5_000)] }),
    is: ['check', 'check', 'check', 5_000],
    rules: ['N5'],
  },
  {
    name: 'money without a target',
    of: balance('ssg-pay', 5_000, 0, { target: null }),
    is: ['check', 'check', 'check', 5_000],
    rules: ['R18'],
  },
  {
    name: 'a target above the money',
    of: balance('ssg-pay', 5_000, 0, { target: toWon(6_000) }),
    is: ['check', 'check', 'check', 5_000],
    rules: ['R18'],
  },
  {
    name: 'a target on a card',
    of: payment({ receipt: { ...silentReceipt, target: toWon(1) } }),
    is: ['check', 'check', 'check', 0],
    rules: ['R18'],
  },
  {
    name: 'two kinds of cash',
    of: payment({ parts: [part('transfer', 5_000), part('virtual-account', 5_000)] }),
    is: ['check', 'check', 'check', 10_000],
    rules: ['R37', 'R58'],
  },
  {
    name: 'no parts',
    of: payment({ parts: [], paid: toWon(5_000) }),
    is: ['check', 'check', 'check', 0],
    rules: ['R18', 'R58'],
  },
  {
    name: 'parts that miss a won',
    of: payment({ paid: toWon(55_001) }),
    is: ['check', 'check', 'check', 0],
    rules: ['R18', 'R58'],
  },
  {
    name: 'a card of an unknown wallet',
    of: anomalous('unknown-wallet'),
    is: ['check', 'check', 'check', 0],
    rules: ['N5', 'R66'],
  },
  {
    name: 'an unknown method',
    of: anomalous('unknown-method'),
    is: ['check', 'check', 'check', 0],
    rules: ['N5', 'R57'],
  },
  {
    name: 'a card whose total differs',
    of: anomalous('total-differs'),
    is: ['none', 'none', 'no-receipt', 0],
    rules: ['R02'],
  },
  {
    name: 'a transfer whose total differs',
    of: anomalous(
      'total-differs',
      transfer('payple', 55_000, {}, { anomalies: [{ kind: 'total-differs', fields: {} }] }),
    ),
    is: ['check', 'check', 'check', 55_000],
    rules: ['R66'],
  },
  {
    name: 'SSG money with too much VAT is due all the same',
    of: ssg(120_000, 0, { anomalies: [{ kind: 'vat-above-eleventh', fields: {} }] }),
    is: ['merchant', 'mandatory', 'due', 120_000],
    rules: ['N5', ...mandatory, 'R18', 'R66'],
  },
]

const golden = [...cards, ...wallets, ...merchants, ...banks, ...doubts]

const judge = ({ of, shop, on, refunded }: Case): ReceiptVerdict =>
  receiptVerdict(of, toWon(refunded ?? 0), settings(shop), on === undefined ? today : day(on))

describe('the verdict on a receipt', () => {
  it('is told of more than sixty payments', () => {
    expect(golden.length).toBeGreaterThan(60)
    expect(new Set(golden.map(({ name }) => name)).size).toBe(golden.length)
  })

  it.each(golden)('$name', (one) => {
    const verdict = judge(one)
    expect([verdict.issuer, verdict.duty, verdict.state, verdict.amount]).toEqual(one.is)
    expect([...verdict.rules].toSorted()).toEqual([...one.rules].toSorted())
  })

  it.each(golden)('adds up, says something and keeps its promises: $name', (one) => {
    const verdict = judge(one)
    expect(figures(verdict.split).reduce((all, won) => all + won, 0)).toBe(verdict.amount)
    expect(verdict.sentence).toMatch(/[.]$/)
    expect(verdict.deadline !== null).toBe(verdict.state === 'due' && verdict.duty !== 'on-request')
    if (verdict.penalty !== null) expect(['due', 'not-issued-by-wallet']).toContain(verdict.state)
  })

  it.each(anomalyKinds.filter((kind) => !['total-differs', 'vat-above-eleventh', 'tax-split-differs'].includes(kind)))(
    '%s is never silently without a receipt',
    (kind) => {
      for (const of of [anomalous(kind), anomalous(kind, { ...kakao, anomalies: [{ kind, fields: {} }] })])
        expect(receiptVerdict(of, noWon, settings(), today).state).toBe('check')
    },
  )
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
