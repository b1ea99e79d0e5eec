import { type Day, toDay } from '../day.ts'

/** Days a list was asked for, both inclusive. */
export interface HometaxPeriod {
  readonly first: Day
  readonly last: Day
}

const written = /(\d{4})\s*[-./년]?\s*(\d{1,2})\s*[-./월]?\s*(\d{1,2})\s*일?/gu

function daysIn(text: string): readonly Day[] {
  return [...text.normalize('NFKC').matchAll(written)].flatMap(([, year, month = '', date = '']) => {
    try {
      return [toDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)]
    } catch {
      return []
    }
  })
}

/**
 * The period a title row names, `조회기간: 2026-11-01 ~ 2026-11-30`; null where it names no two days one after the other. A list without
 * receipts on its first or last days tells only so that those were looked at.
 */
export function periodIn(text: string): HometaxPeriod | null {
  const [first, last, ...more] = daysIn(text)
  return first === undefined || last === undefined || more.length > 0 || last < first ? null : { first, last }
}
