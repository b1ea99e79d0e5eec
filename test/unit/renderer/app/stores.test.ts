import { describe, expect, it } from 'vitest'
import { createClient } from '../../../../src/contract/client.ts'
import type { AppContract } from '../../../../src/contract/index.ts'
import { failed, ok } from '../../../../src/domain/result.ts'
import { chosenShop, createDesk } from '../../../../src/renderer/src/app/desk-store.ts'
import { createToasts } from '../../../../src/renderer/src/app/toast-store.ts'

const kim = { id: 'op-1', name: '김정산', role: 'admin', may: ['see'] }
const status = (book: string, operator: typeof kim | null = kim) =>
  ok({ book, now: '2026-11-23T10:00:00.000+09:00', today: '2026-11-23', notices: [], operator })
const shop = (id: string) => ({ shop: { id, name: id, colour: 'blue' }, credentials: { stored: false } })

/** A desk over answers by operation name; the list of shops is what `shops` holds at the time. */
function deskOver(answers: Readonly<Record<string, () => unknown>>) {
  const api = createClient<AppContract>(async (operation) => answers[operation]?.())
  return createDesk(api, () => Date.parse('2026-11-23T00:59:58.000Z'))
}

describe('the desk', () => {
  it('looks at all shops again when the chosen one has left the book', async () => {
    let shops = [shop('s1'), shop('s2')]
    const desk = deskOver({ 'desk.status': () => status('work'), 'shops.list': () => ok(shops) })
    await desk.getState().load()
    desk.getState().chooseShop('s2')
    expect(chosenShop(desk.getState())?.id).toBe('s2')
    shops = [shop('s1')]
    await desk.getState().load()
    expect(desk.getState().shopId).toBeNull()
    expect(chosenShop(desk.getState())).toBeNull()
  })

  it('keeps the open book and says why when the other does not open', async () => {
    const desk = deskOver({
      'desk.status': () => status('practice'),
      'shops.list': () => ok([]),
      'desk.openBook': () => failed({ kind: 'ledger-damaged' }),
    })
    await desk.getState().load()
    await desk.getState().openBook('work')
    const state = desk.getState()
    expect(state.status).toMatchObject({ at: 'ready', value: { book: 'practice' } })
    expect(state.problem).toEqual({ kind: 'ledger-damaged' })
    state.dismissProblem()
    expect(desk.getState().problem).toBeNull()
  })

  it('keeps nothing of the shops once nobody is at the desk, and asks for none', async () => {
    let here: typeof kim | null = kim
    let asked = 0
    const desk = deskOver({
      'desk.status': () => status('work', here),
      'shops.list': () => {
        asked += 1
        return ok([shop('s1')])
      },
    })
    await desk.getState().load()
    desk.getState().chooseShop('s1')
    here = null
    await desk.getState().load()
    expect(desk.getState()).toMatchObject({ shops: [], shopId: null, personId: 'op-1' })
    expect(asked).toBe(1)
  })

  it('knows how far its clock is ahead of the machine, for a pause that counts down', async () => {
    const desk = deskOver({ 'desk.status': () => status('work', null) })
    await desk.getState().load()
    expect(desk.getState().ahead).toBe(2_000)
  })

  it('opens a book once for two presses', async () => {
    let opened = 0
    const desk = deskOver({
      'shops.list': () => ok([shop('w1')]),
      'desk.openBook': () => {
        opened += 1
        return status('work')
      },
    })
    await Promise.all([desk.getState().openBook('work'), desk.getState().openBook('work')])
    expect(opened).toBe(1)
    expect(desk.getState().shops.map((entry) => entry.shop.id)).toEqual(['w1'])
  })
})

describe('short words in the corner', () => {
  it('leave by themselves, a warning later than a plain word', () => {
    const timers: { work: () => void; ms: number }[] = []
    const toasts = createToasts((work, ms) => timers.push({ work, ms }))
    toasts.getState().say({ kind: 'good', text: '완료' })
    toasts.getState().say({ kind: 'bad', text: '거절' })
    expect(timers[1]?.ms).toBeGreaterThan(timers[0]?.ms ?? 0)
    timers[0]?.work()
    expect(toasts.getState().toasts.map((toast) => toast.text)).toEqual(['거절'])
  })

  it('never fill the screen: the oldest makes room', () => {
    const toasts = createToasts(() => undefined)
    for (let count = 0; count < 9; count += 1) toasts.getState().say({ kind: 'info', text: String(count) })
    expect(toasts.getState().toasts.map((toast) => toast.text)).toEqual(['5', '6', '7', '8'])
  })
})
