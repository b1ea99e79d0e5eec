import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextIndex } from '../../../../src/domain/reconciliation/text-index.ts'

const texts = fc.array(fc.string({ maxLength: 3, unit: fc.constantFrom('A', 'B', '0', '가') }), { maxLength: 60 })

describe('places of texts', () => {
  it.each([64, 2, 0])('are those a map would keep, also where at most %i places are looked at', (mostProbes) => {
    fc.assert(
      fc.property(texts, (all) => {
        const index = createTextIndex(all.length, mostProbes)
        const map = new Map<string, number>()
        all.forEach((text, at) => {
          expect(index.add(text, at)).toBe(map.get(text) ?? -1)
          if (!map.has(text)) map.set(text, at)
        })
        for (const [text, at] of map) expect(index.get(text)).toBe(at)
        expect(index.get('없음')).toBe(-1)
      }),
      { numRuns: 200 },
    )
  })
})
