import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noWon, sum, toWon } from '../../../src/domain/money.ts'
import {
  addSplits,
  computeSplit,
  noSplit,
  outsideRefundSplit,
  refundSplit,
  remainingSplit,
  splitTotal,
  taxableOf,
  taxationOf,
  type TaxSplit,
  taxFreeRange,
  vatIncluded,
} from '../../../src/domain/tax-split.ts'
import { figures, stated } from './samples.ts'

/** A payment's split as gateways state it: any VAT up to the taxable amount, sometimes exactly the eleventh. */
const paidSplits = fc
  .record({
    taxable: fc.integer({ min: 0, max: 5_000_000 }),
    taxFree: fc.integer({ min: 0, max: 5_000_000 }),
    service: fc.constantFrom(0, 0, 0, 700),
    vatShare: fc.option(fc.integer({ min: 0, max: 100 })),
  })
  .map(({ taxable, taxFree, service, vatShare }): TaxSplit => {
    const vat = vatShare === null ? vatIncluded(toWon(taxable)) : toWon(Math.floor((taxable * vatShare) / 100))
    return { supply: toWon(taxable - vat), vat, taxFree: toWon(taxFree), service: toWon(service), stated: true }
  })
  .filter((split) => splitTotal(split) > 0)

const cuts = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 8 })

/** Refunds a payment in parts of the given weights down to the last won and returns the parts. */
function refundInParts(
  paid: TaxSplit,
  weights: readonly number[],
  freeShare: (at: number) => number | null,
): TaxSplit[] {
  const total = splitTotal(paid)
  const whole = weights.reduce((all, weight) => all + weight, 0)
  const parts: TaxSplit[] = []
  let left: number = total
  for (const [at, weight] of weights.entries()) {
    const amount = toWon(at === weights.length - 1 ? left : Math.min(left, Math.floor((total * weight) / whole)))
    const before = addSplits(parts)
    const range = taxFreeRange(paid, before, amount)
    const share = freeShare(at)
    const taxFree = share === null ? null : toWon(range.from + Math.floor((range.to - range.from) * share))
    parts.push(refundSplit(paid, before, amount, taxFree))
    left -= amount
  }
  return parts
}

describe('VAT inside an amount', () => {
  it.each([
    [0, 0],
    [1, 0],
    [5, 0],
    [6, 1],
    [10, 1],
    [500, 45],
    [504, 46],
    [999, 91],
    [1_000, 91],
    [1_100, 100],
    [16_500, 1_500],
    [47_000, 4_273],
    [50_000, 4_545],
    [120_000, 10_909],
    [999_999_999_999, 90_909_090_909],
  ])('of %i is %i (R24)', (total, vat) => {
    expect(vatIncluded(toWon(total))).toBe(vat)
  })

  it('is the eleventh to the nearest won, even beyond 2^52', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: BigInt(Number.MAX_SAFE_INTEGER) }), (total) => {
        expect(BigInt(vatIncluded(toWon(Number(total))))).toBe((2n * total + 11n) / 22n)
      }),
    )
  })
})

describe('the split of a payment', () => {
  it.each([
    [1_000, 0, [909, 91, 0, 0]],
    [16_000, 5_000, [10_000, 1_000, 5_000, 0]],
    [5_000, 5_000, [0, 0, 5_000, 0]],
    [1, 0, [1, 0, 0, 0]],
  ])('of %i with %i tax-free is %j', (total, free, expected) => {
    expect(figures(computeSplit(toWon(total), toWon(free)))).toEqual(expected)
  })

  it('cannot be more tax-free than it is', () => {
    expect(() => computeSplit(toWon(1_000), toWon(1_001))).toThrow(RangeError)
  })

  it.each([
    [stated(1_000, 100), 'taxable'],
    [stated(0, 0, 1_000), 'tax-free'],
    [stated(1_000, 100, 1_000), 'mixed'],
    [stated(1_000, 0), 'taxable'],
  ] as const)('%j is %s', (split, taxation) => {
    expect(taxationOf(split)).toBe(taxation)
  })

  it('always adds up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999_999 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, share) => {
          expect(splitTotal(computeSplit(toWon(total), toWon(Math.floor(total * share))))).toBe(total)
        },
      ),
    )
  })
})

