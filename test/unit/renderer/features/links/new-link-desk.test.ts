import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../../src/domain/day.ts'
import { toWon } from '../../../../../src/domain/money.ts'
import { createNewLink, draftMissing } from '../../../../../src/renderer/src/features/links/new-link-desk.ts'
import { newLink as words } from '../../../../../src/renderer/src/text/ko/links.ts'
import { handApi } from '../../hand-api.ts'

const today = toDay('2026-11-23')

function openNewLink() {
  const hand = handApi()
  let count = 0
  const newId = () => `link-${(count += 1)}`
  const desk = createNewLink({ api: hand.api, shopId: 's1', today, newId })
  const write = () => desk.getState().edit({ goods: ' 추가 배송비 ', won: toWon(3_300) })
  return { ...hand, desk, write }
}

describe('a new link', () => {
  it('says what is missing first, and is not asked for until nothing is', async () => {
    const { desk, of } = openNewLink()
    const missing = () => draftMissing(desk.getState().draft, today)
    expect(missing()).toBe(words.needGoods)
    desk.getState().edit({ goods: '추가 배송비' })
    expect(missing()).toBe(words.needWon)
    desk.getState().edit({ won: toWon(0) })
    expect(missing()).toBe(words.needWon)
    desk.getState().edit({ won: toWon(3_300), until: toDay('2026-11-22') })
    expect(missing()).toBe(words.untilPast)
    await desk.getState().make()
    expect(of('links.create')).toHaveLength(0)
    desk.getState().edit({ until: today })
    expect(missing()).toBeNull()
  })

  it('is asked for once, with an empty order number as none', async () => {
    const { desk, of, last, write } = openNewLink()
    write()
    void desk.getState().make()
    void desk.getState().make()
    expect(of('links.create').map((call) => call.input)).toEqual([
      {
        linkId: 'link-1',
        shopId: 's1',
        orderNumber: null,
        goods: '추가 배송비',
        won: 3_300,
        taxFree: false,
        method: 'card',
        until: null,
      },
    ])
    await last('links.create').give({ id: 'link-1', state: 'made', url: 'https://example.com/l/1' })
    expect(desk.getState()).toMatchObject({ step: 'ended', outcome: { url: 'https://example.com/l/1' } })
  })

  it('goes again under the same id when it failed on the way', async () => {
    const { desk, last, write } = openNewLink()
    write()
    void desk.getState().make()
    await last('links.create').refuse({ kind: 'credentials-missing', shopName: '가게' })
    expect(desk.getState()).toMatchObject({ step: 'form', refusal: { kind: 'credentials-missing' } })
    void desk.getState().make()
    expect(last('links.create').input).toMatchObject({ linkId: 'link-1' })
  })

  it('is another link after the gateway refused it, with what was written', async () => {
    const { desk, last, write } = openNewLink()
    write()
    void desk.getState().make()
    await last('links.create').give({ id: 'link-1', state: 'refused', url: null })
    desk.getState().again()
    expect(desk.getState()).toMatchObject({ step: 'form', outcome: null, draft: { won: 3_300 } })
    void desk.getState().make()
    expect(last('links.create').input).toMatchObject({ linkId: 'link-2' })
  })

  it('whose making nobody can tell is not made again from here', async () => {
    const { desk, last, write } = openNewLink()
    write()
    void desk.getState().make()
    await last('links.create').give({ id: 'link-1', state: 'unknown', url: null })
    desk.getState().again()
    expect(desk.getState().step).toBe('ended')
  })

  it('cannot be changed while it is being made', () => {
    const { desk, write } = openNewLink()
    write()
    void desk.getState().make()
    desk.getState().edit({ won: toWon(999) })
    expect(desk.getState().draft.won).toBe(3_300)
  })
})
