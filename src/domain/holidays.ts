import type { Day, Instant } from './day.ts'
import { type Holiday, shippedHolidays } from './shipped-holidays.ts'

/** A day somebody made a holiday, or a business day again; the last word on a day counts. */
export interface HolidayChange {
  readonly day: Day
  readonly isHoliday: boolean
  readonly name: string
  readonly operatorId: string
  readonly operatorName: string
  readonly at: Instant
}

/** A day of the list, and the change that stands on it; null where it is as shipped. `isHoliday` false: shipped, and taken off the list. */
export interface ListedHoliday extends Holiday {
  readonly isHoliday: boolean
  readonly change: HolidayChange | null
}

/** Every day that is a holiday or ships as one, in the order of days. `changes` in the order they were recorded. */
export function listedHolidays(changes: readonly HolidayChange[]): readonly ListedHoliday[] {
  const days = new Map<Day, ListedHoliday>(
    shippedHolidays.map(({ day, name }) => [day, { day, name, isHoliday: true, change: null }]),
  )
  const shipped = new Set(days.keys())
  for (const change of changes) {
    const { day, isHoliday, name } = change
    if (isHoliday || shipped.has(day)) days.set(day, { day, name, isHoliday, change })
    else days.delete(day)
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** The public holidays by which business days are counted (R62): those that ship, less and more what the book has changed. */
export const holidayDays = (changes: readonly HolidayChange[] = []): readonly Day[] =>
  listedHolidays(changes)
    .filter(({ isHoliday }) => isHoliday)
    .map(({ day }) => day)
