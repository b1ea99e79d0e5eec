import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../../src/domain/day.ts'
import { filterOf, noChoices } from '../../../../../src/renderer/src/features/transactions/filter.ts'
import { createListLookUp } from '../../../../../src/renderer/src/features/transactions/list-look-up.ts'
import { sumsLine } from '../../../../../src/renderer/src/features/transactions/parts/ListLookUpOutcome.tsx'
import { handApi } from '../../hand-api.ts'

const filter = filterOf('홍길동', noChoices, 's1', toDay('2026-11-23'))
const payment = { transactionId: 's1/1', orderNumber: 'ORDER-1' }
const sums = {
  asked: 3,
  same: 1_200,
  changed: [],
  toCheck: [],
  unclear: 0,
  failed: [],
  notAsked: 0,
  wasCancelled: false,
}

async function readList(rows: readonly string[] = ['s1/1', 's1/2', 's1/3']) {
  const hand = handApi()
  const desk = createListLookUp({ ...hand, newId: () => 'l1' })
  void desk.getState().read(filter)
  await hand.last('transactions.search').give(rows.map((id) => ({ id })))
  return { ...hand, desk }
}

describe('a look-up of a list', () => {
  it('asks about the first payments of the list, two hundred at most, in one batch', async () => {
    const { desk, last, of } = await readList()
    expect(last('transactions.search').input).toEqual({ filter, offset: 0, limit: 200 })
    void desk.getState().start()
    void desk.getState().start()
    expect(of('transactions.lookUpMany').map(({ input }) => input)).toEqual([
      { lookUpId: 'l1', transactionIds: ['s1/1', 's1/2', 's1/3'] },
    ])
  })

  it('does not begin without payments', async () => {
    const { desk, of } = await readList([])
    await desk.getState().start()
    expect(of('transactions.lookUpMany')).toHaveLength(0)
  })

  it('shows its own progress, then what it came to, and hears nothing more', async () => {
    const { desk, tell, last, hearers } = await readList()
    void desk.getState().start()
    const told = { kind: 'look-up.progressed', asked: 2, of: 3, changed: 0, failed: 0 } as const
    tell({ ...told, lookUpId: 'another' })
    expect(desk.getState().running).toEqual({ asked: 0, of: 3, isStopping: false })
    tell({ ...told, lookUpId: 'l1' })
    expect(desk.getState().running).toEqual({ asked: 2, of: 3, isStopping: false })
    await last('transactions.lookUpMany').give(sums)
    expect(desk.getState()).toMatchObject({ running: null, outcome: { at: 'ready', value: sums } })
    expect(hearers()).toBe(0)
  })

  it('is asked to stop once, and says so until it has', async () => {
    const { desk, of, tell } = await readList()
    void desk.getState().start()
    void desk.getState().stop()
    void desk.getState().stop()
    expect(of('transactions.cancelLookUp').map(({ input }) => input)).toEqual([{ lookUpId: 'l1' }])
    tell({ kind: 'look-up.progressed', lookUpId: 'l1', asked: 1, of: 3, changed: 0, failed: 0 })
    expect(desk.getState().running).toEqual({ asked: 1, of: 3, isStopping: true })
  })

  it('that is refused says why', async () => {
    const { desk, last } = await readList()
    void desk.getState().start()
    await last('transactions.lookUpMany').refuse({ kind: 'book-closed' })
    expect(desk.getState()).toMatchObject({
      running: null,
      outcome: { at: 'failed', failure: { kind: 'book-closed' } },
    })
  })
})

describe('the sums of a look-up', () => {
  it('name what agrees always, and the rest where there is any', () => {
    expect(sumsLine(sums)).toBe('같음 1,200건')
    expect(
      sumsLine({
        ...sums,
        same: 35,
        changed: [{ ...payment, findings: [] }],
        failed: [{ ...payment, because: '' }],
      }),
    ).toBe('같음 35건 · 달라져 장부에 반영 1건 · 조회 못 함 1건')
    expect(sumsLine({ ...sums, same: 0, toCheck: [{ ...payment, findings: [] }], unclear: 2, notAsked: 4 })).toBe(
      '같음 0건 · 달라서 확인 필요 1건 · 결제사 응답만으로는 알 수 없음 2건 · 묻지 않음 4건',
    )
  })
})
