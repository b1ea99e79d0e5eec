import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { closeDesks, openDesk, refusalOf, valueOf } from './desk.ts'
import { known } from './refunding.ts'
import {
  acquaintedSeats,
  admin,
  answerRequest,
  auditOf,
  clearFiles,
  nameSeat,
  openSeats,
  people,
  sendRequest,
  takeAnswer,
  takeIn,
  tamper,
} from './seating.ts'

afterEach(async () => {
  await closeDesks()
  clearFiles()
})

describe('this seat', () => {
  it('has a key once it has a name, and keeps it under another name', async () => {
    const desk = await openDesk({ filled: false })
    const nameless = valueOf(await desk.api.seats.list({}))
    expect(nameless).toEqual({ own: { name: null, fingerprint: null, isLost: false }, known: [] })
    expect(refusalOf(await desk.api.seats.saveOwn({})).kind).toBe('seat-unnamed')
    expect(refusalOf(await desk.api.seats.renewKey({})).kind).toBe('seat-unnamed')
    valueOf(await desk.api.seats.nameOwn({ name: ' 본사 ' }))
    const { own } = valueOf(await desk.api.seats.list({}))
    expect(own).toMatchObject({ name: '본사', fingerprint: expect.any(Array), isLost: false })
    valueOf(await desk.api.seats.nameOwn({ name: '본사 3층' }))
    expect(valueOf(await desk.api.seats.list({})).own).toEqual({ ...own, name: '본사 3층' })
    for (const name of ['', '  ', '본\u202E사'])
      expect(refusalOf(await desk.api.seats.nameOwn({ name })).kind).toBe('seat-name-wrong')
  })

  it('whose key is lost says so, signs nothing, and gets another only when it is asked for', async () => {
    const desk = await openDesk({ filled: false })
    valueOf(await desk.api.seats.nameOwn({ name: '본사' }))
    const before = valueOf(await desk.api.seats.list({})).own.fingerprint
    const lost = { ok: false, failure: { kind: 'seat-key-lost' } } as const
    const whole = { ...desk.book.seatKey }
    Object.assign(desk.book.seatKey, { publicKey: () => lost, sign: () => lost })
    expect(valueOf(await desk.api.seats.list({})).own).toEqual({ name: '본사', fingerprint: null, isLost: true })
    expect(refusalOf(await desk.api.seats.saveOwn({})).kind).toBe('seat-key-lost')
    valueOf(await desk.api.seats.renewKey({}))
    Object.assign(desk.book.seatKey, whole)
    expect(valueOf(await desk.api.seats.list({})).own.fingerprint).not.toEqual(before)
    expect(await auditOf(desk)).toContain('seat-key-renewed')
  })

  it('waits for the keychain', async () => {
    const desk = await openDesk({ filled: false })
    valueOf(await desk.api.seats.nameOwn({ name: '본사' }))
    desk.keychain.lock()
    expect(refusalOf(await desk.api.seats.list({})).kind).toBe('keychain-unavailable')
    expect(refusalOf(await desk.api.seats.saveOwn({})).kind).toBe('keychain-unavailable')
  })

  it('is none in practice', async () => {
    const desk = await openDesk({ filled: false })
    Object.assign(desk.book, { name: 'practice' })
    const asked = await Promise.all([
      desk.api.seats.list({}),
      desk.api.seats.nameOwn({ name: '본사' }),
      desk.api.seats.renewKey({}),
      desk.api.seats.saveOwn({}),
      desk.api.seats.open({}),
      desk.api.seatRequests.save({ requestId: 'a-1' }),
      desk.api.seatRequests.open({}),
      desk.api.seatRequests.openAnswer({}),
    ])
    expect(asked.map((answer) => refusalOf<{ kind: string }>(answer).kind)).toEqual(asked.map(() => 'not-in-practice'))
  })
})

