import { afterEach, describe, expect, it } from 'vitest'
import { toWon } from '../../../src/domain/money.ts'
import { failed } from '../../../src/domain/result.ts'
import { computeSplit } from '../../../src/domain/tax-split.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import {
  actsOf,
  atPayple,
  calls,
  cancel,
  changed,
  cancelPath,
  issue,
  issuePath,
  receipted,
  unreceipted,
} from './receipting.ts'
import { ask, detailOf, known, type KnownPayment, refundOf, transactionIdIn } from './refunding.ts'
import { moneyCalls } from './sandboxes.ts'

afterEach(closeDesks)

/** The cancel never reached Payple, but a person took it for done. */
async function cancelledOnlyOnPaper(desk: TestDesk, payment: KnownPayment): Promise<void> {
  desk.sandboxes.payple.play({ name: 'lost-before-commit', path: cancelPath })
  const { id } = valueOf(await cancel(desk, payment))
  const settled = { actId: id, conclusion: 'refunded' as const, note: '취소된 것으로 봄' }
  valueOf(await desk.api.receipts.settleActByHand(settled))
}

/** An issue whose answer was lost while Payple's look-up did not show the earlier receipt. */
async function noteUnknownIssue({ ledger, shopIds, clock }: TestDesk, payment: KnownPayment): Promise<void> {
  const transactionId = transactionIdIn({ shopIds }, payment)
  const earlierActs = (await ledger.transaction(transactionId))?.receiptActs.length ?? 0
  const won = toWon(payment.paid)
  const by = { id: 'lost', operatorId: 'op-1', at: clock.now() }
  valueOf(
    await ledger.noteReceiptActIntended({
      ...by,
      key: 'lost',
      kind: 'issue',
      transactionId,
      amount: won,
      left: toWon(0),
      split: computeSplit(won),
      purpose: 'income-deduction',
      identityLastFour: '5678',
      identity: null,
      cancelReason: null,
      refundId: null,
      earlierActs,
      basedOn: { refunds: 0, remaining: won },
    }),
  )
  const nothing = { answer: null, approvalNumber: null, receiptNumber: null, doneAt: null, evidence: '응답 없음' }
  await ledger.settleReceiptAct({ ...by, ...nothing, state: 'unknown' })
}

