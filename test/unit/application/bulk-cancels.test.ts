import { afterEach, describe, expect, it } from 'vitest'
import { toMonth } from '../../../src/domain/day.ts'
import { wholeLedger } from '../../../src/domain/receipt/ledger-filter.ts'
import { issuedInLedger } from '../../../src/main/application/receipt-choosing.ts'
import { sandboxApproval } from '../../../src/main/gateways/kcp/sandbox/index.ts'
import { practiceBook } from '../../../src/main/practice/book.ts'
import {
  check,
  checkCancels,
  count,
  counts,
  ended,
  idsOf,
  issuedDesk,
  owed,
  owingDesk,
  start,
  startCancels,
} from './bulk-receipts.ts'
import { morning } from './clock.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { eventually } from './eventually.ts'
import { owedBy } from './owing.ts'
import {
  actsOf,
  atKcp,
  atPayple,
  calls,
  cancel,
  cancelPath,
  issue,
  kcpCancelPath,
  kcpCounts,
  receipted,
  rowsOf,
  setShop,
  tasksOf,
} from './receipting.ts'
import { known, refundOf, transactionIdIn } from './refunding.ts'

afterEach(closeDesks)

const dayMs = 24 * 3_600_000

/** Receipts that live at the gateway itself, and their won. */
function livingAt(desk: TestDesk, gateway: 'kcp' | 'payple') {
  const wons =
    gateway === 'kcp'
      ? atKcp(desk).map(({ remaining }) => remaining)
      : Array.from({ length: count }, (_, at) => atPayple(desk, owedBy('payple', at + 1))).map((receipt) =>
          receipt?.live === true ? receipt.won : 0,
        )
  return { count: wons.filter((won) => won > 0).length, won: wons.reduce((sum, won) => sum + won, 0) }
}

/** What is due of these payments now, as 발급할 것 has it. */
async function dueOf(desk: TestDesk, gateway: 'kcp' | 'payple') {
  const ids = idsOf(desk, gateway)
  const due = valueOf(await desk.api.bulkReceipts.choose({ shopId: desk.shopIds[gateway], choice: 'all' })).filter(
    ({ transactionId }) => ids.includes(transactionId),
  )
  return { count: due.length, won: due.reduce((sum, { won }) => sum + won, 0) }
}

const none = { count: 0, won: 0 }
const all = { count, won: count * owed }

