import { afterEach, describe, expect, it } from 'vitest'
import {
  bringIn,
  confirm,
  countsOf,
  each,
  linesOf,
  paymentOf,
  planOf,
  recallDesk,
  runOf,
  standsIn,
  wholeRecall,
} from './bulk.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import { closeDesks, openDesk, refusalOf, valueOf } from './desk.ts'
import { eventually } from './eventually.ts'
import { refundOf } from './refunding.ts'
import { moneyCalls, readCalls } from './sandboxes.ts'

afterEach(closeDesks)

describe('checking at the gateway', () => {
  it('asks about every line that would be sent, changes nothing that agrees, and counts it', async () => {
    const desk = await recallDesk('kcp', 5)
    const plan = await planOf(desk, 'kcp', [...wholeRecall(4), ['NOBODY', each]])
    expect(valueOf(await desk.api.bulk.check({ runId: plan.id }))).toEqual({
      asked: 4,
      same: 4,
      unclear: 0,
      differs: 0,
      failed: 0,
      because: null,
      notAsked: 0,
      wasCancelled: false,
    })
    expect(readCalls(desk.sandboxes, 'kcp')).toBe(4)
    expect(await runOf(desk, plan.id)).toMatchObject({ checked: 4, verdicts: { ok: { count: 4 } } })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
  })

  it('leaves out what was refunded elsewhere, and the plan that is confirmed is the smaller one', async () => {
    const desk = await recallDesk('kcp', 3)
    const elsewhere = await openDesk()
    elsewhere.endpoints.kcp = desk.sandboxes.urls.kcp
    await bringIn(elsewhere, 'kcp', 3)
    await refundOf(elsewhere, paymentOf('kcp', 1), each)
    await refundOf(elsewhere, paymentOf('kcp', 2), 9_000)
    const plan = await planOf(desk, 'kcp', wholeRecall(3))
    expect(valueOf(await desk.api.bulk.check({ runId: plan.id }))).toMatchObject({ asked: 3, same: 1, differs: 2 })
    const [whole, part] = await linesOf(desk, plan.id)
    expect(whole).toMatchObject({
      verdict: 'already-refunded',
      sentence: expect.stringContaining('다른 곳에서 한 환불'),
    })
    expect(part).toMatchObject({ verdict: 'over', sentence: expect.stringContaining('남은 금액 20,000원') })
    expect(refusalOf(await confirm(desk, plan))).toEqual({ kind: 'bulk-plan-changed', count: 1, won: each })
    valueOf(await confirm(desk, await runOf(desk, plan.id)))
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ done: 1, 'left-out': 2 })
  })

  it('shares one auth of Payple', async () => {
    const desk = await recallDesk('payple', 6)
    const plan = await planOf(desk, 'payple', wholeRecall(6))
    // Payple's look-up says nothing of refunds unless it is told to, and that is no agreement.
    expect(valueOf(await desk.api.bulk.check({ runId: plan.id }))).toMatchObject({ same: 0, unclear: 6, differs: 0 })
    expect(desk.sandboxes.payple.report().totals).toMatchObject({ auths: 1, lookUps: 6 })
  })

  it('can be stopped, and is ended by the start of the run', async () => {
    const desk = await recallDesk('kcp', 20, { bulkPace: { betweenMs: 20 } })
    const plan = await planOf(desk, 'kcp', wholeRecall(20))
    const checking = desk.api.bulk.check({ runId: plan.id })
    await eventually(() => readCalls(desk.sandboxes, 'kcp')).toBeGreaterThan(1)
    valueOf(await desk.api.bulk.cancelCheck({ runId: plan.id }))
    const sums = valueOf(await checking)
    expect(sums).toMatchObject({ wasCancelled: true, notAsked: 20 - sums.asked })
    const again = desk.api.bulk.check({ runId: plan.id })
    await eventually(() => readCalls(desk.sandboxes, 'kcp')).toBeGreaterThan(sums.asked)
    valueOf(await confirm(desk, await runOf(desk, plan.id)))
    expect(valueOf(await again).wasCancelled).toBe(true)
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ done: 20 })
  })

  it('of many lines can be stopped while they are still being read, before the gateway is asked', async () => {
    let read = 0
    let atFifth: () => Promise<unknown> = async () => undefined
    const counted = (real: Ledger): Ledger => ({
      ...real,
      transaction: async (id) => {
        read += 1
        if (read === 5) await atFifth()
        return real.transaction(id)
      },
    })
    const desk = await recallDesk('kcp', 30, { ledger: counted })
    const plan = await planOf(desk, 'kcp', wholeRecall(30))
    read = 0
    atFifth = () => desk.api.bulk.cancelCheck({ runId: plan.id })
    const sums = valueOf(await desk.api.bulk.check({ runId: plan.id }))
    expect(sums).toMatchObject({ asked: 0, notAsked: 30, wasCancelled: true })
    expect(read).toBe(5)
    expect(readCalls(desk.sandboxes, 'kcp')).toBe(0)
  })

  it('is not for a run that has begun', async () => {
    const desk = await recallDesk('kcp', 1)
    const plan = await planOf(desk, 'kcp', wholeRecall(1))
    valueOf(await confirm(desk, plan))
    await standsIn(desk, plan.id, 'finished')
    expect(refusalOf(await desk.api.bulk.check({ runId: plan.id }))).toEqual({
      kind: 'bulk-not-waiting',
      state: 'finished',
    })
  })
})
