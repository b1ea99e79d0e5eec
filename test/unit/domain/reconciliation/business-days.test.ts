import { describe, expect, it } from 'vitest'
import { createBusinessDays } from '../../../../src/domain/reconciliation/business-days.ts'
import { day } from '../samples.ts'
import { momentOf } from './match-samples.ts'

describe('business days', () => {
  const calendar = createBusinessDays([day('2026-09-24'), day('2026-09-25'), day('2026-09-26')])

  it.each([
    ['2026-11-09', 3, '2026-11-12'],
    ['2026-11-12', 3, '2026-11-17'],
    ['2026-11-13', 1, '2026-11-16'],
    ['2026-11-14', 1, '2026-11-16'],
    ['2026-11-15', 1, '2026-11-16'],
    ['2026-11-14', 0, '2026-11-14'],
    ['2026-09-23', 1, '2026-09-28'],
    ['2026-11-30', 2, '2026-12-02'],
  ])('after %s the last of %i is %s', (from, count, last) => {
    expect(calendar.lastOfGrace(day(from), count)).toBe(last)
    expect(calendar.lastOfGrace(day(from), count)).toBe(last)
  })

  it('the day of a moment is Korea’s', () => {
    expect(calendar.dayOf(momentOf('2026-11-09T00:00:00'))).toBe('2026-11-09')
    expect(calendar.dayOf(momentOf('2026-11-09T23:59:59'))).toBe('2026-11-09')
  })
})
