import { addDays, type Day } from '../../../../domain/day.ts'

/** Days in a row, both ends inclusive. */
export interface Days {
  readonly first: Day
  readonly last: Day
}

/** Days that were read as one after the other, earliest first: lists that overlap or follow one another are one. */
export function joinedDays(ranges: readonly Days[]): readonly Days[] {
  const joined: Days[] = []
  for (const range of ranges.toSorted((one, other) =>
    one.first < other.first ? -1 : one.first > other.first ? 1 : 0,
  )) {
    const before = joined.at(-1)
    if (before === undefined || range.first > addDays(before.last, 1)) joined.push(range)
    else if (range.last > before.last) joined[joined.length - 1] = { first: before.first, last: range.last }
  }
  return joined
}

/** The days between joined ranges that no list covers. */
export const gapsIn = (joined: readonly Days[]): readonly Days[] =>
  joined.slice(1).flatMap((range, at) => {
    const before = joined[at]
    return before === undefined ? [] : [{ first: addDays(before.last, 1), last: addDays(range.first, -1) }]
  })
