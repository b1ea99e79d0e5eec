import { describe, expect, it } from 'vitest'
import {
  arrivedIn,
  createReceiptsDesk,
  largestStake,
  lengthOf,
} from '../../../../../src/renderer/src/features/receipts/store.ts'
import { handApi } from '../../hand-api.ts'

const due = (id: string, today: number, next: number | null) => ({
  row: { id },
  verdict: { penalty: { today, next: next === null ? null : { from: '2026-11-29', won: next } } },
})
const totals = (count: number, penaltyToday: number) => ({
  count,
  won: 1_000_000,
  overdue: { count: 0, won: 0 },
  penaltyToday,
  penaltyNext: penaltyToday * 2,
})

describe('the receipts due', () => {
  it('come with the totals of the same answer', async () => {
    const { api, last } = handApi()
    const desk = createReceiptsDesk(api)
    void desk.getState().ask('s1')
    expect(desk.getState().dueTotals).toBeNull()
    await last('receipts.due').give({ rows: [due('a', 12_000, 24_000)], ...totals(1, 12_000) })
    expect(desk.getState().dueTotals).toEqual(totals(1, 12_000))
    const refreshed = desk.getState().refresh()
    await last('receipts.due').give({ rows: [], ...totals(0, 0) })
    await last('receipts.toCheck').give([])
    await refreshed
    expect(desk.getState().dueTotals).toEqual(totals(0, 0))
  })

  it('measure their bars by the largest penalty in sight', async () => {
    const { api, last } = handApi()
    const desk = createReceiptsDesk(api)
    void desk.getState().ask('s1')
    await last('receipts.due').give({
      rows: [due('a', 71_600, null), due('b', 0, 90_000), { row: { id: 'c' }, verdict: { penalty: null } }],
      ...totals(3, 71_600),
    })
    expect(largestStake(desk.getState().due)).toBe(90_000)
  })

  it('are read again once more when news comes while they are being read', async () => {
    const { api, of, last } = handApi()
    const desk = createReceiptsDesk(api)
    void desk.getState().ask('s1')
    await last('receipts.due').give({ rows: [], ...totals(0, 0) })
    await last('receipts.toCheck').give([])
    const asked = of('receipts.due').length
    for (let news = 0; news < 5; news += 1) void desk.getState().refresh()
    expect(of('receipts.due')).toHaveLength(asked + 1)
    await last('receipts.due').give({ rows: [], ...totals(0, 0) })
    await last('receipts.toCheck').give([])
    expect(of('receipts.due')).toHaveLength(asked + 2)
  })
})

describe('a list of unknown length', () => {
  it('has one row more than arrived, so that walking to it reads on', async () => {
    const { api, of, last } = handApi()
    const desk = createReceiptsDesk(api)
    void desk.getState().ask('s1')
    await last('receipts.toCheck').give(Array.from({ length: 200 }, (_, at) => due(`${at}`, 0, null)))
    expect(arrivedIn(desk.getState().toCheck)).toEqual({ count: 200, isAll: false })
    expect(lengthOf(desk.getState().toCheck, null)).toBe(201)
    desk.getState().needToCheck(190, 200)
    expect(of('receipts.toCheck').at(-1)?.input).toEqual({ shopId: 's1', offset: 200, limit: 200 })
    await last('receipts.toCheck').give([due('last', 0, null)])
    expect(arrivedIn(desk.getState().toCheck)).toEqual({ count: 201, isAll: true })
    expect(lengthOf(desk.getState().toCheck, null)).toBe(201)
  })
})
