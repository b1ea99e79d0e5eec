import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { epochOf, instantOfEpoch } from '../../../src/domain/day.ts'
import { operatorRoles, permissions, theApp } from '../../../src/domain/operator.ts'
import type { Operator } from '../../../src/domain/operator.ts'
import { createSession } from '../../../src/main/application/session.ts'
import { createTestClock } from './clock.ts'
import { closeDesks, refusalOf, valueOf } from './desk.ts'
import { adminPin, openAsAdmin, openGuarded } from './door.ts'

afterEach(closeDesks)

const minutes = (count: number): number => count * 60_000
const newcomer = { name: '박상담', role: 'cs', pin: '730519' } as const

describe('the door', () => {
  it('lets nobody in before the first start, and says only who may come', async () => {
    const { api } = await openGuarded()
    for (const asked of [api.shops.list({}), api.operators.list({}), api.bulk.list({ shopId: null, limit: 1 })])
      expect(refusalOf(await asked)).toEqual({ kind: 'not-signed-in' })
    expect(valueOf(await api.desk.status({}))).toMatchObject({
      operator: null,
      operatorNames: {},
      session: { state: 'first-start', asksPin: true, people: [] },
    })
  })

  it('takes a PIN for five minutes, then asks for it once more before anything is done', async () => {
    const { api, clock, ledger } = await openAsAdmin()
    clock.move(minutes(5))
    valueOf(await api.operators.setLimit({ role: 'cs', limit: 1 }))
    clock.move(1)
    expect(refusalOf(await api.operators.add(newcomer))).toEqual({ kind: 'proof-needed' })
    expect(await ledger.operators()).toHaveLength(1)
    valueOf(await api.operators.list({}))
    valueOf(await api.operators.prove({ pin: adminPin }))
    valueOf(await api.operators.add(newcomer))
  })

  it('locks after ten minutes nobody touched the desk, and a touch after that does not open it', async () => {
    const { api, clock, session, told, ledger } = await openAsAdmin()
    clock.move(minutes(10) - 1)
    valueOf(await api.shops.list({}))
    expect(session.lockWhenIdle()).toBe(false)
    clock.move(1)
    session.touched()
    expect(refusalOf(await api.shops.list({}))).toEqual({ kind: 'not-signed-in' })
    expect(session.lockWhenIdle()).toBe(true)
    expect(session.lockWhenIdle()).toBe(false)
    expect(told).toContain('session.ended {"book":"work","because":"idle"}')
    expect((await ledger.auditTrail({ limit: 1, offset: 0 }))[0]).toMatchObject({ what: 'signed-out', subject: 'op-1' })
  })

  it('stays open while somebody works, but a PIN grows old meanwhile', async () => {
    const { api, clock, session } = await openAsAdmin()
    for (let rounds = 0; rounds < 4; rounds += 1) {
      clock.move(minutes(9))
      session.touched()
    }
    valueOf(await api.shops.list({}))
    expect(refusalOf(await api.operators.add(newcomer))).toEqual({ kind: 'proof-needed' })
  })

  it('locks, too, while practice is played with, and neither that nor choosing a person there opens it again', async () => {
    const desk = await openGuarded()
    const clock = createTestClock()
    let front: 'work' | 'practice' = 'work'
    const log = { event: () => undefined, unexpected: () => 'E-1' }
    const session = createSession({ clock, log, front: () => front })
    const book = (name: 'work' | 'practice') => ({ ...desk.book, name })
    session.enter(book('work'), { id: 'op-1', name: '김정산', role: 'admin' })
    front = 'practice'
    session.enter(book('practice'), { id: 'op-1', name: '관리자', role: 'admin' })
    clock.move(minutes(9))
    session.touched()
    clock.move(minutes(1))
    session.enter(book('practice'), { id: 'p-1', name: '박상담', role: 'cs' })
    session.prove('work', 'op-1')
    front = 'work'
    expect(session.door({ may: 'see', proof: false })).toMatchObject({ failure: { kind: 'not-signed-in' } })
    expect(session.lockWhenIdle()).toBe(true)
  })

  it('takes no PIN of one person for another who came to the desk meanwhile', async () => {
    const { clock, session } = await openAsAdmin()
    clock.move(minutes(6))
    session.prove('work', 'op-2')
    expect(session.door({ may: 'see', proof: true })).toMatchObject({ failure: { kind: 'proof-needed' } })
    session.prove('work', 'op-1')
    expect(session.door({ may: 'see', proof: true }).ok).toBe(true)
  })

  it('counts the time the machine slept, which its monotonic clock may not, for the PIN and for the lock', async () => {
    const desk = await openGuarded()
    let slept = 0
    const clock = {
      now: () => instantOfEpoch(epochOf(desk.clock.now()) + slept),
      elapsedMs: () => desk.clock.elapsedMs(),
    }
    const log = { event: () => undefined, unexpected: () => 'E-1' }
    const session = createSession({ clock, log, front: () => 'work' })
    session.enter(desk.book, { id: 'op-1', name: '김정산', role: 'admin' })
    slept = minutes(6)
    expect(session.door({ may: 'see', proof: true })).toMatchObject({ failure: { kind: 'proof-needed' } })
    slept = minutes(10)
    expect(session.door({ may: 'see', proof: false })).toMatchObject({ failure: { kind: 'not-signed-in' } })
    expect(session.lockWhenIdle()).toBe(true)
  })

  it('is locked with the machine, whoever comes back', async () => {
    const { api, session } = await openAsAdmin()
    session.leave('work', 'away')
    expect(refusalOf(await api.shops.list({}))).toEqual({ kind: 'not-signed-in' })
    valueOf(await api.operators.signIn({ operatorId: 'op-1', pin: adminPin }))
    valueOf(await api.shops.list({}))
  })

  it('lets each role do what the table says, and names who may do the rest', async () => {
    const { session, book } = await openGuarded({ name: 'practice' })
    const refused = operatorRoles.map((role) => {
      session.enter(book, { id: `a-${role}`, name: role, role })
      return permissions.filter((may) => !session.door({ may, proof: true }).ok).join(' ')
    })
    expect(refused).toEqual([
      'import refund approve collect receipts settle bulk export unmask manage',
      'approve receipts settle bulk export unmask manage',
      'manage',
      'import refund collect receipts settle bulk unmask manage',
      '',
    ])
    session.enter(book, { id: 'a-cs', name: '박상담', role: 'cs' })
    expect(session.door({ may: 'settle', proof: true })).toEqual({
      ok: false,
      failure: { kind: 'not-allowed', roles: ['finance', 'admin'] },
    })
  })

  it('asks nobody in practice: not who they are, not once more, not after a night', async () => {
    const { api, clock, session } = await openGuarded({ name: 'practice' })
    clock.move(minutes(60 * 14))
    expect(session.lockWhenIdle()).toBe(false)
    const { operatorId } = valueOf(await api.operators.add({ ...newcomer, pin: '' }))
    valueOf(await api.operators.signIn({ operatorId, pin: '' }))
    expect(valueOf(await api.desk.status({})).operator).toMatchObject({ name: '박상담', role: 'cs' })
    valueOf(await api.operators.signOut({}))
    expect(valueOf(await api.desk.status({})).session.state).toBe('signed-in')
    expect(refusalOf(await api.operators.add({ ...newcomer, name: '정조회' })).kind).toBe('not-allowed')
  })
})

