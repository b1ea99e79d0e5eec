import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../../src/domain/day.ts'
import {
  cardSaying,
  type TruthCard,
  weighed,
} from '../../../../../src/renderer/src/features/transactions/parts/truth/truth-cards.ts'
import { createTruthDesk } from '../../../../../src/renderer/src/features/transactions/parts/truth/truth-desk.ts'
import { handApi } from '../../hand-api.ts'

const card = (change: Partial<TruthCard> = {}): TruthCard => ({
  topic: 'window',
  standing: 'allowed',
  sentence: '됩니다.',
  remedy: null,
  source: 'KCP guide §4',
  code: null,
  concerns: false,
  blocks: false,
  refusal: null,
  ...change,
})

describe('rules beside a refund', () => {
  it('are shown unasked when they bear on it, stand on a refusal or are not allowed; the others are behind a line', () => {
    const refusal = { code: '8178', at: toInstant('2026-11-09T10:12:00+09:00'), refundId: 'r1' }
    const cards = [
      card({ sentence: '1', concerns: true }),
      card({ sentence: '2', standing: 'may-be-refused' }),
      card({ sentence: '3', standing: 'not-allowed' }),
      card({ sentence: '4', refusal }),
      card({ sentence: '5', standing: 'not-known' }),
    ]
    const { shown, others } = weighed(cards)
    expect(shown.map(({ sentence }) => sentence)).toEqual(['1', '3', '4'])
    expect(others.map(({ sentence }) => sentence)).toEqual(['2', '5'])
  })

  it('are the reason when they say it, and another reason is no rule', () => {
    const reason = card({ sentence: '안 됩니다.' })
    expect(cardSaying([card(), reason], '안 됩니다.')).toBe(reason)
    expect(cardSaying([card()], '남은 금액이 없습니다.')).toBeNull()
    expect(cardSaying([card()], null)).toBeNull()
  })
})

describe('telling that a rule has changed', () => {
  it('names the shop and the refund that was refused, once at a time', async () => {
    const { api, of, last } = handApi()
    const desk = createTruthDesk(api)
    void desk.getState().tell('s1', 'r1')
    void desk.getState().tell('s1', 'r2')
    expect(of('shops.ruleChanged').map(({ input }) => input)).toEqual([{ shopId: 's1', refundId: 'r1' }])
    expect(desk.getState().telling).toBe('r1')
    await last('shops.ruleChanged').give({})
    expect(desk.getState()).toMatchObject({ telling: null, refused: null })
  })

  it('that is not taken says why beside its own card, until the next word', async () => {
    const { api, last } = handApi()
    const desk = createTruthDesk(api)
    void desk.getState().tell('s1', 'r1')
    await last('shops.ruleChanged').refuse({ kind: 'not-allowed' })
    expect(desk.getState()).toMatchObject({ telling: null, refused: { of: 'r1', failure: { kind: 'not-allowed' } } })
    void desk.getState().tell('s1', 'r2')
    expect(desk.getState().refused).toBeNull()
  })
})
