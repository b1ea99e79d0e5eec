import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatewayIds, type GatewayId } from '../../src/domain/gateway.ts'
import { type BuiltScripts, buildScripts } from '../contract/ledger-build.ts'
import { clearGround, type Ground, layGround, openDesk, type TestDesk, valueOf } from '../unit/application/desk.ts'
import { eventually } from '../unit/application/eventually.ts'
import { detailOf, type KnownPayment, refundOf, transactionIdIn } from '../unit/application/refunding.ts'
import { givenBack, isCancel, moneyCalls } from '../unit/application/sandboxes.ts'
import type { OwnDeath, RefundOrders } from './refunds/child.ts'
import { startWatchingProxy, type WatchingProxy } from './refunds/watching-proxy.ts'

/** Where the desk is killed, what is then on disk, and whether the gateway gives the money back. */
const deaths = [
  { when: 'after the refund was noted', by: 'intended', onDisk: 'intended', applied: false },
  { when: 'after the sending was noted, before the first byte', by: 'sent', onDisk: 'sent', applied: false },
  { when: 'while the request is on its way, which gets lost', by: 'lost', onDisk: 'sent', applied: false },
  { when: 'while the request is on its way, which arrives', by: 'arriving', onDisk: 'sent', applied: true },
  { when: 'while the gateway answers', by: 'answering', onDisk: 'sent', applied: true },
  { when: 'after the answer, before it was written', by: 'answered', onDisk: 'sent', applied: true },
  { when: 'after the answer was written', by: 'settled', onDisk: 'done', applied: true },
] as const
type Death = (typeof deaths)[number]['by']

const ownDeaths: readonly OwnDeath[] = ['intended', 'sent', 'answered', 'settled']
const ownDeathOf = (by: Death): OwnDeath | null => ownDeaths.find((one) => one === by) ?? null

/** A payment of the starter book for each death; every other one goes back as a whole. */
const payments: Readonly<Record<GatewayId, readonly KnownPayment[]>> = {
  kcp: [55_000, 10_000, 50_000, 30_000, 132_000, 10_000, 33_000].map((paid, index) => ({
    gateway: 'kcp',
    number: `2026112300000${index + 1}`,
    paid,
  })),
  payple: [39_000, 128_000, 1_000, 55_000, 64_000, 150_000, 88_000].map((paid, index) => ({
    gateway: 'payple',
    number: `PP_ORDER_100${index + 1}`,
    paid,
  })),
}

const cases = gatewayIds.flatMap((gateway) =>
  deaths.map((death, index) => {
    const payment = payments[gateway][index]
    if (payment === undefined) throw new Error('a payment for every death')
    return { ...death, payment, amount: index % 2 === 0 ? payment.paid : Math.floor(payment.paid / 2) }
  }),
)

const minuteMs = 60_000
const master = randomBytes(32)

let ground: Ground
let scripts: BuiltScripts
const proxies: { readonly kcp: WatchingProxy; readonly payple: WatchingProxy }[] = []
/** The child that is to be killed by its parent, and at which moment. */
let marked: { readonly by: Death; readonly child: ChildProcess; readonly ended: Promise<unknown> } | null = null

const killMarked = async (): Promise<void> => {
  marked?.child.kill('SIGKILL')
  await marked?.ended
}

const watched = (url: string): Promise<WatchingProxy> =>
  startWatchingProxy(url, {
    arrived: async (path) => {
      const by = marked?.by
      if (!isCancel(path) || (by !== 'lost' && by !== 'arriving')) return 'pass'
      await killMarked()
      return by === 'lost' ? 'drop' : 'pass'
    },
    answered: async (path) => {
      if (isCancel(path) && marked?.by === 'answering') await killMarked()
    },
  })

beforeAll(async () => {
  scripts = await buildScripts({ child: 'test/faults/refunds/child.ts', worker: 'src/main/ledger/worker.ts' })
  ground = await layGround({}, master)
  proxies.push({ kcp: await watched(ground.sandboxes.urls.kcp), payple: await watched(ground.sandboxes.urls.payple) })
  await (await openDesk({ ground })).close()
})
afterAll(async () => {
  for (const { kcp, payple } of proxies) await Promise.all([kcp.close(), payple.close()])
  await clearGround(ground)
  scripts.remove()
})

