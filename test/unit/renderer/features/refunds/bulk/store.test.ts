import { describe, expect, it } from 'vitest'
import { bulkLineStates, bulkVerdicts } from '../../../../../../src/domain/bulk/bulk-run.ts'
import { chipsOf } from '../../../../../../src/renderer/src/features/refunds/bulk/groups.ts'
import { createBulkDesk, passedOf } from '../../../../../../src/renderer/src/features/refunds/bulk/store.ts'
import { handApi } from '../../../hand-api.ts'

const none = { count: 0, won: 0 }
const sums = <Name extends string>(names: readonly Name[], some: Partial<Record<Name, number>>) =>
  Object.fromEntries(names.map((name) => [name, { count: some[name] ?? 0, won: (some[name] ?? 0) * 29_000 }]))

/** A run of ten lines, nine of them to be sent. */
const run = (
  change: Record<string, unknown> = {},
  states: Parameters<typeof sums>[1] = { waiting: 9, 'left-out': 1 },
) => ({
  id: 'b-1',
  shopId: 's1',
  fileName: '회수.csv',
  blankLines: 0,
  operatorId: 'op-1',
  createdAt: '2026-11-23T10:00:00+09:00',
  state: 'planned',
  because: null,
  changedAt: '2026-11-23T10:00:00+09:00',
  plan: null,
  lines: { count: 10, won: 290_000 },
  checked: 0,
  verdicts: sums(bulkVerdicts, { ok: 9, over: 1 }),
  states: sums(bulkLineStates, states),
  confirm: '상점에서 9건 261,000원 환불',
  ...change,
})
const plan = {
  reason: { code: 'defect', note: '회수' },
  count: 9,
  won: 261_000,
  confirmedAt: '2026-11-23T10:00:00+09:00',
}

async function openRun(first = run()) {
  const hand = handApi()
  let clock = 0
  const desk = createBulkDesk({ ...hand, newId: () => 'b-1', elapsed: () => clock })
  void desk.getState().open('b-1')
  await hand.last('bulk.run').give(first)
  await hand.last('bulk.lines').give([])
  return { ...hand, desk, pass: (ms: number) => (clock += ms) }
}

