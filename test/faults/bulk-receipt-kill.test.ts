import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GatewayId, gatewayIds } from '../../src/domain/gateway.ts'
import { type ReceiptRunKind, receiptRunKinds } from '../../src/domain/receipt/receipt-run.ts'
import { type BuiltScripts, buildScripts } from '../contract/ledger-build.ts'
import { clearGround, type Ground, layGround, openDesk, type TestDesk, valueOf } from '../unit/application/desk.ts'
import { ended } from '../unit/application/bulk-receipts.ts'
import { bringOwed, owedBy, owingBooks, sandboxesOf } from '../unit/application/owing.ts'
import {
  atKcp,
  atPayple,
  calls,
  cancelPath,
  issuePath,
  kcpCancelPath,
  kcpCounts,
  registerPath,
} from '../unit/application/receipting.ts'
import { transactionIdIn } from '../unit/application/refunding.ts'
import type { BulkReceiptOrders } from './refunds/bulk-receipt-child.ts'
import { killsTold } from './refunds/kills-told.ts'
import { startWatchingProxy, type WatchingProxy } from './refunds/watching-proxy.ts'

const count = 7
/** The receipt the desk is killed in. */
const at = 4
const minuteMs = 60_000
const master = randomBytes(32)
/** Where receipts are asked for at Payple, whatever is done. */
const paypleActPath = issuePath.split('?')[0] ?? ''
const paths: Readonly<Record<GatewayId, Readonly<Record<ReceiptRunKind, string>>>> = {
  kcp: { issue: registerPath, cancel: kcpCancelPath },
  payple: { issue: paypleActPath, cancel: paypleActPath },
}

const deaths = [
  { when: 'while the request is on its way, which gets lost', applied: false },
  { when: 'while the gateway answers', applied: true },
] as const
type Death = (typeof deaths)[number]

let scripts: BuiltScripts
beforeAll(async () => {
  scripts = await buildScripts({
    child: 'test/faults/refunds/bulk-receipt-child.ts',
    worker: 'src/main/ledger/worker.ts',
  })
})
afterAll(() => scripts.remove())

/** Stands before the gateway and kills the child at the nth act. */
function watched(
  url: string,
  path: string,
  { applied }: Death,
  child: () => ChildProcess | null,
): Promise<WatchingProxy> {
  let acts = 0
  const kill = async (): Promise<void> => {
    const victim = child()
    if (victim === null) throw new Error('no child to kill')
    const gone = new Promise((end) => victim.once('exit', end))
    victim.kill('SIGKILL')
    await gone
  }
  return startWatchingProxy(url, {
    arrived: async (asked) => {
      if (asked !== path) return 'pass'
      acts += 1
      if (acts !== at || applied) return 'pass'
      await kill()
      return 'drop'
    },
    answered: async (asked) => {
      if (asked === path && acts === at && applied) await kill()
    },
  })
}

