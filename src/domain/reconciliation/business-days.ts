import { addDays, type Day, dayOf, type Instant, weekdayOf } from '../day.ts'

/** Business days of Korea, and days of moments; remembers what it was asked, for a match asks for few days very often. */
export interface BusinessDays {
  /** The Korean day of a moment. */
  readonly dayOf: (moment: Instant) => Day
  /** The last of `count` business days after a day, that day not counted (R62). The day itself when `count` is 0. */
  readonly lastOfGrace: (from: Day, count: number) => Day
}

/** Saturdays, Sundays and the given holidays are no business days. */
export function createBusinessDays(holidays: readonly Day[]): BusinessDays {
  const closed = new Set(holidays)
  const days = new Map<string, Day>()
  const ends = new Map<number, Map<Day, Day>>()
  const isBusinessDay = (on: Day): boolean => {
    const weekday = weekdayOf(on)
    return weekday !== '토' && weekday !== '일' && !closed.has(on)
  }
  const count = (from: Day, wanted: number): Day => {
    let at = from
    for (let left = wanted; left > 0; ) {
      at = addDays(at, 1)
      if (isBusinessDay(at)) left -= 1
    }
    return at
  }
  return {
    dayOf: (moment) => {
      const text = moment.slice(0, 10)
      const known = days.get(text)
      if (known !== undefined) return known
      const day = dayOf(moment)
      days.set(text, day)
      return day
    },
    lastOfGrace: (from, wanted) => {
      const known = ends.get(wanted) ?? new Map<Day, Day>()
      ends.set(wanted, known)
      const end = known.get(from) ?? count(from, wanted)
      known.set(from, end)
      return end
    },
  }
}
