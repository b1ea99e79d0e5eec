import { describe, expect, it } from 'vitest'
import { epochOf, toInstant } from '../../../../../src/domain/day.ts'
import {
  createConfirmationsDesk,
  notOfferedBecause,
} from '../../../../../src/renderer/src/features/confirmations/store.ts'
import { handApi } from '../../hand-api.ts'
import { preparedOf } from './prepared-of.ts'

const now = toInstant('2026-11-23T10:00:00+09:00')
const machineNow = epochOf(toInstant('2027-03-01T09:00:00+09:00'))

function openDesk() {
  const hand = handApi()
  return { ...hand, desk: createConfirmationsDesk(hand.api, () => machineNow) }
}

async function openList(rows: readonly unknown[]) {
  const opened = openDesk()
  void opened.desk.getState().ask('s1')
  await opened.last('desk.status').give({ now })
  await opened.last('confirmations.list').give(rows)
  opened.desk.getState().select(opened.desk.getState().rows?.[0] ?? null)
  return opened
}

describe('the prepared payments of a shop', () => {
  it('stand beside the time of the desk, whatever the clock of the machine says', async () => {
    const { desk } = await openList([preparedOf({ id: 'p1' })])
    expect(machineNow + desk.getState().ahead).toBe(epochOf(now))
  })

  it('are not shown before the time is known by which they are counted', async () => {
    const { desk, last } = openDesk()
    void desk.getState().ask('s1')
    await last('confirmations.list').give([preparedOf({ id: 'p1' })])
    expect(desk.getState().rows).toBeNull()
    await last('desk.status').give({ now })
    expect(desk.getState().rows).toHaveLength(1)
  })

  it('leave the screen with their shop, and a late answer for it is dropped', async () => {
    const { desk, of } = await openList([preparedOf({ id: 'p1' })])
    void desk.getState().ask('s1')
    void desk.getState().ask('s2')
    expect(desk.getState()).toMatchObject({ shopId: 's2', rows: null, selected: null })
    await of('desk.status')[2]?.give({ now })
    await of('confirmations.list')[2]?.give([preparedOf({ id: 'p2' })])
    await of('desk.status')[1]?.give({ now })
    await of('confirmations.list')[1]?.give([preparedOf({ id: 'p1' })])
    expect(desk.getState().rows?.map((row) => row.id)).toEqual(['p2'])
  })

  it('stay when they cannot be read again, and the reason is said', async () => {
    const { desk, last } = await openList([preparedOf({ id: 'p1' })])
    void desk.getState().refresh()
    await last('desk.status').refuse({ kind: 'book-closed' })
    await last('confirmations.list').refuse({ kind: 'book-closed' })
    expect(desk.getState()).toMatchObject({ failure: { kind: 'book-closed' }, isReading: false })
    expect(desk.getState().rows).toHaveLength(1)
    expect(machineNow + desk.getState().ahead).toBe(epochOf(now))
  })

  it('show the selected one as it is after it was confirmed, and keep it where the list no longer reaches it', async () => {
    const { desk, last } = await openList([preparedOf({ id: 'p1' })])
    void desk.getState().refresh()
    await last('desk.status').give({ now })
    await last('confirmations.list').give([preparedOf({ id: 'p1', state: 'confirmed', transactionId: 't1' })])
    expect(desk.getState().selected).toMatchObject({ state: 'confirmed', transactionId: 't1' })
    void desk.getState().refresh()
    await last('desk.status').give({ now })
    await last('confirmations.list').give([])
    expect(desk.getState().selected?.id).toBe('p1')
  })

  it('take the outcome of a confirm at once, in the list and beside it', async () => {
    const { desk } = await openList([preparedOf({ id: 'p1' }), preparedOf({ id: 'p2' })])
    desk.getState().take(preparedOf({ id: 'p1', state: 'unknown', earlier: 1 }))
    expect(desk.getState().selected?.state).toBe('unknown')
    expect(desk.getState().rows?.map((row) => row.state)).toEqual(['unknown', 'waiting'])
    desk.getState().take(preparedOf({ id: 'p2', state: 'confirmed' }))
    expect(desk.getState().selected?.id).toBe('p1')
  })
})