describe('issuing a receipt through Payple', () => {
  it('meets the duty, is told with its number, and Payple has it', async () => {
    const desk = await openDesk()
    expect((await detailOf(desk, unreceipted)).verdict).toMatchObject({ state: 'due', amount: 120_000 })
    const act = valueOf(await issue(desk, unreceipted))
    expect(act).toMatchObject({ kind: 'issue', state: 'done', amount: 120_000, identityLastFour: '5678' })
    expect(atPayple(desk, unreceipted)).toMatchObject({ live: true, won: 120_000, number: act.approvalNumber })
    const detail = await detailOf(desk, unreceipted)
    expect(detail.verdict).toMatchObject({ state: 'issued', issuer: 'payple' })
    expect(detail.receiptNumbers.approval).toBe(act.approvalNumber)
    expect(detail.receiptDesk).toMatchObject({ cancelAmount: 120_000, cancelBlocked: null })
    expect(detail.receiptDesk.issueBlocked?.because).toContain('이미 발급')
  })

  it('a slow double click and a second window issue once', async () => {
    const desk = await openDesk()
    const input = {
      transactionId: transactionIdIn(desk, unreceipted),
      purpose: 'income-deduction' as const,
      identity: '01012345678',
      amount: unreceipted.paid,
      earlierActs: 0,
      otherSale: null,
    }
    const both = await Promise.all([desk.api.receipts.issue(input), desk.otherApi.receipts.issue(input)])
    expect(new Set(both.map((one) => valueOf(one).id)).size).toBe(1)
    expect(calls(desk, issuePath)).toBe(1)
  })

  it.each([
    ['220-81-62517', 'no-phone-or-card'],
    ['900101-1234567', 'resident-number'],
  ] as const)('does not send %s for income deduction', async (identity, problem) => {
    const desk = await openDesk()
    expect(refusalOf(await issue(desk, unreceipted, identity))).toEqual({ kind: 'identity-refused', problem })
    expect(calls(desk, issuePath)).toBe(0)
  })

  it('is blocked with its reason for cards and where one is live', async () => {
    const desk = await openDesk()
    for (const [payment, because] of [
      [known.paypleCard, '계좌이체 결제'],
      [known.kcpCard, '카드'],
      [receipted, '이미 발급'],
    ] as const) {
      const blocked = (await actsOf(desk, payment)).issueBlocked
      expect(blocked?.because).toContain(because)
      expect(refusalOf(await issue(desk, payment))).toMatchObject({ kind: 'receipt-not-possible' })
    }
    expect(calls(desk, issuePath)).toBe(0)
  })

  it('with a lost answer is unknown, blocks a repeat, and is proved by the number a look-up shows', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: issuePath })
    const act = valueOf(await issue(desk, unreceipted))
    expect(act).toMatchObject({ state: 'unknown', approvalNumber: null })
    expect(refusalOf(await issue(desk, unreceipted))).toMatchObject({ kind: 'receipt-act-open' })
    expect((await detailOf(desk, unreceipted)).verdict.state).toBe('due')
    const inquiry = valueOf(await desk.api.receipts.inquireAct({ actId: act.id }))
    expect(inquiry).toMatchObject({ settled: true, act: { state: 'done' } })
    expect(inquiry.act.approvalNumber).toBe(atPayple(desk, unreceipted)?.number)
    expect(calls(desk, issuePath)).toBe(1)
  })

  it('is not proved by a number the payment or an earlier act already had', async () => {
    for (const payment of [receipted, unreceipted]) {
      const desk = await openDesk()
      if (payment === unreceipted) valueOf(await issue(desk, payment))
      await cancelledOnlyOnPaper(desk, payment)
      await noteUnknownIssue(desk, payment)
      const inquiry = valueOf(await desk.api.receipts.inquireAct({ actId: 'lost' }))
      expect(inquiry).toMatchObject({ settled: false, act: { state: 'unknown', approvalNumber: null } })
      expect(inquiry.finding).toContain(`${atPayple(desk, payment)?.number}는 이 요청 전의 것`)
    }
  })

  it('lost before it was booked stays unknown after a look-up, and a person settles it with evidence', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'lost-before-commit', path: issuePath })
    const act = valueOf(await issue(desk, unreceipted))
    expect(valueOf(await desk.api.receipts.inquireAct({ actId: act.id }))).toMatchObject({ settled: false })
    const settle = (note: string) =>
      desk.api.receipts.settleActByHand({ actId: act.id, conclusion: 'not-refunded', note })
    expect(refusalOf(await settle(' '))).toEqual({ kind: 'evidence-missing' })
    expect(refusalOf(await settle('홈택스에 없음')).kind).toBe('too-early-to-deny')
    desk.clock.move(60_000)
    expect(valueOf(await settle('홈택스에 없음'))).toMatchObject({ state: 'settled-by-hand' })
    expect(valueOf(await issue(desk, unreceipted))).toMatchObject({ state: 'done' })
    expect(atPayple(desk, unreceipted)?.live).toBe(true)
  })

  it('refused by Payple is told in its words and leaves the duty', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'expired-token', path: issuePath })
    const act = valueOf(await issue(desk, unreceipted))
    expect(act).toMatchObject({ state: 'declined', answer: { code: 'SPAY0001' } })
    expect((await detailOf(desk, unreceipted)).verdict.state).toBe('due')
  })

  it('that does not reach Payple is not applied', async () => {
    const desk = await openDesk()
    desk.endpoints.payple = 'http://127.0.0.1:9'
    expect(valueOf(await issue(desk, unreceipted))).toMatchObject({ state: 'not-applied' })
  })

  it('lets neither the billing key nor the identity out', async () => {
    const desk = await openDesk()
    valueOf(await issue(desk, unreceipted))
    const told = JSON.stringify([desk.answers, desk.logged, await desk.ledger.auditTrail({ offset: 0, limit: 500 })])
    expect(told).not.toContain('c2FuZGJveC1iaWxsaW5nLWtleS0')
    expect(told).not.toContain('01012345678')
  })
})