describe('many receipts cancelled at once', () => {
  it.each(['payple', 'kcp'] as const)(
    'at %s are cancelled once each, and the cash left without a receipt is due as the plan said',
    async (gateway) => {
      const desk = await issuedDesk(gateway)
      const before = calls(desk, cancelPath) + kcpCounts(desk).receiptCancels
      const plan = await checkCancels(desk, gateway)
      expect(plan).toMatchObject({ kind: 'cancel', ready: all, whole: all, part: none, due: all, late: none })
      expect(plan).toMatchObject({ toCheck: none, aged: [], blocked: [], reason: null })
      expect(plan.confirm['issued-in-error']).toContain('8건 960,000원의 현금영수증을 오류발급취소로 취소')
      expect(calls(desk, cancelPath) + kcpCounts(desk).receiptCancels).toBe(before)
      expect(valueOf(await start(desk, plan, 'issued-in-error'))).toMatchObject({
        kind: 'cancel',
        reason: 'issued-in-error',
        state: 'running',
        total: all,
      })
      const run = await ended(desk)
      expect(run).toMatchObject({ state: 'finished', due: all, toCheck: none })
      expect(counts(run)).toEqual({ done: count })
      expect(livingAt(desk, gateway)).toEqual(none)
      expect(calls(desk, cancelPath) + kcpCounts(desk).receiptCancels).toBe(before + count)
      expect(await dueOf(desk, gateway)).toEqual(plan.due)
      const [first] = (await desk.ledger.transaction(idsOf(desk, gateway)[0] ?? ''))?.receiptActs.slice(-1) ?? []
      expect(first).toMatchObject({ kind: 'cancel', state: 'done', cancelReason: 2 })
    },
  )

  it('take only what is too much where the gateway takes that alone, and leave nothing due', async () => {
    const desk = await issuedDesk('kcp')
    await refundOf(desk, owedBy('kcp', 1), 32_000)
    await refundOf(desk, owedBy('kcp', 2), 132_000)
    const ids = idsOf(desk, 'kcp').slice(0, 2)
    const plan = await checkCancels(desk, 'kcp', ids, 'trade-cancelled')
    expect(plan).toMatchObject({
      ready: { count: 2, won: 32_000 + owed },
      part: { count: 1, won: 32_000 },
      whole: { count: 1, won: owed },
      due: none,
    })
    valueOf(await startCancels(desk, plan))
    const run = await ended(desk)
    expect(run).toMatchObject({
      due: none,
      lines: [
        { extent: 'excess', won: 32_000 },
        { extent: 'whole', won: owed },
      ],
    })
    expect(atKcp(desk).map(({ remaining }) => remaining)).toEqual([88_000, 0, ...Array.from({ length: 6 }, () => owed)])
    expect(await dueOf(desk, 'kcp')).toEqual(none)
    expect(await tasksOf(desk)).toEqual([])
  })

  it('take all where no part is taken back, and what is left of the cash is due anew', async () => {
    const desk = await issuedDesk('kcp')
    await setShop(desk, 'kcp', { choices: { 'receipt-partial': 'cancel-and-reissue' } })
    await refundOf(desk, owedBy('kcp', 1), 32_000)
    const plan = await checkCancels(desk, 'kcp', idsOf(desk, 'kcp').slice(0, 1), 'trade-cancelled')
    expect(plan).toMatchObject({ whole: { count: 1, won: owed }, part: none, due: { count: 1, won: 88_000 } })
    valueOf(await startCancels(desk, plan))
    expect(await ended(desk)).toMatchObject({ due: { count: 1, won: 88_000 } })
    expect(await dueOf(desk, 'kcp')).toEqual({ count: 1, won: 88_000 })
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'reissue', won: 88_000 }])
  })

  it('picked in the ledger go whole though part of the trade was refunded, and the cash that remains is due anew as the plan said', async () => {
    const desk = await issuedDesk('kcp')
    const [payment, ids] = [owedBy('kcp', 1), idsOf(desk, 'kcp').slice(0, 1)]
    await refundOf(desk, payment, 32_000)
    const plan = await checkCancels(desk, 'kcp', ids, null, 'whole')
    expect(plan).toMatchObject({ whole: { count: 1, won: owed }, part: none, due: { count: 1, won: 88_000 } })
    valueOf(await start(desk, plan, 'issued-in-error'))
    expect(await ended(desk)).toMatchObject({
      takes: 'whole',
      due: plan.due,
      lines: [{ extent: 'whole', won: owed, state: 'done', message: null }],
    })
    expect(atKcp(desk)[0]).toMatchObject({ amount: owed, remaining: 0 })
    expect(await dueOf(desk, 'kcp')).toEqual(plan.due)
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'reissue', won: 88_000 }])
  })

  it('that were left alive by a refund wait for nine the next day, and then name the refund', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'taxsave-failed' })
    const refund = await refundOf(desk, receipted, 50_000)
    const ids = [transactionIdIn(desk, receipted)]
    const tooSoon = await checkCancels(desk, 'payple', ids, 'trade-cancelled')
    expect(tooSoon).toMatchObject({ ready: none, blocked: [{ because: expect.stringContaining('09:00부터') }] })
    desk.clock.move(dayMs)
    const plan = await checkCancels(desk, 'payple', ids, 'trade-cancelled')
    expect(plan).toMatchObject({ ready: { count: 1, won: 150_000 }, due: { count: 1, won: 100_000 } })
    valueOf(await startCancels(desk, plan))
    expect(counts(await ended(desk))).toEqual({ done: 1 })
    expect((await desk.ledger.transaction(ids[0] ?? ''))?.receiptActs).toMatchObject([{ refundId: refund.id }])
    expect(await tasksOf(desk, 'payple')).toMatchObject([{ kind: 'reissue', won: 100_000 }])
  })

  it('say what cash is late at once, and which receipts are too old to be sure of', async () => {
    const desk = await issuedDesk('payple', {}, (n) => (n === 1 ? '20261110' : '20261122'))
    const young = await checkCancels(desk)
    expect(young).toMatchObject({ due: all, late: { count: 1, won: owed }, aged: [] })
    desk.clock.move(60 * dayMs)
    const old = await checkCancels(desk)
    expect(old.late).toEqual(all)
    expect(old.aged).toEqual([{ ...all, warning: expect.stringContaining('취소되지 않을 수 있습니다') }])
  })
})

