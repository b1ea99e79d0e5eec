import { describe, expect, it } from 'vitest'
import { noWon, toWon } from '../../../../src/domain/money.ts'
import { partAnswer } from '../../../../src/domain/receipt/explanation-words.ts'
import type { JudgedHistory } from '../../../../src/domain/receipt/ledger-row.ts'
import { partVerdicts } from '../../../../src/domain/receipt/part-verdict.ts'
import type { Transaction } from '../../../../src/domain/transaction.ts'
import {
  balance,
  figures,
  part,
  payment,
  refund,
  settings,
  silentReceipt,
  stated,
  today,
  transfer,
} from '../samples.ts'

/** Each part as it is answered: what it is, its won, the answer, and what its receipt stands for. */
const answersOf = (transaction: Transaction, change: Partial<JudgedHistory> = {}) =>
  partVerdicts({
    transaction,
    refunds: [],
    outside: [],
    receiptActs: [],
    settings: settings(),
    today,
    ...change,
  }).map((one) => [one.part.kind, one.part.won, partAnswer(one), one.verdict.amount])

describe('the parts of a payment', () => {
  it('each have their own answer: the slip of a card, the wallet’s receipt, free points left out', () => {
    const parts = [part('card', 30_000), part('money', 17_000, 'kakao-pay'), part('free-points', 3_000, 'kakao-pay')]
    expect(answersOf(balance('kakao-pay', 17_000, 0, {}, { method: 'card', parts }))).toEqual([
      ['card', 30_000, '카드 매출전표', 0],
      ['money', 17_000, '카카오페이가 발급 · 발급됨', 17_000],
      ['free-points', 3_000, '제외', 0],
    ])
  })

  it('say who issues and how the law stands for every kind of cash', () => {
    const first = (transaction: Transaction) => answersOf(transaction)[0]?.[2]
    expect(first(balance('ssg-pay', 120_000, 0, { issued: null }))).toBe('가맹점이 발급 · 의무')
    expect(first(balance('ssg-pay', 1_000, 0, { issued: null }))).toBe('가맹점이 발급 · 요청 시')
    expect(first(balance('naver-pay', 1_000, 0))).toBe('NHN KCP가 발급 · 발급됨')
    expect(first(balance('l-pay', 1_000, 0))).toBe('L.POINT가 발급 · 일괄 전송 예정')
    expect(first(balance('toss-pay', 1_000, 0, { issued: false }))).toBe('토스페이가 발급 · 발급주체가 발급하지 않음')
    expect(first(transfer('payple', 1_000, { issued: true }))).toBe('페이플이 발급 · 발급됨')
    expect(first(transfer('kcp', 1_000, { issued: true }))).toBe('확인 필요')
  })

  it('of a coupon and of points are left out, and of PAYCO’s points to check', () => {
    const coupon = payment({ parts: [part('card', 50_000), part('coupon', 5_000)] })
    expect(answersOf(coupon).map(([, , answer]) => answer)).toEqual(['카드 매출전표', '제외'])
    const payco = payment({ wallet: 'payco', parts: [part('card', 50_000, 'payco'), part('coupon', 5_000, 'payco')] })
    expect(answersOf(payco).map(([, , answer]) => answer)).toEqual(['카드 매출전표', '확인 필요'])
  })

  it('leave the card its slip where only the money beside it is in doubt', () => {
    const parts = [part('card', 30_000), part('money', 20_000, 'ssg-pay')]
    const of = balance('ssg-pay', 20_000, 0, { target: null }, { method: 'card', parts })
    expect(answersOf(of)).toEqual([
      ['card', 30_000, '카드 매출전표', 0],
      ['money', 20_000, '확인 필요', 20_000],
    ])
  })

  it('are all to check where the answer itself contradicts itself', () => {
    const of = payment({ parts: [part('card', 30_000)], anomalies: [{ kind: 'unknown-wallet', fields: {} }] })
    expect(answersOf(of)).toEqual([['card', 30_000, '확인 필요', 0]])
  })

  it('are one part to check where the answer does not say what they are', () => {
    const of = payment({
      parts: [],
      paid: toWon(50_000),
      anomalies: [{ kind: 'receipt-target-above-easy-pay', fields: {} }],
    })
    expect(answersOf(of)).toEqual([['other', 50_000, '확인 필요', 0]])
    expect(answersOf(payment({ paid: toWon(55_001) }))).toEqual([['other', 55_001, '확인 필요', 0]])
  })

  it('of 0 won are none, and of one kind and wallet are one', () => {
    const of = balance(
      'kakao-pay',
      47_000,
      0,
      {},
      {
        parts: [
          part('money', 40_000, 'kakao-pay'),
          part('money', 7_000, 'kakao-pay'),
          part('free-points', 0, 'kakao-pay'),
        ],
      },
    )
    expect(answersOf(of)).toEqual([['money', 47_000, '카카오페이가 발급 · 발급됨', 47_000]])
  })

  it('share what is in doubt in their order where several are cash', () => {
    const of = payment({ parts: [part('transfer', 5_000), part('virtual-account', 5_000)] })
    expect(answersOf(of)).toEqual([
      ['transfer', 5_000, '확인 필요', 5_000],
      ['virtual-account', 5_000, '확인 필요', 5_000],
    ])
  })

  it('of L.POINT under the code of points do not make the free points beside it doubtful', () => {
    expect(answersOf(balance('l-pay', 12_000, 4_000, {}, { method: 'points' })).map(([, , answer]) => answer)).toEqual([
      'L.POINT가 발급 · 일괄 전송 예정',
      '제외',
    ])
  })

  it('divide the payment’s tax among them to the won', () => {
    const of = balance('ssg-pay', 120_000, 12_000, { issued: null }, { split: stated(100_000, 10_000, 22_000) })
    const parts = partVerdicts({
      transaction: of,
      refunds: [],
      outside: [],
      receiptActs: [],
      settings: settings(),
      today,
    })
    expect(parts.map(({ split }) => figures(split))).toEqual([
      [90_909, 9_091, 20_000, 0],
      [9_091, 909, 2_000, 0],
    ])
  })

  it('keep what they were paid as when money went back, while the receipt gets less', () => {
    const of = transfer('payple', 55_000, { issued: true })
    expect(answersOf(of, { refunds: [refund(22_000)] })).toEqual([
      ['transfer', 55_000, '페이플이 발급 · 발급됨', 33_000],
    ])
    expect(answersOf(of, { refunds: [refund(55_000)] })[0]?.[2]).toBe('모두 환불됨')
  })

  it('of a payment of nothing are one part of nothing', () => {
    const of = payment({ parts: [], paid: noWon, receipt: silentReceipt })
    expect(answersOf(of)).toEqual([['other', 0, '확인 필요', 0]])
  })
})
