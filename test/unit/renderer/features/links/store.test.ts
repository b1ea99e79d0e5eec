import { describe, expect, it } from 'vitest'
import { linkStates } from '../../../../../src/domain/payment-link.ts'
import {
  createLinksDesk,
  lengthOf,
  linksOffered,
  mayBeChecked,
  pageSize,
} from '../../../../../src/renderer/src/features/links/store.ts'
import { handApi } from '../../hand-api.ts'

const link = (id: string, state = 'made') => ({ id, shopId: 's1', state, transactionId: null })

function openLinks() {
  const hand = handApi()
  return { ...hand, desk: createLinksDesk(hand.api) }
}

describe('the links of a shop', () => {
  it('leave the screen with their shop, and the one beside them too', async () => {
    const { desk, of, last } = openLinks()
    void desk.getState().ask('s1')
    const [first] = of('links.list')
    expect(first?.input).toEqual({ shopId: 's1', offset: 0, limit: pageSize })
    await first?.give([link('l1')])
    desk.getState().select(desk.getState().list.pages.get(0)?.[0] ?? null)
    void desk.getState().ask('s2')
    expect(desk.getState()).toMatchObject({ shopId: 's2', selected: null })
    expect(lengthOf(desk.getState().list)).toBe(0)
    await last('links.list').give([])
    expect(lengthOf(desk.getState().list)).toBe(0)
  })

  it('show the selected one as it is after it was paid', async () => {
    const { desk, last } = openLinks()
    void desk.getState().ask('s1')
    await last('links.list').give([link('l2'), link('l1')])
    desk.getState().select(desk.getState().list.pages.get(0)?.[1] ?? null)
    void desk.getState().refresh()
    await last('links.list').give([link('l2'), { ...link('l1', 'paid'), transactionId: 't1' }])
    expect(desk.getState().selected).toMatchObject({ id: 'l1', state: 'paid', transactionId: 't1' })
  })

  it('keep a link beside them that the list has not brought yet', async () => {
    const { desk, last } = openLinks()
    void desk.getState().ask('s1')
    await last('links.list').give([link('l1')])
    const [made] = desk.getState().list.pages.get(0) ?? []
    desk.getState().select(made ?? null)
    void desk.getState().refresh()
    await last('links.list').give([])
    expect(desk.getState().selected?.id).toBe('l1')
  })

  it('can be checked unless they are paid or were never made', () => {
    expect(linkStates.filter((state) => mayBeChecked({ state }))).toEqual(['asked', 'made', 'unknown'])
  })
})

describe('whether a gateway makes links', () => {
  it('is not known before its offers are read, and they are read once', async () => {
    const { desk, of, last } = openLinks()
    expect(linksOffered(desk.getState().offers, 'payple')).toEqual({ at: 'unknown' })
    void desk.getState().readOffers('payple')
    void desk.getState().readOffers('payple')
    await last('shops.offers').give([{ name: '결제 링크', offered: true, because: null }])
    void desk.getState().readOffers('payple')
    expect(of('shops.offers')).toHaveLength(1)
    expect(linksOffered(desk.getState().offers, 'payple')).toEqual({ at: 'yes' })
  })

  it('says why not, each gateway for itself', async () => {
    const { desk, of } = openLinks()
    void desk.getState().readOffers('payple')
    void desk.getState().readOffers('kcp')
    await of('shops.offers')[1]?.give([{ name: '결제 링크', offered: false, because: '별도 계약입니다.' }])
    await of('shops.offers')[0]?.give([{ name: '전액 환불', offered: true, because: null }])
    expect(linksOffered(desk.getState().offers, 'kcp')).toEqual({ at: 'no', because: '별도 계약입니다.' })
    expect(linksOffered(desk.getState().offers, 'payple')).toEqual({ at: 'no', because: null })
  })

  it('is asked again after it could not be read', async () => {
    const { desk, of, last } = openLinks()
    void desk.getState().readOffers('kcp')
    await last('shops.offers').refuse({ kind: 'book-closed' })
    expect(linksOffered(desk.getState().offers, 'kcp')).toEqual({ at: 'unknown' })
    void desk.getState().readOffers('kcp')
    expect(of('shops.offers')).toHaveLength(2)
  })
})