describe('receipts that came with transfers and virtual accounts of the practice book', () => {
  it('are known to KCP: all of them are cancelled, and no outcome is left open', async () => {
    const book = practiceBook(morning).kcp.payments.filter(({ approval }) => (approval['cash_no'] ?? '') !== '')
    const desk = await openDesk({ sandboxes: { kcp: { book } } })
    const text = book.map((payment) => JSON.stringify(sandboxApproval(payment))).join('\n')
    valueOf(await desk.api.imports.paste({ importId: 'practice', shopId: desk.shopIds.kcp, text }))
    const receipts = book.map(({ approval }) => ({
      transactionId: transactionIdIn(desk, { gateway: 'kcp', number: approval['tno'] ?? '', paid: 0 }),
      issuedAt: null,
    }))
    const wanted = { shopId: desk.shopIds.kcp, receipts, takes: 'whole', reason: null } as const
    const plan = valueOf(await desk.api.bulkReceipts.checkCancels(wanted))
    expect(plan).toMatchObject({ ready: { count: book.length }, blocked: [] })
    valueOf(await start(desk, plan, 'issued-in-error'))
    const run = await ended(desk)
    expect(run.state).toBe('finished')
    expect(counts(run)).toEqual({ done: book.length })
    expect(run.lines.map(({ orderNumber }) => orderNumber)).toEqual(expect.arrayContaining(['YK900020', 'YK900021']))
    expect(kcpCounts(desk)).toMatchObject({ receiptCancels: book.length, receiptCancelledWon: plan.ready.won })
    expect(atKcp(desk).filter(({ remaining }) => remaining > 0)).toEqual([])
  })
})

