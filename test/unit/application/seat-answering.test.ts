import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { toWon } from '../../../src/domain/money.ts'
import { closeDesks, refusalOf, valueOf } from './desk.ts'
import { ask, known } from './refunding.ts'
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
  takeIn,
} from './seating.ts'

afterEach(async () => {
  await closeDesks()
  clearFiles()
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

  it('says its reason in full where masking made it longer than may be typed', async () => {
    const seats = await acquaintedSeats()
    await sendRequest(seats, known.kcpCard, 12_000)
    await answerRequest(seats, 'refused', `${'가'.repeat(189)}01012345678`)
    seats.shop.sit(people.cs)
    const opened = valueOf(await openAnswer(seats))
    expect(opened?.note).toBe(`${'가'.repeat(189)}010-****-5678`)
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
