import { describe, expect, it } from 'vitest'
import { createByHandDesk } from '../../../../../../src/renderer/src/features/receipts/issuing/by-hand-desk.ts'
import { handApi } from '../../../hand-api.ts'
import { actOf, detailOf } from '../../../receipt-detail.ts'

const form = { purpose: 'income-deduction', approvalNumber: '012345678', note: '홈택스' } as const

function openDesk(ids: readonly string[]) {
  const hand = handApi()
  const desk = createByHandDesk(hand.api, ids)
  void desk.getState().load()
  return { ...hand, desk }
}

describe('receipts issued by hand, one after the other', () => {
  it('are written down with the amount and the acts that were shown, and the next one follows', async () => {
    const { desk, of, last } = openDesk(['t1', 't2'])
    await last('transactions.detail').give(detailOf())
    const written = desk.getState().write(form)
    void desk.getState().write(form)
    expect(of('receipts.recordElsewhere').map((call) => call.input)).toEqual([
      { transactionId: 't1', kind: 'issue', extent: 'whole', amount: 132_000, earlierActs: 0, ...form },
    ])
    await last('receipts.recordElsewhere').give(actOf())
    expect(await written).toBe(true)
    expect(desk.getState()).toMatchObject({ at: 1, written: 1, payment: { at: 'loading' } })
    expect(last('transactions.detail').input).toEqual({ transactionId: 't2' })
  })

  it('can be passed over, and end with the last one', async () => {
    const { desk, of, last } = openDesk(['t1'])
    await last('transactions.detail').give(detailOf())
    desk.getState().skip()
    expect(desk.getState()).toMatchObject({ at: 1, written: 0 })
    expect(of('receipts.recordElsewhere')).toHaveLength(0)
  })

  it('stay with the reason where one was not written down, read again when the facts had changed', async () => {
    const { desk, of, last } = openDesk(['t1'])
    await last('transactions.detail').give(detailOf())
    const written = desk.getState().write(form)
    await last('receipts.recordElsewhere').refuse({ kind: 'receipt-facts-changed' })
    await last('transactions.detail').give(detailOf({ acts: [actOf()], issueAmount: 99_000 }))
    expect(await written).toBe(false)
    expect(desk.getState()).toMatchObject({ at: 0, refusal: { kind: 'receipt-facts-changed' } })
    expect(of('transactions.detail')).toHaveLength(2)
  })
})
