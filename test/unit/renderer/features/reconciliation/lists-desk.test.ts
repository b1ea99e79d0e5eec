import { describe, expect, it } from 'vitest'
import { createListsDesk } from '../../../../../src/renderer/src/features/reconciliation/lists-desk.ts'
import { handApi } from '../../hand-api.ts'

const list = { id: 'h1', state: 'read', content: { lines: 3 }, newLines: 3 }

async function opened(of: Partial<Record<keyof typeof list, unknown>> = {}) {
  const hand = handApi()
  const desk = createListsDesk(hand.api)
  void desk.getState().ask('b1')
  await hand.last('hometax.lists').give([{ ...list, ...of }])
  const lists = desk.getState().lists
  if (lists.at === 'ready' && lists.value[0] !== undefined) desk.getState().open(lists.value[0])
  return { ...hand, desk }
}

describe('a list of Hometax that is looked at', () => {
  it('is matched dry, beside what the match says now, one after the other', async () => {
    const { desk, of, last } = await opened()
    expect(of('reconciliation.summary').map(({ input }) => input)).toEqual([{ businessId: 'b1', trialListId: null }])
    await last('reconciliation.summary').give({ causes: ['now'] })
    expect(last('reconciliation.summary').input).toEqual({ businessId: 'b1', trialListId: 'h1' })
    await last('reconciliation.summary').give({ causes: ['after'] })
    expect(desk.getState().dryRun).toMatchObject({
      at: 'ready',
      value: { now: { causes: ['now'] }, after: { causes: ['after'] } },
    })
  })

  it('is not matched dry once it was decided, and has no lines when it was put away', async () => {
    const { of } = await opened({ state: 'put-away' })
    expect(of('reconciliation.summary')).toHaveLength(0)
    expect(of('hometax.lines')).toHaveLength(0)
    expect(of('hometax.rejects')).toHaveLength(1)
  })

  it('counts when it is decided so, and closes', async () => {
    const { desk, last, of } = await opened()
    const decided = desk.getState().decide({ decision: 'counted' })
    void desk.getState().decide({ decision: 'put-away' })
    expect(of('hometax.decide').map(({ input }) => input)).toEqual([{ listId: 'h1', decision: 'counted' }])
    await last('hometax.decide').give({ ...list, state: 'counted' })
    await last('hometax.lists').give([{ ...list, state: 'counted' }])
    expect(await decided).toMatchObject({ state: 'counted' })
    expect(desk.getState()).toMatchObject({ openId: null, isDeciding: false })
  })

  it('stays open with the reason when it may not count any more', async () => {
    const { desk, last } = await opened()
    const decided = desk.getState().decide({ decision: 'counted' })
    await last('hometax.decide').refuse({ kind: 'hometax-list-out-of-date' })
    expect(await decided).toBeNull()
    expect(desk.getState()).toMatchObject({ openId: 'h1', refusal: { kind: 'hometax-list-out-of-date' } })
  })
})
