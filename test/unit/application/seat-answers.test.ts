import { copyFileSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { closeDesks, refusalOf, valueOf } from './desk.ts'
import { detailOf, known } from './refunding.ts'
import { moneyCalls } from './sandboxes.ts'
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
  takeIn,
  tamper,
  type TwoSeats,
} from './seating.ts'

afterEach(async () => {
  await closeDesks()
  clearFiles()
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