describe('of many receipts that are to be cancelled', () => {
  it('each that cannot go says why not, and none of them is sent', async () => {
    const desk = await issuedDesk('kcp')
    valueOf(await cancel(desk, owedBy('kcp', 1)))
    desk.sandboxes.kcp.play({ name: 'lost-after-commit', path: kcpCancelPath })
    expect(valueOf(await cancel(desk, owedBy('kcp', 2))).state).toBe('unknown')
    const wallets = transactionIdIn(desk, known.kakaoMoney)
    const { receiptCancels } = kcpCounts(desk)
    const plan = await checkCancels(desk, 'kcp', [...idsOf(desk, 'kcp').slice(0, 3), wallets, wallets, 'nobody/1'])
    expect(plan.ready).toEqual({ count: 1, won: owed })
    expect(plan.blocked.map(({ transactionId, because }) => [transactionId.split('/')[1], because])).toEqual([
      [owedBy('kcp', 1).number, '취소할 현금영수증이 없습니다.'],
      [owedBy('kcp', 2).number, '결과가 정해지지 않은 현금영수증 요청이 있습니다.'],
      [known.kakaoMoney.number, expect.stringContaining('발급한 곳에서 발급과 취소를 관리하는')],
    ])
    valueOf(await startCancels(desk, plan))
    expect(counts(await ended(desk))).toEqual({ done: 1 })
    expect(kcpCounts(desk).receiptCancels).toBe(receiptCancels + 1)
  })

  it('one that was cancelled and issued anew is not the one that was picked', async () => {
    const desk = await issuedDesk('kcp')
    const payment = owedBy('kcp', 1)
    desk.clock.move(60_000)
    valueOf(await cancel(desk, payment))
    valueOf(await issue(desk, payment))
    const [first, second] = (await rowsOf(desk, payment)).filter(({ event }) => event === 'issued')
    const planned = async (issuedAt: string) =>
      valueOf(
        await desk.api.bulkReceipts.checkCancels({
          shopId: desk.shopIds.kcp,
          receipts: [{ transactionId: transactionIdIn(desk, payment), issuedAt }],
          takes: 'whole',
          reason: null,
        }),
      )
    expect(await planned(first?.at ?? '')).toMatchObject({
      ready: none,
      blocked: [{ because: expect.stringContaining('이미 취소되었고') }],
    })
    expect((await planned(second?.at ?? '')).ready.count).toBe(1)
  })

  it('those a month and a filter have are chosen as far as they live, and no more than are wanted', async () => {
    const desk = await issuedDesk('kcp')
    const chosen = async (filter = wholeLedger, month = '2026-11') =>
      valueOf(await desk.api.bulkReceipts.chooseIssued({ shopId: desk.shopIds.kcp, month, filter }))
    const ours = { ...wholeLedger, issuer: 'kcp', means: 'ssg-pay' } as const
    expect((await chosen(ours)).map(({ transactionId, won }) => [transactionId, won])).toEqual(
      idsOf(desk, 'kcp').map((id) => [id, owed]),
    )
    expect((await chosen()).map(({ transactionId }) => transactionId)).toContain(
      transactionIdIn(desk, known.kakaoMoney),
    )
    expect(await chosen({ ...wholeLedger, event: 'due' })).toEqual([])
    expect(await chosen(wholeLedger, '2026-08')).toEqual([])
    valueOf(await cancel(desk, owedBy('kcp', 1)))
    expect(await chosen(ours)).toHaveLength(count - 1)
    const receipts = (await chosen(ours)).map(({ transactionId, issuedAt }) => ({ transactionId, issuedAt }))
    const wanted = { shopId: desk.shopIds.kcp, receipts, takes: 'whole', reason: null } as const
    expect(valueOf(await desk.api.bulkReceipts.checkCancels(wanted)).ready.count).toBe(count - 1)
    const shop = (await desk.ledger.shops()).find(({ id }) => id === desk.shopIds.kcp)
    if (shop === undefined) throw new Error('no shop')
    const few = await issuedInLedger(
      { clock: desk.clock },
      desk.ledger,
      { shop, month: toMonth('2026-11'), filter: ours },
      3,
    )
    expect(few.map(({ transactionId }) => transactionId)).toEqual(idsOf(desk, 'kcp').slice(1, 4))
  })
})

