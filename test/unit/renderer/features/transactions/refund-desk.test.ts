import { describe, expect, it } from 'vitest'
import { createClient } from '../../../../../src/contract/client.ts'
import type { AppContract } from '../../../../../src/contract/index.ts'
import { toWon } from '../../../../../src/domain/money.ts'
import { failed, ok } from '../../../../../src/domain/result.ts'
import {
  createRefundDesk,
  notYet,
} from '../../../../../src/renderer/src/features/transactions/parts/refund/refund-desk.ts'

const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

const facts = { refunds: 0, remaining: 39_000 }
const refundedMeanwhile = [
  { name: '이전 환불', seen: '0건', now: '1건' },
  { name: '남은 금액', seen: '39000', now: '17000' },
]
const preview = (amount: unknown, change: object = {}) => {
  const shown = {
    amount,
    split: { taxFree: 0 },
    basedOn: facts,
    mixedTax: false,
    approval: null,
    another: [],
    taxFree: { from: 0, to: 0 },
    receipt: '해당 없음',
    ...change,
  }
  const told = [
    { name: '환불 금액', text: String(amount) },
    { name: '이전 환불', text: `${shown.basedOn.refunds}건` },
    { name: '남은 금액', text: String(shown.basedOn.remaining) },
    { name: '현금영수증', text: shown.receipt },
  ]
  return { ...shown, facts: told, hash: JSON.stringify(told) }
}

/** A refund dialog whose calls are answered by hand; previews answer themselves by `answerPreview`. */
function handDesk(answerPreview: (input: { amount: number; taxFree: number | null }) => unknown) {
  const sent: { operation: string; input: unknown; answer: (answer: unknown) => Promise<void> }[] = []
  const timers = new Set<() => void>()
  const api = createClient<AppContract>((operation, input) => {
    // Only previews and requests cross here, both with an amount.
    if (operation === 'refunds.preview')
      return Promise.resolve(answerPreview(input as Parameters<typeof answerPreview>[0]))
    return new Promise((resolve) => {
      sent.push({
        operation,
        input,
        async answer(answer) {
          resolve(answer)
          await settle()
        },
      })
    })
  })
  const desk = createRefundDesk({
    api,
    transactionId: 't1',
    remaining: toWon(39_000),
    later: (work) => {
      timers.add(work)
      return () => timers.delete(work)
    },
  })
  const rest = async () => {
    for (const work of timers) work()
    timers.clear()
    await settle()
  }
  return { desk, sent, rest }
}

