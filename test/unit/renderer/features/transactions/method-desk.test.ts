import { describe, expect, it } from 'vitest'
import {
  createMethodDesk,
  methodOf,
} from '../../../../../src/renderer/src/features/transactions/parts/method/method-desk.ts'
import { handApi } from '../../hand-api.ts'

const card = {
  kind: 'card',
  issuer: '국민',
  maskedNumber: '1234-****-****-5678',
  holder: 'person',
  payerName: '홍*동',
  payerPhone: null,
}

function openMethods() {
  const hand = handApi()
  return { ...hand, desk: createMethodDesk(hand.api) }
}

describe('a registered method', () => {
  it('is shown only with the payment it was found by', async () => {
    const { desk, of } = openMethods()
    void desk.getState().lookUp('t1')
    void desk.getState().lookUp('t1')
    expect(of('methods.lookUp')).toHaveLength(1)
    void desk.getState().lookUp('t2')
    await of('methods.lookUp')[0]?.give(card)
    expect(methodOf(desk.getState(), 't2').found.at).toBe('loading')
    expect(methodOf(desk.getState(), 't1')).toEqual({ found: { at: 'idle' }, disabling: { at: 'idle' } })
  })

  it('is disabled only after it was looked up, and once', async () => {
    const { desk, of, last } = openMethods()
    await desk.getState().disable()
    expect(of('methods.disable')).toHaveLength(0)
    void desk.getState().lookUp('t1')
    await last('methods.lookUp').give(card)
    void desk.getState().disable()
    void desk.getState().disable()
    expect(of('methods.disable').map((call) => call.input)).toEqual([{ transactionId: 't1' }])
    await last('methods.disable').give({ outcome: 'disabled', message: '' })
    expect(methodOf(desk.getState(), 't1')).toMatchObject({
      found: { at: 'idle' },
      disabling: { at: 'ready', value: { outcome: 'disabled' } },
    })
    await desk.getState().disable()
    expect(of('methods.disable')).toHaveLength(1)
  })

  it('of which nobody knows whether it is disabled must be looked up before it is asked again', async () => {
    const { desk, of, last } = openMethods()
    void desk.getState().lookUp('t1')
    await last('methods.lookUp').give(card)
    void desk.getState().disable()
    await last('methods.disable').give({ outcome: 'unknown', message: '답이 오지 않았습니다.' })
    await desk.getState().disable()
    expect(of('methods.disable')).toHaveLength(1)
    void desk.getState().lookUp('t1')
    await last('methods.lookUp').give(card)
    expect(methodOf(desk.getState(), 't1')).toMatchObject({
      found: { at: 'ready' },
      disabling: { value: { outcome: 'unknown' } },
    })
  })

  it('is still shown when disabling was refused', async () => {
    const { desk, last } = openMethods()
    void desk.getState().lookUp('t1')
    await last('methods.lookUp').give(card)
    void desk.getState().disable()
    await last('methods.disable').refuse({ kind: 'gateway-unreachable' })
    expect(methodOf(desk.getState(), 't1')).toMatchObject({
      found: { at: 'ready' },
      disabling: { at: 'failed', failure: { kind: 'gateway-unreachable' } },
    })
  })
})
