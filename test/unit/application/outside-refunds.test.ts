import { afterEach, describe, expect, it } from 'vitest'
import { starterBook } from '../../../src/main/gateways/kcp/sandbox/index.ts'
import { morning } from './clock.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { eventually } from './eventually.ts'
import { answerLines, moneyCalls } from './sandboxes.ts'
import {
  atBoth,
  detailOf,
  known,
  type KnownPayment,
  refundOf,
  remainingOf,
  requestFor,
  transactionIdIn,
} from './refunding.ts'

afterEach(closeDesks)

const showing = { sandboxes: { payple: { lookUpShowsRefunds: true } } }

const lookUp = async (desk: TestDesk, payment: KnownPayment) =>
  valueOf(await desk.api.transactions.lookUp({ transactionId: transactionIdIn(desk, payment) }))

/** A refund by another machine of the same merchant, at the same gateway. */
async function refundElsewhere(desk: TestDesk, payment: KnownPayment, amount: number) {
  const elsewhere = await openDesk()
  elsewhere.endpoints[payment.gateway] = desk.sandboxes.urls[payment.gateway]
  const refund = await refundOf(elsewhere, payment, amount)
  expect(refund.state).toBe('done')
  return refund
}

describe('a refund made elsewhere', () => {
  it.each(atBoth)('is counted once when $gateway tells of less than the ledger has', async (payment) => {
    const desk = await openDesk(showing)
    await refundElsewhere(desk, payment, 15_000)
    const first = await lookUp(desk, payment)
    expect(first.findings).toEqual(['결제사 잔액이 원장보다 15,000원 적습니다. 다른 곳에서 한 환불로 기록했습니다.'])
    expect((await lookUp(desk, payment)).findings).toEqual([])
    const detail = await detailOf(desk, payment)
    expect(detail).toMatchObject({
      remaining: payment.paid - 15_000,
      outside: [{ won: 15_000, source: 'look-up' }],
      row: { refunded: 15_000, state: 'partly-refunded' },
    })
    expect(detail.timeline.map(({ kind }) => kind)).toContain('outside-refund')
    expect(detail.timeline.filter(({ kind }) => kind === 'looked-up')).toHaveLength(2)
  })

  it.each(atBoth)('twice at $gateway is two, each with its own won, ours between them apart', async (payment) => {
    const desk = await openDesk(showing)
    await refundElsewhere(desk, payment, 15_000)
    await lookUp(desk, payment)
    expect(await refundOf(desk, payment, 1_000)).toMatchObject({ state: 'done' })
    const elsewhere = await openDesk(showing)
    elsewhere.endpoints[payment.gateway] = desk.sandboxes.urls[payment.gateway]
    await lookUp(elsewhere, payment)
    expect(await refundOf(elsewhere, payment, 2_000)).toMatchObject({ state: 'done' })
    await lookUp(desk, payment)
    const { outside, remaining } = await detailOf(desk, payment)
    expect(outside.map(({ won }) => won)).toEqual([15_000, 2_000])
    expect(remaining).toBe(payment.paid - 18_000)
  })

  it('and found since the operator looked changes the facts, which is said before that more was asked than is left', async () => {
    const desk = await openDesk()
    const shown = await requestFor(desk, known.kcpCard, 50_000)
    await refundElsewhere(desk, known.kcpCard, 15_000)
    await lookUp(desk, known.kcpCard)
    expect(refusalOf(await desk.api.refunds.request(shown))).toEqual({
      kind: 'facts-changed',
      basedOn: { refunds: 0, remaining: 40_000 },
    })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(1)
  })

  it('that a look-up found is not counted again when its answer is imported', async () => {
    const desk = await openDesk()
    const { gatewayRefundId } = await refundElsewhere(desk, known.kcpCard, 15_000)
    await lookUp(desk, known.kcpCard)
    const line = {
      res_cd: '0000',
      res_msg: '정상처리',
      tno: known.kcpCard.number,
      amount: '55000',
      mod_mny: '15000',
      rem_mny: '40000',
      mod_pcan_seq_no: gatewayRefundId?.replace(`${known.kcpCard.number}-`, ''),
      canc_time: '20261123100000',
    }
    for (const importId of ['once', 'twice']) {
      const run = valueOf(
        await desk.api.imports.paste({ importId, shopId: desk.shopIds.kcp, text: JSON.stringify(line) }),
      )
      expect(run).toMatchObject({ already: 1, refunds: 0, rejected: 0 })
    }
    expect(await detailOf(desk, known.kcpCard)).toMatchObject({ remaining: 40_000, outside: [{ won: 15_000 }] })
  })

  it('is nothing that a Payple look-up without refunds could tell', async () => {
    const desk = await openDesk()
    await refundElsewhere(desk, known.paypleCard, 15_000)
    expect(await lookUp(desk, known.paypleCard)).toMatchObject({ status: 'unclear', remaining: null, findings: [] })
    expect(await detailOf(desk, known.paypleCard)).toMatchObject({ remaining: 39_000, outside: [] })
  })

  it.each([
    ['8133', 55_000, 55_000, 0],
    ['8040', 15_000, 55_000, 40_000],
    ['8037', 15_000, 10_000, 40_000],
  ] as const)('is found by itself after KCP declines with %s', async (code, elsewhere, asked, left) => {
    const desk = await openDesk({ pause: () => 1 })
    await refundElsewhere(desk, known.kcpCard, elsewhere)
    expect(await refundOf(desk, known.kcpCard, asked)).toMatchObject({ state: 'declined', answer: { code } })
    await eventually(async () => (await detailOf(desk, known.kcpCard)).remaining).toBe(left)
    expect((await detailOf(desk, known.kcpCard)).outside).toMatchObject([{ won: elsewhere }])
    expect(desk.events.at(-1)).toMatchObject({ kind: 'ledger.changed' })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(2)
  })

  it('is looked for a few times while nobody answers, then left to the operator', async () => {
    const pauses: number[] = []
    const desk = await openDesk({
      pause: (attempt) => {
        pauses.push(attempt)
        return 1
      },
    })
    await refundElsewhere(desk, known.kcpCard, 55_000)
    desk.sandboxes.kcp.play({ name: 'html', path: '/std/inquery', times: 10 })
    expect(await refundOf(desk, known.kcpCard, 55_000)).toMatchObject({ state: 'declined' })
    await eventually(() => desk.sandboxes.kcp.report().totals.inquiries).toBe(3)
    await lookUp(desk, known.kcpSmallCard).catch(() => null)
    expect(pauses).toEqual([0, 1, 2])
  })
})

