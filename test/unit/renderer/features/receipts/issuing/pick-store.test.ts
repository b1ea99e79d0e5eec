import { describe, expect, it } from 'vitest'
import { toWon } from '../../../../../../src/domain/money.ts'
import { mostBulkIssues } from '../../../../../../src/domain/receipt/issue-run.ts'
import { createPicks, pickedWon } from '../../../../../../src/renderer/src/features/receipts/issuing/pick-store.ts'
import { handApi } from '../../../hand-api.ts'

const due = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ transactionId: `s1/${at}`, won: toWon(1_000) }))

describe('receipts that are picked', () => {
  it('are picked and put back one by one, and add up', () => {
    const picks = createPicks(handApi().api)
    picks.getState().toggle('s1/1', toWon(120_000))
    picks.getState().toggle('s1/2', toWon(30_000))
    expect(pickedWon(picks.getState().picked)).toBe(150_000)
    picks.getState().toggle('s1/1', toWon(120_000))
    expect([...picks.getState().picked.keys()]).toEqual(['s1/2'])
    expect(pickedWon(new Map())).toBe(0)
  })

  it('by a choice stand in the place of those picked before, and an empty choice says so', async () => {
    const { api, last } = handApi()
    const picks = createPicks(api)
    picks.getState().toggle('s1/9', toWon(1))
    void picks.getState().choose('s1', 'overdue')
    await last('bulkIssues.choose').give(due(2))
    expect([...picks.getState().picked.keys()]).toEqual(['s1/0', 's1/1'])
    void picks.getState().choose('s1', 'due-today')
    await last('bulkIssues.choose').give([])
    expect(picks.getState()).toMatchObject({ picked: new Map(), said: { choice: 'due-today', is: 'nothing' } })
  })

  it('are no more than one bulk issue takes, and it is said', async () => {
    const { api, last } = handApi()
    const picks = createPicks(api)
    void picks.getState().choose('s1', 'all')
    await last('bulkIssues.choose').give(due(mostBulkIssues))
    expect(picks.getState().said).toEqual({ choice: 'all', is: 'most' })
    picks.getState().toggle('s1/more', toWon(1))
    expect(picks.getState().picked.size).toBe(mostBulkIssues)
  })

  it('by hand are not undone by an answer that comes later', async () => {
    const { api, last } = handApi()
    const picks = createPicks(api)
    void picks.getState().choose('s1', 'all')
    picks.getState().toggle('s1/7', toWon(7))
    await last('bulkIssues.choose').give(due(3))
    expect([...picks.getState().picked.keys()]).toEqual(['s1/7'])
  })

  it('stay as they are where the choice is refused', async () => {
    const { api, last } = handApi()
    const picks = createPicks(api)
    void picks.getState().choose('s1', 'all')
    await last('bulkIssues.choose').refuse({ kind: 'shop-not-found' })
    expect(picks.getState().refusal).toEqual({ kind: 'shop-not-found' })
    picks.getState().clear()
    expect(picks.getState().refusal).toBeNull()
  })
})
