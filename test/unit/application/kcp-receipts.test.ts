import { afterEach, describe, expect, it } from 'vitest'
import { toWon } from '../../../src/domain/money.ts'
import { closeDesks, type DeskChanges, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import {
  actsOf,
  atKcp,
  cancel,
  cancelExcess,
  issue,
  kcpCalls,
  kcpCancelPath,
  kcpCounts,
  registerPath,
  rowsOf,
  setShop,
  standingIn,
  tasksOf,
} from './receipting.ts'
import { ask, detailOf, known, refundOf, transactionIdIn } from './refunding.ts'

afterEach(closeDesks)

/** SSG money: 132,000 won of which 12,000 are free points, so 120,000 are cash. KCP takes the money first unless told. */
const ssg = known.ssgMoney
const cash = 120_000

/** A desk that has issued the receipt of the SSG payment. */
async function issuedDesk(changes: DeskChanges = {}): Promise<TestDesk> {
  const desk = await openDesk(changes)
  expect(valueOf(await issue(desk, ssg))).toMatchObject({ state: 'done', amount: cash })
  return desk
}

/** What is told of the receipt must be what KCP has: what lives, and the sum of the ledger's rows. */
async function agreesWithKcp(desk: TestDesk, payment = ssg): Promise<void> {
  const standing = atKcp(desk).reduce((sum, { remaining }) => sum + remaining, 0)
  expect((await actsOf(desk, payment)).cancelAmount).toBe(standing)
  expect(standingIn(await rowsOf(desk, payment))).toBe(standing)
}

describe('a receipt issued through KCP', () => {
  it('meets the duty, and the numbers are KCP’s own', async () => {
    const desk = await openDesk()
    expect((await detailOf(desk, ssg)).verdict).toMatchObject({ state: 'due', amount: cash })
    const act = valueOf(await issue(desk, ssg))
    expect(atKcp(desk)).toMatchObject([{ amount: cash, receiptNo: act.approvalNumber, identity: '5678' }])
    const detail = await detailOf(desk, ssg)
    expect(detail.verdict).toMatchObject({ state: 'issued', issuer: 'kcp', amount: cash })
    expect(detail.receiptDesk).toMatchObject({ cancelAmount: cash, cancelBlocked: null, excess: null })
    expect(detail.receiptDesk.issueBlocked?.because).toContain('이미 발급')
    await agreesWithKcp(desk)
  })

  it('of a transfer names the payment and is told of with the next refund', async () => {
    const desk = await openDesk()
    valueOf(await issue(desk, known.kcpTransfer))
    expect(atKcp(desk)).toMatchObject([{ amount: 33_000, tno: known.kcpTransfer.number }])
    expect(await refundOf(desk, known.kcpTransfer, 3_000)).toMatchObject({ receipt: { kind: 'to-do', won: 3_000 } })
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'excess', won: 3_000 }])
  })

  it('a slow double click and a second window issue once', async () => {
    const desk = await openDesk()
    const input = {
      transactionId: transactionIdIn(desk, ssg),
      purpose: 'income-deduction' as const,
      identity: '01012345678',
      amount: cash,
      earlierActs: 0,
      otherSale: null,
    }
    const both = await Promise.all([desk.api.receipts.issue(input), desk.otherApi.receipts.issue(input)])
    expect(new Set(both.map((one) => valueOf(one).id)).size).toBe(1)
    expect(kcpCalls(desk, registerPath)).toBe(1)
  })

  it('is not sent for another amount than the one that was shown', async () => {
    const desk = await openDesk()
    const shown = {
      transactionId: transactionIdIn(desk, ssg),
      purpose: 'income-deduction',
      amount: cash,
      otherSale: null,
    } as const
    await refundOf(desk, ssg, 32_000)
    const stale = await desk.api.receipts.issue({ ...shown, identity: '01012345678', earlierActs: 0 })
    expect(refusalOf(stale)).toEqual({ kind: 'receipt-facts-changed' })
    expect(kcpCalls(desk, registerPath)).toBe(0)
    expect(valueOf(await issue(desk, ssg))).toMatchObject({ amount: 88_000 })
  })

  it('for a business expense by phone is not sent: KCP wants a business number', async () => {
    const desk = await openDesk()
    const asked = {
      transactionId: transactionIdIn(desk, ssg),
      purpose: 'business-expense',
      amount: cash,
      otherSale: null,
    } as const
    const act = valueOf(await desk.api.receipts.issue({ ...asked, identity: '01012345678', earlierActs: 0 }))
    expect(act).toMatchObject({
      state: 'not-applied',
      answer: { message: expect.stringContaining('사업자번호 10자리') },
    })
    expect(kcpCalls(desk, registerPath)).toBe(0)
    const again = await desk.api.receipts.issue({ ...asked, identity: '220-81-62517', earlierActs: 1 })
    expect(valueOf(again)).toMatchObject({ state: 'done', identityLastFour: '2517' })
  })

  it('lets the identity out nowhere', async () => {
    const desk = await issuedDesk()
    const told = JSON.stringify([desk.answers, desk.logged, await desk.ledger.auditTrail({ offset: 0, limit: 500 })])
    expect(told).not.toContain('01012345678')
  })
})