describe('a confirm of unknown outcome', () => {
  const unknown = preparedOf({ id: 'p1', state: 'unknown', earlier: 1 })

  it('is looked up once however often the key is pressed, and shows what was found', async () => {
    const { desk, of, last } = await openList([unknown])
    void desk.getState().inquire()
    void desk.getState().inquire()
    expect(of('confirmations.inquire').map((call) => call.input)).toEqual([{ preparedId: 'p1' }])
    const confirmed = { ...unknown, state: 'confirmed', transactionId: 't1' }
    await last('confirmations.inquire').give({ prepared: confirmed, settled: true, finding: '결제가 있습니다.' })
    expect(desk.getState()).toMatchObject({
      selected: { state: 'confirmed', transactionId: 't1' },
      inquiry: { of: 'p1', answer: { at: 'ready', value: { settled: true } } },
    })
  })

  it('keeps its finding to itself when another payment is selected meanwhile', async () => {
    const { desk, last } = await openList([unknown, preparedOf({ id: 'p2' })])
    void desk.getState().inquire()
    desk.getState().select(desk.getState().rows?.[1] ?? null)
    await last('confirmations.inquire').give({ prepared: unknown, settled: false, finding: '증명되지 않습니다.' })
    expect(desk.getState()).toMatchObject({ inquiry: null, selected: { id: 'p2' } })
  })

  it('is settled by hand once, with conclusion and evidence as they were written', async () => {
    const { desk, of, last } = await openList([unknown])
    const settled = desk.getState().settle('refunded', '페이플 관리자에서 승인 확인')
    void desk.getState().settle('not-refunded', '다른 말')
    expect(of('confirmations.settleByHand').map((call) => call.input)).toEqual([
      { preparedId: 'p1', conclusion: 'refunded', note: '페이플 관리자에서 승인 확인' },
    ])
    const confirmed = { ...unknown, state: 'confirmed' }
    await last('confirmations.settleByHand').give(confirmed)
    await last('desk.status').give({ now })
    await last('confirmations.list').give([confirmed])
    expect(await settled).toBe(true)
    expect(desk.getState().selected?.state).toBe('confirmed')
  })

  it('stays unknown when settling is refused, and says why', async () => {
    const { desk, last } = await openList([unknown])
    void desk.getState().settle('refunded', '근거')
    await last('confirmations.settleByHand').refuse({ kind: 'not-allowed' })
    expect(desk.getState()).toMatchObject({ isSettling: false, refusal: { kind: 'not-allowed' } })
    expect(desk.getState().selected?.state).toBe('unknown')
    desk.getState().forgetRefusal()
    expect(desk.getState().refusal).toBeNull()
  })
})

describe('whether a gateway leaves anything to confirm', () => {
  it('is read once, and its reason is said only where it does not', async () => {
    const { desk, of } = openDesk()
    void desk.getState().readOffers('kcp')
    void desk.getState().readOffers('kcp')
    void desk.getState().readOffers('payple')
    expect(of('shops.offers')).toHaveLength(2)
    expect(notOfferedBecause(desk.getState().offers, 'kcp')).toBeNull()
    const name = '결제 재컨펌(CERT) 승인'
    await of('shops.offers')[0]?.give([{ name, offered: false, because: '상점 서버가 바로 승인합니다.' }])
    await of('shops.offers')[1]?.give([{ name, offered: true, because: null }])
    expect(notOfferedBecause(desk.getState().offers, 'kcp')).toBe('상점 서버가 바로 승인합니다.')
    expect(notOfferedBecause(desk.getState().offers, 'payple')).toBeNull()
  })
})
