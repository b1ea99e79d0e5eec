import { describe, expect, it } from 'vitest'
import { createSlipDesk } from '../../../../../src/renderer/src/features/transactions/parts/slip/slip-desk.ts'
import { handApi } from '../../hand-api.ts'

function openSlips() {
  const hand = handApi()
  return { ...hand, desk: createSlipDesk(hand.api) }
}

describe('a slip', () => {
  it('is asked for by payment and kind, one at a time', async () => {
    const { desk, of, last } = openSlips()
    void desk.getState().open('t1', 'card')
    void desk.getState().open('t1', 'cash-receipt')
    expect(of('transactions.openSlip').map(({ input }) => input)).toEqual([{ transactionId: 't1', kind: 'card' }])
    expect(desk.getState().isOpening).toBe(true)
    await last('transactions.openSlip').give({})
    expect(desk.getState()).toMatchObject({ isOpening: false, refused: null })
  })

  it('that did not open says why at its own payment, until the next one', async () => {
    const { desk, last } = openSlips()
    void desk.getState().open('t1', 'card')
    await last('transactions.openSlip').refuse({ kind: 'link-not-allowed' })
    expect(desk.getState()).toMatchObject({
      isOpening: false,
      refused: { of: 't1', failure: { kind: 'link-not-allowed' } },
    })
    void desk.getState().open('t2', 'card')
    expect(desk.getState().refused).toBeNull()
  })
})
