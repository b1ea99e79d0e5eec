import { describe, expect, it } from 'vitest'
import { createSeatsDesk } from '../../../../../src/renderer/src/features/settings/seats-store.ts'
import { handApi } from '../../hand-api.ts'

function openSeats() {
  const hand = handApi()
  return { ...hand, desk: createSeatsDesk(hand.api) }
}

const listed = { own: { name: '본점', fingerprint: null, isLost: false }, known: [] }

describe('the seats in 설정', () => {
  it('are read anew after each change, and only then', async () => {
    const { desk, last, of } = openSeats()
    const named = desk.getState().nameOwn('본점')
    await last('seats.nameOwn').give({})
    await last('seats.list').give(listed)
    expect([await named, desk.getState().list]).toEqual([true, { at: 'ready', value: listed }])
    const removed = desk.getState().remove('s-1')
    await last('seats.remove').refuse({ kind: 'seat-not-found' })
    expect([await removed, desk.getState().refusal?.kind, of('seats.list').length]).toEqual([
      false,
      'seat-not-found',
      1,
    ])
  })

  it('an opened seat stays in sight until it was taken in', async () => {
    const { desk, last } = openSeats()
    expect(await desk.getState().add('본사')).toBe(false)
    void desk.getState().openFile()
    await last('seats.open').give({ token: 't-1', name: '본사', fingerprint: ['00001'] })
    const refused = desk.getState().add('본사')
    await last('seats.add').refuse({ kind: 'seat-name-taken' })
    expect([await refused, desk.getState().opened?.token]).toEqual([false, 't-1'])
    const added = desk.getState().add('본사 경리')
    await last('seats.add').give({ seatId: 's-1' })
    await last('seats.list').give(listed)
    expect([await added, desk.getState().opened]).toEqual([true, null])
  })
})