describe('a refund of a payment whose receipt was issued through KCP', () => {
  it('leaves a task to cancel what is too much, which a cancel in part clears', async () => {
    const desk = await issuedDesk()
    const preview = await desk.api.refunds.preview({
      transactionId: transactionIdIn(desk, ssg),
      amount: 32_000,
      taxFree: null,
    })
    expect(valueOf(preview).receipt).toMatchObject({ kind: 'to-cancel' })
    expect(await refundOf(desk, ssg, 32_000)).toMatchObject({ receipt: { kind: 'to-do', won: 32_000 } })
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'excess', won: 32_000, isOpen: true }])
    expect((await actsOf(desk, ssg)).excess).toEqual({ won: 32_000, left: 88_000, canCancelAlone: true })

    expect(valueOf(await cancelExcess(desk, ssg))).toMatchObject({ state: 'done', amount: 32_000, left: 88_000 })
    expect(await tasksOf(desk)).toEqual([])
    expect(await actsOf(desk, ssg)).toMatchObject({ cancelAmount: 88_000, excess: null })
    expect((await detailOf(desk, ssg)).verdict).toMatchObject({ state: 'issued', amount: 88_000 })
    expect((await actsOf(desk, ssg)).issueBlocked).not.toBeNull()
    await agreesWithKcp(desk)
  })

  it('again and again takes the balance KCP has, to the last won', async () => {
    const desk = await issuedDesk()
    for (const won of [32_000, 1, 49_999]) {
      await refundOf(desk, ssg, won)
      expect(valueOf(await cancelExcess(desk, ssg))).toMatchObject({ state: 'done', amount: won })
      await agreesWithKcp(desk)
    }
    await refundOf(desk, ssg, 50_000)
    expect((await actsOf(desk, ssg)).excess).toEqual({ won: 38_000, left: 0, canCancelAlone: false })
    expect(valueOf(await cancel(desk, ssg))).toMatchObject({ state: 'done', amount: 38_000, left: 0 })
    expect(atKcp(desk)).toMatchObject([{ remaining: 0, cancels: [{}, {}, {}, { won: 38_000 }] }])
    expect(await tasksOf(desk)).toEqual([])
    await agreesWithKcp(desk)
    expect(await rowsOf(desk, ssg)).toHaveLength(5)
  })

  it('of several refunds is one task of their sum', async () => {
    const desk = await issuedDesk()
    await refundOf(desk, ssg, 32_000)
    await refundOf(desk, ssg, 8_000)
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'excess', won: 40_000 }])
    expect(valueOf(await cancelExcess(desk, ssg))).toMatchObject({ amount: 40_000, left: 80_000 })
    await agreesWithKcp(desk)
  })

  it('where the shop cancels whole and issues anew does so, under another order number', async () => {
    const desk = await issuedDesk()
    await setShop(desk, 'kcp', { choices: { 'receipt-partial': 'cancel-and-reissue' } })
    await refundOf(desk, ssg, 32_000)
    expect((await actsOf(desk, ssg)).excess).toEqual({ won: 32_000, left: 88_000, canCancelAlone: false })
    expect(refusalOf(await cancelExcess(desk, ssg))).toMatchObject({ kind: 'receipt-not-possible' })
    expect(valueOf(await cancel(desk, ssg))).toMatchObject({ state: 'done', amount: cash, left: 0 })
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'reissue', won: 88_000 }])
    expect((await detailOf(desk, ssg)).verdict).toMatchObject({ state: 'due', amount: 88_000 })
    expect(valueOf(await issue(desk, ssg))).toMatchObject({ state: 'done', amount: 88_000 })
    expect(await tasksOf(desk)).toEqual([])
    expect(new Set(atKcp(desk).map(({ orderNumber }) => orderNumber)).size).toBe(2)
    expect(atKcp(desk).map(({ remaining }) => remaining)).toEqual([0, 88_000])
    await agreesWithKcp(desk)
  })

  it('where KCP takes no part is unknown, is settled by hand, and the whole cancel still goes', async () => {
    const desk = await issuedDesk({ sandboxes: { kcp: { receiptPartial: 'refused' } } })
    await refundOf(desk, ssg, 32_000)
    const act = valueOf(await cancelExcess(desk, ssg))
    expect(act).toMatchObject({
      state: 'unknown',
      answer: { code: '8392', message: expect.stringContaining('KCP의 답') },
    })
    expect(refusalOf(await cancel(desk, ssg))).toEqual({ kind: 'receipt-act-open' })
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'unknown-act', actId: act.id }])
    const settled = { actId: act.id, conclusion: 'not-refunded' as const, note: 'KCP 관리자에 그대로 있음' }
    desk.clock.move(60_000)
    valueOf(await desk.api.receipts.settleActByHand(settled))
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'excess', won: 32_000 }])
    expect(valueOf(await cancel(desk, ssg))).toMatchObject({ state: 'done', amount: cash })
    expect(valueOf(await issue(desk, ssg))).toMatchObject({ state: 'done', amount: 88_000 })
    await agreesWithKcp(desk)
  })

  it('of everything leaves a whole cancel, and nothing due', async () => {
    const desk = await issuedDesk()
    await refundOf(desk, ssg, ssg.paid)
    expect((await actsOf(desk, ssg)).excess).toEqual({ won: cash, left: 0, canCancelAlone: false })
    expect(valueOf(await cancel(desk, ssg))).toMatchObject({ state: 'done', amount: cash })
    expect((await detailOf(desk, ssg)).verdict.state).toBe('refunded')
    expect((await actsOf(desk, ssg)).issueBlocked?.because).toContain('남아 있지 않습니다')
    await agreesWithKcp(desk)
  })

  it('that took the free points first leaves the receipt alone', async () => {
    const desk = await issuedDesk({ sandboxes: { kcp: { takesFirst: 'free' } } })
    expect(await refundOf(desk, ssg, 12_000)).toMatchObject({ receipt: { kind: 'none', won: 0 } })
    expect(await tasksOf(desk)).toEqual([])
    await refundOf(desk, ssg, 20_000)
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'excess', won: 20_000 }])
  })

  it('whose answer was lost counts only what is sure to have been cash', async () => {
    const desk = await issuedDesk()
    desk.sandboxes.kcp.play({ name: 'lost-after-commit' })
    const lost = await refundOf(desk, ssg, 32_000)
    expect(lost.state).toBe('unknown')
    expect(await tasksOf(desk)).toEqual([])
    expect((await actsOf(desk, ssg)).cancelBlocked?.because).toContain('결과가 정해지지 않은 환불')
    valueOf(await desk.api.refunds.inquire({ refundId: lost.id }))
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'excess', won: 20_000 }])
    expect(valueOf(await cancelExcess(desk, ssg))).toMatchObject({ state: 'done', amount: 20_000 })
    expect(await tasksOf(desk)).toEqual([])
  })

  it('made elsewhere leaves the task, too', async () => {
    const desk = await issuedDesk()
    valueOf(await desk.api.transactions.lookUp({ transactionId: transactionIdIn(desk, ssg) }))
    await desk.ledger.recordOutsideRefund({
      transactionId: transactionIdIn(desk, ssg),
      identity: 'seen-1',
      won: toWon(132_000),
      at: null,
      seenAt: desk.clock.now(),
      source: 'look-up',
    })
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'excess', won: cash }])
  })

  it('is not sent on the excess of another amount than was shown', async () => {
    const desk = await issuedDesk()
    await refundOf(desk, ssg, 32_000)
    const shown = { transactionId: transactionIdIn(desk, ssg), extent: 'excess', reason: 'trade-cancelled' } as const
    await refundOf(desk, ssg, 8_000)
    const stale = await desk.api.receipts.cancel({ ...shown, refundId: null, amount: 32_000, earlierActs: 1 })
    expect(refusalOf(stale)).toEqual({ kind: 'receipt-facts-changed' })
    expect(kcpCounts(desk).receiptCancels).toBe(0)
  })
})

