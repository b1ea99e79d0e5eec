import { describe, expect, it } from 'vitest'
import {
  createFindingsDesk,
  type FindingFilter,
} from '../../../../../src/renderer/src/features/reconciliation/findings-desk.ts'
import { handApi } from '../../hand-api.ts'

const filter: FindingFilter = { businessId: 'b1', causes: [], standings: ['open', 'changed'], month: null }
const row = { id: 'duty p1', standing: 'open', facts: 'as it was' }
const other = { id: 'duty p2', standing: 'open', facts: 'another' }
const detail = { finding: row, rules: [], said: [], candidates: [] }
const accepted = { kind: 'accepted', until: null, lineId: null, note: '배송비' } as const

async function listed() {
  const hand = handApi()
  const desk = createFindingsDesk(hand.api)
  void desk.getState().ask(filter)
  await hand.last('reconciliation.findings').give({ rows: [row, other], count: 2 })
  return { ...hand, desk, open: () => desk.getState().list.pages.get(0)?.[0] ?? null }
}

describe('a list of findings', () => {
  it('shows rows and their count together, and asks for the same again as news', async () => {
    const { desk, of } = await listed()
    expect(desk.getState()).toMatchObject({ count: 2, asked: 1 })
    void desk.getState().ask({ ...filter })
    expect(of('reconciliation.findings')).toHaveLength(2)
    expect(desk.getState().asked).toBe(1)
  })

  it('opens one with its detail, and drops the answer to one that was left', async () => {
    const { desk, of, open } = await listed()
    desk.getState().select(open())
    const [first] = of('reconciliation.finding')
    desk.getState().select(null)
    await first?.give(detail)
    expect(desk.getState().detail).toEqual({ at: 'idle' })
  })

  it('says something of what was shown, under the facts that were shown', async () => {
    const { desk, last, open } = await listed()
    desk.getState().select(open())
    await last('reconciliation.finding').give(detail)
    const kept = desk.getState().settle(accepted)
    expect(last('reconciliation.settle').input).toEqual({
      businessId: 'b1',
      findingId: 'duty p1',
      facts: 'as it was',
      ...accepted,
    })
    await last('reconciliation.settle').give({ ...row, standing: 'accepted' })
    await last('reconciliation.finding').give({ ...detail, finding: { ...row, standing: 'accepted' } })
    expect(await kept).toBe(true)
    expect(desk.getState().detail).toMatchObject({ at: 'ready', value: { finding: { standing: 'accepted' } } })
  })

  it('keeps the refusal and reads what is the case now when the finding has changed', async () => {
    const { desk, last, open } = await listed()
    desk.getState().select(open())
    await last('reconciliation.finding').give(detail)
    const kept = desk.getState().settle(accepted)
    await last('reconciliation.settle').refuse({ kind: 'finding-changed' })
    await last('reconciliation.finding').give({ ...detail, finding: { ...row, facts: 'as it is' } })
    expect(await kept).toBe(false)
    expect(desk.getState()).toMatchObject({
      isSettling: false,
      refusal: { kind: 'finding-changed' },
      detail: { value: { finding: { facts: 'as it is' } } },
    })
  })
})
