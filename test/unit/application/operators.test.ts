import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { epochOf, instantOfEpoch } from '../../../src/domain/day.ts'
import { toWon } from '../../../src/domain/money.ts'
import { clearGround, closeDesks, layGround, refusalOf, valueOf } from './desk.ts'
import { adminPin, type GuardedDesk, openAsAdmin, openGuarded } from './door.ts'

afterEach(closeDesks)

const wrong = '999111'
const signIn = ({ api }: GuardedDesk, pin: string) => api.operators.signIn({ operatorId: 'op-1', pin })

/** Tries a wrong PIN this many times. */
async function failTimes(desk: GuardedDesk, times: number): Promise<void> {
  for (let tries = 0; tries < times; tries += 1) refusalOf(await signIn(desk, wrong))
}

describe('the first start', () => {
  it('makes the 관리자 once, with a PIN that is not guessed first', async () => {
    const { api } = await openGuarded()
    expect(refusalOf(await api.operators.makeAdmin({ name: '김정산', pin: '123456' }))).toEqual({
      kind: 'pin-unfit',
      problem: 'too-simple',
    })
    valueOf(await api.operators.makeAdmin({ name: ' 김정산 ', pin: adminPin }))
    expect(valueOf(await api.desk.status({}))).toMatchObject({
      operator: { id: 'op-1', name: '김정산', role: 'admin' },
      session: { state: 'signed-in' },
    })
    expect(refusalOf(await api.operators.makeAdmin({ name: '다른 사람', pin: '204867' }))).toEqual({
      kind: 'admin-made-already',
    })
  })
})

