import { afterEach, describe, expect, it } from 'vitest'
import { selfIssueIdentity } from '../../../src/domain/receipt/identity.ts'
import { check, count, counts, ended, idsOf, owed, owingDesk, start } from './bulk-receipts.ts'
import { closeDesks, openDesk, refusalOf, valueOf } from './desk.ts'
import { eventually } from './eventually.ts'
import { bringOwed, owedBy, owingBooks, sandboxesOf } from './owing.ts'
import { atKcp, atPayple, calls, issue, issuePath, kcpCalls, registerPath, tasksOf, unreceipted } from './receipting.ts'
import { known, refundOf, transactionIdIn } from './refunding.ts'

afterEach(closeDesks)

describe('자진발급 of many receipts', () => {
  it.each(['payple', 'kcp'] as const)(
    'at %s issues each once, to 010-000-1234, and the gateway has what was shown',
    async (gateway) => {
      const desk = await owingDesk(gateway)
      const plan = await check(desk, gateway)
      expect(plan).toMatchObject({ ready: { count, won: count * owed }, blocked: [] })
      expect(plan.confirm).toContain('8건 960,000원을 자진발급으로 발급')
      expect(calls(desk, issuePath) + kcpCalls(desk, registerPath)).toBe(0)
      expect(valueOf(await start(desk, plan))).toMatchObject({ state: 'running', total: { count, won: count * owed } })
      const run = await ended(desk)
      expect(run.state).toBe('finished')
      expect(counts(run)).toEqual({ done: count })
      expect(run.lines.every(({ approvalNumber }) => approvalNumber !== null)).toBe(true)
      if (gateway === 'kcp') {
        expect(atKcp(desk).map(({ amount, identity }) => [amount, identity])).toEqual(
          Array.from({ length: count }, () => [owed, '1234']),
        )
        expect(kcpCalls(desk, registerPath)).toBe(count)
      } else {
        for (let n = 1; n <= count; n += 1)
          expect(atPayple(desk, owedBy('payple', n))).toMatchObject({
            live: true,
            won: owed,
          })
        expect(calls(desk, issuePath)).toBe(count)
      }
      const due = valueOf(await desk.api.bulkReceipts.choose({ shopId: desk.shopIds[gateway], choice: 'all' }))
      expect(due.filter(({ transactionId }) => idsOf(desk, gateway).includes(transactionId))).toEqual([])
    },
  )

  it('chooses all that are due, those whose last day is today, and those that are late', async () => {
    const books = owingBooks(3, (n) => ['20261110', '20261118', '20261122'][n - 1] ?? null)
    const desk = await openDesk({ sandboxes: sandboxesOf(books) })
    await bringOwed(desk, 'payple', books)
    const chosen = async (choice: 'all' | 'due-today' | 'overdue') =>
      valueOf(await desk.api.bulkReceipts.choose({ shopId: desk.shopIds.payple, choice })).map(
        (one) => one.transactionId.split('/')[1],
      )
    expect(await chosen('due-today')).toEqual(['OWED-2'])
    expect(await chosen('overdue')).toEqual(['OWED-1'])
    expect(await chosen('all')).toEqual(expect.arrayContaining(['OWED-1', 'OWED-2', 'OWED-3', unreceipted.number]))
    expect((await chosen('all'))[0]).toBe('OWED-1')
  })

  it('says of each that cannot go why not, and sends none of them', async () => {
    const desk = await owingDesk()
    valueOf(await issue(desk, owedBy('payple', 1), selfIssueIdentity))
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: issuePath })
    expect(valueOf(await issue(desk, owedBy('payple', 2), selfIssueIdentity)).state).toBe('unknown')
    const asked = calls(desk, issuePath)
    const card = transactionIdIn(desk, known.paypleCard)
    const plan = await check(desk, 'payple', [...idsOf(desk).slice(0, 3), card, card, 'nobody/1'])
    expect(plan.ready).toEqual({ count: 1, won: owed })
    expect(plan.blocked.map(({ transactionId, because }) => [transactionId.split('/')[1], because])).toEqual([
      ['OWED-1', '이미 발급된 현금영수증이 있습니다.'],
      ['OWED-2', '결과가 정해지지 않은 현금영수증 요청이 있습니다.'],
      [known.paypleCard.number, expect.stringContaining('계좌이체 결제')],
    ])
    valueOf(await start(desk, plan))
    expect(counts(await ended(desk))).toEqual({ done: 1 })
    expect(calls(desk, issuePath)).toBe(asked + 1)
  })

  it('without credentials can send nothing, and says where to store them', async () => {
    const desk = await owingDesk()
    await desk.book.vault.forget(desk.shopIds.payple)
    const plan = await check(desk)
    expect(plan.ready.count).toBe(0)
    expect(plan.blocked[0]).toMatchObject({
      because: expect.stringContaining('인증 정보가 없어'),
      remedy: expect.stringContaining('설정 › 상점'),
    })
  })

  it('leaves out what changed after the check, with the reason', async () => {
    const desk = await owingDesk()
    const plan = await check(desk)
    await refundOf(desk, owedBy('payple', 2), 10_000)
    valueOf(await issue(desk, owedBy('payple', 3), selfIssueIdentity))
    valueOf(await start(desk, plan))
    const run = await ended(desk)
    expect(counts(run)).toEqual({ done: count - 1, 'left-out': 1 })
    expect(run.lines[1]).toMatchObject({ state: 'left-out', message: expect.stringContaining('바뀌었습니다') })
    // The one issued meanwhile is the same act: found, and not asked for again.
    expect(run.lines[2]).toMatchObject({ state: 'done' })
    expect(calls(desk, issuePath)).toBe(count - 1)
  })

  it('goes on over a lost answer, which blocks its repeat, and halts after three in a row', async () => {
    const desk = await owingDesk()
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: issuePath, times: 1 })
    valueOf(await start(desk, await check(desk)))
    const run = await ended(desk)
    expect(run.state).toBe('finished')
    expect(counts(run)).toEqual({ unknown: 1, done: count - 1 })
    expect(refusalOf(await issue(desk, owedBy('payple', 1), selfIssueIdentity))).toEqual({ kind: 'receipt-act-open' })
    expect(await tasksOf(desk, 'payple')).toMatchObject([{ kind: 'unknown-act' }])
    expect((await check(desk)).ready.count).toBe(0)

    const silent = await owingDesk()
    silent.sandboxes.payple.play({ name: 'lost-after-commit', path: issuePath, times: 9 })
    valueOf(await start(silent, await check(silent)))
    const halted = await ended(silent)
    expect(halted).toMatchObject({ state: 'halted', because: expect.stringContaining('3건 이어져') })
    expect(counts(halted)).toEqual({ unknown: 3, waiting: count - 3 })
    expect(calls(silent, issuePath)).toBe(3)
    // A new check goes on with what is still due.
    expect((await check(silent)).ready.count).toBe(count - 3)
  })

  it('stops after the one on its way, and a new check goes on exactly', async () => {
    const desk = await owingDesk()
    const plan = await check(desk)
    const { runId } = valueOf(await start(desk, plan))
    await eventually(() => calls(desk, issuePath) >= 2).toBe(true)
    valueOf(await desk.api.bulkReceipts.stop({ runId }))
    const run = await ended(desk)
    const done = run.states.done.count
    expect(run).toMatchObject({ state: 'stopped', states: { waiting: { count: count - done } } })
    const rest = await check(desk)
    expect(rest.ready.count).toBe(count - done)
    valueOf(await start(desk, rest))
    expect(counts(await ended(desk))).toEqual({ done: count - done })
    expect(calls(desk, issuePath)).toBe(count)
  })

  it('is one at a time, begins a plan once, and only as it was shown', async () => {
    const desk = await owingDesk()
    const plan = await check(desk)
    expect(
      refusalOf(await desk.api.bulkReceipts.start({ planId: plan.planId, count: 7, won: plan.ready.won, reason: null }))
        .kind,
    ).toBe('receipt-plan-gone')
    const other = await check(desk)
    const both = await Promise.all([start(desk, plan), start(desk, plan), start(desk, other)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(counts(await ended(desk))).toEqual({ done: count })
    expect(calls(desk, issuePath)).toBe(count)
  })

  it('asks nothing more once whoever began it may not issue receipts', async () => {
    const desk = await owingDesk()
    const finance = { id: 'op-9', name: '재무', role: 'finance' } as const
    const by = { operatorId: 'op-1', at: desk.clock.now() }
    await desk.ledger.addOperator({ operator: finance, pin: 'scrypt:x', ...by })
    desk.sit(finance)
    const plan = await check(desk)
    await desk.ledger.changeOperator({ operator: { ...finance, role: 'cs' }, active: true, ...by })
    valueOf(await start(desk, plan))
    expect(await ended(desk)).toMatchObject({ state: 'halted', because: expect.stringContaining('권한') })
    expect(calls(desk, issuePath)).toBe(0)
  })

  it('is kept from whoever may not issue receipts', async () => {
    const desk = await openDesk({ role: 'cs', filled: false })
    const refused = await desk.api.bulkReceipts.check({ shopId: 'x', transactionIds: ['x/1'] })
    expect(refusalOf(refused).kind).toBe('not-allowed')
  })
})
