import { describe, expect, it } from 'vitest'
import { toDay, toInstant } from '../../../../src/domain/day.ts'
import {
  formatAge,
  formatBytes,
  formatClock,
  formatDay,
  formatDaysLeft,
  formatMoment,
  formatShort,
  formatSpan,
  formatWon,
} from '../../../../src/renderer/src/text/format.ts'

describe('figures and days on screen', () => {
  it('write won with separators and a real minus sign', () => {
    expect([0, 39_000, -39_000].map(formatWon)).toEqual(['0원', '39,000원', '−39,000원'])
  })

  it('write how long something has stood in whole units that have passed', () => {
    const minute = 60_000
    expect([0, minute - 1, 12 * minute, 61 * minute, 26 * 60 * minute].map(formatAge)).toEqual([
      '방금',
      '방금',
      '12분',
      '1시간',
      '1일',
    ])
  })

  it('write days and moments with their weekday', () => {
    expect(formatDay(toDay('2026-11-09'))).toBe('2026-11-09 (월)')
    expect(formatMoment(toInstant('2026-11-09T08:58:12+09:00'))).toBe('2026-11-09 (월) 08:58')
  })

  it('leave out the year in a dense row only when it is this year', () => {
    const today = toDay('2026-11-23')
    expect(formatShort(toInstant('2026-11-09T08:58:12+09:00'), today)).toBe('11-09 08:58')
    expect(formatShort(toInstant('2025-11-09T08:58:12+09:00'), today)).toBe('25-11-09 08:58')
  })

  it('say how far a day is', () => {
    expect([0, 1, 5, -2].map(formatDaysLeft)).toEqual(['오늘', '내일', '5일 뒤', '2일 지남'])
  })

  it('write what is left of a span in minutes and seconds, to the last begun second', () => {
    expect([754_000, 59_001, 500, 0, -1].map(formatClock)).toEqual(['12:34', '1:00', '0:01', '0:00', '0:00'])
  })

  it('write sizes and spans roughly', () => {
    expect([512, 1_536, 3 * 1024 ** 3].map(formatBytes)).toEqual(['512 B', '1.5 KB', '3.0 GB'])
    expect([0.2, 8, 120, 7_200].map(formatSpan)).toEqual(['약 1초', '약 8초', '약 2분', '약 2시간'])
  })
})
