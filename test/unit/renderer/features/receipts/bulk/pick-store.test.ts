import { describe, expect, it } from 'vitest'
import { type Instant, toInstant } from '../../../../../../src/domain/day.ts'
import { toWon } from '../../../../../../src/domain/money.ts'
import { mostBulkReceipts } from '../../../../../../src/domain/receipt/receipt-run.ts'
import { failed, ok, type Result } from '../../../../../../src/domain/result.ts'
import {
  type Chosen,
  createPicks,
  pickedWon,
} from '../../../../../../src/renderer/src/features/receipts/bulk/pick-store.ts'
import type { AnyFailure } from '../../../../../../src/renderer/src/text/failure-texts.ts'

const due = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ transactionId: `s1/${at}`, won: toWon(1_000), issuedAt: null }))

const of = (won: number, issuedAt: Instant | null = null) => ({ won: toWon(won), issuedAt })

type Choice = 'all' | 'due-today' | 'overdue'

/** A choice that is answered by hand, and what was picked. */
function openPicks() {
  let answer: (answered: Result<readonly Chosen[], AnyFailure>) => void = () => undefined
  const picks = createPicks<Choice>(
    () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  )
  const say = async (answered: Result<readonly Chosen[], AnyFailure>) => {
    answer(answered)
    await Promise.resolve()
    await Promise.resolve()
  }
  return {
    picks,
    give: (chosen: readonly Chosen[]) => say(ok(chosen)),
    refuse: (failure: AnyFailure) => say(failed(failure)),
  }
}

describe('receipts that are picked', () => {
  it('are picked and put back one by one, and add up', () => {
    const { picks } = openPicks()
    picks.getState().toggle('s1/1', of(120_000))
    picks.getState().toggle('s1/2', of(30_000))
    expect(pickedWon(picks.getState().picked)).toBe(150_000)
    picks.getState().toggle('s1/1', of(120_000))
    expect([...picks.getState().picked.keys()]).toEqual(['s1/2'])
    expect(pickedWon(new Map())).toBe(0)
  })

  it('by a choice stand in the place of those picked before, and an empty choice says so', async () => {
    const { picks, give } = openPicks()
    picks.getState().toggle('s1/9', of(1))
    void picks.getState().choose('overdue')
    await give(due(2))
    expect([...picks.getState().picked.keys()]).toEqual(['s1/0', 's1/1'])
    void picks.getState().choose('due-today')
    await give([])
    expect(picks.getState()).toMatchObject({ picked: new Map(), said: { choice: 'due-today', is: 'nothing' } })
  })

  it('are no more than one run takes, and it is said', async () => {
    const { picks, give } = openPicks()
    void picks.getState().choose('all')
    await give(due(mostBulkReceipts))
    expect(picks.getState().said).toEqual({ choice: 'all', is: 'most' })
    picks.getState().toggle('s1/more', of(1))
    expect(picks.getState().picked.size).toBe(mostBulkReceipts)
  })

  it('are one of a payment: another receipt of it takes the place of the first', () => {
    const { picks } = openPicks()
    const [first, second] = [toInstant('2026-11-09T08:00:00+09:00'), toInstant('2026-11-09T09:00:00+09:00')]
    picks.getState().toggle('s1/1', of(120_000, first))
    picks.getState().toggle('s1/1', of(88_000, second))
    expect([...picks.getState().picked]).toEqual([['s1/1', of(88_000, second)]])
    picks.getState().toggle('s1/1', of(88_000, second))
    expect(picks.getState().picked.size).toBe(0)
  })

  it('by hand are not undone by an answer that comes later', async () => {
    const { picks, give } = openPicks()
    void picks.getState().choose('all')
    picks.getState().toggle('s1/7', of(7))
    await give(due(3))
    expect([...picks.getState().picked.keys()]).toEqual(['s1/7'])
  })

  it('stay as they are where the choice is refused', async () => {
    const { picks, refuse } = openPicks()
    void picks.getState().choose('all')
    await refuse({ kind: 'shop-not-found' })
    expect(picks.getState().refusal).toEqual({ kind: 'shop-not-found' })
    picks.getState().clear()
    expect(picks.getState().refusal).toBeNull()
  })
})
