import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toWon } from '../../../../src/domain/money.ts'
import type { OutsideShare } from '../../../../src/domain/refund.ts'
import { cashRefundedOf, type ReceiptRefund } from '../../../../src/domain/receipt/cash-refunded.ts'
import { cashShare, nextShares, refundedShares } from '../../../../src/domain/receipt/part-shares.ts'
import { outcome, part, refund } from '../samples.ts'

const outside = (won: number, receiptWon: number | null = null): OutsideShare => ({
  won: toWon(won),
  receiptWon: receiptWon === null ? null : toWon(receiptWon),
})
const moneyAndPoints = {
  paid: toWon(50_000),
  parts: [part('money', 47_000, 'kakao-pay'), part('free-points', 3_000, 'kakao-pay')],
}
const cardAndMoney = { paid: toWon(50_000), parts: [part('card', 30_000), part('money', 20_000, 'kakao-pay')] }
const bank = { paid: toWon(55_000), parts: [part('transfer', 55_000)] }

describe('how much of a payment’s cash went back', () => {
  it.each([
    ['nothing without a refund', bank, [], [], 0, 0],
    ['all of a refund of a single part', bank, [refund(22_000)], [], 22_000, 22_000],
    ['a refund elsewhere of a single part', bank, [], [outside(22_000)], 22_000, 22_000],
    ['nothing of an open refund', bank, [refund(22_000, { state: 'unknown' })], [], 0, 0],
    ['nothing of a declined refund', bank, [refund(22_000, { state: 'declined' })], [], 0, 0],
    [
      'a refund settled by hand as refunded',
      bank,
      [refund(22_000, { state: 'settled-by-hand', byHand: { conclusion: 'refunded', note: '입금 확인' } })],
      [],
      22_000,
      22_000,
    ],
    [
      'what the answer named',
      moneyAndPoints,
      [refund(22_000, { receipt: outcome('by-wallet', 20_000) })],
      [],
      20_000,
      20_000,
    ],
    ['bounds where the answer is silent', moneyAndPoints, [refund(22_000)], [], 19_000, 22_000],
    ['what the answer of a refund elsewhere named', moneyAndPoints, [], [outside(22_000, 20_000)], 20_000, 20_000],
    ['bounds for a refund elsewhere', cardAndMoney, [], [outside(35_000)], 5_000, 20_000],
    ['everything once everything went back', moneyAndPoints, [refund(22_000), refund(28_000)], [], 47_000, 47_000],
    [
      'named and silent refunds together',
      cardAndMoney,
      [refund(10_000, { receipt: outcome('by-wallet', 0) }), refund(25_000)],
      [],
      5_000,
      20_000,
    ],
    [
      'no more than the cash when elsewhere more went back than was paid',
      bank,
      [refund(55_000)],
      [outside(1_000)],
      55_000,
      55_000,
    ],
    ['nothing of a card', { paid: toWon(5_000), parts: [part('card', 5_000)] }, [refund(5_000)], [], 0, 0],
  ] as const)('is %s', (_, payment, refunds, elsewhere, from, to) => {
    expect(cashRefundedOf(payment, refunds, elsewhere)).toEqual({ from, to })
  })
})

describe('which parts the next refund takes', () => {
  const sharesOf = (payment: typeof cardAndMoney, refunds: readonly ReceiptRefund[], amount: number): unknown =>
    nextShares({ ...payment, refunds, outside: [] }, toWon(amount)).map(({ exact, from, to }) => [exact, from, to])

  it('is exact for a single part', () => {
    expect(sharesOf(bank, [], 22_000)).toEqual([[true, 22_000, 22_000]])
  })

  it('is exact for the whole of several parts', () => {
    expect(sharesOf(cardAndMoney, [], 50_000)).toEqual([
      [true, 30_000, 30_000],
      [true, 20_000, 20_000],
    ])
  })

  it('is a range where the gateway decides', () => {
    expect(sharesOf(cardAndMoney, [], 22_000)).toEqual([
      [false, 2_000, 22_000],
      [false, 0, 20_000],
    ])
    expect(sharesOf(cardAndMoney, [], 40_000)).toEqual([
      [false, 20_000, 30_000],
      [false, 10_000, 20_000],
    ])
  })

  it('is exact for the rest when every earlier answer named its share', () => {
    expect(sharesOf(cardAndMoney, [refund(10_000, { receipt: outcome('by-wallet', 4_000) })], 40_000)).toEqual([
      [true, 24_000, 24_000],
      [true, 16_000, 16_000],
    ])
  })

  it('stays a range for the rest when an earlier answer was silent', () => {
    expect(sharesOf(cardAndMoney, [refund(10_000)], 40_000)).toEqual([
      [false, 20_000, 30_000],
      [false, 10_000, 20_000],
    ])
  })

  it('counts what an unknown refund holds as gone from any part', () => {
    const open = { ...cardAndMoney, refunds: [refund(10_000, { state: 'unknown' })], outside: [] }
    expect(refundedShares(open).map(({ from, to }) => [from, to])).toEqual([
      [0, 10_000],
      [0, 10_000],
    ])
  })

  it('holds the truth between its bounds, whatever part the gateway took', () => {
    const kinds = ['card', 'money', 'free-points'] as const
    const row = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 3 }).filter((won) => won.some((one) => one > 0))
    const takes = fc.array(
      fc.record({ weights: fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)), named: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    fc.assert(
      fc.property(row, takes, (won, steps) => {
        const parts = won.map((one, at) => part(kinds[at] ?? 'card', one, at === 0 ? null : 'kakao-pay'))
        const paid = toWon(won.reduce((a, b) => a + b, 0))
        const left = [...won]
        const refunds: ReceiptRefund[] = []
        for (const { weights, named } of steps) {
          const taken = left.map((one, at) => Math.floor((one * (weights[at] ?? 0)) / 100))
          const amount = toWon(taken.reduce((a, b) => a + b, 0))
          const facts = { paid, parts, refunds, outside: [] }
          for (const [at, { from, to }] of nextShares(facts, amount).entries()) {
            expect(from).toBeLessThanOrEqual(taken[at] ?? 0)
            expect(to).toBeGreaterThanOrEqual(taken[at] ?? 0)
          }
          const cash = cashShare(facts, amount)
          expect(cash.from).toBeLessThanOrEqual(taken[1] ?? 0)
          expect(cash.to).toBeGreaterThanOrEqual(taken[1] ?? 0)
          refunds.push(refund(amount, { receipt: named ? outcome('by-wallet', taken[1] ?? 0) : null }))
          for (const [at, one] of taken.entries()) left[at] = (left[at] ?? 0) - one
          for (const [at, { from, to }] of refundedShares({ ...facts, refunds }).entries()) {
            const gone = (won[at] ?? 0) - (left[at] ?? 0)
            expect(from).toBeLessThanOrEqual(gone)
            expect(to).toBeGreaterThanOrEqual(gone)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})
