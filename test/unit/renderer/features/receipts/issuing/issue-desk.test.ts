import { describe, expect, it } from 'vitest'
import type { AppEvent } from '../../../../../../src/contract/events.ts'
import { toWon } from '../../../../../../src/domain/money.ts'
import {
  blockedGroups,
  createIssueDesk,
} from '../../../../../../src/renderer/src/features/receipts/issuing/issue-desk.ts'
import { handApi } from '../../../hand-api.ts'

const plan = { planId: 'p1', shopId: 's1', ready: { count: 2, won: toWon(5) }, blocked: [], confirm: '발급' }
const run = (state: string, runId = 'r1') => ({ runId, shopId: 's1', state })

function openDesk() {
  const hand = handApi()
  const listeners: ((event: AppEvent) => void)[] = []
  const desk = createIssueDesk(hand.api, (listener) => {
    listeners.push(listener)
    return () => undefined
  })
  const hear = (): void => {
    for (const listener of listeners) listener({ kind: 'ledger.changed', topics: ['receipts'] })
  }
  return { ...hand, desk, hear }
}

describe('a bulk issue on screen', () => {
  it('is begun once with the plan that was shown, and read again as it goes on', async () => {
    const { desk, of, last, hear } = openDesk()
    await last('bulkIssues.current').give(null)
    void desk.getState().check('s1', ['s1/1', 's1/2'])
    await last('bulkIssues.check').give(plan)
    const started = desk.getState().start()
    void desk.getState().start()
    expect(of('bulkIssues.start').map((call) => call.input)).toEqual([{ planId: 'p1', count: 2, won: 5 }])
    await last('bulkIssues.start').give(run('running'))
    await last('bulkIssues.current').give(run('running'))
    expect(await started).toBe(true)
    expect(desk.getState()).toMatchObject({ plan: { at: 'idle' }, run: { state: 'running' } })
    hear()
    await last('bulkIssues.current').give(run('finished'))
    expect(desk.getState().run).toMatchObject({ state: 'finished' })
  })

  it('keeps its plan in sight with the reason where it was not begun', async () => {
    const { desk, last } = openDesk()
    void desk.getState().check('s1', ['s1/1'])
    await last('bulkIssues.check').give(plan)
    const started = desk.getState().start()
    await last('bulkIssues.start').refuse({ kind: 'issue-plan-gone' })
    expect(await started).toBe(false)
    expect(desk.getState()).toMatchObject({ plan: { at: 'ready' }, refusal: { kind: 'issue-plan-gone' } })
  })

  it('whose result was put away stays away, and the next one is shown', async () => {
    const { desk, last, hear } = openDesk()
    await last('bulkIssues.current').give(run('finished'))
    desk.getState().dismiss()
    hear()
    await last('bulkIssues.current').give(run('finished'))
    expect(desk.getState().run).toBeNull()
    hear()
    await last('bulkIssues.current').give(run('running', 'r2'))
    expect(desk.getState().run).toMatchObject({ runId: 'r2' })
  })

  it('says what cannot go by its reason, the largest group first', () => {
    const one = (transactionId: string, because: string) => ({
      transactionId,
      orderNumber: transactionId,
      won: toWon(1),
      because,
      remedy: null,
    })
    const groups = blockedGroups([one('a', '가'), one('b', '나'), one('c', '나')])
    expect(groups.map(({ because, some }) => [because, some.length])).toEqual([
      ['나', 2],
      ['가', 1],
    ])
  })
})
