import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { toWon } from '../../../src/domain/money.ts'
import { closeDesks, refusalOf, valueOf } from './desk.ts'
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
  openRequest,
  openSeats,
  people,
  sendRequest,
  takeAnswer,
  takeIn,
  tamper,
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

describe('an answer', () => {
  /** A request that was approved, its answer waiting in its file. */
  async function answered(): Promise<TwoSeats> {
    const seats = await acquaintedSeats()
    await sendRequest(seats, known.kcpCard, 12_000)
    await answerRequest(seats)
    seats.shop.sit(people.cs)
    return seats
  }

  /** Nothing was sent, the request still waits, and the audit says why. */
  async function expectLeft({ shop }: TwoSeats, because: string): Promise<void> {
    expect((await auditOf(shop))[0]).toBe(`seat-answer-not-taken ${because}`)
    expect(moneyCalls(shop.sandboxes, 'kcp')).toBe(0)
    expect((await detailOf(shop, known.kcpCard)).refunds).toEqual([])
  }

  it.each([
    ['"verdict": "approved"', '"verdict": "refused"'],
    ['"answeredBy": "최승인"', '"answeredBy": "이재무"'],
    ['"note": ""', '"note": "x"'],
  ])('with %s changed to %s is refused', async (from, to) => {
    const seats = await answered()
    tamper(seats.file('answer.json'), from, to)
    expect(refusalOf(await openAnswer(seats))).toEqual({ kind: 'seat-file-unfit', problem: 'forged' })
    await expectLeft(seats, 'forged')
  })

  it('of a seat that is not known is refused, and of one that was taken out, also when it was opened before', async () => {
    const seats = await answered()
    const { shop } = seats
    const token = valueOf(await openAnswer(seats))?.token ?? ''
    const [seat] = await shop.ledger.seats()
    shop.sit(admin)
    valueOf(await shop.api.seats.remove({ seatId: seat?.id ?? '' }))
    shop.sit(people.cs)
    expect(refusalOf(await shop.api.seatRequests.takeAnswer({ token }))).toEqual({ kind: 'seat-removed', name: '본사' })
    await expectLeft(seats, 'seat-removed')
    expect(refusalOf(await openAnswer(seats)).kind).toBe('seat-removed')
    shop.sit(admin)
    await takeIn(shop, seats.file('office.json'))
    shop.sit(people.cs)
    expect(valueOf(await takeAnswer(seats)).refund?.state).toBe('done')
  })

  it('signed with another key of a known seat’s place is refused', async () => {
    const seats = await acquaintedSeats()
    const { office } = seats
    await sendRequest(seats, known.kcpCard, 12_000)
    office.sit(admin)
    valueOf(await office.api.seats.renewKey({}))
    await answerRequest(seats)
    expect(refusalOf(await openAnswer(seats)).kind).toBe('seat-unknown')
    await expectLeft(seats, 'seat-unknown')
  })

  it('to another seat’s request is refused', async () => {
    const seats = await answered()
    const other = await openSeats()
    const { shop } = other
    await nameSeat(shop, '성수점', other.file('shop.json'))
    await takeIn(shop, seats.file('office.json'))
    copyFileSync(seats.file('answer.json'), other.file('answer.json'))
    expect(refusalOf(await openAnswer(other)).kind).toBe('answer-elsewhere')
    expect((await auditOf(shop))[0]).toBe('seat-answer-not-taken answer-elsewhere')
  })

  it('to a request that is not in the book is refused', async () => {
    const seats = await answered()
    const { shop } = seats
    const approval = shop.ledger.approval
    Object.assign(shop.ledger, { approval: async () => null })
    expect(refusalOf(await openAnswer(seats)).kind).toBe('approval-not-found')
    Object.assign(shop.ledger, { approval })
    await expectLeft(seats, 'approval-not-found')
  })

  it('to other facts than were asked is refused', async () => {
    const seats = await answered()
    const { shop } = seats
    const approval = shop.ledger.approval
    Object.assign(shop.ledger, {
      approval: async (id: string) => ({ ...(await approval(id)), hash: 'e'.repeat(64) }),
    })
    expect(refusalOf(await openAnswer(seats)).kind).toBe('answer-other-facts')
    Object.assign(shop.ledger, { approval })
    await expectLeft(seats, 'answer-other-facts')
  })

  it('to a request that was withdrawn is refused', async () => {
    const seats = await answered()
    const { shop } = seats
    const token = valueOf(await openAnswer(seats))?.token ?? ''
    const [waiting] = valueOf(await shop.api.approvals.list({ shopId: null, open: true, offset: 0, limit: 5 }))
    valueOf(await shop.api.approvals.withdraw({ requestId: waiting?.request.id ?? '' }))
    expect(refusalOf(await shop.api.seatRequests.takeAnswer({ token }))).toEqual({
      kind: 'approval-ended',
      state: 'withdrawn',
    })
    await expectLeft(seats, 'approval-ended')
  })

  it('is not the request, nor the 자리 파일, nor any other file', async () => {
    const seats = await answered()
    for (const name of ['request.json', 'office.json'])
      expect(refusalOf(await openAnswer(seats, seats.shop.api, name))).toEqual({
        kind: 'seat-file-unfit',
        problem: 'another-kind',
      })
    writeFileSync(seats.file('answer.json'), Buffer.alloc(300_000, ' '))
    expect(refusalOf(await openAnswer(seats))).toEqual({ kind: 'seat-file-unfit', problem: 'too-large' })
    expect(refusalOf(await openAnswer(seats, seats.shop.api, 'gone.json')).kind).toBe('file-not-found')
  })
})

