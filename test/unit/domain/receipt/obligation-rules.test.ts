import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../../src/domain/day.ts'
import { toWon } from '../../../../src/domain/money.ts'
import { ruleIds } from '../../../../src/domain/receipt/obligation-rule.ts'
import { dutyFigures, figuresOn, obligationRules, ruleOn } from '../../../../src/domain/receipt/obligation-rules.ts'
import { penaltyOf } from '../../../../src/domain/receipt/penalty.ts'
import { day } from '../samples.ts'

describe('the dated rules', () => {
  it('have rows for every id a verdict may cite, and no others', () => {
    expect([...new Set(obligationRules.map(({ id }) => id))].toSorted()).toEqual([...ruleIds].toSorted())
  })

  it('are R01 to R66 without one missing, in that order behind the needs of the guides', () => {
    const all = Array.from({ length: 66 }, (_, at) => `R${String(at + 1).padStart(2, '0')}`)
    expect(ruleIds.filter((id) => id.startsWith('R'))).toEqual(all)
  })

  it.each(ruleIds)('%s has no gap and no overlap, and still holds', (id) => {
    const rows = obligationRules.filter((rule) => rule.id === id)
    for (const [at, row] of rows.entries()) {
      const next = rows[at + 1]
      if (next === undefined) expect(row.until).toBeNull()
      else expect(row.until === null ? null : addDays(row.until, 1)).toBe(next.from)
      if (row.until !== null) expect(row.from <= row.until).toBe(true)
    }
  })

  it.each(obligationRules.map((rule) => [`${rule.id} from ${rule.from}`, rule] as const))(
    '%s says in Korean what it demands and where it stands',
    (_, rule) => {
      expect(rule.title).toMatch(/[가-힣]/)
      expect(rule.text).toMatch(/[가-힣].*\.$/)
      expect(rule.source).toMatch(/2026-11-22/)
      expect(`${rule.title}${rule.text}`).not.toMatch(/!|저희/)
    },
  )

  it('change the list of trades on 2027-01-01 (R04)', () => {
    expect(ruleOn('R04', day('2026-12-31'))?.from).toBe('2021-01-01')
    expect(ruleOn('R04', day('2027-01-01'))?.from).toBe('2027-01-01')
  })

  it('judge a payment older than the table by its oldest row', () => {
    expect(ruleOn('R02', day('2019-05-05'))?.id).toBe('R02')
    expect(figuresOn(day('2019-05-05')).mandatoryFrom).toBe(100_000)
  })
})

describe('the figures of the duty', () => {
  it('follow each other without gap to this day', () => {
    for (const [at, row] of dutyFigures.entries()) {
      const next = dutyFigures[at + 1]
      expect(next === undefined ? row.until : row.until && addDays(row.until, 1)).toBe(
        next === undefined ? null : next.from,
      )
    }
  })

  it('are 100,000 won, five days, ten per cent within ten days and twenty after', () => {
    expect(figuresOn(day('2026-11-09'))).toMatchObject({
      mandatoryFrom: 100_000,
      deadlineDays: 5,
      latePercent: 10,
      selfIssueDays: 10,
      missedPercent: 20,
    })
  })
})

describe('a penalty', () => {
  it.each([
    ['2026-11-03', 0],
    ['2026-11-08', 0],
    ['2026-11-09', 12_000],
    ['2026-11-13', 12_000],
    ['2026-11-14', 24_000],
    ['2027-11-14', 24_000],
  ])('on 120,000 received 2026-11-03 is on %s %i won', (on, won) => {
    expect(penaltyOf(toWon(120_000), day('2026-11-03'), day(on)).today).toBe(won)
  })

  it('rounds down to the won (R60)', () => {
    expect(penaltyOf(toWon(109_999), day('2026-11-03'), day('2026-11-09')).today).toBe(10_999)
    expect(penaltyOf(toWon(109_999), day('2026-11-03'), day('2026-11-14')).today).toBe(21_999)
  })

  it('is exact for any amount a number can hold, also one whose hundredfold it cannot', () => {
    const amount = fc.oneof(fc.maxSafeNat(), fc.nat(), fc.integer({ min: 0, max: 200 }))
    fc.assert(
      fc.property(amount, (won) => {
        const exact = (percent: bigint): number => Number((BigInt(won) * percent) / 100n)
        expect(penaltyOf(toWon(won), day('2026-11-03'), day('2026-11-09')).today).toBe(exact(10n))
        expect(penaltyOf(toWon(won), day('2026-11-03'), day('2026-11-14')).today).toBe(exact(20n))
      }),
      { numRuns: 2_000 },
    )
  })
})
