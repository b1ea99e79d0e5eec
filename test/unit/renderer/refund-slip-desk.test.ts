import { describe, expect, it } from 'vitest'
import { createRefundSlipDesk } from '../../../src/renderer/src/refund-slip-desk.ts'
import { handApi } from './hand-api.ts'

function openSlips() {
  const hand = handApi()
  return { ...hand, desk: createRefundSlipDesk(hand.api) }
}

describe('the slip of a refund', () => {
  it('is asked for on the paper that was chosen, one at a time', async () => {
    const { desk, of, last } = openSlips()
    desk.getState().choosePaper('roll-80')
    void desk.getState().save('r1')
    void desk.getState().save('r1')
    void desk.getState().print('r1')
    expect(of('refunds.saveSlip').map(({ input }) => input)).toEqual([{ refundId: 'r1', paper: 'roll-80' }])
    expect(of('refunds.printSlip')).toEqual([])
    expect(desk.getState().doing).toBe('save')
    await last('refunds.saveSlip').give({ saved: { fileName: 'a.pdf', folder: '문서' } })
    expect(desk.getState()).toMatchObject({
      doing: null,
      end: { of: 'r1', kind: 'saved', fileName: 'a.pdf', folder: '문서' },
    })
  })

  it('that was cancelled, in either dialog, leaves no word', async () => {
    const { desk, last } = openSlips()
    void desk.getState().save('r1')
    await last('refunds.saveSlip').give({ saved: null })
    expect(desk.getState()).toMatchObject({ doing: null, end: null })
    void desk.getState().print('r1')
    await last('refunds.printSlip').give({ printed: false })
    expect(desk.getState()).toMatchObject({ doing: null, end: null })
  })

  it('that was printed or refused is told at its own refund, until the next one or another paper', async () => {
    const { desk, last } = openSlips()
    void desk.getState().print('r1')
    await last('refunds.printSlip').give({ printed: true })
    expect(desk.getState().end).toEqual({ of: 'r1', kind: 'printed' })
    void desk.getState().print('r2')
    expect(desk.getState().end).toBeNull()
    await last('refunds.printSlip').refuse({ kind: 'printer-missing' })
    expect(desk.getState().end).toEqual({ of: 'r2', kind: 'refused', failure: { kind: 'printer-missing' } })
    desk.getState().choosePaper('roll-80')
    expect(desk.getState().end).toBeNull()
  })
})
