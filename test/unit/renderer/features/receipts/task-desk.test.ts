import { describe, expect, it } from 'vitest'
import { createTaskDesk, isCancelTask } from '../../../../../src/renderer/src/features/receipts/task-desk.ts'
import { handApi } from '../../hand-api.ts'

const task = (id: string) => ({ kind: 'unknown-act', row: { id }, actId: id, refundId: null })

describe('the tasks on receipts', () => {
  it('are those of the shop asked for last', async () => {
    const { api, of } = handApi()
    const desk = createTaskDesk(api)
    void desk.getState().ask('s1')
    void desk.getState().ask('s2')
    await of('receipts.tasks')[1]?.give([task('b')])
    await of('receipts.tasks')[0]?.give([task('a')])
    expect(desk.getState().tasks).toMatchObject({ at: 'ready', value: [{ actId: 'b' }] })
  })

  it('stay in sight while they are read again', async () => {
    const { api, of, last } = handApi()
    const desk = createTaskDesk(api)
    void desk.getState().ask('s1')
    await last('receipts.tasks').give([task('a')])
    void desk.getState().refresh()
    void desk.getState().refresh()
    expect(desk.getState().tasks.at).toBe('ready')
    expect(of('receipts.tasks')).toHaveLength(2)
    await last('receipts.tasks').give([])
    await last('receipts.tasks').give([])
    expect(of('receipts.tasks')).toHaveLength(3)
    expect(desk.getState().tasks).toEqual({ at: 'ready', value: [] })
  })
})

it('of the tasks only a cancel that failed and one of too much are done by cancelling', () => {
  const kinds = ['retry-cancel', 'reissue', 'unknown-act', 'excess'] as const
  expect(kinds.filter((kind) => isCancelTask({ kind }))).toEqual(['retry-cancel', 'excess'])
})
