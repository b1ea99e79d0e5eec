import { describe, expect, it } from 'vitest'
import { codesOf, createWalletCodes } from '../../../../../src/renderer/src/features/receipts/wallet-codes.ts'
import { handApi } from '../../hand-api.ts'

describe('the codes of easy-pay services', () => {
  it('are read once from KCP, whose answers alone name them', async () => {
    const { api, last, of } = handApi()
    const desk = createWalletCodes(api)
    void desk.getState().read()
    void desk.getState().read()
    expect(of('shops.walletCodes').map((call) => call.input)).toEqual([{ gateway: 'kcp' }])
    expect(codesOf(desk.getState(), 'ssg-pay')).toBeNull()
    const ssg = { wallet: 'ssg-pay', card: 'OT03', money: 'PASG', institution: 'SCSM' } as const
    await last('shops.walletCodes').give([ssg])
    await desk.getState().read()
    expect(of('shops.walletCodes')).toHaveLength(1)
    expect(codesOf(desk.getState(), 'ssg-pay')).toEqual(ssg)
    expect(codesOf(desk.getState(), 'payco')).toBeNull()
  })

  it('are asked for again after a failure', async () => {
    const { api, last, of } = handApi()
    const desk = createWalletCodes(api)
    void desk.getState().read()
    await last('shops.walletCodes').refuse({ kind: 'unexpected', incident: 'A1' })
    void desk.getState().read()
    expect(of('shops.walletCodes')).toHaveLength(2)
  })
})
