import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairNearest, type Placed, place, type Window } from '../../../../src/domain/reconciliation/nearest.ts'
import { momentOf } from './match-samples.ts'

const hourMs = 3_600_000
const start = place('', '', momentOf('2026-11-09T00:00:00'), '').at

const at = (of: string, hour: number, key = 'k'): Placed<string> => ({ of, key, at: start + hour * hourMs, tie: of })

const pairs = (lefts: readonly Placed<string>[], rights: readonly Placed<string>[], window: Window) => {
  const found: string[] = []
  pairNearest(lefts, rights, window, (left, right) => found.push(`${left}${right}`))
  return found.toSorted()
}

/** What it must find, by looking at every pair again and again. */
function slowly(lefts: readonly Placed<string>[], rights: readonly Placed<string>[], { back, ahead }: Window) {
  const found: string[] = []
  const [left, right] = [[...lefts], [...rights]]
  const dayOf = (one: Placed<string>) => Math.floor((one.at - start) / (24 * hourMs))
  for (;;) {
    const all = left.flatMap((one) =>
      right
        .filter((other) => other.key === one.key)
        .filter((other) => dayOf(other) - dayOf(one) >= -back && dayOf(other) - dayOf(one) <= ahead)
        .map((other) => ({ one, other, gap: Math.abs(one.at - other.at) })),
    )
    const [best] = all.toSorted((a, b) => a.gap - b.gap)
    if (best === undefined) return found.toSorted()
    found.push(`${best.one.of}${best.other.of}`)
    left.splice(left.indexOf(best.one), 1)
    right.splice(right.indexOf(best.other), 1)
  }
}

describe('pairing the nearest', () => {
  const wide = { back: 9, ahead: 9 }

  it('pairs within a key and a window of days', () => {
    expect(pairs([at('a', 0, 'x')], [at('1', 0, 'y')], wide)).toEqual([])
    expect(pairs([at('a', 23)], [at('1', 25)], { back: 0, ahead: 1 })).toEqual(['a1'])
    expect(pairs([at('a', 23)], [at('1', 49)], { back: 0, ahead: 1 })).toEqual([])
    expect(pairs([at('a', 25)], [at('1', 23)], { back: 0, ahead: 1 })).toEqual([])
  })

  it('leaves the farther one of two', () => {
    expect(pairs([at('a', 0), at('b', 5)], [at('1', 6)], wide)).toEqual(['b1'])
    expect(pairs([at('a', 0), at('b', 5)], [at('1', 6), at('2', 7)], wide)).toEqual(['a2', 'b1'])
  })

  it('of one moment pairs in the order of their ties', () => {
    expect(pairs([at('b', 0), at('a', 0)], [at('2', 0), at('1', 0)], wide)).toEqual(['a1', 'b2'])
    expect(pairs([at('a', 0)], [at('2', 1), at('1', 1), at('3', 1)], wide)).toEqual(['a1'])
    expect(pairs([at('a', 5)], [at('2', 4), at('1', 6)], wide)).toEqual(['a1'])
  })

  it('of equally near ones looks at what is left of them', () => {
    expect(pairs([at('a', 4), at('b', 7)], [at('2', 2), at('1', 6), at('3', 6)], wide)).toEqual(['a2', 'b1'])
  })

  const distinct = fc.uniqueArray(fc.integer({ min: 0, max: 2_000 }), { maxLength: 24 })

  it('finds what looking at every pair finds', () => {
    fc.assert(
      fc.property(distinct, fc.infiniteStream(fc.boolean()), fc.nat(2), fc.nat(2), (places, isLeft, back, ahead) => {
        // Powers keep every gap different, so that there is one right answer.
        const placed = places.map((hour, index) => ({
          left: isLeft.next().value,
          one: at(`(${index})`, hour + hour * hour * 1e-5),
        }))
        const lefts = placed.flatMap(({ left, one }) => (left ? [one] : []))
        const rights = placed.flatMap(({ left, one }) => (left ? [] : [one]))
        const window = { back, ahead }
        expect(pairs(lefts, rights, window)).toEqual(slowly(lefts, rights, window))
      }),
      { numRuns: 2_000 },
    )
  })

  const crowded = fc.array(fc.tuple(fc.nat(6), fc.boolean()), { maxLength: 30 })

  it('does not depend on the order, and leaves no pair apart that fits', () => {
    fc.assert(
      fc.property(crowded, fc.nat(1), (places, days) => {
        const placed = places.map(([slot, left], index) => ({ left, one: at(`(${index})`, slot * 12) }))
        const lefts = placed.flatMap(({ left, one }) => (left ? [one] : []))
        const rights = placed.flatMap(({ left, one }) => (left ? [] : [one]))
        const window = { back: days, ahead: days }
        const found = pairs(lefts, rights, window)
        expect(pairs(lefts.toReversed(), rights.toReversed(), window)).toEqual(found)
        const used = new Set(found.flatMap((pair) => pair.match(/\(\d+\)/g) ?? []))
        const rest = (side: readonly Placed<string>[]) => side.filter(({ of }) => !used.has(of))
        expect(slowly(rest(lefts), rest(rights), window)).toEqual([])
        expect(found.length * 2).toBe(used.size)
      }),
      { numRuns: 2_000 },
    )
  })

  it('takes a hundred thousand of one amount on few days in little time', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => at(`${index} `, index % 97))
    expect(pairs(many, many, { back: 1, ahead: 1 })).toHaveLength(100_000)
    const spread = many.map((one, index) => ({ ...one, at: one.at + index }))
    expect(pairs(many, spread, { back: 1, ahead: 1 })).toHaveLength(100_000)
  })
})