describe('another seat', () => {
  it('is shown with the fingerprint it shows itself, and taken in only then', async () => {
    const { shop, office, file } = await openSeats()
    await nameSeat(office, '본사', file('office.json'))
    shop.dialogs.open = file('office.json')
    const opened = valueOf(await shop.api.seats.open({}))
    expect(opened).toMatchObject({
      name: '본사',
      fingerprint: valueOf(await office.api.seats.list({})).own.fingerprint,
    })
    expect(valueOf(await shop.api.seats.list({})).known).toEqual([])
    valueOf(await shop.api.seats.add({ token: opened?.token ?? '', name: '본사 경리' }))
    expect(valueOf(await shop.api.seats.list({})).known).toMatchObject([
      { name: '본사 경리', fingerprint: opened?.fingerprint, addedBy: 'op-1', removedAt: null },
    ])
    expect(refusalOf(await shop.api.seats.add({ token: opened?.token ?? '', name: '본사' })).kind).toBe(
      'seat-file-not-open',
    )
  })

  it('is taken in and out by the 관리자 only', async () => {
    const { shop, file } = await acquaintedSeats()
    const [seat] = await shop.ledger.seats()
    shop.sit(people.cs)
    shop.dialogs.open = file('office.json')
    expect(refusalOf(await shop.api.seats.open({})).kind).toBe('not-allowed')
    expect(refusalOf(await shop.api.seats.remove({ seatId: seat?.id ?? '' })).kind).toBe('not-allowed')
    expect(valueOf(await shop.api.seats.list({})).known).toHaveLength(1)
  })

  it('that is known already, is this one, or takes a name is refused', async () => {
    const { shop, file } = await acquaintedSeats()
    await expect(takeIn(shop, file('office.json'))).rejects.toThrow('seat-known')
    await expect(takeIn(shop, file('shop.json'))).rejects.toThrow('seat-is-this-one')
    const other = await openDesk({ filled: false })
    await nameSeat(other, '박상담', file('other.json'))
    await expect(takeIn(shop, file('other.json'))).rejects.toThrow('seat-name-taken')
    shop.dialogs.open = file('other.json')
    const token = valueOf(await shop.api.seats.open({}))?.token ?? ''
    expect(refusalOf(await shop.api.seats.add({ token, name: ' ' })).kind).toBe('seat-name-wrong')
    valueOf(await shop.api.seats.add({ token, name: '성수점' }))
    expect(refusalOf(await shop.api.seats.remove({ seatId: 'no-such' })).kind).toBe('seat-not-found')
  })

  it('whose file was changed on its way is not shown', async () => {
    const { shop, office, file } = await openSeats()
    await nameSeat(office, '본사', file('office.json'))
    tamper(file('office.json'), '"name": "본사"', '"name": "본사 경리"')
    shop.dialogs.open = file('office.json')
    expect(refusalOf(await shop.api.seats.open({}))).toEqual({ kind: 'seat-file-unfit', problem: 'forged' })
    expect((await auditOf(shop))[0]).toBe('seat-not-taken forged')
  })

  it('is nobody who can sign in, be changed or be given a PIN, and is in no list of people', async () => {
    const { shop } = await acquaintedSeats()
    const seatId = (await shop.ledger.seats())[0]?.id ?? ''
    const { operators } = valueOf(await shop.api.operators.list({}))
    expect(operators.map(({ id }) => id)).not.toContain(seatId)
    const status = valueOf(await shop.api.desk.status({}))
    expect(status.session.people.map(({ id }) => id)).not.toContain(seatId)
    expect(status.operatorNames[seatId]).toBe('본사')
    expect(refusalOf(await shop.api.operators.signIn({ operatorId: seatId, pin: '482915' })).kind).toBe(
      'operator-not-found',
    )
    expect(refusalOf(await shop.api.operators.resetPin({ operatorId: seatId, pin: '482915' })).kind).toBe(
      'operator-not-found',
    )
    const changed = { operatorId: seatId, name: '본사', role: 'admin', active: true } as const
    expect(refusalOf(await shop.api.operators.change(changed)).kind).toBe('operator-not-found')
  })
})

describe('the private half of a seat’s key', () => {
  it('is in no answer, no log, no audit, no event and no file but wrapped', async () => {
    const wrapped: Uint8Array[] = []
    const seats = await openSeats()
    const { shop, office, file } = seats
    for (const { keychain } of [shop, office]) {
      const whole = { ...keychain }
      Object.assign(keychain, {
        wrap: (key: Uint8Array) => {
          wrapped.push(Uint8Array.from(key))
          return whole.wrap(key)
        },
      })
    }
    await nameSeat(shop, '가로수길점', file('shop.json'))
    await nameSeat(office, '본사', file('office.json'))
    await takeIn(shop, file('office.json'))
    await takeIn(office, file('shop.json'))
    await sendRequest(seats, known.kcpCard, 12_000)
    await answerRequest(seats)
    valueOf(await takeAnswer(seats))
    shop.sit(admin)
    valueOf(await shop.api.seats.renewKey({}))
    // The last 32 bytes of what is wrapped are the key itself (RFC 8410); ledger and credentials are wrapped before.
    const secrets = wrapped.map((bytes) => Buffer.from(bytes).subarray(-32))
    expect(secrets).toHaveLength(3)
    const forms = [...secrets, ...wrapped.map((bytes) => Buffer.from(bytes))].flatMap((bytes) => [
      bytes.toString('latin1'),
      bytes.toString('base64').slice(0, 40),
      bytes.toString('hex'),
    ])
    const audits = await Promise.all([shop, office].map(({ ledger }) => ledger.auditTrail({ offset: 0, limit: 500 })))
    const told = JSON.stringify([shop, office].map(({ answers, logged, events }) => [answers, logged, events]))
    const files = [shop.folder, office.folder, join(file('x'), '..')].flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')),
    )
    expect(files.length).toBeGreaterThan(6)
    for (const form of forms)
      for (const text of [told, JSON.stringify(audits), ...files]) expect(text.includes(form)).toBe(false)
  })
})