describe('a refund in its dialog', () => {
  it('cannot be sent before its preview is there and a reason is chosen', async () => {
    const { desk, sent } = handDesk(({ amount }) => ok(preview(amount)))
    expect(notYet(desk.getState())).toBe('preview')
    await desk.getState().review()
    expect(notYet(desk.getState())).toBe('reason')
    await desk.getState().send()
    expect(sent).toHaveLength(0)
    desk.getState().setReason('defect')
    expect(notYet(desk.getState())).toBeNull()
  })

  it('is sent once for a slow double click', async () => {
    const { desk, sent } = handDesk(({ amount }) => ok(preview(amount)))
    await desk.getState().review()
    desk.getState().setReason('defect')
    void desk.getState().send()
    void desk.getState().send()
    await sent[0]?.answer(ok({ id: 'r1', state: 'done' }))
    void desk.getState().send()
    await settle()
    expect(sent).toHaveLength(1)
    expect(sent[0]?.input).toEqual({
      transactionId: 't1',
      amount: 39_000,
      taxFree: null,
      reason: { code: 'defect', note: '' },
      basedOn: facts,
      hash: preview(39_000).hash,
    })
  })

  it('never sends an amount whose preview is not the one shown', async () => {
    const { desk, sent, rest } = handDesk(({ amount }) => ok(preview(amount)))
    await desk.getState().review()
    desk.getState().setReason('defect')
    desk.getState().setAmount(toWon(22_000))
    expect(notYet(desk.getState())).toBe('preview')
    await desk.getState().send()
    expect(sent).toHaveLength(0)
    await rest()
    void desk.getState().send()
    expect(sent[0]?.input).toMatchObject({ amount: 22_000 })
  })

  it('shows what changed and asks again when the facts are no longer those shown', async () => {
    let basedOn = facts
    const { desk, sent } = handDesk(({ amount }) => ok(preview(amount, { basedOn })))
    await desk.getState().review()
    desk.getState().setReason('defect')
    void desk.getState().send()
    basedOn = { refunds: 1, remaining: 17_000 }
    await sent[0]?.answer(failed({ kind: 'facts-changed', basedOn }))
    expect(desk.getState()).toMatchObject({ step: 'form', outcome: null, changed: refundedMeanwhile })
    void desk.getState().send()
    expect(sent[1]?.input).toMatchObject({ basedOn })
  })

  it('notices facts that change while the dialog is open', async () => {
    let basedOn = facts
    const { desk } = handDesk(({ amount }) => ok(preview(amount, { basedOn })))
    await desk.getState().review()
    basedOn = { refunds: 1, remaining: 17_000 }
    await desk.getState().review()
    expect(desk.getState().changed).toEqual(refundedMeanwhile)
  })

  it('notices that another receipt would follow, though no refund was made meanwhile', async () => {
    let receipt = '해당 없음'
    const { desk, sent } = handDesk(({ amount }) => ok(preview(amount, { receipt })))
    await desk.getState().review()
    desk.getState().setReason('defect')
    void desk.getState().send()
    receipt = '22,000원을 취소해야 합니다.'
    await sent[0]?.answer(failed({ kind: 'facts-changed', basedOn: facts }))
    expect(desk.getState().changed).toEqual([{ name: '현금영수증', seen: '해당 없음', now: receipt }])
    void desk.getState().send()
    expect(sent[1]?.input).toMatchObject({ hash: preview(39_000, { receipt }).hash })
  })

  it('says nothing of what only follows from another amount', async () => {
    const { desk, rest } = handDesk(({ amount }) => ok(preview(amount, { receipt: `${amount}원을 취소합니다.` })))
    await desk.getState().review()
    desk.getState().setAmount(toWon(22_000))
    await rest()
    expect(desk.getState().changed).toBeNull()
  })

  it('over the limit asks another person instead of sending, once', async () => {
    const { desk, sent } = handDesk(({ amount }) => ok(preview(amount, { another: ['한도를 넘습니다.'] })))
    await desk.getState().review()
    desk.getState().setReason('defect')
    expect(notYet(desk.getState())).toBeNull()
    void desk.getState().send()
    void desk.getState().send()
    expect(sent.map(({ operation }) => operation)).toEqual(['approvals.ask'])
    await sent[0]?.answer(ok({ id: 'a1', amount: 39_000 }))
    expect(desk.getState()).toMatchObject({ step: 'ended', outcome: null, asked: { id: 'a1' } })
  })

  it('asks for the tax-free share of a mixed payment, and again when the amount changes', async () => {
    const { desk, rest } = handDesk(({ amount }) =>
      ok(preview(amount, { mixedTax: true, taxFree: { from: 0, to: 9_000 } })),
    )
    await desk.getState().review()
    desk.getState().setReason('defect')
    expect(notYet(desk.getState())).toBe('tax-free')
    desk.getState().setTaxFree(toWon(0))
    await rest()
    expect(notYet(desk.getState())).toBeNull()
    desk.getState().setAmount(toWon(10_000))
    await rest()
    expect(notYet(desk.getState())).toBe('tax-free')
  })

  it('waits for finance where the gateway asks for its approval, again for another amount', async () => {
    const approval = '복합과세 결제입니다.'
    const { desk, sent, rest } = handDesk(({ amount }) => ok(preview(amount, { approval })))
    await desk.getState().review()
    desk.getState().setReason('defect')
    expect(notYet(desk.getState())).toBe('approval')
    desk.getState().setApproved(true)
    expect(notYet(desk.getState())).toBeNull()
    desk.getState().setAmount(toWon(10_000))
    await rest()
    expect(notYet(desk.getState())).toBe('approval')
    desk.getState().setApproved(true)
    void desk.getState().send()
    expect(sent[0]?.input).toMatchObject({ amount: 10_000, approved: true })
  })

  it('asks for no tax-free share where the amount leaves no choice', async () => {
    const { desk } = handDesk(({ amount }) =>
      ok(preview(amount, { mixedTax: true, taxFree: { from: 9_000, to: 9_000 } })),
    )
    await desk.getState().review()
    desk.getState().setReason('defect')
    expect(notYet(desk.getState())).toBeNull()
  })

  it('cannot be sent while its preview is refused', async () => {
    const { desk, sent } = handDesk(() => failed({ kind: 'exceeds-refundable', refundable: 17_000 }))
    await desk.getState().review()
    desk.getState().setReason('defect')
    await desk.getState().send()
    expect(sent).toHaveLength(0)
    expect(desk.getState().preview).toMatchObject({ at: 'failed' })
  })

  it('ends with an unknown outcome as an outcome, and takes over what a look-up settles', async () => {
    const { desk, sent } = handDesk(({ amount }) => ok(preview(amount)))
    await desk.getState().review()
    desk.getState().setReason('defect')
    void desk.getState().send()
    await sent[0]?.answer(ok({ id: 'r1', state: 'unknown' }))
    expect(desk.getState()).toMatchObject({ step: 'ended', outcome: { state: 'unknown' } })
    void desk.getState().inquire()
    await sent[1]?.answer(ok({ refund: { id: 'r1', state: 'done' }, settled: true, finding: '' }))
    expect(desk.getState()).toMatchObject({ outcome: { state: 'done' }, inquiry: { at: 'ready' } })
  })

  it('stays open with the reason when nothing was sent', async () => {
    const { desk, sent } = handDesk(({ amount }) => ok(preview(amount)))
    await desk.getState().review()
    desk.getState().setReason('defect')
    void desk.getState().send()
    await sent[0]?.answer(failed({ kind: 'credentials-missing', shopName: '가게' }))
    expect(desk.getState()).toMatchObject({ step: 'form', refusal: { kind: 'credentials-missing' } })
  })
})
