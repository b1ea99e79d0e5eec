import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { type ShopRefusal, type ShopRule, standingRefusals } from '../../../src/domain/shop-rule.ts'
import { inOrderOfWeight, type TruthCard } from '../../../src/domain/truth-card.ts'

const refusal: ShopRefusal = {
  code: '8012',
  at: toInstant('2026-11-09T10:12:00+09:00'),
  refundId: 'r1',
  refundSince: false,
  partSince: false,
  changed: false,
}

const rules: Readonly<Record<string, ShopRule>> = {
  '8012': { topic: 'address', meets: 'every', liftedBy: ['refund', 'address-check'] },
  '8392': { topic: 'partial', meets: 'parts', liftedBy: ['part'] },
}
const standing = (...refusals: readonly ShopRefusal[]) =>
  standingRefusals({ refusals }, (code) => rules[code] ?? null).map(({ code }) => code)

describe('a refusal of the shop', () => {
  it('stands until something after it proves otherwise', () => {
    expect(standing(refusal)).toEqual(['8012'])
    expect(standing({ ...refusal, refundSince: true })).toEqual([])
    expect(standing({ ...refusal, changed: true })).toEqual([])
  })

  it('of parts is lifted by a part that went through, not by a whole refund', () => {
    const parts = { ...refusal, code: '8392' }
    expect(standing({ ...parts, refundSince: true })).toEqual(['8392'])
    expect(standing({ ...parts, refundSince: true, partSince: true })).toEqual([])
  })

  it('with a code that speaks of one payment is none', () => {
    expect(standing({ ...refusal, code: '8133' })).toEqual([])
  })

  it('comes newest first', () => {
    const later = { ...refusal, code: '8392', at: toInstant('2026-11-10T09:00:00+09:00') }
    expect(standing(refusal, later)).toEqual(['8392', '8012'])
  })
})

describe('cards', () => {
  it('have what holds the refund first, then what may go wrong, then what nobody knows', () => {
    const card = (standing: TruthCard['standing'], blocks = false): TruthCard => ({
      topic: 'window',
      standing,
      sentence: '',
      remedy: null,
      source: '',
      code: null,
      concerns: false,
      blocks,
      refusal: null,
    })
    const cards = [
      card('allowed'),
      card('not-known'),
      card('not-allowed'),
      card('may-be-refused'),
      card('not-allowed', true),
    ]
    expect(inOrderOfWeight(cards).map(({ standing, blocks }) => (blocks ? 'blocks' : standing))).toEqual([
      'blocks',
      'not-allowed',
      'may-be-refused',
      'not-known',
      'allowed',
    ])
  })
})
