import { addDays, dayOf, type Instant } from '../../domain/day.ts'

/** When something happened, seen from the practice's first start: whole days before its day, and the second of the day. */
export interface PracticeMoment {
  readonly daysAgo: number
  readonly second: number
}

const daySeconds = 86_400
const two = (number: number): string => String(number).padStart(2, '0')

/**
 * The moment as 14 digits, KST. What happened on the day of the first start is moved into the part of it that was over then,
 * in the same order, so that nothing of the book lies in the future.
 */
export function timeOf({ daysAgo, second }: PracticeMoment, start: Instant): string {
  const at = daysAgo > 0 ? second : Math.floor((second * secondOfDay(start)) / daySeconds)
  const clock = two(Math.floor(at / 3_600)) + two(Math.floor(at / 60) % 60) + two(at % 60)
  return addDays(dayOf(start), -daysAgo).replaceAll('-', '') + clock
}

const secondOfDay = (moment: Instant): number =>
  Number(moment.slice(11, 13)) * 3_600 + Number(moment.slice(14, 16)) * 60 + Number(moment.slice(17, 19))

/** A clock time as the second of its day. */
export const secondOf = (hour: number, minute: number, second = 0): number => hour * 3_600 + minute * 60 + second
