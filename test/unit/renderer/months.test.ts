import { describe, expect, it } from 'vitest'
import { toDay, toMonth } from '../../../src/domain/day.ts'
import { monthAfter, monthBefore, monthsUpTo } from '../../../src/renderer/src/months.ts'

describe('months', () => {
  it('step over the end of a year both ways', () => {
    expect(monthBefore(toMonth('2027-01'))).toBe('2026-12')
    expect(monthAfter(toMonth('2026-12'))).toBe('2027-01')
    expect(monthsUpTo(toDay('2026-02-28'), 3)).toEqual(['2026-02', '2026-01', '2025-12'])
  })
})
