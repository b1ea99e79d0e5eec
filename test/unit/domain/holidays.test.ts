import { describe, expect, it } from 'vitest'
import { daysBetween, weekdayOf } from '../../../src/domain/day.ts'
import { type HolidayChange, holidayDays, listedHolidays } from '../../../src/domain/holidays.ts'
import { createBusinessDays } from '../../../src/domain/reconciliation/business-days.ts'
import { shippedHolidays } from '../../../src/domain/shipped-holidays.ts'
import { day, morningOf } from './samples.ts'

const change = (on: string, isHoliday: boolean, name = '임시공휴일'): HolidayChange => ({
  day: day(on),
  isHoliday,
  name,
  operatorId: 'op-1',
  operatorName: '관리자',
  at: morningOf('2026-11-24'),
})

const years = [2021, 2022, 2023, 2024, 2025, 2026, 2027]
const named = (text: string) => shippedHolidays.filter(({ name }) => name.includes(text)).map((one) => one.day)

describe('the holidays that ship', () => {
  it('are of 2021 to 2027, in the order of days and each once', () => {
    const days = shippedHolidays.map((one) => one.day)
    expect(days).toEqual([...new Set(days)].sort())
    expect([...new Set(days.map((on) => Number(on.slice(0, 4))))]).toEqual(years)
  })

  it('have every fixed day of every year', () => {
    const days = new Set<string>(shippedHolidays.map((one) => one.day))
    for (const year of years)
      for (const date of ['01-01', '03-01', '05-05', '06-06', '08-15', '10-03', '10-09', '12-25'])
        expect(days.has(`${year}-${date}`), `${year}-${date}`).toBe(true)
    expect(named('노동절')).toEqual(['2026-05-01', '2027-05-01', '2027-05-03'])
    expect(named('제헌절')).toEqual(['2026-07-17', '2027-07-17', '2027-07-19'])
  })

  it('have three days of 설날 and of 추석 in a row', () => {
    for (const year of years)
      for (const feast of ['설날', '추석']) {
        const days = named(feast).filter((on) => on.startsWith(String(year)) && !isSubstitute(on))
        expect(days, `${year} ${feast}`).toHaveLength(3)
        expect(
          Number(days[2]?.slice(8)) - Number(days[0]?.slice(8)) === 2 || days[0]?.slice(5, 7) !== days[2]?.slice(5, 7),
        ).toBe(true)
      }
  })

  it('have a substitute weekday for exactly what the decree gives one, soon after it', () => {
    const substitutes = shippedHolidays.filter(({ name }) => name.startsWith('대체공휴일'))
    for (const { day: on } of substitutes) expect(['월', '화', '수'], on).toContain(weekdayOf(on))
    const owed = shippedHolidays.filter(owesSubstitute)
    for (const { day: on } of owed)
      expect(
        substitutes.some((one) => one.day > on && daysBetween(on, one.day) <= 3),
        on,
      ).toBe(true)
    expect(substitutes).toHaveLength(owed.length)
  })
})

/** 관공서의 공휴일에 관한 규정 제3조: from which year a holiday on a Saturday or Sunday has a substitute day. */
const substitutedFrom: Readonly<Record<string, number>> = {
  어린이날: 2014,
  삼일절: 2022,
  광복절: 2021,
  개천절: 2021,
  한글날: 2021,
  '부처님 오신 날': 2023,
  기독탄신일: 2023,
  제헌절: 2026,
  노동절: 2026,
}

/** 설날 and 추석 have one for a Sunday alone, and for another holiday on the same day; the rest for a weekend. */
function owesSubstitute({ day: on, name }: (typeof shippedHolidays)[number]): boolean {
  if (name.includes('·')) return true
  const weekday = weekdayOf(on)
  if (/^(설날|추석)/.test(name)) return weekday === '일'
  const from = substitutedFrom[name]
  return from !== undefined && Number(on.slice(0, 4)) >= from && (weekday === '토' || weekday === '일')
}

const isSubstitute = (on: string): boolean =>
  shippedHolidays.some(({ day: one, name }) => one === on && name.startsWith('대체'))

describe('a book’s holidays', () => {
  it('are more and less by what was changed, the last word on a day counting', () => {
    const changes = [
      change('2026-12-31', true),
      change('2026-07-17', false, '제헌절'),
      change('2026-12-30', true),
      change('2026-12-30', false),
    ]
    const days = holidayDays(changes)
    expect(days).toContain('2026-12-31')
    expect(days).not.toContain('2026-07-17')
    expect(days).not.toContain('2026-12-30')
    const listed = listedHolidays(changes)
    expect(listed.find((one) => one.day === '2026-07-17')).toMatchObject({ isHoliday: false, name: '제헌절' })
    expect(listed.some((one) => one.day === '2026-12-30')).toBe(false)
    expect(holidayDays([...changes, change('2026-07-17', true, '제헌절')])).toContain('2026-07-17')
  })

  it('stretch the grace until Hometax must show a receipt', () => {
    const end = (from: string, changes: readonly HolidayChange[] = []) =>
      createBusinessDays(holidayDays(changes)).lastOfGrace(day(from), 3)
    // 추석 2026 is Thursday to Saturday; 개천절 falls on a Saturday and its substitute on Monday.
    expect(end('2026-09-23')).toBe('2026-09-30')
    expect(end('2026-10-01')).toBe('2026-10-07')
    expect(end('2026-11-23')).toBe('2026-11-26')
    expect(end('2026-11-23', [change('2026-11-25', true)])).toBe('2026-11-27')
  })
})