/** Runs a desk of its own process that issues or cancels; tells how it ended. */
async function runUntilKilled(
  ground: Ground,
  gateway: GatewayId,
  death: Death,
  told: Pick<BulkReceiptOrders, 'kind' | 'shopId' | 'transactionIds'>,
) {
  let child: ChildProcess | null = null
  const proxy = await watched(ground.sandboxes.urls[gateway], paths[gateway][told.kind], death, () => child)
  const orders: BulkReceiptOrders = {
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

/** How many receipts of the payment live at the gateway. */
const livingAt = (desk: TestDesk, gateway: GatewayId, n: number): number =>
  gateway === 'kcp'
    ? atKcp(desk).filter(
        ({ tno, orderNumber, remaining }) =>
          remaining > 0 && (tno === owedBy('kcp', n).number || orderNumber.includes(owedBy('kcp', n).number)),
      ).length
    : atPayple(desk, owedBy('payple', n))?.live === true
      ? 1
      : 0

/** How often the gateway was asked to do it in all, by its own count. */
const doneAt = (desk: TestDesk, gateway: GatewayId, kind: ReceiptRunKind): number =>
  gateway === 'kcp'
    ? kcpCounts(desk)[kind === 'issue' ? 'receipts' : 'receiptCancels']
    : calls(desk, kind === 'issue' ? issuePath : cancelPath)

type Wanted = Pick<BulkReceiptOrders, 'kind' | 'shopId' | 'transactionIds'>

/** What can go of these now. */
async function check(desk: TestDesk, { kind, shopId, transactionIds }: Wanted) {
  if (kind === 'issue') return valueOf(await desk.api.bulkReceipts.check({ shopId, transactionIds }))
  const receipts = transactionIds.map((transactionId) => ({ transactionId, issuedAt: null }))
  return valueOf(await desk.api.bulkReceipts.checkCancels({ shopId, receipts, takes: 'whole', reason: 'other' }))
}

/** Begins what can go, and waits until it is over. */
async function goOn(desk: TestDesk, { planId, ready, kind }: Awaited<ReturnType<typeof check>>): Promise<void> {
  valueOf(await desk.api.bulkReceipts.start({ planId, ...ready, reason: kind === 'cancel' ? 'other' : null }))
  expect((await ended(desk)).state).toBe('finished')
}

it('this file kills as many desks as the paper on faults says', () => {
  expect(killsTold().get('test/faults/bulk-receipt-kill.test.ts')).toBe(
    gatewayIds.length * receiptRunKinds.length * deaths.length,
  )
})

const runs = gatewayIds.flatMap((gateway) => receiptRunKinds.map((kind) => ({ gateway, kind })))

describe.each(runs)('a bulk $kind at $gateway', ({ gateway, kind }) => {
  it.each(deaths)('killed $when goes on by a new check: nothing is done twice, and nothing is lost', async (death) => {
    const books = owingBooks(count)
    const ground = await layGround(sandboxesOf(books), master)
    try {
      const first = await openDesk({ ground })
      await bringOwed(first, gateway, books)
      const shopId = first.shopIds[gateway]
      const transactionIds = Array.from({ length: count }, (_, index) =>
        transactionIdIn(first, owedBy(gateway, index + 1)),
      )
      const wanted = { kind, shopId, transactionIds }
      // What is to be cancelled was issued in good time.
      if (kind === 'cancel') await goOn(first, await check(first, { ...wanted, kind: 'issue' }))
      await first.close()
      expect(await runUntilKilled(ground, gateway, death, wanted)).toBe('SIGKILL')

      const desk = await openDesk({ ground })
      await desk.resolver.resume(desk.book)
      const [open] = valueOf(await desk.api.receipts.tasks({ shopId }))
      expect(open).toMatchObject({ kind: 'unknown-act', row: { id: transactionIds[at - 1] } })
      const plan = await check(desk, wanted)
      expect(plan.ready.count).toBe(count - at)
      expect(plan.blocked.map(({ transactionId }) => transactionId)).toEqual(transactionIds.slice(0, at))
      await goOn(desk, plan)

      // A person reads Hometax, and what was not done is done by one more check.
      desk.clock.move(2 * minuteMs)
      const conclusion = death.applied ? 'refunded' : 'not-refunded'
      valueOf(
        await desk.api.receipts.settleActByHand({ actId: open?.actId ?? '', conclusion, note: '홈택스에서 확인' }),
      )
      const rest = await check(desk, wanted)
      expect(rest.ready.count).toBe(death.applied ? 0 : 1)
      if (rest.ready.count > 0) await goOn(desk, rest)
      for (let n = 1; n <= count; n += 1)
        expect(livingAt(desk, gateway, n), `receipt ${n}`).toBe(kind === 'issue' ? 1 : 0)
      expect(doneAt(desk, gateway, kind)).toBe(count)
      await desk.close()
    } finally {
      await clearGround(ground)
    }
  })
})
