import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatewayIds, type GatewayId } from '../../src/domain/gateway.ts'
import { starterBook as kcpStarterBook } from '../../src/main/gateways/kcp/sandbox/index.ts'
import { starterBook as paypleStarterBook } from '../../src/main/gateways/payple/sandbox/index.ts'
import { type BuiltScripts, buildScripts } from '../contract/ledger-build.ts'
import { bringIn, paymentOf, recallSandboxes } from '../unit/application/bulk.ts'
import { morning } from '../unit/application/clock.ts'
import { clearGround, type Ground, layGround, openDesk, type TestDesk, valueOf } from '../unit/application/desk.ts'
import { eventually } from '../unit/application/eventually.ts'
import { detailOf, type KnownPayment, refundOf, transactionIdIn } from '../unit/application/refunding.ts'
import { cancelPaths, givenBack, moneyCalls, siteCode } from '../unit/application/sandboxes.ts'
import { deaths } from './refunds/deaths.ts'
import { killsTold } from './refunds/kills-told.ts'
import { createKiller, type Killer } from './refunds/killed-desk.ts'

/** A payment of the starter book for each death, as different as there are. */
const varied: Readonly<Record<GatewayId, readonly KnownPayment[]>> = {
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

/** At each gateway and death one refund of the whole and one of a part: one of a varied payment, the other of a card. */
const cases = gatewayIds.flatMap((gateway) =>
  deaths.flatMap((death, index) => {
    const [one, other] = [varied[gateway][index], paymentOf(gateway, index + 1)]
    if (one === undefined) throw new Error('a payment for every death')
    const [whole, part] = index % 2 === 0 ? [one, other] : [other, one]
    return [
      { ...death, payment: whole, amount: whole.paid },
      { ...death, payment: part, amount: Math.floor(part.paid / 2) },
    ]
  }),
)

const minuteMs = 60_000
const master = randomBytes(32)

let ground: Ground
let scripts: BuiltScripts
let killer: Killer

beforeAll(async () => {
  scripts = await buildScripts({ child: 'test/faults/refunds/child.ts', worker: 'src/main/ledger/worker.ts' })
  const cards = recallSandboxes(deaths.length)
  ground = await layGround(
    {
      kcp: { book: [...kcpStarterBook(morning, siteCode), ...cards.kcp.book] },
      payple: { book: [...paypleStarterBook(morning), ...cards.payple.book] },
    },
    master,
  )
  killer = await createKiller(ground, scripts, master)
  const desk = await openDesk({ ground })
  for (const gateway of gatewayIds) await bringIn(desk, gateway, deaths.length)
  await desk.close()
})
afterAll(async () => {
  await killer.close()
  await clearGround(ground)
  scripts.remove()
})

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

it('this file kills as many desks as the paper on faults says', () => {
  expect(killsTold().get('test/faults/refund-kill.test.ts')).toBe(cases.length)
})

describe.each(cases)('a desk killed $when', ({ by, onDisk, applied, payment, amount }) => {
  it(`at ${payment.gateway} refunds ${amount.toLocaleString('ko-KR')} won ${applied ? 'once' : 'not at all'}`, async () => {
    const { gateway, number, paid } = payment
    const before = moneyCalls(ground.sandboxes, gateway)
    const first = await openDesk({ ground })
    const transactionId = transactionIdIn(first, payment)
    await first.close()

    const wish = { transactionId, act: { kind: 'refund', amount, basedOn: null }, paths: cancelPaths } as const
    expect(await killer.kill(wish, by)).toBe('SIGKILL')
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