it('a cancel of all and a cancel of a part, asked at the same moment in two windows, are one act and a question', async () => {
  const desk = await issuedDesk()
  await refundOf(desk, ssg, 32_000)
  const wish = {
    transactionId: transactionIdIn(desk, ssg),
    reason: 'trade-cancelled',
    refundId: null,
    earlierActs: 1,
  } as const
  const [part, whole] = await Promise.all([
    desk.api.receipts.cancel({ ...wish, extent: 'excess', amount: 32_000 }),
    desk.otherApi.receipts.cancel({ ...wish, extent: 'whole', amount: cash }),
  ])
  expect(valueOf(part)).toMatchObject({ state: 'done', amount: 32_000 })
  expect(refusalOf(whole)).toEqual({ kind: 'receipt-facts-changed' })
  expect(kcpCounts(desk)).toMatchObject({ receiptCancels: 1, receiptCancelledWon: 32_000 })
})

describe('a receipt act at KCP whose answer was lost', () => {
  it.each(['lost-after-commit', 'lost-before-commit'] as const)(
    'an issue, %s, blocks every repeat and refund, and no look-up proves it',
    async (name) => {
      const desk = await openDesk()
      desk.sandboxes.kcp.play({ name, path: registerPath })
      const act = valueOf(await issue(desk, ssg))
      expect(act).toMatchObject({ state: 'unknown' })
      expect(refusalOf(await issue(desk, ssg))).toEqual({ kind: 'receipt-act-open' })
      expect(refusalOf(await ask(desk, ssg, 32_000))).toMatchObject({ kind: 'refund-not-possible' })
      const inquiry = valueOf(await desk.api.receipts.inquireAct({ actId: act.id }))
      expect(inquiry).toMatchObject({ settled: false, act: { state: 'unknown' } })
      expect(inquiry.finding).not.toContain('페이플')
      expect(kcpCalls(desk, registerPath)).toBe(1)
      const isThere = name === 'lost-after-commit'
      const conclusion = isThere ? ('refunded' as const) : ('not-refunded' as const)
      desk.clock.move(60_000)
      valueOf(await desk.api.receipts.settleActByHand({ actId: act.id, conclusion, note: 'KCP 관리자에서 확인' }))
      expect((await detailOf(desk, ssg)).verdict.state).toBe(isThere ? 'issued' : 'due')
      if (isThere) expect((await actsOf(desk, ssg)).cancelBlocked?.because).toContain('거래번호(14자리)를 몰라')
      else expect(valueOf(await issue(desk, ssg)).state).toBe('done')
      await agreesWithKcp(desk)
    },
  )

  it('a cancel in part is settled by hand as what it was', async () => {
    const desk = await issuedDesk()
    await refundOf(desk, ssg, 32_000)
    desk.sandboxes.kcp.play({ name: 'lost-after-commit', path: kcpCancelPath })
    const act = valueOf(await cancelExcess(desk, ssg))
    expect(act.state).toBe('unknown')
    expect((await actsOf(desk, ssg)).cancelAmount).toBe(cash)
    const settled = { actId: act.id, conclusion: 'refunded' as const, note: 'KCP 관리자에서 부분취소 확인' }
    valueOf(await desk.api.receipts.settleActByHand(settled))
    expect(await actsOf(desk, ssg)).toMatchObject({ cancelAmount: 88_000, excess: null })
    await agreesWithKcp(desk)
  })

  it('is looked up at KCP itself where the shop has that on', async () => {
    const desk = await issuedDesk()
    await setShop(desk, 'kcp', { choices: { 'receipt-look-up': 'on' } })
    desk.sandboxes.kcp.play({ name: 'lost-after-commit', path: kcpCancelPath })
    const act = valueOf(await cancel(desk, ssg))
    const inquiry = valueOf(await desk.api.receipts.inquireAct({ actId: act.id }))
    expect(inquiry).toMatchObject({ settled: false, finding: expect.stringContaining('현금영수증 취소') })
  })
})

