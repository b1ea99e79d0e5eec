import { afterEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../../src/contract/operation.ts'
import type { approvals } from '../../../src/contract/operations/approvals.ts'
import { toWon } from '../../../src/domain/money.ts'
import type { OperatorRole } from '../../../src/domain/operator.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { ask, atBoth, detailOf, known, type KnownPayment, remainingOf, requestFor } from './refunding.ts'
import { givenBack, moneyCalls } from './sandboxes.ts'

afterEach(closeDesks)

/** Who sits at the desk in these stories; the 관리자 is `op-1`. */
const people = {
  cs: { id: 'cs-1', name: '박상담', role: 'cs' },
  cs2: { id: 'cs-2', name: '오상담', role: 'cs' },
  finance: { id: 'fin-1', name: '이재무', role: 'finance' },
  approver: { id: 'app-1', name: '최승인', role: 'approver' },
} as const satisfies Record<string, { id: string; name: string; role: OperatorRole }>

/** A desk at which people take turns. */
async function sharedDesk(): Promise<TestDesk> {
  const desk = await openDesk()
  const done = { operatorId: 'op-1', at: desk.clock.now() }
  for (const operator of Object.values(people)) valueOf(await desk.ledger.addOperator({ operator, pin: null, ...done }))
  await desk.ledger.setRefundLimit({ role: 'cs', limit: toWon(10_000), ...done })
  await desk.ledger.setRefundLimit({ role: 'finance', limit: toWon(30_000), ...done })
  return desk
}

async function wishFor(desk: TestDesk, payment: KnownPayment, amount: number): Promise<InputOf<typeof approvals.ask>> {
  return requestFor(desk, payment, amount)
}

/** A request that must have been laid before others. */
async function asked(desk: TestDesk, payment: KnownPayment, amount: number) {
  return valueOf(await desk.api.approvals.ask(await wishFor(desk, payment, amount)))
}

const waiting = async (desk: TestDesk) =>
  valueOf(await desk.api.approvals.list({ shopId: null, open: true, offset: 0, limit: 50 }))
const ended = async (desk: TestDesk) =>
  valueOf(await desk.api.approvals.list({ shopId: null, open: false, offset: 0, limit: 50 }))

describe.each(atBoth)('over the limit at $gateway', (payment) => {
  it('nothing is sent by whoever asks; another approves, and it goes out once, in the name of who asked', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    expect(refusalOf(await ask(desk, payment, 12_000))).toMatchObject({ kind: 'approval-needed' })
    const request = await asked(desk, payment, 12_000)
    expect(moneyCalls(desk.sandboxes, payment.gateway)).toBe(0)
    expect(await remainingOf(desk, payment)).toBe(payment.paid)
    desk.sit(people.approver)
    const refund = valueOf(await desk.api.approvals.approve({ requestId: request.id }))
    expect(refund).toMatchObject({ state: 'done', amount: 12_000, operatorId: 'cs-1', approvedBy: 'app-1' })
    expect(refusalOf(await desk.api.approvals.approve({ requestId: request.id }))).toEqual({
      kind: 'approval-ended',
      state: 'intended',
    })
    expect(givenBack(desk.sandboxes, payment.gateway, payment.number)).toEqual({ won: 12_000, times: 1 })
    expect((await ended(desk))[0]?.request).toMatchObject({
      state: 'intended',
      changedBy: 'app-1',
      refundId: refund.id,
    })
  })

  it('pressed twice at once by two approvers it goes out once', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    const { id: requestId } = await asked(desk, payment, 12_000)
    desk.sit(people.approver)
    const both = await Promise.all([
      desk.api.approvals.approve({ requestId }),
      desk.otherApi.approvals.approve({ requestId }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(givenBack(desk.sandboxes, payment.gateway, payment.number)).toEqual({ won: 12_000, times: 1 })
  })
})

describe('a request for approval', () => {
  it('is never approved or refused by whoever asked, whatever their role', async () => {
    const desk = await sharedDesk()
    desk.sit(people.finance)
    const { id: requestId } = await asked(desk, known.kcpCard, 40_000)
    expect((await waiting(desk))[0]?.bar).toBe('own-request')
    expect(refusalOf(await desk.api.approvals.approve({ requestId }))).toEqual({ kind: 'approval-own' })
    expect(refusalOf(await desk.api.approvals.refuse({ requestId, note: '아님' }))).toEqual({ kind: 'approval-own' })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
  })

  it('is not approved in the ledger by the same person either, whoever calls it', async () => {
    const desk = await sharedDesk()
    desk.sit(people.finance)
    const request = await asked(desk, known.kcpCard, 40_000)
    const split = await splitOf(desk)
    const approved = { requestId: request.id, refundId: 'r-own', split, operatorId: 'fin-1', at: desk.clock.now() }
    await expect(desk.ledger.noteApprovedRefundIntended(approved)).rejects.toThrow()
    expect((await detailOf(desk, known.kcpCard)).refunds).toEqual([])
  })

  it('is approved by finance up to what finance may refund alone, and not beyond', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    const small = await asked(desk, known.kcpCard, 30_000)
    const large = await asked(desk, known.paypleCard, 39_000)
    desk.sit(people.finance)
    expect(refusalOf(await desk.api.approvals.approve({ requestId: large.id }))).toMatchObject({
      kind: 'approval-over-limit',
      because: expect.stringContaining('30,000원'),
    })
    expect(valueOf(await desk.api.approvals.approve({ requestId: small.id })).state).toBe('done')
  })

  it('needs the permission: another CS cannot approve it and sees why', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    const { id: requestId } = await asked(desk, known.kcpCard, 12_000)
    desk.sit(people.cs2)
    expect(refusalOf(await desk.api.approvals.approve({ requestId }))).toMatchObject({ kind: 'not-allowed' })
    expect((await waiting(desk))[0]?.bar).toBe('role')
  })

  it('becomes void when something was refunded meanwhile, saying what changed, and sends nothing', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    const { id: requestId } = await asked(desk, known.kcpCard, 12_000)
    valueOf(await ask(desk, known.kcpCard, 5_000))
    desk.sit(people.approver)
    const changes = (await waiting(desk))[0]?.changes
    expect(changes).toContainEqual({ name: '남은 금액', seen: '55,000원', now: '50,000원' })
    expect(refusalOf(await desk.api.approvals.approve({ requestId }))).toEqual({ kind: 'approval-void', changes })
    expect(givenBack(desk.sandboxes, 'kcp', known.kcpCard.number)).toEqual({ won: 5_000, times: 1 })
    expect((await ended(desk))[0]?.request).toMatchObject({
      state: 'void',
      note: expect.stringContaining('남은 금액: 55,000원 → 50,000원'),
    })
    expect(refusalOf(await desk.api.approvals.approve({ requestId }))).toMatchObject({ kind: 'approval-ended' })
  })

  it('is void, and does not only wait, once another refund of the payment is open: however that ends, it is one more', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    const { id: requestId } = await asked(desk, known.kcpCard, 12_000)
    desk.sandboxes.kcp.play({ name: 'lost-before-commit' })
    expect(valueOf(await ask(desk, known.kcpCard, 5_000)).state).toBe('unknown')
    desk.sit(people.approver)
    const [listed] = await waiting(desk)
    expect(listed?.blocked).toBeNull()
    expect(listed?.changes).toContainEqual({ name: '이전 환불', seen: '0건', now: '1건' })
    expect(refusalOf(await desk.api.approvals.approve({ requestId })).kind).toBe('approval-void')
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(1)
  })

  it('becomes void when more was refunded than would be left', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    const { id: requestId } = await asked(desk, known.kcpCard, 50_000)
    desk.sit(people.finance)
    valueOf(await ask(desk, known.kcpCard, 20_000))
    desk.sit(people.approver)
    expect(refusalOf(await desk.api.approvals.approve({ requestId })).kind).toBe('approval-void')
    expect(givenBack(desk.sandboxes, 'kcp', known.kcpCard.number).won).toBe(20_000)
  })

  it('becomes void when the shop is another than was shown', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    const { id: requestId } = await asked(desk, known.kcpCard, 12_000)
    const shop = (await desk.ledger.shops()).find(({ id }) => id === desk.shopIds.kcp)
    if (shop === undefined) throw new Error('no shop')
    await desk.ledger.changeShop({
      shop: { ...shop, name: '다른 이름' },
      tax: null,
      operatorId: 'op-1',
      at: desk.clock.now(),
    })
    desk.sit(people.approver)
    expect(refusalOf(await desk.api.approvals.approve({ requestId }))).toMatchObject({
      kind: 'approval-void',
      changes: [{ name: '상점', now: expect.stringContaining('다른 이름') }],
    })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
  })

  it('is refused only with a reason, and taken back only by who asked; either way nothing is sent', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    const first = await asked(desk, known.kcpCard, 12_000)
    expect(refusalOf(await desk.api.approvals.ask(await wishFor(desk, known.kcpCard, 15_000)))).toEqual({
      kind: 'approval-open',
    })
    desk.sit(people.finance)
    expect(refusalOf(await desk.api.approvals.withdraw({ requestId: first.id }))).toEqual({ kind: 'approval-not-own' })
    expect(refusalOf(await desk.api.approvals.refuse({ requestId: first.id, note: '  ' }))).toEqual({
      kind: 'evidence-missing',
    })
    expect(
      valueOf(await desk.api.approvals.refuse({ requestId: first.id, note: '영수증을 먼저 보세요' })),
    ).toMatchObject({
      state: 'refused',
      note: '영수증을 먼저 보세요',
    })
    desk.sit(people.cs)
    const second = await asked(desk, known.kcpCard, 15_000)
    expect(valueOf(await desk.api.approvals.withdraw({ requestId: second.id })).state).toBe('withdrawn')
    desk.sit(people.approver)
    expect(refusalOf(await desk.api.approvals.approve({ requestId: second.id }))).toMatchObject({
      kind: 'approval-ended',
      state: 'withdrawn',
    })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
    expect(await waiting(desk)).toEqual([])
  })

  it('is not asked for where it is not needed, nor on facts that are gone', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    expect(refusalOf(await desk.api.approvals.ask(await wishFor(desk, known.kcpCard, 10_000)))).toEqual({
      kind: 'approval-not-needed',
    })
    const stale = await wishFor(desk, known.kcpCard, 12_000)
    valueOf(await ask(desk, known.kcpCard, 5_000))
    expect(refusalOf(await desk.api.approvals.ask(stale)).kind).toBe('facts-changed')
  })
})

