import { afterEach, describe, expect, it } from 'vitest'
import { toDay } from '../../../src/domain/day.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import {
  actsOf,
  cancel,
  cancelExcess,
  issue,
  kcpCounts,
  receipted,
  recordElsewhere,
  rowsOf,
  setShop,
  standingIn,
  tasksOf,
  unreceipted,
} from './receipting.ts'
import { ask, detailOf, known, type KnownPayment, refundOf, transactionIdIn } from './refunding.ts'

afterEach(closeDesks)

const ssg = known.ssgMoney
const naver: KnownPayment = { gateway: 'kcp', number: '20261123000004', paid: 30_000 }

const nothingAsked = (desk: TestDesk): void => {
  expect(desk.sandboxes.kcp.report().totals.requests).toBe(0)
  expect(desk.sandboxes.payple.report().totals.requests).toBe(0)
}

describe('a receipt issued outside the desk', () => {
  it.each([
    ['KCP', ssg, 120_000],
    ['Payple', unreceipted, 120_000],
  ])('for a payment at %s meets the duty, with its number, and asks nobody', async (_, payment, won) => {
    const desk = await openDesk()
    const act = valueOf(await recordElsewhere(desk, payment, 'issue'))
    expect(act).toMatchObject({ kind: 'issue', state: 'settled-by-hand', amount: won, approvalNumber: '012345678' })
    const detail = await detailOf(desk, payment)
    expect(detail.verdict).toMatchObject({
      state: 'issued',
      sentence: '밖에서 발급한 것을 담당자가 근거와 함께 적었습니다.',
    })
    expect(detail.receiptNumbers.approval).toBe('012345678')
    expect(refusalOf(await issue(desk, payment))).toMatchObject({ kind: 'receipt-not-possible' })
    expect(standingIn(await rowsOf(desk, payment))).toBe(won)
    nothingAsked(desk)
  })

  it('cannot be cancelled through KCP, which knows no number of it, and says what can be done', async () => {
    const desk = await openDesk()
    valueOf(await recordElsewhere(desk, ssg, 'issue'))
    expect((await actsOf(desk, ssg)).cancelBlocked).toMatchObject({
      because: expect.stringContaining('거래번호(14자리)를 몰라'),
      remedy: expect.stringContaining('밖에서 취소한 것으로 적으세요'),
    })
    expect(refusalOf(await cancel(desk, ssg))).toMatchObject({ kind: 'receipt-not-possible' })
    valueOf(await recordElsewhere(desk, ssg, 'cancel'))
    expect((await detailOf(desk, ssg)).verdict).toMatchObject({ state: 'due', amount: 120_000 })
    nothingAsked(desk)
  })

  it('is too much after a refund, and a cancel made elsewhere of that part clears it', async () => {
    const desk = await openDesk()
    valueOf(await recordElsewhere(desk, ssg, 'issue'))
    const wish = { transactionId: transactionIdIn(desk, ssg), amount: 32_000, taxFree: null }
    const told = valueOf(await desk.api.refunds.preview(wish)).receipt
    expect(told).toMatchObject({ kind: 'to-cancel', sentence: expect.stringContaining('발급한 곳에서 취소하고') })
    await refundOf(desk, ssg, 32_000)
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'excess', won: 32_000 }])
    expect(refusalOf(await cancelExcess(desk, ssg))).toMatchObject({ kind: 'receipt-not-possible' })
    const part = valueOf(await recordElsewhere(desk, ssg, 'cancel', { extent: 'excess' }))
    expect(part).toMatchObject({ amount: 32_000, left: 88_000 })
    expect(await tasksOf(desk)).toEqual([])
    expect(await actsOf(desk, ssg)).toMatchObject({ cancelAmount: 88_000, excess: null })
    expect(standingIn(await rowsOf(desk, ssg))).toBe(88_000)
    const nothingMore = await recordElsewhere(desk, ssg, 'cancel', { extent: 'excess' })
    expect(refusalOf(nothingMore)).toEqual({ kind: 'receipt-facts-changed' })
  })

  it('in a refund at Payple leaves nothing to do beside what Payple says of it', async () => {
    const desk = await openDesk()
    valueOf(await recordElsewhere(desk, unreceipted, 'issue'))
    const wish = { transactionId: transactionIdIn(desk, unreceipted), amount: 20_000, taxFree: null }
    expect(valueOf(await desk.api.refunds.preview(wish)).receipt).toMatchObject({ kind: 'to-confirm' })
    await refundOf(desk, unreceipted, 20_000)
    expect((await tasksOf(desk, 'payple')).map(({ kind }) => kind)).not.toContain('excess')
  })
})