describe('the seat that approves', () => {
  it('shows all that was shown where it was asked, with who asked', async () => {
    const seats = await acquaintedSeats()
    const requestId = await sendRequest(seats, known.kcpCard, 12_000)
    seats.office.sit(people.approver)
    const asked = await seats.shop.ledger.approval(requestId)
    expect(await openRequest(seats)).toMatchObject({
      seatName: '가로수길점',
      orderNumber: asked?.orderNumber,
      amount: 12_000,
      facts: asked?.facts,
      because: asked?.because,
      reason: asked?.reason,
      askedBy: '박상담',
      bar: null,
    })
  })

  it('approves up to what its own limits allow, counting what the payment had back without approval', async () => {
    const seats = await acquaintedSeats()
    const { shop, office, file } = seats
    shop.sit(people.cs)
    valueOf(await ask(shop, known.kcpCard, 6_000))
    await sendRequest(seats, known.kcpCard, 28_000)
    office.sit(people.finance)
    const { token, bar } = await openRequest(seats)
    expect(bar).toBe('over-own-limit')
    office.dialogs.save = file('answer.json')
    expect(refusalOf(await office.api.seatRequests.answer({ token, verdict: 'approved', note: '' }))).toMatchObject({
      kind: 'approval-over-limit',
      because: expect.stringContaining('34,000원'),
    })
    valueOf(await office.api.seatRequests.answer({ token, verdict: 'refused', note: '나누어 요청하세요' }))
  })

  it('takes no answer of somebody with the name of who asked, there or here', async () => {
    const seats = await acquaintedSeats()
    const { office, file } = seats
    await sendRequest(seats, known.kcpCard, 12_000)
    office.sit(people.sameName)
    const { token, bar } = await openRequest(seats)
    expect(bar).toBe('own-request')
    office.dialogs.save = file('answer.json')
    for (const verdict of ['approved', 'refused'] as const)
      expect(refusalOf(await office.api.seatRequests.answer({ token, verdict, note: '까닭' })).kind).toBe(
        'approval-own',
      )
    office.sit({ ...people.approver, name: '박상담' })
    expect((await openRequest(seats)).bar).toBe('own-request')
  })

  it('says why it refuses, and a file that cannot be written leaves the request open', async () => {
    const seats = await acquaintedSeats()
    const { office, file } = seats
    await sendRequest(seats, known.kcpCard, 12_000)
    office.sit(people.approver)
    const { token } = await openRequest(seats)
    office.dialogs.save = null
    expect(valueOf(await office.api.seatRequests.answer({ token, verdict: 'approved', note: '' }))).toEqual({
      saved: null,
    })
    expect(refusalOf(await office.api.seatRequests.answer({ token, verdict: 'refused', note: ' ' })).kind).toBe(
      'evidence-missing',
    )
    office.dialogs.save = file('no-such-folder/answer.json')
    expect(refusalOf(await office.api.seatRequests.answer({ token, verdict: 'approved', note: '' })).kind).toBe(
      'file-not-writable',
    )
    expect((await auditOf(office))[0]).toBe('seat-answer-not-written')
    office.dialogs.save = file('answer.json')
    expect(valueOf(await office.api.seatRequests.answer({ token, verdict: 'approved', note: '' })).saved).toMatchObject(
      { fileName: 'answer.json' },
    )
    expect(refusalOf(await office.api.seatRequests.answer({ token, verdict: 'approved', note: '' })).kind).toBe(
      'seat-file-not-open',
    )
  })

  it('takes no request of a seat it does not know, or no longer, nor its own', async () => {
    const seats = await openSeats()
    const { shop, office, file } = seats
    await nameSeat(shop, '가로수길점', file('shop.json'))
    await nameSeat(office, '본사', file('office.json'))
    await sendRequest(seats, known.kcpCard, 12_000)
    await expect(openRequest(seats)).rejects.toThrow('seat-unknown')
    expect((await auditOf(office))[0]).toBe('seat-request-not-taken seat-unknown')
    const seatId = await takeIn(office, file('shop.json'))
    const { token } = await openRequest(seats)
    valueOf(await office.api.seats.remove({ seatId }))
    office.dialogs.save = file('answer.json')
    expect(refusalOf(await office.api.seatRequests.answer({ token, verdict: 'approved', note: '' }))).toEqual({
      kind: 'seat-removed',
      name: '가로수길점',
    })
    shop.sit(admin)
    shop.dialogs.open = file('request.json')
    expect(refusalOf(await shop.api.seatRequests.open({})).kind).toBe('seat-is-this-one')
  })

  it('takes no request whose figures are not those it shows', async () => {
    const seats = await acquaintedSeats()
    const { shop } = seats
    const approval = shop.ledger.approval
    Object.assign(shop.ledger, { approval: async (id: string) => ({ ...(await approval(id)), amount: toWon(9_000) }) })
    await sendRequest(seats, known.kcpCard, 12_000)
    await expect(openRequest(seats)).rejects.toThrow('forged')
  })

  it('keeps nothing of the request but its audit, and the file says nothing of the buyer that is not masked', async () => {
    const seats = await acquaintedSeats()
    await sendRequest(seats, known.kcpCard, 12_000)
    await answerRequest(seats)
    expect(readFileSync(seats.file('request.json'), 'utf8')).not.toMatch(/홍길동|010-1234-5678/)
    expect(
      await seats.office.ledger.approvals({ shopId: null, states: ['awaiting-approval'], offset: 0, limit: 5 }),
    ).toEqual([])
  })
})