describe('the limit of a role', () => {
  it('counts all that was refunded of the payment without approval, so that parts do not get around it', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    valueOf(await ask(desk, known.kcpCard, 6_000))
    expect(refusalOf(await ask(desk, known.kcpCard, 6_000))).toMatchObject({
      kind: 'approval-needed',
      because: [expect.stringContaining('12,000원')],
    })
    valueOf(await ask(desk, known.kcpCard, 4_000))
    expect(givenBack(desk.sandboxes, 'kcp', known.kcpCard.number)).toEqual({ won: 10_000, times: 2 })
  })

  it('does not count what another person approved', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    const { id: requestId } = await asked(desk, known.kcpCard, 12_000)
    desk.sit(people.approver)
    valueOf(await desk.api.approvals.approve({ requestId }))
    desk.sit(people.cs)
    expect(valueOf(await ask(desk, known.kcpCard, 10_000)).approvedBy).toBeNull()
  })

  it('of CS: a mixed-tax refund that finance must answer for is asked for, not sent', async () => {
    const desk = await sharedDesk()
    desk.sit(people.cs)
    const wish = await requestFor(desk, known.paypleMixedTax, 8_000)
    expect(refusalOf(await desk.api.refunds.request({ ...wish, approved: true })).kind).toBe('approval-needed')
    const request = valueOf(await desk.api.approvals.ask(wish))
    desk.sit(people.finance)
    expect(valueOf(await desk.api.approvals.approve({ requestId: request.id })).state).toBe('done')
  })
})

/** The tax split of a refund of 40,000 of the card payment. */
async function splitOf(desk: TestDesk) {
  const { transactionId } = await requestFor(desk, known.kcpCard, 40_000)
  const { split } = valueOf(await desk.api.refunds.preview({ transactionId, amount: 40_000, taxFree: null }))
  return { ...split }
}