describe('a bulk refund on screen', () => {
  it('is planned from the chosen file by its token, and opened', async () => {
    const hand = handApi()
    const desk = createBulkDesk({ ...hand, newId: () => 'b-1', elapsed: () => 0 })
    void desk.getState().choose()
    await hand.last('bulk.chooseFile').give({ token: 'k', name: '회수.csv', bytes: 100 })
    void desk.getState().plan('s1')
    expect(hand.last('bulk.plan').input).toEqual({ runId: 'b-1', token: 'k', shopId: 's1' })
    await hand.last('bulk.plan').give(run())
    expect(desk.getState()).toMatchObject({ openId: 'b-1', file: null, isPlanning: false })
  })

  it('a file that is refused says why, and no page opens', async () => {
    const hand = handApi()
    const desk = createBulkDesk({ ...hand, newId: () => 'b-1', elapsed: () => 0 })
    void desk.getState().choose()
    await hand.last('bulk.chooseFile').give({ token: 'k', name: '회수.csv', bytes: 100 })
    void desk.getState().plan('s1')
    await hand.last('bulk.plan').refuse({ kind: 'no-refund-lines' })
    expect(desk.getState()).toMatchObject({ openId: null, refusal: { kind: 'no-refund-lines' } })
  })

  it('is confirmed with the figures that were shown', async () => {
    const { desk, last } = await openRun()
    void desk.getState().start({ reason: 'defect', note: '회수' })
    expect(last('bulk.start').input).toEqual({
      runId: 'b-1',
      count: 9,
      won: 261_000,
      reason: { code: 'defect', note: '회수' },
    })
  })

  it('pressed twice while the first is on its way, asks once', async () => {
    const { desk, of } = await openRun()
    void desk.getState().start({ reason: 'defect', note: '회수' })
    void desk.getState().start({ reason: 'defect', note: '회수' })
    expect(of('bulk.start')).toHaveLength(1)
  })

  it('tells its rate from when it was first seen running', async () => {
    const { desk, last, pass, tell } = await openRun(run({ state: 'running', plan }))
    pass(3_000)
    tell({ kind: 'ledger.changed', topics: ['bulk'] })
    await last('bulk.list').give([])
    await last('bulk.run').give(run({ state: 'running', plan }, { done: 6, waiting: 3, 'left-out': 1 }))
    expect(desk.getState().ratePerSecond).toBe(2)
  })

  it('is read again when the refund of one of its lines is settled by a look-up or a person', async () => {
    const { desk, last, tell } = await openRun(run({ state: 'paused', plan }, { done: 3, unknown: 1, waiting: 5 }))
    tell({ kind: 'ledger.changed', topics: ['transactions', 'refunds', 'receipts'] })
    await last('bulk.list').give([])
    await last('bulk.run').give(run({ state: 'paused', plan }, { done: 4, waiting: 5 }))
    expect(desk.getState().run?.states).toMatchObject({ done: { count: 4 }, unknown: { count: 0 } })
  })

  it('an answer for a run that was left is dropped', async () => {
    const { desk, last } = await openRun()
    void desk.getState().refresh()
    await last('bulk.list').give([])
    const late = last('bulk.run')
    desk.getState().close()
    await late.give(run())
    expect(desk.getState().run).toBeNull()
  })

  it('hears its own check alone', async () => {
    const { desk, tell } = await openRun()
    void desk.getState().check()
    tell({ kind: 'look-up.progressed', lookUpId: 'another', asked: 5, of: 9, changed: 0, failed: 0 })
    expect(desk.getState().checking?.asked).toBe(0)
    tell({ kind: 'look-up.progressed', lookUpId: 'b-1', asked: 4, of: 9, changed: 0, failed: 0 })
    expect(desk.getState().checking).toMatchObject({ asked: 4, of: 9 })
  })

  it('a save dialog that was closed is no refusal', async () => {
    const { desk, last } = await openRun(run({ state: 'finished', plan }))
    void desk.getState().exportResult('utf-8')
    await last('bulk.export').refuse({ kind: 'export-cancelled' })
    expect(desk.getState()).toMatchObject({ refusal: null, isExporting: false })
  })
})

describe('its lines in groups', () => {
  type Chipped = Parameters<typeof chipsOf>[0]
  const totals = <Name extends string>(names: readonly Name[], some: Partial<Record<Name, number>>) =>
    sums(names, some) as never
  const chipped = (withPlan: boolean, states: Parameters<typeof sums>[1]): Chipped => ({
    plan: withPlan ? ({ ...plan } as never) : null,
    lines: { ...none, count: 10 } as never,
    verdicts: totals(bulkVerdicts, { ok: 9, over: 1 }),
    states: totals(bulkLineStates, states),
  })

  it('a plan is grouped by what was found', () => {
    expect(chipsOf(chipped(false, { waiting: 9, 'left-out': 1 })).map(({ group }) => group.id)).toEqual([
      'all',
      'ok',
      'over',
    ])
  })

  it('a run by what became of its lines, and those left out by why', () => {
    const chips = chipsOf(chipped(true, { done: 5, unknown: 1, waiting: 3, 'left-out': 1 }))
    expect(chips.map(({ group }) => group.id)).toEqual(['all', 'waiting', 'done', 'unknown', 'over'])
  })

  it('what is behind is all that no longer waits', () => {
    const { plan: of, states } = chipped(true, { done: 5, unknown: 1, waiting: 3, 'left-out': 1 })
    expect(passedOf({ plan: of, states })).toBe(6)
    expect(passedOf({ plan: null, states })).toBe(0)
  })
})
