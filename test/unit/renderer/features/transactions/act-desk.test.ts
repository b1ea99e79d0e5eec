import { describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../../../src/contract/operation.ts'
import type { transactions } from '../../../../../src/contract/operations/transactions.ts'
import { toInstant } from '../../../../../src/domain/day.ts'
import { createActDesk } from '../../../../../src/renderer/src/features/transactions/parts/receipt/act-desk.ts'
import { actOf, detailOf } from '../../receipt-detail.ts'
import { handApi } from '../../hand-api.ts'

const form = { purpose: 'income-deduction', identity: '010-1234-5678' } as const

function openDesk(kind: 'issue' | 'cancel', detail = detailOf()) {
  const hand = handApi()
  return { ...hand, desk: createActDesk({ api: hand.api, kind, detail }) }
}

/** A payment as main would send it. */
const sent = (detail: OutputOf<typeof transactions.detail>) => detail

describe('issuing a receipt', () => {
  it('is sent once for a slow double click, with the number of acts that was shown', async () => {
    const { desk, of, last } = openDesk('issue', detailOf({ acts: [actOf({ id: 'a1', state: 'declined' })] }))
    void desk.getState().issue(form)
    void desk.getState().issue(form)
    expect(of('receipts.issue').map((call) => call.input)).toEqual([
      { transactionId: 't1', ...form, amount: 132_000, earlierActs: 1, otherSale: null },
    ])
    await last('receipts.issue').give(actOf({ id: 'a2', state: 'done' }))
    void desk.getState().issue(form)
    expect(of('receipts.issue')).toHaveLength(1)
    expect(desk.getState()).toMatchObject({ step: 'ended', outcome: { id: 'a2' } })
  })

  it('stopped by receipts that look like it goes on with exactly those, and why it is another sale', async () => {
    const { desk, last } = openDesk('issue')
    const doubles = ['t7', 't8'].map((transactionId) => ({ transactionId, alike: 'same-identity', sentence: '닮음' }))
    const issued = desk.getState().issue(form)
    await last('receipts.issue').refuse({ kind: 'receipt-double', doubles })
    await last('transactions.detail').give(sent(detailOf()))
    expect(await issued).toBe(false)
    expect(desk.getState()).toMatchObject({ step: 'form', refusal: null, doubles })
    void desk.getState().issue(form, '하나 더 삼')
    expect(last('receipts.issue').input).toMatchObject({ otherSale: { than: ['t7', 't8'], reason: '하나 더 삼' } })
    await last('receipts.issue').give(actOf({ state: 'done' }))
    const other = openDesk('issue')
    void other.desk.getState().issue(form)
    await other.last('receipts.issue').refuse({ kind: 'receipt-double', doubles })
    await other.last('transactions.detail').give(sent(detailOf()))
    other.desk.getState().forgetDoubles()
    void other.desk.getState().issue({ ...form, identity: '010-1111-2222' })
    expect(other.last('receipts.issue').input).toMatchObject({ otherSale: null })
  })

  it('keeps nothing of the identity, before or after', async () => {
    const { desk, last } = openDesk('issue')
    void desk.getState().issue(form)
    expect(JSON.stringify(desk.getState())).not.toContain('1234-5678')
    await last('receipts.issue').give(actOf({ state: 'done' }))
    expect(JSON.stringify(desk.getState())).not.toContain('1234-5678')
  })

  it('says what became of it whatever it was, and answers true only then', async () => {
    for (const state of ['done', 'declined', 'not-applied', 'unknown'] as const) {
      const { desk, last } = openDesk('issue')
      const issued = desk.getState().issue(form)
      await last('receipts.issue').give(actOf({ state }))
      expect(await issued).toBe(true)
      expect(desk.getState()).toMatchObject({ step: 'ended', outcome: { state }, refusal: null })
    }
  })

  it('reads the payment again and says so when the facts are no longer those shown', async () => {
    const { desk, last } = openDesk('issue')
    const issued = desk.getState().issue(form)
    await last('receipts.issue').refuse({ kind: 'receipt-facts-changed' })
    await last('transactions.detail').give(sent(detailOf({ acts: [actOf()], issueAmount: 99_000 })))
    expect(await issued).toBe(false)
    expect(desk.getState()).toMatchObject({
      step: 'form',
      refusal: null,
      outcome: null,
      changed: { seen: { acts: 0, amount: 132_000 }, now: { acts: 1, amount: 99_000 } },
    })
    void desk.getState().issue(form)
    expect(last('receipts.issue').input).toMatchObject({ earlierActs: 1, amount: 99_000 })
    expect(desk.getState().changed).toBeNull()
  })

  it('says that the facts changed even where the figures happen to be the same', async () => {
    const { desk, last } = openDesk('issue')
    void desk.getState().issue(form)
    await last('receipts.issue').refuse({ kind: 'receipt-facts-changed' })
    await last('transactions.detail').give(sent(detailOf()))
    expect(desk.getState().changed).not.toBeNull()
  })

  it('stays open with the reason when nothing was sent', async () => {
    const { desk, last } = openDesk('issue')
    void desk.getState().issue(form)
    await last('receipts.issue').refuse({ kind: 'identity-refused', problem: 'business-number-wrong' })
    await last('transactions.detail').give(sent(detailOf()))
    expect(desk.getState()).toMatchObject({ step: 'form', changed: null, refusal: { kind: 'identity-refused' } })
  })

  it('notices facts that change while the form is open, and none while it is sending', async () => {
    const { desk, of, last } = openDesk('issue')
    void desk.getState().review()
    await last('transactions.detail').give(sent(detailOf()))
    expect(desk.getState().changed).toBeNull()
    void desk.getState().review()
    void desk.getState().issue(form)
    await of('transactions.detail')[1]?.give(sent(detailOf({ issueAmount: 1_000 })))
    expect(desk.getState()).toMatchObject({ step: 'sending', changed: null })
  })
})

describe('cancelling a receipt', () => {
  it('names the refund whose own cancel failed, and none where there is none', async () => {
    const retryOf = { refundId: 'r1', from: toInstant('2026-11-24T09:00:00+09:00'), isOpen: true }
    const retry = openDesk('cancel', detailOf({ retryOf }))
    void retry.desk.getState().cancel('trade-cancelled', 'whole')
    expect(retry.last('receipts.cancel').input).toEqual({
      transactionId: 't1',
      extent: 'whole',
      reason: 'trade-cancelled',
      refundId: 'r1',
      amount: 132_000,
      earlierActs: 0,
    })
    const plain = openDesk('cancel')
    void plain.desk.getState().cancel('other', 'whole')
    expect(plain.last('receipts.cancel').input).toMatchObject({ reason: 'other', refundId: null })
  })

  it('takes over what a look-up proves of an unknown one', async () => {
    const { desk, of, last } = openDesk('cancel')
    void desk.getState().cancel('other', 'whole')
    await last('receipts.cancel').give(actOf({ kind: 'cancel', state: 'unknown' }))
    void desk.getState().inquire()
    void desk.getState().inquire()
    expect(of('receipts.inquireAct').map((call) => call.input)).toEqual([{ actId: 'a1' }])
    await last('receipts.inquireAct').give({
      act: actOf({ kind: 'cancel', state: 'done' }),
      settled: true,
      finding: '취소되었습니다.',
    })
    expect(desk.getState()).toMatchObject({ outcome: { state: 'done' }, inquiry: { at: 'ready' } })
  })
})
