import { afterEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../../src/contract/operation.ts'
import type { receipts } from '../../../src/contract/operations/receipts.ts'
import { toDay } from '../../../src/domain/day.ts'
import { defaultTaxSettings } from '../../../src/domain/shop.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { actsOf, issue, setShop, unreceipted } from './receipting.ts'
import { detailOf, refundOf, transactionIdIn } from './refunding.ts'

afterEach(closeDesks)

type NoteForm = Partial<InputOf<typeof receipts.noteDuty>>

const idOf = (desk: TestDesk) => transactionIdIn(desk, unreceipted)

/** Writes a note on the unreceipted transfer for what the panel shows. */
async function noteOn(desk: TestDesk, form: NoteForm) {
  const { verdict } = await detailOf(desk, unreceipted)
  return desk.api.receipts.noteDuty({
    transactionId: idOf(desk),
    kind: 'not-ours',
    documentNumber: '',
    day: null,
    note: '',
    amount: verdict.amount,
    ...form,
  })
}

const boardOf = async (desk: TestDesk, on?: string) =>
  valueOf(
    await desk.api.receipts.due({
      shopId: desk.shopIds.payple,
      offset: 0,
      limit: 200,
      ...(on === undefined ? {} : { on: toDay(on) }),
    }),
  )

const isDue = async (desk: TestDesk, on?: string): Promise<boolean> =>
  (await boardOf(desk, on)).rows.some(({ row }) => row.id === idOf(desk))

describe('closing a duty', () => {
  it('takes it off the board and its sums, with the note that closed it in sight, and can be undone', async () => {
    const desk = await openDesk()
    const before = await boardOf(desk)
    expect(await isDue(desk)).toBe(true)
    valueOf(await noteOn(desk, { kind: 'tax-invoice', documentNumber: ' 20261201-1 ' }))
    const after = await boardOf(desk)
    expect([before.count - after.count, before.won - after.won]).toEqual([1, 120_000])
    expect(await isDue(desk)).toBe(false)
    const page = { shopId: desk.shopIds.payple, offset: 0, limit: 10 }
    const [closed] = valueOf(await desk.api.receipts.closed(page))
    expect(closed).toMatchObject({
      row: { id: idOf(desk) },
      note: { kind: 'tax-invoice', documentNumber: '20261201-1' },
    })
    expect(closed?.verdict.rules.map(({ id }) => id)).toContain('R05')
    const noteId = closed?.note.id ?? ''
    valueOf(await desk.api.receipts.takeBackNote({ noteId, note: '번호가 달랐음' }))
    expect(await boardOf(desk)).toEqual(before)
    expect(refusalOf(await desk.api.receipts.takeBackNote({ noteId, note: '' }))).toEqual({
      kind: 'duty-note-taken-back',
    })
    expect(refusalOf(await desk.api.receipts.takeBackNote({ noteId: 'nobody', note: '' }))).toEqual({
      kind: 'duty-note-not-found',
    })
  })

  it('stands on the board of its day though it was opened again since', async () => {
    const desk = await openDesk()
    const closedOn = desk.clock.today()
    valueOf(await noteOn(desk, { kind: 'tax-invoice', documentNumber: '20261201-1' }))
    const page = { shopId: desk.shopIds.payple, offset: 0, limit: 10 }
    const noteId = valueOf(await desk.api.receipts.closed(page))[0]?.note.id ?? ''
    desk.clock.move(3 * 86_400_000)
    valueOf(await desk.api.receipts.takeBackNote({ noteId, note: '번호가 달랐음' }))
    expect(valueOf(await desk.api.receipts.closed(page))).toEqual([])
    expect(valueOf(await desk.api.receipts.closed({ ...page, on: closedOn }))).toMatchObject([{ note: { id: noteId } }])
  })

  it('asks for a number or a reason, and keeps no phone number in it', async () => {
    const desk = await openDesk()
    expect(refusalOf(await noteOn(desk, {}))).toEqual({ kind: 'reason-missing' })
    for (const documentNumber of ['', '  ', '번호 1'])
      expect(refusalOf(await noteOn(desk, { kind: 'tax-invoice', documentNumber }))).toEqual({
        kind: 'document-number-wrong',
      })
    const amount = (await detailOf(desk, unreceipted)).verdict.amount
    const waived = { transactionId: idOf(desk), amount, note: '010-1234-5678 구매자와 합의' }
    valueOf(await desk.api.receipts.waiveDuty(waived))
    const [note] = (await actsOf(desk, unreceipted)).notes
    expect(note?.note).toContain('구매자와 합의')
    expect(note?.note).not.toContain('1234-5678')
  })

  it('is refused for other facts than were shown, twice, and once a receipt was issued', async () => {
    const desk = await openDesk()
    const shown = await detailOf(desk, unreceipted)
    await refundOf(desk, unreceipted, 20_000)
    const stale = { note: '확인함', amount: shown.verdict.amount }
    expect(refusalOf(await noteOn(desk, stale))).toEqual({ kind: 'receipt-facts-changed' })
    valueOf(await noteOn(desk, { note: '확인함' }))
    expect(refusalOf(await noteOn(desk, { note: '확인함' }))).toMatchObject({ kind: 'receipt-not-possible' })
    expect((await actsOf(desk, unreceipted)).issueBlocked).toMatchObject({
      remedy: expect.stringContaining('다시 여세요'),
    })
    const [note] = (await actsOf(desk, unreceipted)).notes
    valueOf(await desk.api.receipts.takeBackNote({ noteId: note?.id ?? '', note: '' }))
    valueOf(await issue(desk, unreceipted))
    expect((await actsOf(desk, unreceipted)).closeBlocked).toMatchObject({ because: '닫을 발급 의무가 없습니다.' })
    expect(refusalOf(await noteOn(desk, { note: '확인함' }))).toMatchObject({ kind: 'receipt-not-possible' })
  })

  it('follows the cash: once all of it went back there is nothing left to be closed', async () => {
    const desk = await openDesk()
    valueOf(await noteOn(desk, { note: '확인함' }))
    await refundOf(desk, unreceipted, 120_000)
    expect((await detailOf(desk, unreceipted)).verdict.state).toBe('refunded')
    const page = { shopId: desk.shopIds.payple, offset: 0, limit: 10 }
    expect(valueOf(await desk.api.receipts.closed(page))).toEqual([])
  })

  it('tells its story in the payment’s timeline', async () => {
    const desk = await openDesk()
    valueOf(await noteOn(desk, { note: '다른 곳에서 발급' }))
    const { timeline } = await detailOf(desk, unreceipted)
    expect(timeline.at(-1)).toMatchObject({ kind: 'duty-noted' })
    expect(timeline.at(-1)?.detail).toContain('가맹점 의무 아님 · 다른 곳에서 발급')
  })
})

describe('the goods and the supply', () => {
  it('are asked where the shop’s settings leave them open, and nowhere else', async () => {
    const desk = await openDesk()
    expect(await actsOf(desk, unreceipted)).toMatchObject({ asksGoods: false, asksSupply: false })
    expect(refusalOf(await noteOn(desk, { kind: 'goods-mandatory', note: '가구' }))).toMatchObject({
      kind: 'receipt-not-possible',
    })
    await setShop(desk, 'payple', { tax: { mandatory: 'BY_CATEGORY', travel: true } })
    expect(await actsOf(desk, unreceipted)).toMatchObject({ asksGoods: true, asksSupply: true })
    const paid = (await detailOf(desk, unreceipted)).row.paidAt.slice(0, 10)
    const early = toDay('2020-01-01')
    expect(refusalOf(await noteOn(desk, { kind: 'supplied-on', day: early }))).toEqual({ kind: 'supply-day-wrong' })
    expect(refusalOf(await noteOn(desk, { kind: 'supplied-on' }))).toEqual({ kind: 'supply-day-wrong' })
    const mistyped = noteOn(desk, { kind: 'supplied-on', day: toDay('9999-12-31') })
    expect(refusalOf(await mistyped)).toEqual({ kind: 'supply-day-wrong' })
    valueOf(await noteOn(desk, { kind: 'supplied-on', day: toDay('2027-02-01') }))
    expect((await detailOf(desk, unreceipted)).verdict).toMatchObject({ duty: 'check', deadline: '2027-02-06' })
    valueOf(await noteOn(desk, { kind: 'goods-not-mandatory', note: '도서' }))
    expect((await detailOf(desk, unreceipted)).verdict).toMatchObject({ duty: 'on-request', deadline: null })
    expect(paid < '2027-02-01').toBe(true)
  })
})

describe('a board of another day', () => {
  it('shows what was due then, as known then: before the refund, the note and the settings that came later', async () => {
    const desk = await openDesk()
    const then = desk.clock.today()
    const before = await boardOf(desk)
    desk.clock.move(3 * 86_400_000)
    await refundOf(desk, unreceipted, 20_000)
    valueOf(await noteOn(desk, { note: '확인함' }))
    await setShop(desk, 'payple', { tax: { mandatory: 'NONE' } })
    expect(await isDue(desk)).toBe(false)
    expect((await boardOf(desk)).rows.every(({ verdict }) => verdict.duty === 'on-request')).toBe(true)
    const judged = ({ rows, ...totals }: typeof before) => ({ ...totals, verdicts: rows.map(({ verdict }) => verdict) })
    expect(judged(await boardOf(desk, then))).toEqual(judged(before))
    const [note] = (await actsOf(desk, unreceipted)).notes
    valueOf(await desk.api.receipts.takeBackNote({ noteId: note?.id ?? '', note: '' }))
    const mine = async (on?: string) => (await boardOf(desk, on)).rows.find(({ row }) => row.id === idOf(desk))
    expect((await mine())?.verdict).toMatchObject({ amount: 100_000, duty: 'on-request' })
    expect((await mine(then))?.verdict).toMatchObject({ amount: 120_000, duty: 'mandatory' })
  })

  it('has no payment received later, and shows the penalties of a day to come', async () => {
    const desk = await openDesk()
    expect((await boardOf(desk, '2020-01-01')).count).toBe(0)
    const board = { shopId: desk.shopIds.payple, offset: 0, limit: 10 }
    const mistyped = desk.api.receipts.due({ ...board, on: toDay('9999-12-31') })
    expect(refusalOf(await mistyped)).toEqual({ kind: 'invalid-input' })
    const now = await boardOf(desk)
    const later = await boardOf(desk, '2027-06-01')
    expect(later.count).toBe(now.count)
    expect(later.penaltyToday).toBe(later.penaltyNext)
    expect(later.penaltyToday).toBeGreaterThanOrEqual(now.penaltyNext)
    expect(now.penaltyTomorrow).toBeGreaterThanOrEqual(now.penaltyToday)
    expect(now.penaltyTomorrow).toBeLessThanOrEqual(now.penaltyNext)
    expect(await boardOf(desk)).toEqual(now)
  })
})

describe('settings for payments from a day on', () => {
  it('judge each payment by its own day, in the panel and on the board', async () => {
    const desk = await openDesk()
    const shop = (await desk.ledger.shops()).find((one) => one.id === desk.shopIds.payple)
    if (shop === undefined) throw new Error('there is no shop')
    const paid = toDay((await detailOf(desk, unreceipted)).row.paidAt.slice(0, 10))
    const record = async (appliesFrom: string) => {
      const { id: shopId, name, colour, choices } = shop
      const tax = { settings: { ...defaultTaxSettings, mandatory: 'NONE' as const }, appliesFrom: toDay(appliesFrom) }
      valueOf(await desk.api.shops.change({ shopId, name, colour, choices, tax }))
    }
    await record('2027-01-01')
    expect((await detailOf(desk, unreceipted)).verdict.duty).toBe('mandatory')
    await record(paid)
    expect((await detailOf(desk, unreceipted)).verdict.duty).toBe('on-request')
    expect((await boardOf(desk)).rows.find(({ row }) => row.id === idOf(desk))?.verdict.duty).toBe('on-request')
  })
})

describe('public holidays', () => {
  it('are listed, added and taken off the list with a name and by whom', async () => {
    const desk = await openDesk({ filled: false })
    const day = toDay('2026-12-31')
    expect(refusalOf(await desk.api.holidays.change({ day, isHoliday: true, name: ' ' }))).toEqual({
      kind: 'holiday-name-missing',
    })
    valueOf(await desk.api.holidays.change({ day, isHoliday: true, name: '임시공휴일' }))
    valueOf(await desk.api.holidays.change({ day: toDay('2026-12-25'), isHoliday: false, name: '기독탄신일' }))
    const listed = valueOf(await desk.api.holidays.list({}))
    expect(listed.find((one) => one.day === day)).toMatchObject({ name: '임시공휴일', isHoliday: true })
    expect(listed.find((one) => one.day === '2026-12-25')?.change).not.toBeNull()
    expect(listed.find((one) => one.day === '2026-10-05')).toMatchObject({ change: null, isHoliday: true })
  })
})