describe('cancelling a receipt through Payple', () => {
  it('takes the live one back whole, and the duty is there again', async () => {
    const desk = await openDesk()
    const act = valueOf(await cancel(desk, receipted))
    expect(act).toMatchObject({ kind: 'cancel', state: 'done', amount: 150_000 })
    expect(atPayple(desk, receipted)?.live).toBe(false)
    expect((await detailOf(desk, receipted)).verdict).toMatchObject({ state: 'due', amount: 150_000 })
  })

  it('with a lost answer is unknown, and no look-up proves it', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: cancelPath })
    const act = valueOf(await cancel(desk, receipted))
    expect(act.state).toBe('unknown')
    const inquiry = valueOf(await desk.api.receipts.inquireAct({ actId: act.id }))
    expect(inquiry).toMatchObject({ settled: false, act: { state: 'unknown' } })
    const settled = { actId: act.id, conclusion: 'refunded' as const, note: '페이플 관리자에서 취소 확인' }
    expect(valueOf(await desk.api.receipts.settleActByHand(settled))).toMatchObject({ state: 'settled-by-hand' })
    expect((await detailOf(desk, receipted)).verdict.state).toBe('due')
  })
})

describe('a refund while the outcome of a receipt act is unknown', () => {
  const undecided = {
    kind: 'refund-not-possible',
    because: expect.stringContaining('결과가 정해지지 않은 현금영수증 요청'),
  }

  it('is neither shown nor sent, and goes out once a person has settled the act', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: cancelPath })
    const act = valueOf(await cancel(desk, receipted))
    const wish = { transactionId: transactionIdIn(desk, receipted), amount: 50_000, taxFree: null }
    expect(refusalOf(await desk.api.refunds.preview(wish))).toMatchObject(undecided)
    expect(refusalOf(await ask(desk, receipted, 50_000))).toMatchObject(undecided)
    expect(moneyCalls(desk.sandboxes, 'payple')).toBe(0)
    const settled = { actId: act.id, conclusion: 'refunded' as const, note: '페이플 관리자에서 취소 확인' }
    valueOf(await desk.api.receipts.settleActByHand(settled))
    expect(await refundOf(desk, receipted, 50_000)).toMatchObject({ state: 'done' })
  })

  it('is not sent when the act was written down after the refund was judged', async () => {
    const ledger = changed('noteRefundIntended', async () => failed({ kind: 'receipt-act-open' as const }))
    const desk = await openDesk({ ledger })
    expect(refusalOf(await ask(desk, receipted, 50_000))).toMatchObject(undecided)
    expect(moneyCalls(desk.sandboxes, 'payple')).toBe(0)
  })
})

