import { describe, expect, it } from 'vitest'
import { createSeatDesk } from '../../../../../../src/renderer/src/features/refunds/approvals/seats/store.ts'
import { handApi } from '../../../hand-api.ts'

function openSeatFiles() {
  const hand = handApi()
  return { ...hand, desk: createSeatDesk(hand.api) }
}

const at = '2026-11-09T09:00:00.000+09:00'
const request = {
  token: 't-1',
  seatName: '가로수길점',
  orderNumber: 'ORDER_1',
  amount: 20_000,
  reason: { code: 'defect', note: '' },
  because: ['한도를 넘습니다.'],
  facts: [{ name: '환불 금액', text: '20,000원' }],
  askedBy: '박상담',
  askedAt: at,
  bar: null,
}
const answer = {
  token: 't-2',
  seatName: '본사',
  requestId: 'a-1',
  shopId: 's-1',
  orderNumber: 'ORDER_1',
  amount: 20_000,
  askedBy: '박상담',
  verdict: 'approved',
  note: '',
  answeredBy: '최승인',
  answeredAt: at,
}

describe('files between seats', () => {
  it('a request stays open until its answer is saved, also when the place to save it was not chosen or is refused', async () => {
    const { desk, last, of } = openSeatFiles()
    void desk.getState().openRequest()
    await last('seatRequests.open').give(request)
    expect(desk.getState().request).toEqual(request)
    const cancelled = desk.getState().reply('approved', '')
    void desk.getState().reply('approved', '')
    await last('seatRequests.answer').give({ saved: null })
    expect([await cancelled, desk.getState().request?.token]).toEqual([null, 't-1'])
    const refused = desk.getState().reply('approved', '')
    await last('seatRequests.answer').refuse({ kind: 'file-not-writable' })
    expect([await refused, desk.getState().request?.token, desk.getState().refusal?.kind]).toEqual([
      null,
      't-1',
      'file-not-writable',
    ])
    const saved = desk.getState().reply('refused', '까닭')
    await last('seatRequests.answer').give({ saved: { fileName: '답.json', folder: '문서' } })
    expect([await saved, desk.getState().request, desk.getState().refusal]).toEqual(['답.json', null, null])
    expect(of('seatRequests.answer').map(({ input }) => input)).toEqual([
      { token: 't-1', verdict: 'approved', note: '' },
      { token: 't-1', verdict: 'approved', note: '' },
      { token: 't-1', verdict: 'refused', note: '까닭' },
    ])
  })

  it('an answer is taken once however often it is pressed, and stays with why where it was refused', async () => {
    const { desk, last, of } = openSeatFiles()
    void desk.getState().openAnswer()
    await last('seatRequests.openAnswer').give(answer)
    const first = desk.getState().take()
    const second = desk.getState().take()
    await last('seatRequests.takeAnswer').refuse({ kind: 'approval-ended', state: 'intended' })
    expect([await first, await second]).toEqual([null, null])
    expect(of('seatRequests.takeAnswer')).toHaveLength(1)
    expect(desk.getState()).toMatchObject({ answer: { token: 't-2' }, refusal: { kind: 'approval-ended' } })
    desk.getState().close()
    expect(desk.getState()).toMatchObject({ answer: null, request: null, refusal: null })
    expect(await desk.getState().take()).toBeNull()
  })

  it('where no file was chosen nothing opens and nothing is said', async () => {
    const { desk, last } = openSeatFiles()
    void desk.getState().openAnswer()
    await last('seatRequests.openAnswer').give(null)
    void desk.getState().openRequest()
    await last('seatRequests.open').give(null)
    const sent = desk.getState().send('a-1')
    await last('seatRequests.save').give({ saved: null })
    expect(await sent).toBeNull()
    expect(desk.getState()).toMatchObject({ answer: null, request: null, refusal: null, isActing: false })
  })
})
