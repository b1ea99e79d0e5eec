import { describe, expect, it } from 'vitest'
import { createConfirmDesk, maySend } from '../../../../../src/renderer/src/features/confirmations/confirm-desk.ts'
import { handApi } from '../../hand-api.ts'
import { preparedOf } from './prepared-of.ts'

function openConfirm(earlier = 0) {
  const hand = handApi()
  const shown = preparedOf({ earlier })
  return { ...hand, shown, desk: createConfirmDesk(hand.api, shown) }
}

describe('a confirm', () => {
  it('is sent once for a double click, with the number of confirms the operator was shown', async () => {
    const { desk, of, last, shown } = openConfirm(1)
    void desk.getState().send()
    void desk.getState().send()
    expect(of('confirmations.confirm').map((call) => call.input)).toEqual([{ preparedId: 'p1', earlier: 1 }])
    await last('confirmations.confirm').give({ ...shown, state: 'confirmed', earlier: 2, transactionId: 't1' })
    expect(desk.getState()).toMatchObject({ step: 'ended', outcome: { state: 'confirmed', transactionId: 't1' } })
    void desk.getState().send()
    expect(of('confirmations.confirm')).toHaveLength(1)
  })

  it('whose outcome is unknown is not sent again from here', async () => {
    const { desk, of, last, shown } = openConfirm()
    void desk.getState().send()
    await last('confirmations.confirm').give({ ...shown, state: 'unknown', earlier: 1 })
    expect(maySend(desk.getState())).toBe(false)
    void desk.getState().send()
    expect(of('confirmations.confirm')).toHaveLength(1)
  })

  it('may be sent again, as the same one, after what stood in its way can be mended', async () => {
    const { desk, of, last } = openConfirm()
    void desk.getState().send()
    await last('confirmations.confirm').refuse({ kind: 'credentials-missing', shopName: '가게' })
    expect(desk.getState()).toMatchObject({ step: 'form', refusal: { kind: 'credentials-missing' } })
    void desk.getState().send()
    expect(desk.getState().refusal).toBeNull()
    expect(of('confirmations.confirm').map((call) => call.input)).toEqual([
      { preparedId: 'p1', earlier: 0 },
      { preparedId: 'p1', earlier: 0 },
    ])
  })

  it.each([
    { kind: 'prepared-not-waiting' },
    { kind: 'prepared-not-found' },
    { kind: 'confirm-not-possible', because: '없습니다.', remedy: null },
  ])('is not offered again after $kind', async (failure) => {
    const { desk, of, last } = openConfirm()
    void desk.getState().send()
    await last('confirmations.confirm').refuse(failure)
    expect(maySend(desk.getState())).toBe(false)
    void desk.getState().send()
    expect(of('confirmations.confirm')).toHaveLength(1)
  })
})
