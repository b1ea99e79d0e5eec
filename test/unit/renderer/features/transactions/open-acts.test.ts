import { describe, expect, it } from 'vitest'
import { createOpenActs } from '../../../../../src/renderer/src/features/transactions/parts/receipt/open-acts.ts'
import { handApi } from '../../hand-api.ts'
import { actOf } from '../../receipt-detail.ts'

function openActs() {
  const hand = handApi()
  return { ...hand, desk: createOpenActs(hand.api) }
}

describe('an act whose outcome is unknown', () => {
  it('is looked up once at a time, and what was found stands with it alone', async () => {
    const { desk, of } = openActs()
    void desk.getState().inquire('a1')
    void desk.getState().inquire('a1')
    expect(of('receipts.inquireAct')).toHaveLength(1)
    void desk.getState().inquire('a2')
    await of('receipts.inquireAct')[0]?.give({ act: actOf(), settled: true, finding: '' })
    expect(desk.getState().inquiry).toMatchObject({ of: 'a2', answer: { at: 'loading' } })
  })

  it('is settled by hand once, with its evidence', async () => {
    const { desk, of, last } = openActs()
    const settled = desk.getState().settle('a1', 'refunded', '홈택스에서 확인')
    void desk.getState().settle('a1', 'not-refunded', '다른 말')
    expect(of('receipts.settleActByHand').map((call) => call.input)).toEqual([
      { actId: 'a1', conclusion: 'refunded', note: '홈택스에서 확인' },
    ])
    await last('receipts.settleActByHand').give(actOf({ state: 'settled-by-hand' }))
    expect(await settled).toBe(true)
  })

  it('stays as it is and says why when settling is refused', async () => {
    const { desk, last } = openActs()
    const settled = desk.getState().settle('a1', 'refunded', '')
    await last('receipts.settleActByHand').refuse({ kind: 'evidence-missing' })
    expect(await settled).toBe(false)
    expect(desk.getState()).toMatchObject({ isSettling: false, refusal: { kind: 'evidence-missing' } })
    desk.getState().forgetRefusal()
    expect(desk.getState().refusal).toBeNull()
  })
})
