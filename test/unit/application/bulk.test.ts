import { afterEach, describe, expect, it } from 'vitest'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import {
  bringIn,
  confirm,
  countsOf,
  each,
  linesOf,
  numberOf,
  orderOf,
  planOf,
  recallSandboxes,
  standsIn,
} from './bulk.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { refundOf } from './refunding.ts'
import { givenBack, moneyCalls } from './sandboxes.ts'

afterEach(closeDesks)

const gateways = ['kcp', 'payple'] as const satisfies readonly GatewayId[]

/** A desk whose shops have the payments of a recall; `count` 120 unless told. */
async function recallDesk(
  gateway: GatewayId,
  count: number,
  changes: Parameters<typeof openDesk>[0] = {},
): Promise<TestDesk> {
  const desk = await openDesk({ sandboxes: recallSandboxes(count), ...changes })
  await bringIn(desk, gateway, count)
  return desk
}

const paymentOf = (gateway: GatewayId, n: number) => ({ gateway, number: numberOf(gateway, n), paid: each })

describe.each(gateways)('a recall of 120 orders at %s', (gateway) => {
  it('is checked line by line, confirmed with its totals, and every line is asked for once', async () => {
    const desk = await recallDesk(gateway, 120)
    for (const n of [118, 119]) await refundOf(desk, paymentOf(gateway, n), each)
    const rows = Array.from({ length: 120 }, (_, at) => [orderOf(at + 1), at === 119 ? each + 1 : each] as const)
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
  })
})

describe('confirming', () => {
  it('another count or sum than the plan has is refused with the plan’s, and nothing is sent', async () => {
    const desk = await recallDesk('kcp', 3)
    const plan = await planOf(desk, 'kcp', [[orderOf(1), each]])
    const asked = { runId: plan.id, count: 1, won: each - 1, reason: { code: 'defect', note: '회수' } as const }
    expect(refusalOf(await desk.api.bulk.start(asked))).toEqual({ kind: 'bulk-plan-changed', count: 1, won: each })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
  })
})
