import { describe, expect, it } from 'vitest'
import type { JudgedHistory } from '../../../../src/domain/receipt/ledger-row.ts'
import { whatWouldChange } from '../../../../src/domain/receipt/what-changes.ts'
import type { TaxSettings } from '../../../../src/domain/shop.ts'
import type { Transaction } from '../../../../src/domain/transaction.ts'
import { balance, day, morningOf, part, payment, settings, stated, today, transfer } from '../samples.ts'

const history = (transaction: Transaction, shop: Partial<TaxSettings> = {}): JudgedHistory => ({
  transaction,
  refunds: [],
  outside: [],
  receiptActs: [],
  settings: settings(shop),
  today,
})

/** When the answer would be another one, and the duty, amount and deadline that it would then have. */
const changesOf = (transaction: Transaction, shop: Partial<TaxSettings> = {}) =>
  Object.fromEntries(
    whatWouldChange(history(transaction, shop)).map(({ when, verdict }) => [
      when,
      [verdict.duty, verdict.state, verdict.amount, verdict.deadline] as const,
    ]),
  )

const early = { paidAt: morningOf('2026-11-03') }
const ssg = (target: number, free = 0): Transaction => balance('ssg-pay', target, free, { issued: false }, early)
const trade = "상점 설정이 '현금영수증 의무발행업종: "

describe('what would change the answer', () => {
  it('of SSG money of 132,000: the trade, the amount, a refund, a tax invoice and the day, each by itself', () => {
    expect(changesOf(ssg(120_000, 12_000))).toEqual({
      [`${trade}품목에 따라 다름'이면`]: ['check', 'due', 120_000, '2026-11-08'],
      [`${trade}의무발행업종 아님'이면`]: ['on-request', 'due', 120_000, null],
      '거래금액이 99,999원이면': ['on-request', 'due', 87_999, null],
      '남은 현금 120,000원을 모두 환불하면': ['none', 'refunded', 0, null],
      '사업자인 구매자에게 세금계산서나 계산서를 발급했으면': ['none', 'no-receipt', 0, null],
      '2026-11-14까지 그대로 두면': ['mandatory', 'due', 120_000, '2026-11-08'],
    })
  })

  it('says each in a sentence with the figures', () => {
    const said = whatWouldChange(history(ssg(120_000))).map(({ when, sentence }) => `${when} ${sentence}`)
    expect(said).toContain(`${trade}의무발행업종 아님'이면 구매자가 요청하면 가맹점이 120,000원을 발급합니다.`)
    expect(said).toContain(
      '2026-11-14까지 그대로 두면 기한 경과(2026-11-08), 미발급 120,000원의 가산세는 24,000원입니다.',
    )
    for (const one of said) expect(one).toMatch(/[.]$/)
  })

  it('of Kakao money: taking it over, an answer that says otherwise, and a refund; no trade and no amount', () => {
    const changes = changesOf(balance('kakao-pay', 47_000, 3_000))
    expect(changes).toEqual({
      'NHN KCP에 알리고 카카오페이를 결제일(2026-11-08)부터 가맹점이 직접 발급하면': [
        'on-request',
        'due',
        47_000,
        null,
      ],
      '남은 현금 47,000원을 모두 환불하면': ['none', 'refunded', 0, null],
      'NHN KCP의 응답이 발급되지 않음이라고 하면': ['not-ours', 'not-issued-by-wallet', 47_000, null],
      'NHN KCP의 응답이 발급 여부를 말하지 않으면': ['check', 'check', 47_000, null],
    })
  })

  it('of Kakao money the shop took over: leaving it to Kakao Pay', () => {
    const of = balance('kakao-pay', 47_000, 0, { issued: true }, early)
    const taken = { directIssue: { 'kakao-pay': day('2026-11-01') } }
    expect(changesOf(of, taken)['카카오페이를 가맹점이 직접 발급하지 않으면']).toEqual([
      'not-ours',
      'issued',
      47_000,
      null,
    ])
    expect(changesOf(of, taken)['거래금액이 100,000원이면']).toEqual(['mandatory', 'due', 100_000, '2026-11-08'])
  })

  it('of a mixed payment: what the threshold is held against', () => {
    const of = balance(
      'ssg-pay',
      30_000,
      0,
      { issued: null },
      {
        ...early,
        parts: [part('card', 70_000), part('money', 30_000, 'ssg-pay')],
      },
    )
    const other = "상점 설정이 '카드와 현금을 함께 쓴 결제의 10만원 기준: "
    expect(changesOf(of)[`${other}현금 부분만'이면`]).toEqual(['on-request', 'due', 30_000, null])
    expect(changesOf(of, { mixedThreshold: 'CASH_PART' })[`${other}거래 전체 금액'이면`]?.[0]).toBe('mandatory')
    expect(changesOf(of, { mixedThreshold: 'CASH_PART' })['현금 부분이 100,000원이면']?.[0]).toBe('mandatory')
  })

  it('of mixed tax: where the tax-free amount falls, told by the figures that change', () => {
    const of = { ...ssg(120_000, 12_000), split: stated(100_000, 10_000, 22_000) }
    const found = whatWouldChange(history(of)).filter(({ when }) => when.includes('면세'))
    expect(found.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('공급가액 89,091원, 부가세 8,909원, 면세 22,000원으로 나뉩니다.'),
      expect.stringContaining('공급가액 100,000원, 부가세 10,000원, 면세 10,000원으로 나뉩니다.'),
    ])
  })

  it('of a Payple transfer: what Payple says of issuing', () => {
    const changes = changesOf(transfer('payple', 150_000, { issued: true }, early))
    expect(changes['페이플의 응답이 발급되지 않음이라고 하면']).toEqual(['mandatory', 'due', 150_000, '2026-11-08'])
    expect(changes['사업자인 구매자에게 세금계산서나 계산서를 발급했으면']).toBeUndefined()
  })

  it('of L.POINT: the first of February', () => {
    expect(changesOf(balance('l-pay', 12_000, 0))['2027-02-01까지 그대로 두면']).toEqual([
      'batch',
      'batch-overdue',
      12_000,
      null,
    ])
  })

  it('of a card alone is nothing at all', () => {
    expect(changesOf(payment())).toEqual({})
  })

  it('of a doubt is no refund that leaves it as doubtful as before', () => {
    const of = transfer('payple', 55_000, {}, { anomalies: [{ kind: 'total-differs', fields: {} }] })
    expect(changesOf(of)).toEqual({})
  })
})
