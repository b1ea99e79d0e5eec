import { describe, expect, it } from 'vitest'
import type { RefundState } from '../../../../../src/domain/refund.ts'
import { createRefundJournal } from '../../../../../src/renderer/src/features/refunds/store.ts'
import { rowIn } from '../../../../../src/renderer/src/paged-reader.ts'
import { handApi } from '../../hand-api.ts'

const row = (id: string, state: RefundState = 'unknown') => ({
  refund: { id, transactionId: `payment of ${id}`, state, amount: 22_000 },
  orderNumber: `ORDER_${id}`,
})
const countsOf = (unknown: number, done: number) => ({
  unknown: { count: unknown, won: unknown * 22_000 },
  done: { count: done, won: done * 22_000 },
})

async function openJournal(rows: readonly unknown[]) {
  const hand = handApi()
  const journal = createRefundJournal(hand.api)
  void journal.getState().ask({ shopId: null, group: 'unknown' })
  await hand.last('refunds.counts').give(countsOf(rows.length, 9))
  await hand.last('refunds.list').give(rows)
  const first = rowIn(journal.getState().list.pages, 200, 0)
  if (first !== null) journal.getState().select(first)
  return { ...hand, journal }
}

describe('the journal of refunds', () => {
  it('lists one state by its own count and not by that of the whole journal', async () => {
    const { journal, of } = await openJournal([row('r1'), row('r2')])
    expect(of('refunds.list')[0]?.input).toEqual({ shopId: null, states: ['unknown'], offset: 0, limit: 200 })
    expect(journal.getState().count).toBe(2)
    expect(journal.getState().asked).toBe(1)
  })

  it('drops a late answer for the state before', async () => {
    const { journal, of } = await openJournal([row('r1')])
    void journal.getState().ask({ shopId: null, group: 'done' })
    void journal.getState().ask({ shopId: null, group: 'declined' })
    await of('refunds.list')[2]?.give([row('r9', 'declined')])
    await of('refunds.list')[1]?.give([row('r8', 'done')])
    expect(rowIn(journal.getState().list.pages, 200, 0)?.refund.id).toBe('r9')
  })

  it('shows no rows of one state under the name of another that could not be read', async () => {
    const { journal, last } = await openJournal([row('r1')])
    void journal.getState().ask({ shopId: null, group: 'done' })
    await last('refunds.counts').give(countsOf(1, 9))
    await last('refunds.list').refuse({ kind: 'book-closed' })
    const { list, count } = journal.getState()
    expect(list.failure?.kind).toBe('book-closed')
    expect(list.pages.size).toBe(0)
    expect(count).toBe(0)
  })

  it('keeps a refund in sight that was settled meanwhile and left the list, with its new state', async () => {
    const { journal, of, last } = await openJournal([row('r1'), row('r2')])
    const refreshed = journal.getState().refresh()
    await last('refunds.counts').give(countsOf(1, 10))
    await last('refunds.list').give([row('r2')])
    expect(of('refunds.list').at(-1)?.input).toEqual({ shopId: null, states: [], offset: 0, limit: 500 })
    await last('refunds.list').give([row('r2'), row('r1', 'done')])
    await last('transactions.detail').give({ row: { id: 'payment of r1' }, timeline: [] })
    await refreshed
    expect(journal.getState().selected?.refund).toMatchObject({ id: 'r1', state: 'done' })
    expect(journal.getState().count).toBe(1)
  })

  it('reads the story of the payment selected last, whichever answer comes first', async () => {
    const { journal, of } = await openJournal([row('r1'), row('r2')])
    const second = rowIn(journal.getState().list.pages, 200, 1)
    journal.getState().select(second)
    await of('transactions.detail')[1]?.give({ row: { id: 'payment of r2' } })
    await of('transactions.detail')[0]?.give({ row: { id: 'payment of r1' } })
    expect(journal.getState().payment).toMatchObject({ at: 'ready', value: { row: { id: 'payment of r2' } } })
  })
})

describe('a refund of unknown outcome', () => {
  it('is looked up once however often the key is pressed, and shows what the look-up proved', async () => {
    const { journal, of, last } = await openJournal([row('r1')])
    void journal.getState().inquire()
    void journal.getState().inquire()
    expect(of('refunds.inquire')).toHaveLength(1)
    await last('refunds.inquire').give({ refund: row('r1', 'done').refund, settled: true, finding: '잔액이 맞습니다.' })
    expect(journal.getState().selected?.refund.state).toBe('done')
    expect(journal.getState().inquiry).toMatchObject({ of: 'r1', answer: { at: 'ready', value: { settled: true } } })
  })

  it('is settled by hand once, with conclusion and evidence as they were written', async () => {
    const { journal, of, last } = await openJournal([row('r1')])
    const settled = journal.getState().settle('refunded', '관리자 화면에서 취소 완료 확인')
    void journal.getState().settle('not-refunded', '다른 말')
    expect(of('refunds.settleByHand').map((call) => call.input)).toEqual([
      { refundId: 'r1', conclusion: 'refunded', note: '관리자 화면에서 취소 완료 확인' },
    ])
    await last('refunds.settleByHand').give(row('r1', 'settled-by-hand').refund)
    await last('refunds.counts').give(countsOf(0, 9))
    await last('refunds.list').give([])
    await last('refunds.list').give([row('r1', 'settled-by-hand')])
    await last('transactions.detail').give({ row: { id: 'payment of r1' } })
    expect(await settled).toBe(true)
    expect(journal.getState().selected?.refund.state).toBe('settled-by-hand')
  })

  it('stays unknown when settling is refused, and says why', async () => {
    const { journal, last } = await openJournal([row('r1')])
    void journal.getState().settle('refunded', '근거')
    await last('refunds.settleByHand').refuse({ kind: 'not-allowed' })
    expect(journal.getState().refusal?.kind).toBe('not-allowed')
    expect(journal.getState().selected?.refund.state).toBe('unknown')
    expect(journal.getState().isSettling).toBe(false)
  })
})

describe('a refund asked for by its id', () => {
  it('is found on a later page of the journal', async () => {
    const { journal, last, of } = await openJournal([])
    const shown = journal.getState().show('far')
    await last('refunds.list').give(Array.from({ length: 500 }, (_, at) => row(`n${at}`, 'done')))
    expect(of('refunds.list').at(-1)?.input).toMatchObject({ offset: 500 })
    await last('refunds.list').give([row('far', 'declined')])
    expect(await shown).toBe(true)
    expect(journal.getState().selected?.refund.id).toBe('far')
  })

  it('is said to be missing when the whole journal does not hold it', async () => {
    const { journal, last } = await openJournal([])
    const shown = journal.getState().show('nowhere')
    await last('refunds.list').give([row('r1', 'done')])
    expect(await shown).toBe(false)
    expect(journal.getState().selected).toBeNull()
  })
})
