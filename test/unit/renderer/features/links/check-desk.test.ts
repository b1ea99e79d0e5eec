import { describe, expect, it } from 'vitest'
import { toDay, toInstant } from '../../../../../src/domain/day.ts'
import { toWon } from '../../../../../src/domain/money.ts'
import { checkMissing, createCheckDesk } from '../../../../../src/renderer/src/features/links/check-desk.ts'
import type { Link } from '../../../../../src/renderer/src/features/links/store.ts'
import { checkLink as words } from '../../../../../src/renderer/src/text/ko/links.ts'
import { handApi } from '../../hand-api.ts'

const today = toDay('2026-11-23')
const link: Link = {
  id: 'l1',
  shopId: 's1',
  orderNumber: 'ORDER-1',
  goods: '추가 배송비',
  won: toWon(3_300),
  method: 'card',
  createdAt: toInstant('2026-11-22T10:00:00+09:00'),
  until: null,
  state: 'made',
  url: 'https://example.com/l/1',
  transactionId: null,
  operatorId: 'o1',
  answer: null,
}

function openCheck(orderNumber: string | null = 'ORDER-1') {
  const hand = handApi()
  return { ...hand, desk: createCheckDesk({ api: hand.api, link: { ...link, orderNumber }, today }) }
}

describe('asking whether a link was paid', () => {
  it('opens with the order number the link was made for, and today', () => {
    const { desk } = openCheck()
    expect(desk.getState()).toMatchObject({ orderNumber: 'ORDER-1', paidOn: today })
    expect(checkMissing(desk.getState())).toBeNull()
  })

  it('needs an order number and a day', async () => {
    const { desk, of } = openCheck(null)
    expect(checkMissing(desk.getState())).toBe(words.needOrder)
    desk.getState().setOrderNumber('ORDER-2')
    desk.getState().setPaidOn(null)
    expect(checkMissing(desk.getState())).toBe(words.needDay)
    await desk.getState().ask()
    expect(of('links.check')).toHaveLength(0)
  })

  it('asks once, and shows the finding of what was asked', async () => {
    const { desk, of, last } = openCheck()
    void desk.getState().ask()
    void desk.getState().ask()
    desk.getState().setOrderNumber('ORDER-9')
    expect(of('links.check').map((call) => call.input)).toEqual([
      { linkId: 'l1', orderNumber: 'ORDER-1', paidOn: '2026-11-23' },
    ])
    await last('links.check').give({ link, finding: '금액이 다릅니다.' })
    expect(desk.getState()).toMatchObject({ orderNumber: 'ORDER-1', answer: { at: 'ready' } })
    desk.getState().setOrderNumber('ORDER-2')
    expect(desk.getState().answer.at).toBe('idle')
  })
})
