/** Numbers that look random and are the same every time (an xorshift of 32 bits): the practice book must not change. */
export interface Series {
  /** A whole number from 0 up to and without `below`. */
  upTo(below: number): number
  /** One of them; an empty list is a mistake of the caller and throws. */
  oneOf<T>(all: readonly T[]): T
  /** `count` digits, the first one not zero. */
  digits(count: number): string
}

/** Starts a series; the same seed gives the same numbers. */
export function createSeries(seed: number): Series {
  let state = seed | 0 || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  const upTo = (below: number): number => next() % below
  return {
    upTo,
    oneOf: (all) => {
      const one = all[upTo(all.length)]
      if (one === undefined) throw new RangeError('one of none')
      return one
    },
    digits: (count) => Array.from({ length: count }, (_, at) => (at === 0 ? 1 + upTo(9) : upTo(10))).join(''),
  }
}
