import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatewayIds, type GatewayId } from '../../src/domain/gateway.ts'
import { selfIssueIdentity } from '../../src/domain/receipt/identity.ts'
import { type BuiltScripts, buildScripts } from '../contract/ledger-build.ts'
import { clearGround, type Ground, layGround, openDesk, type TestDesk, valueOf } from '../unit/application/desk.ts'
import { eventually } from '../unit/application/eventually.ts'
import { cancel, issue, kcpCancelPath, registerPath } from '../unit/application/receipting.ts'
import { bringOwed, owedBy, owingBooks, sandboxesOf } from '../unit/application/owing.ts'
import { detailOf, type KnownPayment, transactionIdIn } from '../unit/application/refunding.ts'
import { deaths } from './refunds/deaths.ts'
import { killsTold } from './refunds/kills-told.ts'
import { createKiller, type Killer } from './refunds/killed-desk.ts'

const kinds = ['issue', 'cancel'] as const
type Kind = (typeof kinds)[number]

const minuteMs = 60_000
const master = randomBytes(32)
const count = deaths.length * kinds.length

/** Where each act of a receipt is asked for. Payple's two differ by their query. */
const paths: Readonly<Record<GatewayId, Readonly<Record<Kind, string>>>> = {
  kcp: { issue: registerPath, cancel: kcpCancelPath },
  payple: { issue: '/php/taxsave/api/tsAct.php', cancel: '/php/taxsave/api/tsAct.php' },
}

/** One payment's receipt looks like the next one's, so all are 자진발급. */
const acts = {
  issue: (desk: TestDesk, payment: KnownPayment) => issue(desk, payment, selfIssueIdentity),
  cancel,
} as const

let ground: Ground
let scripts: BuiltScripts
let killer: Killer

beforeAll(async () => {
  scripts = await buildScripts({ child: 'test/faults/refunds/child.ts', worker: 'src/main/ledger/worker.ts' })
  const books = owingBooks(count)
  ground = await layGround(sandboxesOf(books), master)
  killer = await createKiller(ground, scripts, master)
  const desk = await openDesk({ ground })
  for (const gateway of gatewayIds) await bringOwed(desk, gateway, books)
  await desk.close()
})
afterAll(async () => {
  await killer.close()
  await clearGround(ground)
  scripts.remove()
})

/** How often a gateway has made such an act so far. */
function madeAt(gateway: GatewayId, kind: Kind): number {
  const { kcp, payple } = ground.sandboxes
  const { receipts, receiptCancels } = kcp.report().totals
  if (gateway === 'kcp') return kind === 'issue' ? receipts : receiptCancels
  return payple.report().totals.byPath[`${paths.payple.issue}?ACT_=${kind === 'issue' ? 'TSREG' : 'TSCANCEL'}`] ?? 0
}

const cases = gatewayIds.flatMap((gateway) =>
  kinds.flatMap((kind, turn) =>
    deaths.map((death, at) => ({ ...death, kind, payment: owedBy(gateway, turn * deaths.length + at + 1) })),
  ),
)

it('this file kills as many desks as the paper on faults says', () => {
  expect(killsTold().get('test/faults/receipt-kill.test.ts')).toBe(cases.length)
})

describe.each(cases)('a desk killed $when', ({ by, onDisk, applied, kind, payment }) => {
  it(`has asked ${payment.gateway} for the ${kind} of a receipt ${applied ? 'once' : 'not at all'}, and asks nothing twice`, async () => {
    const { gateway } = payment
    const first = await openDesk({ ground })
    if (kind === 'cancel')
      expect(valueOf(await issue(first, payment, selfIssueIdentity))).toMatchObject({ state: 'done' })
    const before = madeAt(gateway, kind)
    const transactionId = transactionIdIn(first, payment)
    await first.close()

    const wish = { transactionId, act: { kind }, paths: [paths[gateway][kind]] } as const
    expect(await killer.kill(wish, by)).toBe('SIGKILL')
    // What was on its way when the desk died may arrive after it.
    await eventually(() => madeAt(gateway, kind) - before).toBe(applied ? 1 : 0)

    const desk = await openDesk({ ground })
    try {
      expect(await desk.ledger.integrity()).toBe('ok')
      const [left] = (await detailOf(desk, payment)).receiptDesk.acts
      expect(left).toMatchObject({ kind, state: onDisk, amount: 120_000 })
      if (left === undefined) throw new Error('the act is gone')
      await desk.resolver.resume(desk.book)
      if (onDisk !== 'done') await settle(desk, payment, left.id, applied)
      expect(madeAt(gateway, kind) - before).toBe(applied ? 1 : 0)

      // What was not done can be asked for again, and is then done once; what was done cannot.
      const again = await acts[kind](desk, payment)
      expect(again.ok).toBe(!applied)
      if (again.ok) expect(again.value).toMatchObject({ state: 'done' })
      expect(madeAt(gateway, kind) - before).toBe(1)
      await auditsItsStates(desk, left.id)
    } finally {
      await desk.close()
    }
  })
})

/** It is unknown and bars every other; Payple's look-up proves an issue by its number, all else a person settles by what is there. */
async function settle(desk: TestDesk, payment: KnownPayment, actId: string, applied: boolean): Promise<void> {
  const { receiptDesk } = await detailOf(desk, payment)
  const [act] = receiptDesk.acts
  expect(act).toMatchObject({ id: actId, state: 'unknown' })
  expect([receiptDesk.issueBlocked, receiptDesk.cancelBlocked]).toMatchObject([
    { because: '결과가 정해지지 않은 현금영수증 요청이 있습니다.' },
    { because: '결과가 정해지지 않은 현금영수증 요청이 있습니다.' },
  ])
  desk.clock.move(minuteMs)
  const { settled } = valueOf(await desk.api.receipts.inquireAct({ actId }))
  expect(settled).toBe(payment.gateway === 'payple' && act?.kind === 'issue' && applied)
  if (settled) return
  const conclusion = applied ? 'refunded' : 'not-refunded'
  valueOf(await desk.api.receipts.settleActByHand({ actId, conclusion, note: '결제사 관리자에서 확인' }))
}

/** Every state the act has been in has its line in the audit, in its order. */
async function auditsItsStates(desk: TestDesk, actId: string): Promise<void> {
  const audit = await desk.ledger.auditTrail({ offset: 0, limit: 1_000 })
  const lines = audit.filter(({ subject }) => subject === actId).toReversed()
  const states = lines.map(({ detail }) => detail['to'] ?? 'intended')
  expect(states[0]).toBe('intended')
  expect(new Set(states).size).toBe(states.length)
  const act = await desk.ledger.receiptAct(actId)
  expect(states.at(-1)).toBe(act?.state)
}
