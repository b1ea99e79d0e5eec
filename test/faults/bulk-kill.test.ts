import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GatewayId, gatewayIds } from '../../src/domain/gateway.ts'
import { type BuiltScripts, buildScripts } from '../contract/ledger-build.ts'
import {
  bringIn,
  countsOf,
  each,
  linesOf,
  numberOf,
  paymentOf,
  planOf,
  recallSandboxes,
  resultOf,
  runOf,
  standsIn,
  wholeRecall,
} from '../unit/application/bulk.ts'
import { clearGround, type Ground, layGround, openDesk, type TestDesk, valueOf } from '../unit/application/desk.ts'
import { eventually } from '../unit/application/eventually.ts'
import { detailOf, refundOf } from '../unit/application/refunding.ts'
import { givenBack, isCancel, moneyCalls } from '../unit/application/sandboxes.ts'
import type { BulkOrders, LineDeath } from './refunds/bulk-child.ts'
import { killsTold } from './refunds/kills-told.ts'
import { startWatchingProxy, type WatchingProxy } from './refunds/watching-proxy.ts'

/** Where in a line the desk is killed, what the line then is at the next start, and whether the gateway gave the money back. */
const deaths = [
  { when: 'after the line was noted', by: 'intended', left: 'unknown', applied: false },
  { when: 'after the sending was noted, before the first byte', by: 'sent', left: 'unknown', applied: false },
  { when: 'while the request is on its way, which gets lost', by: 'lost', left: 'unknown', applied: false },
  { when: 'while the request is on its way, which arrives', by: 'arriving', left: 'unknown', applied: true },
  { when: 'while the gateway answers', by: 'answering', left: 'unknown', applied: true },
  { when: 'after the answer was written', by: 'settled', left: 'done', applied: true },
] as const
type Death = (typeof deaths)[number]

const ownDeaths: readonly LineDeath[] = ['intended', 'sent', 'settled']
const minuteMs = 60_000
const master = randomBytes(32)

let scripts: BuiltScripts
beforeAll(async () => {
  scripts = await buildScripts({ child: 'test/faults/refunds/bulk-child.ts', worker: 'src/main/ledger/worker.ts' })
})
afterAll(() => scripts.remove())

/** The child that is to be killed by its parent, and at which cancel. */
interface Marked {
  readonly by: Death['by']
  readonly at: number
  child: ChildProcess | null
  cancels: number
}

async function kill({ child }: Marked): Promise<void> {
  if (child === null) throw new Error('no child to kill')
  const ended = new Promise((end) => child.once('exit', end))
  child.kill('SIGKILL')
  await ended
}

const watched = (url: string, marked: Marked): Promise<WatchingProxy> =>
  startWatchingProxy(url, {
    arrived: async (path) => {
      if (!isCancel(path)) return 'pass'
      marked.cancels += 1
      if (marked.cancels !== marked.at || (marked.by !== 'lost' && marked.by !== 'arriving')) return 'pass'
      await kill(marked)
      return marked.by === 'lost' ? 'drop' : 'pass'
    },
    answered: async (path) => {
      if (isCancel(path) && marked.by === 'answering' && marked.cancels === marked.at) await kill(marked)
    },
  })

/** Runs a desk of its own process that begins the plan; tells how it ended. */
async function sendUntilKilled(ground: Ground, gateway: GatewayId, runId: string, { by }: Death, at: number) {
  const marked: Marked = { by, at, child: null, cancels: 0 }
  const proxy = await watched(ground.sandboxes.urls[gateway], marked)
  const orders: BulkOrders = {
    folder: ground.folder,
    master: master.toString('hex'),
    addon: process.env['YEONGSU_SQLITE_ADDON'] || null,
    worker: scripts.path('worker'),
    endpoints: { ...ground.sandboxes.urls, [gateway]: proxy.url },
    now: ground.clock.now(),
    runId,
    diesAfter: ownDeaths.find((one) => one === by) ?? null,
    dieAt: at,
  }
  const file = join(ground.folder, 'orders.json')
  writeFileSync(file, JSON.stringify(orders))
  const child = spawn(process.execPath, [scripts.path('child'), file], { stdio: ['ignore', 'ignore', 'inherit'] })
  marked.child = child
  const signal = await new Promise<string | null>((end) => child.once('exit', (_code, how) => end(how)))
  // What was on its way when the desk died may arrive after it; the proxy ends when it has.
  await proxy.close()
  return signal
}

