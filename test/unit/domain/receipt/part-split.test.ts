import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toWon } from '../../../../src/domain/money.ts'
import { splitOfCash, splitOfParts } from '../../../../src/domain/receipt/part-split.ts'
import { addSplits, computeSplit, splitTotal, type TaxSplit, vatIncluded } from '../../../../src/domain/tax-split.ts'
import { partKinds } from '../../../../src/domain/transaction.ts'
import { figures, part, stated } from '../samples.ts'

const mixed = stated(10_000, 1_000, 5_000)
const cardAndMoney = [part('card', 10_000), part('money', 6_000, 'ssg-pay')]

describe('the split of the parts of a payment', () => {
  it('is the payment’s own for a single part', () => {
    expect(splitOfParts(mixed, [part('transfer', 16_000)], 'PROPORTION')).toEqual([mixed])
  })

  it.each([
    ['PROPORTION', [6_250, 625, 3_125], [3_750, 375, 1_875]],
    ['CASH_FIRST', [9_091, 909, 0], [909, 91, 5_000]],
    ['CARD_FIRST', [4_545, 455, 5_000], [5_455, 545, 0]],
  ] as const)('lays a tax-free amount %s: card %j, money %j (R56)', (share, card, money) => {
    expect(splitOfParts(mixed, cardAndMoney, share).map((split) => figures(split).slice(0, 3))).toEqual([card, money])
  })

  it('gives the rest of a proportion to the largest part', () => {
    const parts = [part('card', 5), part('money', 6, 'ssg-pay'), part('free-points', 5, 'ssg-pay')]
    expect(splitOfParts(stated(5, 1, 10), parts, 'PROPORTION').map(({ taxFree }) => taxFree)).toEqual([3, 4, 3])
  })

  it('overflows no part when many are tiny', () => {
    const parts = [part('card', 1), part('money', 1, 'ssg-pay'), part('coupon', 1)]
    expect(splitOfParts(stated(1, 0, 2), parts, 'PROPORTION').map(({ taxFree }) => taxFree)).toEqual([1, 1, 0])
  })

  it('refuses parts that are not the payment', () => {
    expect(() => splitOfParts(mixed, [part('card', 15_999)], 'PROPORTION')).toThrow(RangeError)
  })

  it('adds up to the payment and to each part, whatever the setting', () => {
    const rows = fc.array(fc.record({ kind: fc.constantFrom(...partKinds), won: fc.nat(500_000).map(toWon) }), {
      minLength: 1,
      maxLength: 5,
    })
    const percents = fc.tuple(fc.nat(100), fc.nat(100), fc.constantFrom(0, 0, 10))
    const shares = fc.constantFrom('PROPORTION' as const, 'CASH_FIRST' as const, 'CARD_FIRST' as const)
    fc.assert(
      fc.property(rows, percents, shares, (row, [free, vat, service], share) => {
        const total = row.reduce((all, { won }) => all + won, 0)
        const taxFree = toWon(Math.floor((total * free) / 100))
        const extra = toWon(Math.floor(((total - taxFree) * service) / 100))
        const taxable = total - taxFree - extra
        const tax = toWon(Math.floor((taxable * vat) / 100))
        const paid: TaxSplit = { supply: toWon(taxable - tax), vat: tax, taxFree, service: extra, stated: true }
        const splits = splitOfParts(paid, row, share)
        expect(figures(addSplits(splits))).toEqual(figures(paid))
        expect(splits.map(splitTotal)).toEqual(row.map(({ won }) => won))
      }),
      { numRuns: 500 },
    )
  })
})

describe('the split of a receipt', () => {
  it('is an eleventh of the cash in a wholly taxable payment, whatever lies beside it', () => {
    const won = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(won, won, (cash, card) => {
        const paid = computeSplit(toWon(cash + card))
        const split = splitOfCash(paid, [part('card', card), part('money', cash, 'ssg-pay')], 'PROPORTION')
        expect(split.vat).toBe(vatIncluded(toWon(cash)))
      }),
    )
  })

  it('is nothing without cash', () => {
    expect(splitTotal(splitOfCash(computeSplit(toWon(5_000)), [part('card', 5_000)], 'PROPORTION'))).toBe(0)
  })
})