describe('a receipt cancelled outside the desk', () => {
  it('after a refund that Payple did not cancel it with ticks the retry off (R33)', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'taxsave-failed' })
    const refund = await refundOf(desk, receipted, 50_000)
    expect(await tasksOf(desk, 'payple')).toMatchObject([{ kind: 'retry-cancel', refundId: refund.id }])
    const asked = desk.sandboxes.payple.report().totals.requests
    // The tax office or Payple's admin may be quicker than nine the next morning.
    const act = valueOf(await recordElsewhere(desk, receipted, 'cancel', { approvalNumber: '098765432' }))
    expect(act).toMatchObject({ kind: 'cancel', amount: 150_000, approvalNumber: '098765432' })
    expect(await tasksOf(desk, 'payple')).toMatchObject([{ kind: 'reissue', won: 100_000 }])
    expect((await detailOf(desk, receipted)).verdict).toMatchObject({ state: 'due', amount: 100_000 })
    expect(standingIn(await rowsOf(desk, receipted))).toBe(0)
    expect(desk.sandboxes.payple.report().totals.requests).toBe(asked)
    expect(await actsOf(desk, receipted)).toMatchObject({ issueAmount: 100_000, issueBlocked: null, retryOf: null })
  })

  it('was one KCP issued: what KCP is asked for afterwards is a new receipt', async () => {
    const desk = await openDesk()
    valueOf(await issue(desk, ssg))
    valueOf(await recordElsewhere(desk, ssg, 'cancel'))
    expect((await actsOf(desk, ssg)).cancelBlocked?.because).toBe('취소할 현금영수증이 없습니다.')
    valueOf(await issue(desk, ssg))
    expect(kcpCounts(desk)).toMatchObject({ receipts: 2, receiptCancels: 0 })
    expect(standingIn(await rowsOf(desk, ssg))).toBe(120_000)
  })
})

describe('writing down what was made elsewhere', () => {
  it('is for finance, and for nobody else', async () => {
    const desk = await openDesk({ role: 'cs' })
    expect(refusalOf(await recordElsewhere(desk, ssg, 'issue'))).toEqual({
      kind: 'not-allowed',
      roles: ['finance', 'admin'],
    })
    expect((await actsOf(desk, ssg)).acts).toEqual([])
  })

  it('needs evidence, and an issue its number; a cancel may have none', async () => {
    const desk = await openDesk()
    const told = (change: Parameters<typeof recordElsewhere>[3]) => recordElsewhere(desk, ssg, 'issue', change)
    expect(refusalOf(await told({ note: ' ' }))).toEqual({ kind: 'evidence-missing' })
    expect(refusalOf(await told({ approvalNumber: ' ' }))).toEqual({ kind: 'approval-number-missing' })
    expect(valueOf(await told({ note: ' 전표 ', approvalNumber: ' 1 ' }))).toMatchObject({
      approvalNumber: '1',
      byHand: { note: '전표' },
    })
    expect(valueOf(await recordElsewhere(desk, ssg, 'cancel')).approvalNumber).toBeNull()
  })

  it('twice with one press is one act', async () => {
    const desk = await openDesk()
    const input = {
      transactionId: transactionIdIn(desk, ssg),
      kind: 'issue',
      purpose: 'income-deduction',
      extent: 'whole',
      approvalNumber: '012345678',
      note: '홈택스',
      amount: 120_000,
      earlierActs: 0,
    } as const
    const [one, two] = await Promise.all([
      desk.api.receipts.recordElsewhere(input),
      desk.otherApi.receipts.recordElsewhere(input),
    ])
    expect(valueOf(one).id).toBe(valueOf(two).id)
    expect(valueOf(await desk.api.receipts.recordElsewhere(input)).id).toBe(valueOf(one).id)
    const other = await desk.api.receipts.recordElsewhere({ ...input, note: '전표' })
    expect(refusalOf(other)).toEqual({ kind: 'receipt-facts-changed' })
  })

  it('of another amount than was shown is refused', async () => {
    const desk = await openDesk()
    const { receiptDesk } = await detailOf(desk, ssg)
    await refundOf(desk, ssg, 32_000)
    const stale = await desk.api.receipts.recordElsewhere({
      transactionId: transactionIdIn(desk, ssg),
      kind: 'issue',
      purpose: 'income-deduction',
      extent: 'whole',
      approvalNumber: '012345678',
      note: '홈택스',
      amount: receiptDesk.issueAmount,
      earlierActs: 0,
    })
    expect(refusalOf(stale)).toEqual({ kind: 'receipt-facts-changed' })
  })

  it('waits while an act or a refund is open', async () => {
    const desk = await openDesk()
    desk.sandboxes.kcp.play({ name: 'lost-before-commit' })
    await ask(desk, ssg, 32_000)
    expect(refusalOf(await recordElsewhere(desk, ssg, 'issue'))).toMatchObject({ kind: 'receipt-not-possible' })
    desk.sandboxes.payple.play({ name: 'lost-before-commit', path: '/php/taxsave/api/tsAct.php?ACT_=TSREG' })
    valueOf(await issue(desk, unreceipted))
    expect(refusalOf(await recordElsewhere(desk, unreceipted, 'issue'))).toEqual({ kind: 'receipt-act-open' })
  })

  it.each([
    ['a card', known.kcpCard],
    ['Kakao money', known.kakaoMoney],
    ['Naver points', naver],
  ])('of %s is refused with the reason', async (_, payment) => {
    const desk = await openDesk()
    for (const kind of ['issue', 'cancel'] as const) {
      expect(refusalOf(await recordElsewhere(desk, payment, kind))).toMatchObject({
        kind: 'receipt-not-possible',
        because: expect.stringMatching(/./),
      })
    }
  })
})