describe('a PIN', () => {
  it('that is wrong five times is followed by a pause, in which the right one opens nothing either', async () => {
    const desk = await openAsAdmin()
    for (const left of [4, 3, 2, 1])
      expect(refusalOf(await signIn(desk, wrong))).toEqual({ kind: 'pin-wrong', triesLeft: left })
    const until = '2026-11-23T10:01:00.000+09:00'
    expect(refusalOf(await signIn(desk, wrong))).toEqual({ kind: 'pin-locked', until })
    expect(refusalOf(await signIn(desk, adminPin))).toEqual({ kind: 'pin-locked', until })
    desk.clock.move(60_000)
    valueOf(await signIn(desk, adminPin))
    expect(refusalOf(await signIn(desk, wrong))).toEqual({ kind: 'pin-wrong', triesLeft: 4 })
  })

  it('that is wrong again after a pause is followed by a longer one', async () => {
    const desk = await openAsAdmin()
    await failTimes(desk, 5)
    const pauses: number[] = []
    for (const minutes of [1, 5, 15, 60, 60]) {
      desk.clock.move(minutes * 60_000)
      const refused = refusalOf(await signIn(desk, wrong))
      if (refused.kind !== 'pin-locked') throw new Error(refused.kind)
      pauses.push((Date.parse(refused.until) - Date.parse(desk.clock.now())) / 60_000)
    }
    expect(pauses).toEqual([5, 15, 60, 60, 60])
  })

  it('is not tried sooner because the machine’s clock was set forward, while the app runs', async () => {
    const desk = await openAsAdmin()
    await failTimes(desk, 5)
    const { clock } = await openGuarded()
    Object.assign(desk.clock, { now: () => instantOfEpoch(epochOf(clock.now()) + 24 * 60 * 60_000) })
    expect(refusalOf(await signIn(desk, adminPin))).toEqual({
      kind: 'pin-locked',
      until: '2026-11-24T10:01:00.000+09:00',
    })
    desk.clock.move(60_000)
    clock.move(60_000)
    valueOf(await signIn(desk, adminPin))
  })

  it('is judged after all that came before it, though a hundred are sent at once', async () => {
    const desk = await openAsAdmin()
    const pins = Array.from({ length: 100 }, (_, at) => (at === 50 ? adminPin : String(900_111 + at)))
    const answers = await Promise.all(pins.map((pin) => signIn(desk, pin)))
    expect(answers.filter(({ ok }) => ok)).toEqual([])
    expect(answers.filter((answer) => !answer.ok && answer.failure.kind === 'pin-wrong')).toHaveLength(4)
    expect((await desk.ledger.keptPin('op-1')).wrong).toHaveLength(5)
  })

  it('that was wrong stays counted through a new start', async () => {
    const ground = await layGround()
    const first = await openAsAdmin(ground)
    await failTimes(first, 5)
    await closeDesks()
    const second = await openGuarded({ ground })
    expect(valueOf(await second.api.desk.status({})).session).toMatchObject({
      state: 'signed-out',
      people: [{ id: 'op-1', name: '김정산', role: 'admin' }],
    })
    expect(refusalOf(await signIn(second, adminPin)).kind).toBe('pin-locked')
    second.clock.move(60_000)
    valueOf(await signIn(second, adminPin))
    await closeDesks()
    await clearGround(ground)
  })

  it('is counted together wherever it is asked for', async () => {
    const desk = await openAsAdmin()
    await failTimes(desk, 2)
    expect(refusalOf(await desk.api.operators.prove({ pin: wrong }))).toEqual({ kind: 'pin-wrong', triesLeft: 2 })
    expect(refusalOf(await desk.api.operators.changeOwnPin({ pin: wrong, newPin: '204867' }))).toEqual({
      kind: 'pin-wrong',
      triesLeft: 1,
    })
    expect(refusalOf(await desk.api.operators.prove({ pin: wrong })).kind).toBe('pin-locked')
  })

  it('is changed with the old one; one that is unfit costs no try', async () => {
    const desk = await openAsAdmin()
    const change = (pin: string, newPin: string) => desk.api.operators.changeOwnPin({ pin, newPin })
    expect(refusalOf(await change(wrong, '12345'))).toEqual({ kind: 'pin-unfit', problem: 'too-short' })
    valueOf(await change(adminPin, '204867'))
    expect(refusalOf(await signIn(desk, adminPin))).toEqual({ kind: 'pin-wrong', triesLeft: 4 })
    valueOf(await signIn(desk, '204867'))
  })

  it('is nowhere: not in an answer, the log, the audit or a file', async () => {
    const ground = await layGround()
    const desk = await openAsAdmin(ground)
    const [tried, fresh, second] = ['7305192846', '8461973520', '9182736450']
    refusalOf(await signIn(desk, tried))
    valueOf(await desk.api.operators.changeOwnPin({ pin: adminPin, newPin: fresh }))
    const { operatorId } = valueOf(await desk.api.operators.add({ name: '박상담', role: 'cs', pin: second }))
    valueOf(await desk.api.operators.resetPin({ operatorId, pin: tried }))
    valueOf(await desk.api.operators.list({}))
    const audit = JSON.stringify(await desk.ledger.auditTrail({ limit: 100, offset: 0 }))
    expect(audit).toContain('pin-wrong')
    await closeDesks()
    const files = readdirSync(ground.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    expect(files.length).toBeGreaterThan(0)
    for (const pin of [tried, fresh, second, adminPin]) {
      expect([...desk.told, audit].filter((line) => line.includes(pin))).toEqual([])
      if (pin !== adminPin) expect(files.filter((bytes) => bytes.includes(pin))).toEqual([])
    }
    await clearGround(ground)
  })
})

describe('the people of a book', () => {
  it('do not share a name, not even with the app', async () => {
    const { api } = await openAsAdmin()
    for (const name of ['김정산', '영수데스크'])
      expect(refusalOf(await api.operators.add({ name, role: 'cs', pin: '730519' }))).toEqual({
        kind: 'operator-name-taken',
      })
  })

  it('keep an active 관리자', async () => {
    const { api } = await openAsAdmin()
    const change = (role: 'admin' | 'finance', active: boolean) =>
      api.operators.change({ operatorId: 'op-1', name: '김정산', role, active })
    expect(refusalOf(await change('finance', true))).toEqual({ kind: 'last-admin' })
    expect(refusalOf(await change('admin', false))).toEqual({ kind: 'last-admin' })
    valueOf(await api.operators.add({ name: '한관리', role: 'admin', pin: '204867' }))
    valueOf(await change('finance', true))
    // What one may follows at once: the role at the desk is another now.
    expect(refusalOf(await change('admin', true)).kind).toBe('not-allowed')
  })

  it('leave the desk when they may no longer sign in, and do not come back', async () => {
    const desk = await openAsAdmin()
    const { api } = desk
    valueOf(await api.operators.add({ name: '한관리', role: 'admin', pin: '204867' }))
    valueOf(await api.operators.change({ operatorId: 'op-1', name: '김정산', role: 'admin', active: false }))
    expect(refusalOf(await api.shops.list({}))).toEqual({ kind: 'not-signed-in' })
    expect(refusalOf(await signIn(desk, adminPin)).kind).toBe('operator-not-found')
    expect(valueOf(await api.desk.status({})).session.people.map(({ name }) => name)).toEqual(['한관리'])
  })

  it('get another PIN from the 관리자, and the old one opens nothing', async () => {
    const { api } = await openAsAdmin()
    const { operatorId } = valueOf(await api.operators.add({ name: '박상담', role: 'cs', pin: '730519' }))
    valueOf(await api.operators.resetPin({ operatorId, pin: '204867' }))
    expect(refusalOf(await api.operators.signIn({ operatorId, pin: '730519' })).kind).toBe('pin-wrong')
    valueOf(await api.operators.signIn({ operatorId, pin: '204867' }))
    expect(refusalOf(await api.operators.resetPin({ operatorId: 'op-1', pin: '204867' }))).toEqual({
      kind: 'not-allowed',
      roles: ['admin'],
    })
  })

  it('are not the app itself, which gets no name, role or PIN', async () => {
    const { api } = await openAsAdmin()
    const changed = await api.operators.change({ operatorId: 'app', name: '자동', role: 'admin', active: true })
    expect(refusalOf(changed).kind).toBe('operator-not-found')
    expect(refusalOf(await api.operators.resetPin({ operatorId: 'app', pin: '204867' })).kind).toBe(
      'operator-not-found',
    )
  })

  it('have limits that are set role by role', async () => {
    const { api } = await openAsAdmin()
    valueOf(await api.operators.setLimit({ role: 'cs', limit: 50_000 }))
    valueOf(await api.operators.setLimit({ role: 'finance', limit: null }))
    expect(valueOf(await api.operators.list({})).limits).toEqual([
      { role: 'cs', limit: toWon(50_000) },
      { role: 'finance', limit: null },
      { role: 'approver', limit: null },
      { role: 'admin', limit: null },
    ])
  })

  it('have no PIN in practice, and none can be given', async () => {
    const { api, ledger } = await openGuarded({ name: 'practice' })
    const { operatorId } = valueOf(await api.operators.add({ name: '한연습', role: 'finance', pin: '' }))
    expect(refusalOf(await api.operators.resetPin({ operatorId, pin: '204867' }))).toEqual({ kind: 'not-in-practice' })
    expect(refusalOf(await api.operators.changeOwnPin({ pin: '', newPin: '204867' }))).toEqual({
      kind: 'not-in-practice',
    })
    expect((await ledger.operators()).every(({ hasPin }) => !hasPin)).toBe(true)
  })
})
