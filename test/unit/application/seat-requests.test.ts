import { afterEach, describe, expect, it } from 'vitest'
import { toWon } from '../../../src/domain/money.ts'
import { clearGround, closeDesks, layGround, openDesk, refusalOf, valueOf } from './desk.ts'
import { ask, atBoth, detailOf, known, remainingOf } from './refunding.ts'
import { givenBack, moneyCalls } from './sandboxes.ts'
import {
  acquaintedSeats,
  admin,
  answerRequest,
  auditOf,
  clearFiles,
  nameSeat,
  openAnswer,
  openSeats,
  people,
  sendRequest,
  takeAnswer,
  type TwoSeats,
} from './seating.ts'

afterEach(async () => {
  await closeDesks()
  clearFiles()
})

const ended = async ({ shop }: TwoSeats) =>
  valueOf(await shop.api.approvals.list({ shopId: null, open: false, offset: 0, limit: 50 }))[0]?.request

describe.each(atBoth)('a refund over the limit at $gateway that another seat approves', (payment) => {
  it('goes out once, from the seat that asked, in the name of who asked, with who approved it there', async () => {
    const seats = await acquaintedSeats()
    const { shop, office } = seats
    const requestId = await sendRequest(seats, payment, 12_000)
    await answerRequest(seats)
    expect(moneyCalls(shop.sandboxes, payment.gateway)).toBe(0)
    shop.sit(people.cs)
    const opened = valueOf(await openAnswer(seats))
    expect(opened).toMatchObject({
      seatName: '본사',
      amount: 12_000,
      askedBy: '박상담',
      answeredBy: '최승인',
      verdict: 'approved',
    })
    expect(moneyCalls(shop.sandboxes, payment.gateway)).toBe(0)
    const taken = valueOf(await shop.api.seatRequests.takeAnswer({ token: opened?.token ?? '' }))
    const [seat] = await shop.ledger.seats()
    expect(taken).toMatchObject({
      requestId,
      refund: { state: 'done', amount: 12_000, operatorId: 'cs-1', approvedBy: seat?.id },
    })
    expect(givenBack(shop.sandboxes, payment.gateway, payment.number)).toEqual({ won: 12_000, times: 1 })
    expect(moneyCalls(office.sandboxes, payment.gateway)).toBe(0)
    expect(await ended(seats)).toMatchObject({
      state: 'intended',
      changedBy: seat?.id,
      note: '최승인',
      refundId: taken.refund?.id,
    })
    expect((await auditOf(shop)).slice(0, 8)).toContain('seat-answer-taken')
    expect(await auditOf(office)).toEqual(expect.arrayContaining(['seat-request-opened', 'seat-request-answered']))
  })

  it('goes out once when the answer is opened twice at once, in two windows', async () => {
    const seats = await acquaintedSeats()
    await sendRequest(seats, payment, 12_000)
    await answerRequest(seats)
    const { shop } = seats
    const one = valueOf(await openAnswer(seats))?.token ?? ''
    const other = valueOf(await openAnswer(seats, shop.otherApi))?.token ?? ''
    const taken = await Promise.all([
      shop.api.seatRequests.takeAnswer({ token: one }),
      shop.otherApi.seatRequests.takeAnswer({ token: other }),
      shop.api.seatRequests.takeAnswer({ token: one }),
    ])
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1)
    expect(givenBack(shop.sandboxes, payment.gateway, payment.number)).toEqual({ won: 12_000, times: 1 })
    expect(refusalOf(await openAnswer(seats))).toEqual({ kind: 'approval-ended', state: 'intended' })
    expect(givenBack(shop.sandboxes, payment.gateway, payment.number).times).toBe(1)
  })

  it('goes out once when somebody at this desk approved it at the same time', async () => {
    const seats = await acquaintedSeats()
    const { shop } = seats
    const requestId = await sendRequest(seats, payment, 12_000)
    await answerRequest(seats)
    const token = valueOf(await openAnswer(seats))?.token ?? ''
    shop.sit(admin)
    const both = await Promise.all([
      shop.api.approvals.approve({ requestId }),
      shop.otherApi.approvals.approve({ requestId }),
      shop.api.seatRequests.takeAnswer({ token }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(givenBack(shop.sandboxes, payment.gateway, payment.number)).toEqual({ won: 12_000, times: 1 })
  })
})

describe('a desk that dies over an answer', () => {
  it.each([
    { when: 'after the intent was noted, before anything was sent', dies: 'noteRefundSent', times: 0 },
    { when: 'after the gateway answered, before that was written', dies: 'settleRefund', times: 1 },
  ] as const)('$when sends no second time when the answer is opened again', async ({ dies, times }) => {
    const ground = await layGround()
    const seats = await acquaintedSeats({ ground })
    const { shop } = seats
    await sendRequest(seats, known.kcpCard, 12_000)
    await answerRequest(seats)
    Object.assign(shop.ledger, {
      [dies]: async () => {
        throw new Error('the power was cut')
      },
    })
    await takeAnswer(seats)
    await shop.close()

    const again = await openDesk({ ground })
    expect(await again.resolver.resume(again.book)).toBe(1)
    again.sit(people.cs)
    expect(refusalOf(await openAnswer({ ...seats, shop: again }))).toEqual({
      kind: 'approval-ended',
      state: 'intended',
    })
    expect(givenBack(ground.sandboxes, 'kcp', known.kcpCard.number)).toMatchObject({ times })
    expect((await detailOf(again, known.kcpCard)).refunds).toMatchObject([{ state: 'unknown', amount: 12_000 }])
    await again.close()
    await clearGround(ground)
  })
})

describe('the seat that asks', () => {
  it('changes nothing of the request when it is saved but the audit', async () => {
    const seats = await acquaintedSeats()
    const requestId = await sendRequest(seats, known.kcpCard, 12_000)
    const { shop } = seats
    expect((await shop.ledger.approval(requestId))?.state).toBe('awaiting-approval')
    expect((await auditOf(shop))[0]).toBe('approval-request-saved')
    expect(await remainingOf(shop, known.kcpCard)).toBe(55_000)
    shop.dialogs.save = null
    expect(valueOf(await shop.api.seatRequests.save({ requestId }))).toEqual({ saved: null })
  })

  it('saves no request before it has a name, nor one that has ended', async () => {
    const seats = await openSeats()
    const { shop, file } = seats
    shop.sit(people.cs)
    await expect(sendRequest(seats, known.kcpCard, 12_000)).rejects.toThrow('seat-unnamed')
    shop.sit(admin)
    await nameSeat(shop, '가로수길점', file('shop.json'))
    shop.sit(people.cs)
    const [waiting] = valueOf(await shop.api.approvals.list({ shopId: null, open: true, offset: 0, limit: 5 }))
    const requestId = waiting?.request.id ?? ''
    valueOf(await shop.api.approvals.withdraw({ requestId }))
    expect(refusalOf(await shop.api.seatRequests.save({ requestId }))).toEqual({
      kind: 'approval-ended',
      state: 'withdrawn',
    })
    expect(refusalOf(await shop.api.seatRequests.save({ requestId: 'no-such' })).kind).toBe('approval-not-found')
  })

  it('ends the request as refused with the note, and sends nothing', async () => {
    const seats = await acquaintedSeats()
    await sendRequest(seats, known.kcpCard, 12_000)
    await answerRequest(seats, 'refused', '영수증을 먼저 보세요')
    expect(valueOf(await takeAnswer(seats))).toMatchObject({ refund: null })
    expect(await ended(seats)).toMatchObject({ state: 'refused', note: '최승인: 영수증을 먼저 보세요' })
    expect(refusalOf(await openAnswer(seats)).kind).toBe('approval-ended')
    expect(moneyCalls(seats.shop.sandboxes, 'kcp')).toBe(0)
  })

  it('makes the request void when something was refunded meanwhile, and sends nothing', async () => {
    const seats = await acquaintedSeats()
    const { shop } = seats
    await sendRequest(seats, known.kcpCard, 12_000)
    await answerRequest(seats)
    shop.sit(people.cs)
    valueOf(await ask(shop, known.kcpCard, 5_000))
    expect(refusalOf(await takeAnswer(seats))).toMatchObject({
      kind: 'approval-void',
      changes: expect.arrayContaining([{ name: '남은 금액', seen: '55,000원', now: '50,000원' }]),
    })
    expect(await ended(seats)).toMatchObject({ state: 'void', changedBy: 'cs-1' })
    expect(givenBack(shop.sandboxes, 'kcp', known.kcpCard.number)).toEqual({ won: 5_000, times: 1 })
  })

  it('lets a seat approve no more than an approver of its own may', async () => {
    const seats = await acquaintedSeats()
    const { shop } = seats
    await sendRequest(seats, known.kcpCard, 40_000)
    await answerRequest(seats)
    await shop.ledger.setRefundLimit({
      role: 'approver',
      limit: toWon(20_000),
      operatorId: 'op-1',
      at: shop.clock.now(),
    })
    expect(refusalOf(await takeAnswer(seats))).toMatchObject({ kind: 'approval-over-limit' })
    expect(moneyCalls(shop.sandboxes, 'kcp')).toBe(0)
  })

  it('needs the permission to refund for an answer, and a file that was opened', async () => {
    const seats = await acquaintedSeats()
    await sendRequest(seats, known.kcpCard, 12_000)
    await answerRequest(seats)
    seats.shop.sit(people.viewer)
    expect(refusalOf(await openAnswer(seats)).kind).toBe('not-allowed')
    seats.shop.sit(people.cs)
    expect(refusalOf(await seats.shop.api.seatRequests.takeAnswer({ token: 'no-such' })).kind).toBe(
      'seat-file-not-open',
    )
  })
})
