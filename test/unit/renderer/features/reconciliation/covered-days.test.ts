import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../../src/domain/day.ts'
import { gapsIn, joinedDays } from '../../../../../src/renderer/src/features/reconciliation/covered-days.ts'

const days = (first: string, last: string) => ({ first: toDay(first), last: toDay(last) })

describe('the days that were read from Hometax', () => {
  it('are one where lists overlap, follow one another or lie within each other', () => {
    const read = [
      days('2026-10-10', '2026-10-20'),
      days('2026-09-01', '2026-09-30'),
      days('2026-10-01', '2026-10-12'),
      days('2026-09-10', '2026-09-11'),
    ]
    expect(joinedDays(read)).toEqual([days('2026-09-01', '2026-10-20')])
  })

  it('leave gaps where no list reaches', () => {
    const joined = joinedDays([days('2026-10-05', '2026-10-09'), days('2026-09-01', '2026-09-30')])
    expect(gapsIn(joined)).toEqual([days('2026-10-01', '2026-10-04')])
    expect(gapsIn([])).toEqual([])
  })
})
