import { afterEach, describe, expect, it } from 'vitest'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import {
  bringIn,
  bringInAgain,
  confirm,
  countsOf,
  each,
  linesOf,
  numberOf,
  orderOf,
  paymentOf,
  planOf,
  recallDesk,
  resultOf,
  runOf,
  standsIn,
  wholeRecall,
  withoutParts,
} from './bulk.ts'
import { closeDesks, refusalOf, valueOf } from './desk.ts'
import { eventually } from './eventually.ts'
import { refundOf, requestFor } from './refunding.ts'
import { givenBack, moneyCalls } from './sandboxes.ts'

afterEach(closeDesks)

const gateways = ['kcp', 'payple'] as const satisfies readonly GatewayId[]

describe.each(gateways)('a recall of 120 orders at %s', (gateway) => {
  it('is checked, confirmed with its totals, asked for once a line, and told of in 120 lines', async () => {
    const desk = await recallDesk(gateway, 120)
    for (const n of [118, 119]) await refundOf(desk, paymentOf(gateway, n), each)
    const rows = wholeRecall(120).map(([order, amount], at) => [order, at === 119 ? each + 1 : amount] as const)
    const before = moneyCalls(desk.sandboxes, gateway)
    const plan = await planOf(desk, gateway, rows)
    expect(plan).toMatchObject({
      state: 'planned',
      lines: { count: 120, won: 120 * each + 1 },
      verdicts: { ok: { count: 117, won: 3_393_000 }, 'already-refunded': { count: 2 }, over: { count: 1 } },
      confirm: `${gateway === 'kcp' ? '상점 케이' : '상점 페이'}에서 117건 3,393,000원 환불`,
    })
    expect(moneyCalls(desk.sandboxes, gateway)).toBe(before)

    valueOf(await confirm(desk, plan))
    const run = await standsIn(desk, plan.id, 'finished')
    expect(countsOf(run)).toEqual({ done: 117, 'left-out': 3 })
    expect(run.states.done.won).toBe(3_393_000)
    expect(moneyCalls(desk.sandboxes, gateway) - before).toBe(117)
    for (const [at, { state }] of (await linesOf(desk, plan.id)).entries()) {
      const { times } = givenBack(desk.sandboxes, gateway, numberOf(gateway, at + 1))
      expect(times, `line ${at + 1}`).toBe(at === 119 ? 0 : 1)
      expect(state, `line ${at + 1}`).toBe(at < 117 ? 'done' : 'left-out')
    }

    const [header, ...result] = await resultOf(desk, plan.id)
    expect(header).toBe('줄,주문번호,요청금액,결과,환불금액,결제사거래번호,환불번호,시각,사유')
    expect(result).toHaveLength(120)
    expect(result.filter((row) => row.includes(',환불 완료,29000,'))).toHaveLength(117)
    expect(result[117]).toContain('제외(이미 환불됨),0,')
    expect(result[119]).toContain('29001,제외(금액 초과),0,')
  })

  it('with an answer lost in the middle goes on, and the look-up settles that line where it can', async () => {
    const desk = await recallDesk(gateway, 6, { pause: () => 20 })
    const plan = await planOf(desk, gateway, wholeRecall(6))
    desk.sandboxes[gateway].play({ name: 'lost-after-commit' })
    valueOf(await confirm(desk, plan))
    await standsIn(desk, plan.id, 'finished')
    const settled = gateway === 'kcp' ? { done: 6 } : { done: 5, unknown: 1 }
    await eventually(async () => countsOf(await runOf(desk, plan.id))).toEqual(settled)
    expect(moneyCalls(desk.sandboxes, gateway)).toBe(6)
    for (const n of [1, 2, 3, 4, 5, 6]) expect(givenBack(desk.sandboxes, gateway, numberOf(gateway, n)).times).toBe(1)
  })
})