describe('wallets that issue themselves', () => {
  it.each([
    ['카카오페이', known.kakaoMoney],
    ['NHN KCP', naver],
  ])(
    '%s issues: neither issued nor cancelled from here, and the reason sends nobody in a circle',
    async (_who, payment) => {
      const desk = await openDesk()
      const { issueBlocked, cancelBlocked } = await actsOf(desk, payment)
      expect(issueBlocked).toEqual({
        because: expect.stringContaining('발급한 곳에서 발급과 취소를 관리'),
        remedy: null,
      })
      expect(cancelBlocked).toEqual(issueBlocked)
      expect(refusalOf(await issue(desk, payment))).toMatchObject({ kind: 'receipt-not-possible' })
      expect(refusalOf(await cancel(desk, payment))).toMatchObject({ kind: 'receipt-not-possible' })
      expect(kcpCounts(desk)).toMatchObject({ receipts: 0 })
    },
  )

  it('from the day on the shop issues itself, Kakao money is the shop’s to issue and to cancel', async () => {
    const desk = await openDesk()
    await setShop(desk, 'kcp', { tax: { directIssue: { 'kakao-pay': toDay('2026-11-01') } } })
    expect(valueOf(await issue(desk, known.kakaoMoney))).toMatchObject({ state: 'done', amount: 47_000 })
    expect(await refundOf(desk, known.kakaoMoney, 10_000)).toMatchObject({ receipt: { kind: 'to-do', won: 10_000 } })
    expect(valueOf(await cancelExcess(desk, known.kakaoMoney))).toMatchObject({ amount: 10_000, left: 37_000 })
    expect(standingIn(await rowsOf(desk, known.kakaoMoney))).toBe(37_000)
  })

  it('a receipt issued here stays the shop’s own when the setting is taken back', async () => {
    const desk = await openDesk()
    await setShop(desk, 'kcp', { tax: { directIssue: { 'kakao-pay': toDay('2026-11-01') } } })
    valueOf(await issue(desk, known.kakaoMoney))
    await setShop(desk, 'kcp', { tax: { directIssue: {} } })
    expect(await tasksOf(desk)).toEqual([])
    expect(await actsOf(desk, known.kakaoMoney)).toMatchObject({
      cancelAmount: 47_000,
      excess: null,
      cancelBlocked: null,
    })
    await refundOf(desk, known.kakaoMoney, 10_000)
    expect(await tasksOf(desk)).toMatchObject([{ kind: 'excess', won: 10_000 }])
    expect(valueOf(await cancelExcess(desk, known.kakaoMoney))).toMatchObject({ state: 'done', left: 37_000 })
    expect(kcpCounts(desk)).toMatchObject({ receiptWon: 47_000, receiptCancelledWon: 10_000 })
  })
})
