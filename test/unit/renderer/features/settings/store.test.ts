import { describe, expect, it } from 'vitest'
import {
  answerFor,
  createSettingsDesk,
  fieldProblems,
} from '../../../../../src/renderer/src/features/settings/store.ts'
import { handApi } from '../../hand-api.ts'

const secret = 'a-private-key-nobody-may-keep'

function openSettings() {
  const hand = handApi()
  return { ...hand, desk: createSettingsDesk(hand.api) }
}

describe('credentials', () => {
  it('pass through the store to main and stay nowhere in it, stored or refused', async () => {
    const { desk, last } = openSettings()
    const stored = desk.getState().storeCredentials('s1', { custKey: secret })
    expect(last('shops.storeCredentials').input).toEqual({ shopId: 's1', values: { custKey: secret } })
    expect(JSON.stringify(desk.getState())).not.toContain(secret)
    await last('shops.storeCredentials').give({
      stored: true,
      since: '2026-11-23T11:50:00+09:00',
      lastFour: '1234',
      certificate: null,
    })
    expect(await stored).toBe(true)
    void desk.getState().storeCredentials('s1', { custKey: secret })
    await last('shops.storeCredentials').refuse({ kind: 'credentials-wrong', problems: [] })
    expect(JSON.stringify(desk.getState())).not.toContain(secret)
  })

  it('that are wrong say so at each field', async () => {
    const { desk, last } = openSettings()
    const stored = desk.getState().storeCredentials('s1', {})
    await last('shops.storeCredentials').refuse({
      kind: 'credentials-wrong',
      problems: [{ field: 'site_cd', message: '사이트 코드는 5자리' }],
    })
    expect(await stored).toBe(false)
    expect(fieldProblems(answerFor(desk.getState().store, 's1'))).toEqual({ site_cd: '사이트 코드는 5자리' })
    expect(fieldProblems(answerFor(desk.getState().store, 's2'))).toEqual({})
  })

  it('are sent once however often the button is pressed', () => {
    const { desk, of } = openSettings()
    void desk.getState().storeCredentials('s1', {})
    void desk.getState().storeCredentials('s1', {})
    expect(of('shops.storeCredentials')).toHaveLength(1)
  })

  it('that were replaced are not vouched for by the test of the ones before', async () => {
    const { desk, last } = openSettings()
    void desk.getState().testConnection('s1')
    await last('shops.testConnection').give({ message: '연결됩니다.' })
    expect(answerFor(desk.getState().test, 's1').at).toBe('ready')
    void desk.getState().storeCredentials('s1', {})
    expect(answerFor(desk.getState().test, 's1').at).toBe('idle')
  })

  it('that are forgotten take the test and the last storing with them', async () => {
    const { desk, last } = openSettings()
    void desk.getState().storeCredentials('s1', {})
    await last('shops.storeCredentials').give({
      stored: true,
      since: '2026-11-23T11:50:00+09:00',
      lastFour: '1234',
      certificate: null,
    })
    const forgotten = desk.getState().forgetCredentials('s1')
    await last('shops.forgetCredentials').give({ stored: false })
    expect(await forgotten).toBe(true)
    expect(answerFor(desk.getState().store, 's1').at).toBe('idle')
  })
})

describe('the connection test', () => {
  it('of a shop no longer in sight says nothing about the next one', async () => {
    const { desk, last } = openSettings()
    desk.getState().select('s1')
    void desk.getState().testConnection('s1')
    desk.getState().select('s2')
    await last('shops.testConnection').give({ message: '연결됩니다.' })
    expect(desk.getState().test).toBeNull()
  })
})

describe('the form of a gateway', () => {
  it('is read once, and a late form of the other gateway is dropped', async () => {
    const { desk, of } = openSettings()
    void desk.getState().readForm('kcp')
    void desk.getState().readForm('payple')
    await of('shops.credentialForm')[1]?.give([{ name: 'cst_id', label: 'ID', hint: '', kind: 'text' }])
    await of('shops.credentialForm')[0]?.give([{ name: 'site_cd', label: '코드', hint: '', kind: 'text' }])
    expect(desk.getState().form).toMatchObject({ of: 'payple', answer: { at: 'ready', value: [{ name: 'cst_id' }] } })
    void desk.getState().readForm('payple')
    expect(of('shops.credentialForm')).toHaveLength(2)
  })
})

describe('what a gateway can do', () => {
  it('is read once per gateway, and a late answer for the other one is dropped', async () => {
    const { desk, of } = openSettings()
    void desk.getState().readOffers('kcp')
    void desk.getState().readOffers('payple')
    await of('shops.offers')[1]?.give([{ name: '결제 링크', offered: true, because: null }])
    await of('shops.offers')[0]?.give([{ name: '결제 링크', offered: false, because: '별도 계약입니다.' }])
    expect(desk.getState().offers).toMatchObject({ of: 'payple', answer: { at: 'ready', value: [{ offered: true }] } })
    void desk.getState().readOffers('payple')
    expect(of('shops.offers')).toHaveLength(2)
  })
})