/** KCP's balance settles it, an unmoved one after a minute; at Payple a person reads the partner admin. */
async function settle(desk: TestDesk, gateway: GatewayId, refundId: string, applied: boolean): Promise<void> {
  desk.clock.move(minuteMs)
  const inquiry = valueOf(await desk.api.refunds.inquire({ refundId }))
  if (gateway === 'kcp') {
    expect(inquiry).toMatchObject({ settled: true, refund: { state: applied ? 'done' : 'not-applied' } })
    return
  }
  const conclusion = applied ? 'refunded' : 'not-refunded'
  valueOf(await desk.api.refunds.settleByHand({ refundId, conclusion, note: '파트너 관리자에서 확인' }))
}

/** A plan over `count` payments, made by a desk that is closed again: the last asks too much, the `refunded` before it went back already. */
async function planned(ground: Ground, gateway: GatewayId, count: number, refunded: number): Promise<string> {
  const desk = await openDesk({ ground })
  await bringIn(desk, gateway, count)
  for (let n = count - refunded; n < count; n += 1) await refundOf(desk, paymentOf(gateway, n), each)
  const rows = wholeRecall(count).map(([order, won], at) => [order, at === count - 1 ? each + 1 : won] as const)
  const plan = await planOf(desk, gateway, rows)
  await desk.close()
  return plan.id
}

/** Everything of it: killed at line `at`, opened again, gone on with, and counted at the gateway. */
async function killedAt(gateway: GatewayId, death: Death, count: number, refunded: number, at: number): Promise<void> {
  const ground = await layGround(recallSandboxes(count), master)
  try {
    const runId = await planned(ground, gateway, count, refunded)
    const before = moneyCalls(ground.sandboxes, gateway)
    const sends = count - refunded - 1
    expect(await sendUntilKilled(ground, gateway, runId, death, at)).toBe('SIGKILL')
    const { number } = paymentOf(gateway, at)
    await eventually(() => givenBack(ground.sandboxes, gateway, number).times).toBe(death.applied ? 1 : 0)

    const desk = await openDesk({ ground })
    expect(await desk.ledger.integrity()).toBe('ok')
    expect(await desk.ledger.interruptedBulkRuns({ at: desk.clock.now() })).toBe(1)
    await desk.resolver.resume(desk.book)
    const run = await runOf(desk, runId)
    const done = death.left === 'done' ? at : at - 1
    expect(run.state).toBe('paused')
    expect(countsOf(run)).toEqual({
      'left-out': refunded + 1,
      ...(done > 0 ? { done } : {}),
      ...(death.left === 'unknown' ? { unknown: 1 } : {}),
      waiting: sends - at,
    })
    const [line] = (await linesOf(desk, runId)).slice(at - 1)
    expect((await detailOf(desk, paymentOf(gateway, at))).refunds).toHaveLength(1)
    if (death.left === 'unknown') await settle(desk, gateway, line?.refund?.id ?? '', death.applied)

    valueOf(await desk.api.bulk.resume({ runId }))
    await standsIn(desk, runId, 'finished')
    const lines = await linesOf(desk, runId)
    for (const [index, { state }] of lines.slice(0, sends).entries()) {
      const { times } = givenBack(desk.sandboxes, gateway, numberOf(gateway, index + 1))
      const isLost = index + 1 === at && !death.applied
      expect(times, `line ${index + 1}`).toBe(isLost ? 0 : 1)
      if (index + 1 !== at) expect(state, `line ${index + 1}`).toBe('done')
    }
    const asked = death.applied ? sends : sends - 1
    expect(moneyCalls(desk.sandboxes, gateway) - before).toBe(asked)
    const [, ...result] = await resultOf(desk, runId)
    expect(result).toHaveLength(count)
    expect(result.filter((row) => /,환불 완료(?:\(직접 확정\))?,29000,/.test(row))).toHaveLength(asked)
    await desk.close()
  } finally {
    await clearGround(ground)
  }
}

it('this file kills as many desks as the paper on faults says', () => {
  const atEach = deaths.length + 1
  expect(killsTold().get('test/faults/bulk-kill.test.ts')).toBe(gatewayIds.length * atEach)
})

describe.each(gatewayIds)('a bulk refund at %s', (gateway) => {
  it.each(deaths)('of a few lines, killed $when, goes on and asks nothing twice', async (death) => {
    await killedAt(gateway, death, 9, 2, 4)
  })

  it('of 120 lines, killed with line 57 on its way: 56 are done, 57 is looked up, the rest run, and 117 went back', async () => {
    const [arriving] = deaths.filter(({ by }) => by === 'arriving')
    if (arriving === undefined) throw new Error('no such death')
    await killedAt(gateway, arriving, 120, 2, 57)
  }, 30_000)
})