/** Runs a desk of its own process that asks for one refund; tells how it ended. */
async function runChild(transactionId: string, amount: number, by: Death): Promise<string | null> {
  const [urls] = proxies
  if (urls === undefined) throw new Error('no gateway listens')
  const orders: RefundOrders = {
    folder: ground.folder,
    master: master.toString('hex'),
    addon: process.env['YEONGSU_SQLITE_ADDON'] || null,
    worker: scripts.path('worker'),
    endpoints: { kcp: urls.kcp.url, payple: urls.payple.url },
    now: ground.clock.now(),
    transactionId,
    amount,
    diesAfter: ownDeathOf(by),
    basedOn: null,
    waits: false,
  }
  const file = join(ground.folder, 'orders.json')
  writeFileSync(file, JSON.stringify(orders))
  const child = spawn(process.execPath, [scripts.path('child'), file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<string | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
  marked = { by, child, ended }
  const signal = await ended
  marked = null
  return signal
}

/** Every state a refund has been in has its line in the audit, and there is no other. */
async function auditsItsStates(desk: TestDesk, payment: KnownPayment, refundId: string): Promise<void> {
  const { timeline } = await detailOf(desk, payment)
  const states = timeline.filter((event) => event.refundId === refundId).map(({ kind }) => kind)
  const audit = await desk.ledger.auditTrail({ offset: 0, limit: 1_000 })
  const lines = audit.filter(({ subject }) => subject === refundId)
  expect(lines).toHaveLength(states.length)
  expect(lines.map(({ detail }) => detail['to'] ?? 'intended').toReversed()).toEqual(
    states.map((kind) => kind.replace('refund-', '')),
  )
}

describe.each(cases)('a desk killed $when', ({ by, onDisk, applied, payment, amount }) => {
  it(`at ${payment.gateway} refunds ${amount.toLocaleString('ko-KR')} won ${applied ? 'once' : 'not at all'}`, async () => {
    const { gateway, number, paid } = payment
    const before = moneyCalls(ground.sandboxes, gateway)
    const first = await openDesk({ ground })
    const transactionId = transactionIdIn(first, payment)
    await first.close()

    expect(await runChild(transactionId, amount, by)).toBe('SIGKILL')
    // What was on its way when the desk died may arrive after it.
    await eventually(() => givenBack(ground.sandboxes, gateway, number).times).toBe(applied ? 1 : 0)

    const desk = await openDesk({ ground })
    try {
      expect(await desk.ledger.integrity()).toBe('ok')
      const [left, ...more] = (await detailOf(desk, payment)).refunds
      expect(more).toEqual([])
      expect(left).toMatchObject({ state: onDisk, amount })
      if (left === undefined) throw new Error('the refund is gone')

      expect(await desk.resolver.resume(desk.book)).toBeGreaterThanOrEqual(onDisk === 'done' ? 0 : 1)
      const held = onDisk === 'done' ? 'done' : 'unknown'
      expect(await detailOf(desk, payment)).toMatchObject({ remaining: paid - amount, refunds: [{ state: held }] })
      if (held === 'unknown') await settle(desk, payment, left.id, applied)

      await auditsItsStates(desk, payment, left.id)
      const remaining = applied ? paid - amount : paid
      expect((await detailOf(desk, payment)).remaining).toBe(remaining)
      expect(givenBack(desk.sandboxes, gateway, number)).toEqual({ won: paid - remaining, times: applied ? 1 : 0 })
      expect(moneyCalls(desk.sandboxes, gateway) - before).toBe(applied ? 1 : 0)

      if (remaining > 0) expect(await refundOf(desk, payment, remaining)).toMatchObject({ state: 'done' })
      expect(givenBack(desk.sandboxes, gateway, number).won).toBe(paid)
    } finally {
      await desk.close()
    }
  })
})

/** KCP's balance settles it, an unmoved one after a minute; at Payple a person reads the partner admin. */
async function settle(desk: TestDesk, { gateway }: KnownPayment, refundId: string, applied: boolean): Promise<void> {
  desk.clock.move(minuteMs)
  const inquiry = valueOf(await desk.api.refunds.inquire({ refundId }))
  if (gateway === 'kcp') {
    expect(inquiry).toMatchObject({ settled: true, refund: { state: applied ? 'done' : 'not-applied' } })
    return
  }
  expect(inquiry).toMatchObject({ settled: false, refund: { state: 'unknown' } })
  const conclusion = applied ? 'refunded' : 'not-refunded'
  valueOf(await desk.api.refunds.settleByHand({ refundId, conclusion, note: '파트너 관리자에서 확인' }))
}