describe('the split of a refund', () => {
  it('gives 1,000 refunded in two halves 45 and 46 won of VAT (R25)', () => {
    const paid = computeSplit(toWon(1_000))
    const first = refundSplit(paid, noSplit, toWon(500))
    const second = refundSplit(paid, first, toWon(500))
    expect([first.vat, second.vat]).toEqual([45, 46])
    expect(figures(addSplits([first, second]))).toEqual(figures(paid))
  })

  it('gives the guide chain of 10,000 in 4,000, 2,000 and 4,000 its exact rest', () => {
    const paid = computeSplit(toWon(10_000))
    const first = refundSplit(paid, noSplit, toWon(4_000))
    const second = refundSplit(paid, first, toWon(2_000))
    const last = refundSplit(paid, addSplits([first, second]), toWon(4_000))
    expect([first.vat, second.vat, last.vat]).toEqual([364, 181, 364])
    expect(figures(last)).toEqual(figures(remainingSplit(paid, addSplits([first, second]))))
  })

  it('refunds 22,000 of 55,000 as 20,000 and 2,000', () => {
    expect(figures(refundSplit(computeSplit(toWon(55_000)), noSplit, toWon(22_000)))).toEqual([20_000, 2_000, 0, 0])
  })

  it('refunds 2,200 taxed and 1,000 free of a mixed payment as the guide does (KCP guide §5)', () => {
    const paid = stated(10_000, 1_000, 5_000)
    expect(figures(refundSplit(paid, noSplit, toWon(3_200), toWon(1_000)))).toEqual([2_000, 200, 1_000, 0])
  })

  it('follows a stated VAT that is no eleventh in proportion (R55)', () => {
    const paid = stated(111, 12)
    const first = refundSplit(paid, noSplit, toWon(41))
    const second = refundSplit(paid, first, toWon(41))
    const last = refundSplit(paid, addSplits([first, second]), toWon(41))
    expect([first.vat, second.vat, last.vat]).toEqual([4, 4, 4])
  })

  it('has no VAT when the payment states none', () => {
    expect(figures(refundSplit(stated(1_000, 0), noSplit, toWon(600)))).toEqual([600, 0, 0, 0])
  })

  it('takes the taxable part first when nothing is said (R26)', () => {
    const paid = stated(10_000, 1_000, 5_000)
    const first = refundSplit(paid, noSplit, toWon(12_000))
    expect(figures(first)).toEqual([10_000, 1_000, 1_000, 0])
    expect(figures(refundSplit(paid, first, toWon(4_000)))).toEqual([0, 0, 4_000, 0])
  })

  it('needs no word for a wholly tax-free payment', () => {
    expect(figures(refundSplit(stated(0, 0, 5_000), noSplit, toWon(2_000)))).toEqual([0, 0, 2_000, 0])
  })

  it.each([
    [16_001, null],
    [6_000, 6_000],
    [12_000, 0],
  ])('refuses %i with %s tax-free of 11,000 taxed and 5,000 free', (amount, free) => {
    const paid = stated(10_000, 1_000, 5_000)
    expect(() => refundSplit(paid, noSplit, toWon(amount), free === null ? null : toWon(free))).toThrow(RangeError)
  })

  it('adds up to the payment however it is cut, never negative, never above what remains', () => {
    fc.assert(
      fc.property(
        paidSplits,
        cuts,
        fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 8, maxLength: 8 }),
        (paid, weights, free) => {
          const parts = refundInParts(paid, weights, (at) => free[at] ?? null)
          let left = paid
          for (const one of parts) left = remainingSplit(left, one)
          expect(figures(left)).toEqual([0, 0, 0, 0])
        },
      ),
      { numRuns: 500 },
    )
  })

  it('has the VAT of the cumulative amount at every step of a taxable payment (R25)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999_999_999 }), cuts, (total, weights) => {
        const paid = computeSplit(toWon(total))
        const parts = refundInParts(paid, weights, () => null)
        for (const [at] of parts.entries()) {
          const soFar = addSplits(parts.slice(0, at + 1))
          expect(soFar.vat).toBe(vatIncluded(taxableOf(soFar)))
        }
      }),
    )
  })

  it('stays within what remains whatever went back before', () => {
    const amounts = fc.tuple(fc.nat(3_000), fc.nat(3_000), fc.nat(3_000))
    fc.assert(
      fc.property(
        amounts,
        fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)),
        fc.nat(100),
        ([supply, vat, free], gone, share) => {
          const paid = stated(supply, vat, free)
          const before = stated(
            Math.floor((supply * gone[0]) / 100),
            Math.floor((vat * gone[1]) / 100),
            Math.floor((free * gone[2]) / 100),
          )
          const left = remainingSplit(paid, before)
          const amount = toWon(Math.floor((splitTotal(left) * share) / 100))
          const next = refundSplit(paid, before, amount)
          expect(splitTotal(next)).toBe(amount)
          expect(splitTotal(remainingSplit(left, next))).toBe(splitTotal(left) - amount)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('how much of a refund may be tax-free', () => {
  it.each([
    [3_000, 0, 3_000],
    [12_000, 1_000, 5_000],
    [16_000, 5_000, 5_000],
  ])('of %i is %i to %i of a payment of 11,000 taxed and 5,000 free', (amount, from, to) => {
    expect(taxFreeRange(stated(10_000, 1_000, 5_000), noSplit, toWon(amount))).toEqual({ from, to })
  })
})

describe('the split of a refund made elsewhere', () => {
  it('follows the proportion of the payment', () => {
    const paid = stated(10_000, 1_000, 5_000)
    expect(figures(outsideRefundSplit(paid, noSplit, toWon(3_200)))).toEqual([2_000, 200, 1_000, 0])
  })

  it('takes no more than remains when the balance is lower than it can be', () => {
    const paid = stated(10_000, 1_000)
    expect(splitTotal(outsideRefundSplit(paid, noSplit, toWon(20_000)))).toBe(11_000)
  })

  it('and ours together never pass the payment', () => {
    fc.assert(
      fc.property(paidSplits, fc.array(fc.nat(2_000_000), { maxLength: 5 }), (paid, row) => {
        let gone = noSplit
        for (const won of row) gone = addSplits([gone, outsideRefundSplit(paid, gone, toWon(won))])
        expect(splitTotal(gone)).toBe(Math.min(splitTotal(paid), sum(row.map(toWon))))
        expect(splitTotal(remainingSplit(paid, gone))).toBe(splitTotal(paid) - splitTotal(gone))
      }),
    )
    expect(outsideRefundSplit(noSplit, noSplit, toWon(1_000))).toEqual({ ...noSplit, supply: noWon })
  })
})