describe('a receipt that outlived its refund (R33, R54)', () => {
  const half = 50_000

  it('is a task from nine the next morning, is cancelled whole, and what remains is issued anew', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'taxsave-failed' })
    const refund = await refundOf(desk, receipted, half)
    expect(refund).toMatchObject({ state: 'done', receipt: { kind: 'cancel-failed', code: '-10002122' } })
    const tasks = async () => valueOf(await desk.api.receipts.tasks({ shopId: desk.shopIds.payple }))
    expect(await tasks()).toMatchObject([{ kind: 'retry-cancel', refundId: refund.id, isOpen: false }])
    expect(refusalOf(await cancel(desk, receipted, refund.id))).toMatchObject({
      kind: 'receipt-not-possible',
      because: expect.stringContaining('09:00부터'),
    })
    desk.clock.move(24 * 3_600_000)
    expect(await tasks()).toMatchObject([{ isOpen: true }])

    expect(valueOf(await cancel(desk, receipted, refund.id))).toMatchObject({ state: 'done', amount: 150_000 })
    expect(await tasks()).toMatchObject([{ kind: 'reissue', won: 100_000, refundId: refund.id, isOpen: true }])
    expect((await detailOf(desk, receipted)).verdict).toMatchObject({ state: 'due', amount: 100_000 })

    expect(valueOf(await issue(desk, receipted))).toMatchObject({ state: 'done', amount: 100_000 })
    expect(atPayple(desk, receipted)).toMatchObject({ live: true, won: 100_000 })
    expect((await detailOf(desk, receipted)).verdict).toMatchObject({ state: 'issued', amount: 100_000 })
    expect(await tasks()).toEqual([])
  })

  it('stays a task while what remains is not issued anew, and says why Payple refused', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'taxsave-failed' })
    const refund = await refundOf(desk, receipted, half)
    desk.clock.move(24 * 3_600_000)
    valueOf(await cancel(desk, receipted, refund.id))
    desk.sandboxes.payple.play({ name: 'expired-token', path: issuePath })
    const act = valueOf(await issue(desk, receipted))
    expect(act.state).toBe('declined')
    const [task, ...more] = valueOf(await desk.api.receipts.tasks({ shopId: desk.shopIds.payple }))
    expect(more).toEqual([])
    expect(task).toMatchObject({ kind: 'reissue', won: 100_000 })
    expect(task?.sentence).toContain(`다시 발급하지 못했습니다: ${act.answer?.message}`)
    expect(task?.sentence).toContain('홈택스에서 발급하고 여기에 적으세요.')
  })

  it('of a whole refund is done with the cancel alone', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'taxsave-failed' })
    const refund = await refundOf(desk, receipted, 150_000)
    desk.clock.move(24 * 3_600_000)
    valueOf(await cancel(desk, receipted, refund.id))
    expect(valueOf(await desk.api.receipts.tasks({ shopId: desk.shopIds.payple }))).toEqual([])
    expect(moneyCalls(desk.sandboxes, 'payple')).toBe(1)
  })

  it('after a partial refund whose receipt Payple no longer shows is told by the look-up', async () => {
    const desk = await openDesk()
    const lookUp = async () =>
      valueOf(await desk.api.transactions.lookUp({ transactionId: transactionIdIn(desk, receipted) }))
    expect((await lookUp()).findings.join()).not.toContain('현금영수증')
    expect(await refundOf(desk, receipted, half)).toMatchObject({ state: 'done', receipt: { kind: 'cancelled' } })
    expect((await lookUp()).findings).toContainEqual(expect.stringContaining('100,000원의 현금영수증이 남아 있으나'))
  })

  it('an act nobody knows the outcome of is a task too, and survives a restart', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: cancelPath })
    const act = valueOf(await cancel(desk, receipted))
    expect(valueOf(await desk.api.receipts.tasks({ shopId: desk.shopIds.payple }))).toMatchObject([
      { kind: 'unknown-act', actId: act.id, isOpen: true },
    ])
  })
})

describe('the receipt ledger of the month', () => {
  it('has a row for each act, and sums that say what lives', async () => {
    const desk = await openDesk()
    valueOf(await issue(desk, unreceipted))
    valueOf(await cancel(desk, unreceipted))
    const month = { shopId: desk.shopIds.payple, month: '2026-11' }
    const rows = valueOf(await desk.api.receipts.ledger({ ...month, after: null })).rows
    const ours = rows.filter((row) => row.transactionId === transactionIdIn(desk, unreceipted))
    expect(ours.map(({ event, target }) => [event, target])).toEqual([
      ['due', 120_000],
      ['issued', 120_000],
      ['cancelled', -120_000],
    ])
    const totals = valueOf(await desk.api.receipts.ledgerTotals(month))
    const sumOf = (event: string) => rows.filter((row) => row.event === event).reduce((sum, row) => sum + row.target, 0)
    expect([totals.due.won, totals.issued.won, totals.cancelled.won]).toEqual(['due', 'issued', 'cancelled'].map(sumOf))
  })
})
