import { describe, expect, it } from 'vitest'
import type { AppEvent } from '../../../../../../src/contract/events.ts'
import { toInstant } from '../../../../../../src/domain/day.ts'
import { toWon } from '../../../../../../src/domain/money.ts'
import { cancelExtents } from '../../../../../../src/domain/receipt/receipt-cancel.ts'
import {
  blockedGroups,
  createRunDesk,
  leftOf,
} from '../../../../../../src/renderer/src/features/receipts/bulk/run-desk.ts'
import { handApi } from '../../../hand-api.ts'

const plan = { kind: 'issue', planId: 'p1', shopId: 's1', ready: { count: 2, won: toWon(5) }, blocked: [] }
const issues = { kind: 'issue', transactionIds: ['s1/1', 's1/2'] } as const
const run = (state: string, runId = 'r1') => ({ runId, shopId: 's1', state })

function openDesk() {
  const hand = handApi()
  const listeners: ((event: AppEvent) => void)[] = []
  const desk = createRunDesk(hand.api, (listener) => {
    listeners.push(listener)
    return () => undefined
  })
  const hear = (): void => {
    for (const listener of listeners) listener({ kind: 'ledger.changed', topics: ['receipts'] })
  }
  return { ...hand, desk, hear }
}

describe('a run over many receipts on screen', () => {
  it('is begun once with the plan that was shown, and read again as it goes on', async () => {
    const { desk, of, last, hear } = openDesk()
    await last('bulkReceipts.current').give(null)
    void desk.getState().check('s1', issues)
    await last('bulkReceipts.check').give(plan)
    const started = desk.getState().start(null)
    void desk.getState().start(null)
    expect(of('bulkReceipts.start').map((call) => call.input)).toEqual([
      { planId: 'p1', count: 2, won: 5, reason: null },
    ])
    await last('bulkReceipts.start').give(run('running'))
    await last('bulkReceipts.current').give(run('running'))
    expect(await started).toBe(true)
    expect(desk.getState()).toMatchObject({ plan: { at: 'idle' }, run: { state: 'running' } })
    hear()
    await last('bulkReceipts.current').give(run('finished'))
    expect(desk.getState().run).toMatchObject({ state: 'finished' })
  })

  it('keeps its plan in sight with the reason where it was not begun', async () => {
    const { desk, last } = openDesk()
    void desk.getState().check('s1', issues)
    await last('bulkReceipts.check').give(plan)
    const started = desk.getState().start(null)
    await last('bulkReceipts.start').refuse({ kind: 'receipt-plan-gone' })
    expect(await started).toBe(false)
    expect(desk.getState()).toMatchObject({ plan: { at: 'ready' }, refusal: { kind: 'receipt-plan-gone' } })
  })

  it('whose result was put away stays away, and the next one is shown', async () => {
    const { desk, last, hear } = openDesk()
    await last('bulkReceipts.current').give(run('finished'))
    desk.getState().dismiss()
    hear()
    await last('bulkReceipts.current').give(run('finished'))
    expect(desk.getState().run).toBeNull()
    hear()
    await last('bulkReceipts.current').give(run('running', 'r2'))
    expect(desk.getState().run).toMatchObject({ runId: 'r2' })
  })

  it('of cancels is checked by the receipts that were picked for as much of each, and begun with the reason that was said', async () => {
    const { desk, of, last } = openDesk()
    const receipts = [{ transactionId: 's1/1', issuedAt: toInstant('2026-11-09T08:00:00+09:00') }]
    void desk.getState().check('s1', { kind: 'cancel', receipts, takes: 'whole', reason: null })
    expect(last('bulkReceipts.checkCancels').input).toEqual({ shopId: 's1', receipts, takes: 'whole', reason: null })
    await last('bulkReceipts.checkCancels').give({ ...plan, kind: 'cancel', reason: null })
    void desk.getState().start('issued-in-error')
    expect(of('bulkReceipts.start').map((call) => call.input)).toEqual([
      { planId: 'p1', count: 2, won: 5, reason: 'issued-in-error' },
    ])
  })

  it('that stopped is checked anew for what it did not ask for: the same receipts, as much of each, for the same reason', () => {
    const at = toInstant('2026-11-09T08:00:00+09:00')
    const line = (transactionId: string, state: 'done' | 'waiting') => ({
      transactionId,
      orderNumber: transactionId,
      won: toWon(1),
      issuedAt: at,
      extent: 'whole' as const,
      without: null,
      state,
      approvalNumber: null,
      message: null,
    })
    const lines = [line('s1/1', 'done'), line('s1/2', 'waiting')]
    for (const takes of cancelExtents)
      expect(leftOf({ lines, takes, reason: 'other' })).toEqual({
        kind: 'cancel',
        receipts: [{ transactionId: 's1/2', issuedAt: at }],
        takes,
        reason: 'other',
      })
    expect(leftOf({ lines, takes: null, reason: null })).toEqual({ kind: 'issue', transactionIds: ['s1/2'] })
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