describe('confirming', () => {
  it('another count or sum than the plan has is refused with the plan’s, and nothing is sent', async () => {
    const desk = await recallDesk('kcp', 3)
    const plan = await planOf(desk, 'kcp', wholeRecall(1))
    const asked = { runId: plan.id, count: 1, won: each - 1, reason: { code: 'defect', note: '회수' } as const }
    expect(refusalOf(await desk.api.bulk.start(asked))).toEqual({ kind: 'bulk-plan-changed', count: 1, won: each })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
  })

  it('wants a note: the reason of many refunds is not to be guessed later', async () => {
    const desk = await recallDesk('kcp', 1)
    const plan = await planOf(desk, 'kcp', wholeRecall(1))
    const asked = { runId: plan.id, count: 1, won: each, reason: { code: 'defect', note: ' ' } as const }
    expect(refusalOf(await desk.api.bulk.start(asked))).toEqual({ kind: 'note-missing' })
  })

  it('from two windows at once begins it once', async () => {
    const desk = await recallDesk('kcp', 8)
    const plan = await planOf(desk, 'kcp', wholeRecall(8))
    const both = await Promise.all([confirm(desk, plan), confirm({ api: desk.otherApi }, plan)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ done: 8 })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(8)
  })
})

describe('a list of parts that is sent again', () => {
  const parts = (count: number) => wholeRecall(count).map(([order]) => [order, 3_000] as const)

  it('gives no part back twice, and sends only what was not sent before', async () => {
    const desk = await recallDesk('kcp', 3)
    const first = await planOf(desk, 'kcp', parts(2))
    valueOf(await confirm(desk, first))
    await standsIn(desk, first.id, 'finished')
    const again = await planOf(desk, 'kcp', parts(3))
    expect(again.verdicts).toMatchObject({ ok: { count: 1 }, 'already-refunded': { count: 2, won: 6_000 } })
    valueOf(await confirm(desk, again))
    await standsIn(desk, again.id, 'finished')
    for (const n of [1, 2, 3]) {
      expect(givenBack(desk.sandboxes, 'kcp', numberOf('kcp', n))).toEqual({ won: 3_000, times: 1 })
    }
  })

  it('takes a line that was refused the first time, and one of another amount', async () => {
    const desk = await recallDesk('kcp', 2, { sandboxes: withoutParts(2, 1) })
    const first = await planOf(desk, 'kcp', parts(2))
    valueOf(await confirm(desk, first))
    expect(countsOf(await standsIn(desk, first.id, 'finished'))).toEqual({ declined: 1, done: 1 })
    const again = await planOf(desk, 'kcp', [...parts(1), [orderOf(2), 2_500]])
    expect(again.verdicts.ok).toEqual({ count: 2, won: 5_500 })
  })
})

describe('while lines are sent', () => {
  /** A plan for so many lines, not begun; look-ups of what is unknown are left to the test. */
  async function planFor(count: number) {
    const desk = await recallDesk('kcp', count, { waits: { moneyMs: 400, readMs: 5_000 }, pause: () => 3_600_000 })
    const plan = await planOf(desk, 'kcp', wholeRecall(count))
    return { desk, plan }
  }

  it('a pause sends nothing more after the line on its way, and going on sends the rest once', async () => {
    const { desk, plan } = await planFor(12)
    valueOf(await confirm(desk, plan))
    await eventually(() => moneyCalls(desk.sandboxes, 'kcp')).toBeGreaterThan(1)
    const paused = valueOf(await desk.api.bulk.pause({ runId: plan.id }))
    expect(paused).toMatchObject({ state: 'paused', because: '담당자가 일시정지했습니다.' })
    await eventually(async () => {
      const { states } = await runOf(desk, plan.id)
      return states.intended.count + states.sent.count
    }).toBe(0)
    const sent = moneyCalls(desk.sandboxes, 'kcp')
    expect(sent).toBeLessThan(12)
    valueOf(await desk.api.bulk.resume({ runId: plan.id }))
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ done: 12 })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(12)
  })

  it('paused and gone on with from another window while a line is on its way, each line is still asked once', async () => {
    const { desk, plan } = await planFor(10)
    valueOf(await confirm(desk, plan))
    for (let turn = 0; turn < 4; turn += 1) {
      const api = turn % 2 === 0 ? desk.otherApi : desk.api
      await api.bulk.pause({ runId: plan.id })
      await api.bulk.resume({ runId: plan.id })
    }
    await eventually(async () => countsOf(await runOf(desk, plan.id))).toEqual({ done: 10 })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(10)
  })

  it('stopping leaves the rest unsent for good', async () => {
    const desk = await recallDesk('kcp', 12, { bulkPace: { betweenMs: 30 } })
    const plan = await planOf(desk, 'kcp', wholeRecall(12))
    valueOf(await confirm(desk, plan))
    await eventually(() => moneyCalls(desk.sandboxes, 'kcp')).toBeGreaterThan(1)
    valueOf(await desk.api.bulk.stop({ runId: plan.id }))
    expect(refusalOf(await desk.api.bulk.resume({ runId: plan.id }))).toEqual({
      kind: 'bulk-not-waiting',
      state: 'stopped',
    })
    await eventually(async () => countsOf(await runOf(desk, plan.id))).toEqual({
      done: moneyCalls(desk.sandboxes, 'kcp'),
      'not-sent': 12 - moneyCalls(desk.sandboxes, 'kcp'),
    })
    expect((await resultOf(desk, plan.id)).filter((row) => row.includes(',보내지 않음,0,')).length).toBeGreaterThan(0)
  })

  it('a second list of the shop waits; another shop’s does not', async () => {
    const desk = await recallDesk('kcp', 6, { bulkPace: { betweenMs: 50 } })
    await bringIn(desk, 'payple', 6)
    const rows = wholeRecall(6)
    const first = await planOf(desk, 'kcp', rows.slice(0, 3))
    const second = await planOf(desk, 'kcp', rows.slice(3))
    const other = await planOf(desk, 'payple', rows)
    valueOf(await confirm(desk, first))
    expect(refusalOf(await confirm(desk, second))).toEqual({ kind: 'bulk-busy', fileName: first.fileName })
    valueOf(await confirm(desk, other))
    await standsIn(desk, first.id, 'finished')
    await standsIn(desk, other.id, 'finished')
  })
})

