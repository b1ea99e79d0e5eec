import { describe, expect, it } from 'vitest'
import { createClient } from '../../../../../src/contract/client.ts'
import type { AppContract } from '../../../../../src/contract/index.ts'
import { toDay } from '../../../../../src/domain/day.ts'
import { ok } from '../../../../../src/domain/result.ts'
import { filterOf, noChoices } from '../../../../../src/renderer/src/features/transactions/filter.ts'
import { createTransactionsDesk } from '../../../../../src/renderer/src/features/transactions/store.ts'

interface Call {
  readonly operation: string
  readonly input: unknown
  readonly answer: (value: unknown) => Promise<void>
}

const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

/** A desk whose calls are answered by hand and whose timers run by hand. */
function handDesk() {
  const calls: Call[] = []
  const timers = new Set<() => void>()
  const api = createClient<AppContract>(
    (operation, input) =>
      new Promise((resolve) => {
        calls.push({
          operation,
          input,
          async answer(value) {
            resolve(ok(value))
            await settle()
          },
        })
      }),
  )
  const desk = createTransactionsDesk(api, (work) => {
    timers.add(work)
    return () => timers.delete(work)
  })
  const of = (operation: string) => calls.filter((call) => call.operation === operation)
  const runTimers = () => {
    for (const work of timers) work()
    timers.clear()
  }
  return { desk, of, timers, runTimers }
}

const filter = (text: string) => filterOf(text, noChoices, null, toDay('2026-11-23'))
const row = (id: string) => ({ id })

describe('the list of payments', () => {
  it('waits for typing to rest, but not for Enter', () => {
    const { desk, of, timers, runTimers } = handDesk()
    for (const text of ['ㅎ', '호', '홍']) desk.getState().search(filter(text), false)
    expect(of('transactions.search')).toHaveLength(0)
    expect(timers.size).toBe(1)
    runTimers()
    expect(of('transactions.search')).toHaveLength(1)
    desk.getState().search(filter('홍길동'), true)
    expect(of('transactions.search')).toHaveLength(2)
  })

  it('shows rows and totals of one search only, never mixed', async () => {
    const { desk, of } = handDesk()
    desk.getState().search(filter('가'), true)
    desk.getState().search(filter('나'), true)
    const [firstRows, secondRows] = of('transactions.search')
    const [firstTotals, secondTotals] = of('transactions.totals')
    await secondRows?.answer([row('나')])
    await secondTotals?.answer({ count: 1, won: 100 })
    await firstRows?.answer([row('가')])
    await firstTotals?.answer({ count: 9, won: 900 })
    const state = desk.getState()
    expect(state.list.pages.get(0)).toEqual([row('나')])
    expect(state.totals).toEqual({ at: 'ready', value: { count: 1, won: 100 } })
    expect(state.count).toBe(1)
  })

  it('keeps the old totals beside the old rows until the new rows are there', async () => {
    const { desk, of } = handDesk()
    desk.getState().search(filter(''), true)
    await of('transactions.search')[0]?.answer([row('가')])
    await of('transactions.totals')[0]?.answer({ count: 1, won: 100 })
    desk.getState().search(filter('나'), true)
    await of('transactions.totals')[1]?.answer({ count: 7, won: 700 })
    expect(desk.getState().totals).toEqual({ at: 'ready', value: { count: 1, won: 100 } })
    await of('transactions.search')[1]?.answer([row('나')])
    expect(desk.getState().totals).toEqual({ at: 'ready', value: { count: 7, won: 700 } })
  })

  it('says which search its rows answer, and never one that was replaced', async () => {
    const { desk, of } = handDesk()
    const [first, second] = [filter('가'), filter('나')]
    desk.getState().search(first, true)
    expect(desk.getState().answered).toBeNull()
    desk.getState().search(second, true)
    await of('transactions.search')[1]?.answer([])
    await of('transactions.search')[0]?.answer([row('가')])
    expect(desk.getState().answered).toBe(second)
  })

  it('says that it counts while the totals of the rows shown are awaited', async () => {
    const { desk, of } = handDesk()
    desk.getState().search(filter('가'), true)
    await of('transactions.search')[0]?.answer([row('가')])
    expect(desk.getState().totals.at).toBe('loading')
  })
})

describe('the payment beside the list', () => {
  it('reads only the last of those walked past while one was on its way', async () => {
    const { desk, of } = handDesk()
    for (const id of ['t1', 't2', 't3', 't4']) desk.getState().select(id)
    expect(of('transactions.detail').map((call) => call.input)).toEqual([{ transactionId: 't1' }])
    await of('transactions.detail')[0]?.answer({ row: row('t1') })
    expect(desk.getState().detail.at).toBe('idle')
    await of('transactions.detail')[1]?.answer({ row: row('t4') })
    expect(desk.getState().detail).toMatchObject({ at: 'ready', value: { row: { id: 't4' } } })
    expect(of('transactions.detail')).toHaveLength(2)
  })

  it('shows nothing that arrives after the panel was closed', async () => {
    const { desk, of } = handDesk()
    desk.getState().select('t1')
    desk.getState().select(null)
    await of('transactions.detail')[0]?.answer({ row: row('t1') })
    expect(desk.getState()).toMatchObject({ selectedId: null, detail: { at: 'idle' } })
  })

  it('shows a look-up only with the payment it was asked for', async () => {
    const { desk, of } = handDesk()
    desk.getState().select('t1')
    void desk.getState().askGateway('t1')
    void desk.getState().askGateway('t1')
    expect(of('transactions.lookUp')).toHaveLength(1)
    desk.getState().select('t2')
    await of('transactions.lookUp')[0]?.answer({ status: 'paid' })
    expect(desk.getState().lookUp).toBeNull()
  })

  it('puts a look-up away when the payment changed after it', async () => {
    const { desk, of } = handDesk()
    const before = { row: row('t1'), remaining: 55_000, refunds: [], outside: [] }
    desk.getState().select('t1')
    await of('transactions.detail')[0]?.answer(before)
    void desk.getState().askGateway('t1')
    await of('transactions.lookUp')[0]?.answer({ status: 'paid' })
    await of('transactions.detail')[1]?.answer(before)
    void desk.getState().refresh()
    await of('transactions.detail')[2]?.answer(before)
    expect(desk.getState().lookUp).toMatchObject({ of: 't1', answer: { at: 'ready' } })
    void desk.getState().refresh()
    await of('transactions.detail')[3]?.answer({ ...before, remaining: 0, refunds: [{ id: 'r1', state: 'done' }] })
    expect(desk.getState().lookUp).toBeNull()
  })
})
