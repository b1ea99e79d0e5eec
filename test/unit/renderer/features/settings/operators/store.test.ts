import { describe, expect, it } from 'vitest'
import { createOperatorsDesk } from '../../../../../../src/renderer/src/features/settings/operators/store.ts'
import { handApi } from '../../../hand-api.ts'

const kim = { id: 'op-1', name: '김정산', role: 'admin', active: true, hasPin: true }
const park = { id: 'op-2', name: '박상담', role: 'cs', active: true, hasPin: true }
const newcomer = { name: '박상담', role: 'cs', pin: '730519' } as const

describe('the people in 설정', () => {
  it('are read again after one was added, and the PIN is kept nowhere', async () => {
    const { api, last, of } = handApi()
    const desk = createOperatorsDesk(api)
    void desk.getState().refresh()
    await last('operators.list').give({ operators: [kim], limits: [] })
    const added = desk.getState().add(newcomer)
    await last('operators.add').give({ operatorId: 'op-2' })
    await last('operators.list').give({ operators: [kim, park], limits: [] })
    expect(await added).toBe(true)
    expect(of('operators.list')).toHaveLength(2)
    expect(desk.getState().list).toMatchObject({ at: 'ready', value: { operators: [kim, park] } })
    expect(JSON.stringify(desk.getState())).not.toContain(newcomer.pin)
  })

  it('stay as they are when it is refused, with the reason until it is put away', async () => {
    const { api, last } = handApi()
    const desk = createOperatorsDesk(api)
    const added = desk.getState().add(newcomer)
    await last('operators.add').refuse({ kind: 'operator-name-taken' })
    expect(await added).toBe(false)
    expect(desk.getState()).toMatchObject({ isActing: false, refusal: { kind: 'operator-name-taken' } })
    desk.getState().forgetRefusal()
    expect(desk.getState().refusal).toBeNull()
  })

  it('are changed by one act at a time: a second press does nothing', async () => {
    const { api, of } = handApi()
    const desk = createOperatorsDesk(api)
    void desk.getState().setLimit({ role: 'cs', limit: 50_000 })
    expect(await desk.getState().setLimit({ role: 'cs', limit: 60_000 })).toBe(false)
    expect(of('operators.setLimit')).toHaveLength(1)
  })
})
