import { addDays, type Day, daysOf, type Month, monthOf } from '../../domain/day.ts'

/** The month before. */
export const monthBefore = (month: Month): Month => monthOf(addDays(daysOf(month).first, -1))

/** The month after. */
export const monthAfter = (month: Month): Month => monthOf(addDays(daysOf(month).last, 1))

/** `count` months up to the one of `today`, newest first. */
export function monthsUpTo(today: Day, count: number): readonly Month[] {
  const months: Month[] = []
  for (let month = monthOf(today); months.length < count; month = monthBefore(month)) months.push(month)
  return months
}