describe('a webhook of a card’s cancel at Payple that repeats the payment’s own time and trade key', () => {
  const { paypleCard } = known
  const payment = answerLines.payple.find((line) => line['PCD_PAY_OID'] === paypleCard.number)

  /** The payment's whole result beside the cancel's time and amount. */
  const webhook = (time: string, won = 10_000) => ({
    ...payment,
    PCD_PAYCANCEL_FLAG: 'Y',
    PCD_REFUND_TOTAL: String(won),
    PCD_REFUND_TIME: time,
  })
  async function imported(desk: TestDesk, importId: string, ...lines: readonly object[]) {
    const text = lines.map((line) => JSON.stringify(line)).join('\n')
    return valueOf(await desk.api.imports.paste({ importId, shopId: desk.shopIds.payple, text }))
  }

  it('is the refund made here, and takes nothing more from what remains', async () => {
    const desk = await openDesk()
    const refund = await refundOf(desk, paypleCard, 10_000)
    expect(payment).toMatchObject({
      PCD_PAY_TIME: expect.stringMatching(/^\d{14}$/),
      PCD_PAY_CARDTRADENUM: expect.stringMatching(/./),
    })
    expect(refund).toMatchObject({ state: 'done', doneAt: '2026-11-23T10:00:00+09:00' })
    for (const importId of ['once', 'twice'])
      expect(await imported(desk, importId, webhook('20261123100000'))).toMatchObject({ already: 1, refunds: 0 })
    expect(await detailOf(desk, paypleCard)).toMatchObject({ remaining: 29_000, outside: [] })
  })

  it('is left for a person when it came seconds beside the refund made here', async () => {
    const desk = await openDesk()
    await refundOf(desk, paypleCard, 10_000)
    const run = await imported(desk, 'near', webhook('20261123100002'))
    expect(run).toMatchObject({ already: 0, refunds: 0, rejected: 1 })
    const [line] = valueOf(await desk.api.imports.rejects({ importId: 'near', offset: 0, limit: 5 }))
    expect(line?.because).toContain('확인 필요')
    expect(await detailOf(desk, paypleCard)).toMatchObject({ remaining: 29_000, outside: [] })
  })

  it('counts one in the admin of the same amount beside the one made here', async () => {
    const desk = await openDesk()
    await refundOf(desk, paypleCard, 10_000)
    const run = await imported(desk, 'both', webhook('20261123100000'), webhook('20261123100004'))
    expect(run).toMatchObject({ already: 1, refunds: 1, rejected: 0 })
    expect(await detailOf(desk, paypleCard)).toMatchObject({ remaining: 19_000, outside: [{ won: 10_000 }] })
  })

  it('settles the refund made here whose answer was lost', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'lost-after-commit' })
    expect(await refundOf(desk, paypleCard, 10_000)).toMatchObject({ state: 'unknown' })
    expect(await imported(desk, 'lost', webhook('20261123100000'))).toMatchObject({ already: 1, refunds: 0 })
    expect((await detailOf(desk, paypleCard)).refunds).toMatchObject([{ state: 'done' }])
    expect(await remainingOf(desk, paypleCard)).toBe(29_000)
  })
})