describe('a file dialog that stands open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yeongsu-open-'))
  const file = join(folder, '자리.json')
  afterAll(() => rmSync(folder, { recursive: true }))

  it('over a desk that was locked meanwhile signs and writes nothing in the name of who left', async () => {
    const { api, session, dialogs, book } = await openAsAdmin()
    valueOf(await api.seats.nameOwn({ name: '본사' }))
    dialogs.save = file
    dialogs.meanwhile = async () => session.leave('work', 'away')
    expect(valueOf(await api.seats.saveOwn({}))).toEqual({ saved: null })
    expect(existsSync(file)).toBe(false)
    session.enter(book, { id: 'op-1', name: '김정산', role: 'admin' })
    dialogs.meanwhile = async () => session.enter(book, { id: 'op-2', name: '이재무', role: 'finance' })
    expect(valueOf(await api.seats.saveOwn({}))).toEqual({ saved: null })
    expect(existsSync(file)).toBe(false)
  })

  it('is answered as chosen while whoever asked is still there', async () => {
    const { api, dialogs } = await openAsAdmin()
    valueOf(await api.seats.nameOwn({ name: '본사' }))
    dialogs.save = file
    expect(valueOf(await api.seats.saveOwn({})).saved?.fileName).toBe('자리.json')
  })
})

describe('who asked', () => {
  it('is the app itself where nobody did, and the app may nothing but look', async () => {
    const { api, session } = await openAsAdmin()
    expect(session.caller()).toEqual(theApp)
    expect(theApp.role).toBe('viewer')
    expect(refusalOf(await api.operators.signIn({ operatorId: theApp.id, pin: adminPin })).kind).toBe(
      'operator-not-found',
    )
    expect(valueOf(await api.operators.list({})).operators.map(({ id }) => id)).not.toContain(theApp.id)
  })

  it('keeps their name to the end, though somebody else is at the desk by then', async () => {
    const { book, session } = await openAsAdmin()
    const other: Operator = { id: 'op-2', name: '이재무', role: 'finance' }
    const names: string[] = []
    const work = (wait: Promise<unknown>) => async (): Promise<void> => {
      names.push(session.caller().name)
      await wait
      names.push(session.caller().name)
    }
    const admit = (task: () => Promise<void>): Promise<void> => {
      const admitted = session.door({ may: 'see', proof: false })
      if (!admitted.ok) throw new Error('refused')
      return admitted.value(task)
    }
    let goOn = (): void => undefined
    const slow = admit(work(new Promise<void>((done) => (goOn = done))))
    session.leave('work', 'asked')
    session.enter(book, other)
    await admit(work(Promise.resolve()))
    goOn()
    await slow
    expect(names).toEqual(['김정산', '이재무', '이재무', '김정산'])
    expect(session.caller()).toEqual(theApp)
  })

  it('is kept apart for work that goes on side by side', async () => {
    const clock = createTestClock()
    const session = createSession({
      clock,
      log: { event: () => undefined, unexpected: () => 'E-1' },
      front: () => null,
    })
    const people = ['가', '나', '다'].map((name): Operator => ({ id: name, name, role: 'cs' }))
    const seen = await Promise.all(
      people.map((one) =>
        session.as(one, async () => {
          await new Promise((done) => setImmediate(done))
          return session.caller().name
        }),
      ),
    )
    expect(seen).toEqual(['가', '나', '다'])
  })
})