describe('a bulk cancel on its way', () => {
  it('leaves out what changed after the check, though the receipt itself is the same', async () => {
    const desk = await issuedDesk('kcp')
    const plan = await checkCancels(desk, 'kcp')
    await refundOf(desk, owedBy('kcp', 2), 32_000)
    valueOf(await cancel(desk, owedBy('kcp', 3)))
    valueOf(await startCancels(desk, plan))
    const run = await ended(desk)
    expect(counts(run)).toEqual({ done: count - 2, 'left-out': 2 })
    expect(run.lines[1]).toMatchObject({ message: expect.stringContaining('바뀌었습니다') })
    expect(run.lines[2]).toMatchObject({ message: '취소할 현금영수증이 없습니다.' })
    expect(run.due).toEqual({ count: count - 2, won: (count - 2) * owed })
    expect((await actsOf(desk, owedBy('kcp', 2))).cancelAmount).toBe(owed)
    expect(kcpCounts(desk).receiptCancels).toBe(count - 1)
  })

  it('leaves out cash whose last day passed between the check and the cancel, for nobody was told it would be late', async () => {
    const desk = await issuedDesk('payple', {}, (n) => (n === 1 ? '20261118' : '20261122'))
    const plan = await checkCancels(desk)
    expect(plan).toMatchObject({ due: all, late: none })
    desk.clock.move(dayMs)
    valueOf(await startCancels(desk, plan))
    const run = await ended(desk)
    expect(counts(run)).toEqual({ done: count - 1, 'left-out': 1 })
    expect(run.lines[0]).toMatchObject({ message: expect.stringContaining('발급 기한이 지났습니다') })
    expect((await checkCancels(desk)).late).toEqual({ count: 1, won: owed })
  })

  it('goes on over a lost answer, which blocks its repeat, and halts after three in a row', async () => {
    const desk = await issuedDesk()
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: cancelPath, times: 1 })
    valueOf(await startCancels(desk, await checkCancels(desk)))
    const run = await ended(desk)
    expect(counts(run)).toEqual({ unknown: 1, done: count - 1 })
    // Nobody knows whether the first one lives: its cash is not said to be due.
    expect(run.due).toEqual({ count: count - 1, won: (count - 1) * owed })
    expect(refusalOf(await cancel(desk, owedBy('payple', 1)))).toEqual({ kind: 'receipt-act-open' })
    expect(await tasksOf(desk, 'payple')).toMatchObject([{ kind: 'unknown-act' }])
    expect((await checkCancels(desk)).ready).toEqual(none)

    const silent = await issuedDesk()
    silent.sandboxes.payple.play({ name: 'lost-after-commit', path: cancelPath, times: 9 })
    valueOf(await startCancels(silent, await checkCancels(silent)))
    const halted = await ended(silent)
    expect(halted).toMatchObject({ state: 'halted', because: expect.stringContaining('취소가 3건 이어져') })
    expect(counts(halted)).toEqual({ unknown: 3, waiting: count - 3 })
    expect(calls(silent, cancelPath)).toBe(3)
    expect((await checkCancels(silent)).ready.count).toBe(count - 3)
  })

  it('halts where the gateway refuses five in a row for one reason', async () => {
    const desk = await issuedDesk()
    desk.sandboxes.payple.play({ name: 'expired-token', path: cancelPath, times: 9 })
    valueOf(await startCancels(desk, await checkCancels(desk)))
    const run = await ended(desk)
    expect(run).toMatchObject({ state: 'halted', because: expect.stringContaining('같은 이유로 5건') })
    expect(counts(run)).toEqual({ declined: 5, waiting: count - 5 })
    expect(livingAt(desk, 'payple')).toEqual(all)
  })

  it('halts before the next one where the credentials are gone, and nothing is left out', async () => {
    const desk = await issuedDesk()
    const plan = await checkCancels(desk)
    await desk.book.vault.forget(desk.shopIds.payple)
    valueOf(await startCancels(desk, plan))
    const run = await ended(desk)
    expect(run).toMatchObject({ state: 'halted', because: expect.stringContaining('인증 정보가 없어') })
    expect(counts(run)).toEqual({ waiting: count })
  })

  it('stops after the one on its way, and a new check of what is left goes on exactly', async () => {
    const desk = await issuedDesk()
    const { runId } = valueOf(await startCancels(desk, await checkCancels(desk)))
    await eventually(() => calls(desk, cancelPath) >= 2).toBe(true)
    valueOf(await desk.api.bulkReceipts.stop({ runId }))
    const run = await ended(desk)
    const done = run.states.done.count
    expect(run).toMatchObject({ state: 'stopped', states: { waiting: { count: count - done } } })
    const left = run.lines.filter(({ state }) => state === 'waiting')
    const rest = valueOf(
      await desk.api.bulkReceipts.checkCancels({
        shopId: run.shopId,
        receipts: left.map(({ transactionId, issuedAt }) => ({ transactionId, issuedAt })),
        takes: 'excess',
        reason: run.reason,
      }),
    )
    expect(rest.ready.count).toBe(count - done)
    valueOf(await startCancels(desk, rest))
    expect(counts(await ended(desk))).toEqual({ done: count - done })
    expect(calls(desk, cancelPath)).toBe(count)
    expect(livingAt(desk, 'payple')).toEqual(none)
  })

  it.each(['whole', 'excess'] as const)(
    'and stopped has what is left of it checked for as much of each receipt: %s',
    async (takes) => {
      const desk = await issuedDesk('kcp')
      for (const n of [1, 2, 3]) await refundOf(desk, owedBy('kcp', n), 32_000)
      const plan = await checkCancels(desk, 'kcp', idsOf(desk, 'kcp').slice(0, 3), 'other', takes)
      const { runId } = valueOf(await start(desk, plan, 'other'))
      valueOf(await desk.api.bulkReceipts.stop({ runId }))
      const run = await ended(desk)
      expect(run).toMatchObject({ state: 'stopped', takes })
      const left = run.lines.filter(({ state }) => state === 'waiting').map(({ transactionId }) => transactionId)
      expect(left.length).toBeGreaterThan(0)
      const rest = await checkCancels(desk, 'kcp', left, run.reason, run.takes ?? undefined)
      const each = takes === 'whole' ? owed : 32_000
      expect(rest.ready).toEqual({ count: left.length, won: left.length * each })
    },
  )
})