describe('a payment that changed after it was checked', () => {
  it('by a refund made meanwhile is left out with what it is now, and nothing is sent on stale facts', async () => {
    const desk = await recallDesk('kcp', 3)
    const plan = await planOf(desk, 'kcp', wholeRecall(3))
    await refundOf(desk, paymentOf('kcp', 2), 9_000)
    valueOf(await confirm(desk, plan))
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ done: 2, 'left-out': 1 })
    expect((await linesOf(desk, plan.id))[1]).toMatchObject({
      verdict: 'changed',
      sentence: expect.stringContaining('지금 환불 1건, 남은 금액 20,000원입니다.'),
      refund: null,
    })
    expect(givenBack(desk.sandboxes, 'kcp', numberOf('kcp', 2))).toEqual({ won: 9_000, times: 1 })
  })

  it('in that another has come under its order number since is left out: which of the two is meant is not known', async () => {
    const desk = await recallDesk('kcp', 2)
    const plan = await planOf(desk, 'kcp', wholeRecall(2))
    await bringInAgain(desk, 1)
    valueOf(await confirm(desk, plan))
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ done: 1, 'left-out': 1 })
    expect((await linesOf(desk, plan.id))[0]).toMatchObject({
      verdict: 'changed',
      sentence: expect.stringContaining('이 주문번호의 결제가 2건이어서'),
    })
    expect(givenBack(desk.sandboxes, 'kcp', numberOf('kcp', 1)).times).toBe(0)
  })

  it('by a refund whose outcome is open is left out', async () => {
    const desk = await recallDesk('kcp', 2, { pause: () => 3_600_000 })
    const plan = await planOf(desk, 'kcp', wholeRecall(2))
    desk.sandboxes.kcp.play({ name: 'lost-before-commit' })
    await refundOf(desk, paymentOf('kcp', 1), each)
    valueOf(await confirm(desk, plan))
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ done: 1, 'left-out': 1 })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(2)
  })

  it('a single refund asked on the facts before the line’s own is refused', async () => {
    const desk = await recallDesk('kcp', 1)
    const stale = await requestFor(desk, paymentOf('kcp', 1), 1_000)
    const plan = await planOf(desk, 'kcp', wholeRecall(1))
    valueOf(await confirm(desk, plan))
    await standsIn(desk, plan.id, 'finished')
    expect(refusalOf(await desk.api.refunds.request(stale))).toMatchObject({ kind: 'facts-changed' })
  })
})