describe('a balance above the ledger', () => {
  it('changes nothing and is told: at once as lag, later as something to ask the gateway', async () => {
    const desk = await openDesk()
    desk.sandboxes.kcp.play({ name: 'lost-before-commit' })
    const lost = await refundOf(desk, known.kcpCard, 10_000)
    valueOf(await desk.api.refunds.settleByHand({ refundId: lost.id, conclusion: 'refunded', note: '입금 확인' }))
    expect((await lookUp(desk, known.kcpCard)).findings[0]).toContain('1분 뒤 다시 조회하세요')
    desk.clock.move(60_000)
    expect((await lookUp(desk, known.kcpCard)).findings[0]).toContain('결제사에 확인하세요')
    expect(await detailOf(desk, known.kcpCard)).toMatchObject({ remaining: 45_000, outside: [] })
  })
})

describe('a gateway that means another amount by a payment', () => {
  const otherAmount = starterBook(morning).map((payment, index) =>
    index === 0 ? { ...payment, approval: { ...payment.approval, amount: '54000', card_mny: '54000' } } : payment,
  )

  it('is told of, and its balance is compared with nothing', async () => {
    const desk = await openDesk({ sandboxes: { kcp: { book: otherAmount } } })
    expect((await lookUp(desk, known.kcpCard)).findings[0]).toContain('결제금액 54,000원이 원장의 55,000원과 다릅니다')
    expect(await detailOf(desk, known.kcpCard)).toMatchObject({ remaining: 55_000, outside: [] })
  })

  it('proves nothing about an unknown refund', async () => {
    const desk = await openDesk({ sandboxes: { kcp: { book: otherAmount } } })
    desk.sandboxes.kcp.play({ name: 'lost-after-commit' })
    const { id } = await refundOf(desk, known.kcpCard, 55_000)
    desk.clock.move(60_000)
    const inquiry = valueOf(await desk.api.refunds.inquire({ refundId: id }))
    expect(inquiry).toMatchObject({ settled: false, refund: { state: 'unknown' } })
    expect(inquiry.finding).toContain('54,000원')
  })
})