describe('a plan of cancels', () => {
  it('is begun once, and only as it was shown: count, won and reason', async () => {
    const desk = await issuedDesk()
    const plan = await checkCancels(desk, 'payple', idsOf(desk), 'trade-cancelled')
    const shown = { planId: plan.planId, ...plan.ready, reason: 'trade-cancelled' } as const
    for (const other of [
      { ...shown, count: 7 },
      { ...shown, won: plan.ready.won - 1 },
      { ...shown, reason: null },
      { ...shown, reason: 'other' } as const,
    ])
      expect(refusalOf(await desk.api.bulkReceipts.start(other)).kind).toBe('receipt-plan-gone')
    // A reason the operator chooses must be chosen.
    expect(refusalOf(await start(desk, await checkCancels(desk), null)).kind).toBe('receipt-plan-gone')
    const both = await Promise.all([startCancels(desk, plan), startCancels(desk, plan)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(counts(await ended(desk))).toEqual({ done: count })
    expect(calls(desk, cancelPath)).toBe(count)
  })

  it('of issues takes no reason, and one of cancels is no plan of issues', async () => {
    const desk = await owingDesk()
    const issues = await check(desk)
    expect(refusalOf(await start(desk, issues, 'trade-cancelled')).kind).toBe('receipt-plan-gone')
    expect(valueOf(await start(desk, issues))).toMatchObject({ kind: 'issue', reason: null })
    expect((await ended(desk)).due).toEqual(none)
  })

  it('waits for a run of the other kind: one at a time', async () => {
    const desk = await issuedDesk()
    valueOf(await cancel(desk, owedBy('payple', 1)))
    const issues = await check(desk)
    const cancels = await checkCancels(desk)
    valueOf(await startCancels(desk, cancels))
    expect(refusalOf(await start(desk, issues))).toMatchObject({ kind: 'receipt-run-busy', of: 'cancel' })
    expect(counts(await ended(desk))).toEqual({ done: count - 1 })
    valueOf(await start(desk, issues))
    expect(await ended(desk)).toMatchObject({ kind: 'issue', states: { done: { count: 1 } } })
  })

  it('is kept from whoever may not cancel receipts', async () => {
    const desk = await openDesk({ role: 'cs', filled: false })
    const receipts = [{ transactionId: 'x/1', issuedAt: null }]
    const refused = await desk.api.bulkReceipts.checkCancels({ shopId: 'x', receipts, takes: 'whole', reason: null })
    expect(refusalOf(refused).kind).toBe('not-allowed')
  })

  it('asks nothing more once whoever began it may not cancel receipts', async () => {
    const desk = await issuedDesk()
    const finance = { id: 'op-9', name: '재무', role: 'finance' } as const
    const by = { operatorId: 'op-1', at: desk.clock.now() }
    await desk.ledger.addOperator({ operator: finance, pin: 'scrypt:x', ...by })
    desk.sit(finance)
    const plan = await checkCancels(desk)
    await desk.ledger.changeOperator({ operator: { ...finance, role: 'cs' }, active: true, ...by })
    valueOf(await startCancels(desk, plan))
    expect(await ended(desk)).toMatchObject({ state: 'halted', because: expect.stringContaining('취소할 권한') })
    expect(calls(desk, cancelPath)).toBe(0)
  })
})
