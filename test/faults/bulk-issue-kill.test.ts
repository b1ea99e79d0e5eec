import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GatewayId, gatewayIds } from '../../src/domain/gateway.ts'
import { type BuiltScripts, buildScripts } from '../contract/ledger-build.ts'
import { clearGround, type Ground, layGround, openDesk, type TestDesk, valueOf } from '../unit/application/desk.ts'
import { eventually } from '../unit/application/eventually.ts'
import { bringOwed, owedBy, owingBooks, sandboxesOf } from '../unit/application/owing.ts'
import { atKcp, atPayple, issuePath, registerPath } from '../unit/application/receipting.ts'
import { transactionIdIn } from '../unit/application/refunding.ts'
import type { BulkIssueOrders } from './refunds/bulk-issue-child.ts'
import { killsTold } from './refunds/kills-told.ts'
import { startWatchingProxy, type WatchingProxy } from './refunds/watching-proxy.ts'

const count = 7
/** The receipt the desk is killed in. */
const at = 4
const minuteMs = 60_000
const master = randomBytes(32)
const paths: Readonly<Record<GatewayId, string>> = { kcp: registerPath, payple: issuePath.split('?')[0] ?? '' }

const deaths = [
  { when: 'while the request is on its way, which gets lost', applied: false },
  { when: 'while the gateway answers', applied: true },
] as const
type Death = (typeof deaths)[number]

let scripts: BuiltScripts
beforeAll(async () => {
  scripts = await buildScripts({
    child: 'test/faults/refunds/bulk-issue-child.ts',
    worker: 'src/main/ledger/worker.ts',
  })
})
afterAll(() => scripts.remove())

/** Stands before the gateway and kills the child at the nth issue. */
function watched(
  url: string,
  path: string,
  { applied }: Death,
  child: () => ChildProcess | null,
): Promise<WatchingProxy> {
  let issues = 0
  const kill = async (): Promise<void> => {
    const victim = child()
    if (victim === null) throw new Error('no child to kill')
    const ended = new Promise((end) => victim.once('exit', end))
    victim.kill('SIGKILL')
    await ended
  }
  return startWatchingProxy(url, {
    arrived: async (asked) => {
      if (asked !== path) return 'pass'
      issues += 1
      if (issues !== at || applied) return 'pass'
      await kill()
      return 'drop'
    },
    answered: async (asked) => {
      if (asked === path && issues === at && applied) await kill()
    },
  })
}

/** Runs a desk of its own process that issues; tells how it ended. */
async function issueUntilKilled(
  ground: Ground,
  gateway: GatewayId,
  death: Death,
  told: Pick<BulkIssueOrders, 'shopId' | 'transactionIds'>,
) {
  let child: ChildProcess | null = null
  const proxy = await watched(ground.sandboxes.urls[gateway], paths[gateway], death, () => child)
  const orders: BulkIssueOrders = {
    ...told,
    folder: ground.folder,
    master: master.toString('hex'),
    addon: process.env['YEONGSU_SQLITE_ADDON'] || null,
    worker: scripts.path('worker'),
    endpoints: { ...ground.sandboxes.urls, [gateway]: proxy.url },
    now: ground.clock.now(),
  }
  const file = join(ground.folder, 'orders.json')
  writeFileSync(file, JSON.stringify(orders))
  const started = spawn(process.execPath, [scripts.path('child'), file], { stdio: ['ignore', 'ignore', 'inherit'] })
  child = started
  const signal = await new Promise<string | null>((end) => started.once('exit', (_code, how) => end(how)))
  await proxy.close()
  return signal
}

/** How many receipts the gateway has of the payment, and how often it was asked for one in all. */
const issuedAt = (desk: TestDesk, gateway: GatewayId, n: number): number =>
  gateway === 'kcp'
    ? atKcp(desk).filter(
        ({ tno, orderNumber }) => tno === owedBy('kcp', n).number || orderNumber.includes(owedBy('kcp', n).number),
      ).length
    : atPayple(desk, owedBy('payple', n))?.live === true
      ? 1
      : 0

const madeAt = (desk: TestDesk, gateway: GatewayId): number =>
  gateway === 'kcp'
    ? desk.sandboxes.kcp.report().totals.receipts
    : (desk.sandboxes.payple.report().totals.byPath[issuePath] ?? 0)

it('this file kills as many desks as the paper on faults says', () => {
  expect(killsTold().get('test/faults/bulk-issue-kill.test.ts')).toBe(gatewayIds.length * deaths.length)
})

describe.each(gatewayIds)('a bulk issue at %s', (gateway) => {
  it.each(deaths)(
    'killed $when goes on by a new check: no receipt is issued twice, and none is lost',
    async (death) => {
      const books = owingBooks(count)
      const ground = await layGround(sandboxesOf(books), master)
      try {
        const first = await openDesk({ ground })
        await bringOwed(first, gateway, books)
        const shopId = first.shopIds[gateway]
        const transactionIds = Array.from({ length: count }, (_, index) =>
          transactionIdIn(first, owedBy(gateway, index + 1)),
        )
        await first.close()
        expect(await issueUntilKilled(ground, gateway, death, { shopId, transactionIds })).toBe('SIGKILL')

        const desk = await openDesk({ ground })
        await desk.resolver.resume(desk.book)
        const [open] = valueOf(await desk.api.receipts.tasks({ shopId }))
        expect(open).toMatchObject({ kind: 'unknown-act', row: { id: transactionIds[at - 1] } })
        const plan = valueOf(await desk.api.bulkIssues.check({ shopId, transactionIds }))
        expect(plan.ready.count).toBe(count - at)
        expect(plan.blocked.map(({ transactionId }) => transactionId)).toEqual(transactionIds.slice(0, at))
        valueOf(await desk.api.bulkIssues.start({ planId: plan.planId, ...plan.ready }))
        await eventually(async () => valueOf(await desk.api.bulkIssues.current({}))?.state).toBe('finished')

        // A person reads Hometax, and what was not issued is issued by one more check.
        desk.clock.move(2 * minuteMs)
        const conclusion = death.applied ? 'refunded' : 'not-refunded'
        valueOf(
          await desk.api.receipts.settleActByHand({ actId: open?.actId ?? '', conclusion, note: '홈택스에서 확인' }),
        )
        const rest = valueOf(await desk.api.bulkIssues.check({ shopId, transactionIds }))
        expect(rest.ready.count).toBe(death.applied ? 0 : 1)
        if (rest.ready.count > 0) valueOf(await desk.api.bulkIssues.start({ planId: rest.planId, ...rest.ready }))
        await eventually(async () => valueOf(await desk.api.bulkIssues.current({}))?.state).toBe('finished')
        for (let n = 1; n <= count; n += 1) expect(issuedAt(desk, gateway, n), `receipt ${n}`).toBe(1)
        expect(madeAt(desk, gateway)).toBe(count)
        await desk.close()
      } finally {
        await clearGround(ground)
      }
    },
  )
})