describe('the ledger of the month and KCP’s own counts', () => {
  it('agree after issues, cancels and issues anew', async () => {
    const desk = await issuedDesk()
    valueOf(await issue(desk, known.kcpTransfer))
    await refundOf(desk, ssg, 32_000)
    valueOf(await cancelExcess(desk, ssg))
    valueOf(await cancel(desk, known.kcpTransfer))
    valueOf(await issue(desk, known.kcpTransfer, '010-000-1234'))
    const rows = [...(await rowsOf(desk, ssg)), ...(await rowsOf(desk, known.kcpTransfer))]
    const issued = rows.filter(({ event }) => event === 'issued')
    const cancelled = rows.filter(({ event }) => event === 'cancelled')
    const won = (some: typeof rows) => some.reduce((sum, { target }) => sum + target, 0)
    expect({
      receipts: issued.length,
      receiptWon: won(issued),
      receiptCancels: cancelled.length,
      receiptCancelledWon: -won(cancelled),
    }).toEqual(kcpCounts(desk))
    for (const row of rows) {
      const [target, supply, vat, taxFree, service] = row.cells.slice(11, 16).map(Number)
      expect(target).toBe((supply ?? 0) + (vat ?? 0) + (taxFree ?? 0) + (service ?? 0))
    }
  })
})
