import { epochOf, instantOfEpoch } from '../../src/domain/day.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { startWatchingProxy } from './refunds/watching-proxy.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from '../unit/application/desk.ts'
import { eventually } from '../unit/application/eventually.ts'
import { givenBack, moneyCalls } from '../unit/application/sandboxes.ts'
import {
  ask,
  atBoth,
  detailOf,
  known,
  type KnownPayment,
  refundOf,
  remainingOf,
  requestFor,
  transactionIdIn,
} from '../unit/application/refunding.ts'

afterEach(closeDesks)

/** Every way in which an answer about money gets lost at both gateways: did the money move all the same? */
const losses = [
  ['slow', true, '시간 안에 답하지 않았습니다'],
  ['lost-after-commit', true, '연결이 끊겼습니다'],
  ['lost-before-commit', false, '연결이 끊겼습니다'],
  ['reset-before-body', false, '연결이 끊겼습니다'],
  ['reset-after-body', true, '연결이 끊겼습니다'],
  ['http-500', false, '오류를 돌려주었고'],
  ['http-500-after-commit', true, '오류를 돌려주었고'],
  ['html', false, '읽을 수 없습니다'],
  ['truncated-json', true, '읽을 수 없습니다'],
] as const
type Loss = (typeof losses)[number][0]

/** How long the client waits, and how much longer a slow gateway takes. */
const impatient = { moneyMs: 600, readMs: 5_000 }
const slowMs = 1_200
const minuteMs = 60_000

/** A desk whose next refund of the payment loses its answer, and that refund. */
async function losing(payment: KnownPayment, scene: Loss, amount = 10_000, lookUpShowsRefunds = false) {
  const desk = await openDesk({
    ...(scene === 'slow' ? { waits: impatient } : {}),
    sandboxes: { kcp: { slowMs }, payple: { slowMs, lookUpShowsRefunds } },
  })
  desk.sandboxes[payment.gateway].play({ name: scene })
  return { desk, refund: await refundOf(desk, payment, amount) }
}

const inquire = async (desk: TestDesk, refundId: string) => valueOf(await desk.api.refunds.inquire({ refundId }))

describe.each(losses)('an answer lost by %s', (scene, applied, because) => {
  it.each(atBoth)('at $gateway leaves the refund unknown and the amount held', async (payment) => {
    const { desk, refund } = await losing(payment, scene)
    expect(refund).toMatchObject({ state: 'unknown', doneAt: null, gatewayRefundId: null, receipt: null })
    expect(refund.answer?.message).toContain(because)
    const detail = await detailOf(desk, payment)
    expect(detail).toMatchObject({
      remaining: payment.paid - 10_000,
      row: { held: 10_000, refunded: 0, state: 'refund-unknown' },
    })
    expect(detail.refundBlocked?.because).toContain('결과가 정해지지 않은 환불')
    expect(refusalOf(await ask(desk, payment, 5_000))).toEqual({ kind: 'refund-open' })
    const transactionId = transactionIdIn(desk, payment)
    expect(refusalOf(await desk.api.refunds.preview({ transactionId, amount: 5_000, taxFree: null }))).toEqual({
      kind: 'refund-open',
    })
    expect(givenBack(desk.sandboxes, payment.gateway, payment.number).times).toBe(applied ? 1 : 0)
    expect(moneyCalls(desk.sandboxes, payment.gateway)).toBe(1)
  })

  it(`at KCP is settled by an inquiry: ${applied ? 'done' : 'not applied, a minute later'}`, async () => {
    const { desk, refund } = await losing(known.kcpCard, scene)
    if (!applied) {
      const early = await inquire(desk, refund.id)
      expect(early).toMatchObject({ settled: false, refund: { state: 'unknown' } })
      expect(early.finding).toContain('아직 처리 중일 수 있어')
      expect(await remainingOf(desk, known.kcpCard)).toBe(45_000)
      desk.clock.move(minuteMs)
    }
    const inquiry = await inquire(desk, refund.id)
    expect(inquiry).toMatchObject({ settled: true, refund: { state: applied ? 'done' : 'not-applied' } })
    expect(inquiry.finding).toContain(applied ? '55,000원 → 45,000원' : '55,000원 → 55,000원')
    expect(await remainingOf(desk, known.kcpCard)).toBe(applied ? 45_000 : 55_000)
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(1)
  })
})

describe('an unknown refund at KCP', () => {
  it('is not disproved while the inquiry may lag, and a balance that caught up proves it', async () => {
    const { desk, refund } = await losing(known.kcpCard, 'lost-after-commit')
    desk.sandboxes.kcp.play({ name: 'stale-inquiry' })
    expect(await inquire(desk, refund.id)).toMatchObject({ settled: false })
    desk.clock.move(minuteMs - 1)
    desk.sandboxes.kcp.play({ name: 'stale-inquiry' })
    expect(await inquire(desk, refund.id)).toMatchObject({ settled: false })
    expect(await inquire(desk, refund.id)).toMatchObject({ settled: true, refund: { state: 'done' } })
  })

  it('that turns out not applied can be asked for again, and the second one counts alone', async () => {
    const { desk, refund } = await losing(known.kcpCard, 'lost-before-commit', 55_000)
    desk.clock.move(minuteMs)
    await inquire(desk, refund.id)
    expect(await refundOf(desk, known.kcpCard, 55_000)).toMatchObject({ state: 'done' })
    expect(givenBack(desk.sandboxes, 'kcp', known.kcpCard.number)).toEqual({ won: 55_000, times: 1 })
    expect(await remainingOf(desk, known.kcpCard)).toBe(0)
  })

  it('that is proved keeps a verdict on its receipt, as owed before it was asked for', async () => {
    const { desk, refund } = await losing(known.kakaoMoney, 'lost-after-commit', known.kakaoMoney.paid)
    expect((await inquire(desk, refund.id)).refund.receipt).toMatchObject({ kind: 'by-wallet' })
    const transfer = await losing(known.kcpTransfer, 'lost-after-commit', known.kcpTransfer.paid)
    const { receipt } = (await inquire(transfer.desk, transfer.refund.id)).refund
    expect(receipt).toMatchObject({ kind: 'none', won: 33_000 })
    expect(receipt?.message).toContain('발급할 금액이 줄었습니다')
  })

  it('stays unknown when the inquiry is refused, unreadable or unreachable, and says why', async () => {
    const { desk, refund } = await losing(known.kcpCard, 'lost-after-commit')
    desk.sandboxes.kcp.play({ name: 'html', path: '/std/inquery' })
    expect((await inquire(desk, refund.id)).finding).toContain('읽을 수 없습니다')
    desk.endpoints.kcp = 'http://127.0.0.1:1'
    expect((await inquire(desk, refund.id)).finding).toContain('연결되지 않아')
    expect(await remainingOf(desk, known.kcpCard)).toBe(45_000)
  })
})

describe('an unknown refund at Payple', () => {
  it('is not settled by a look-up that says paid, however often', async () => {
    for (const scene of ['lost-after-commit', 'lost-before-commit'] as const) {
      const { desk, refund } = await losing(known.paypleCard, scene)
      desk.clock.move(2 * minuteMs)
      for (let asked = 0; asked < 2; asked += 1) {
        const inquiry = await inquire(desk, refund.id)
        expect(inquiry).toMatchObject({ settled: false, refund: { state: 'unknown' } })
        expect(inquiry.finding).toContain('환불 내역이 없습니다')
      }
      expect(await remainingOf(desk, known.paypleCard)).toBe(29_000)
    }
  })

  it('is settled by the refunded sum where a look-up shows it', async () => {
    const { desk, refund } = await losing(known.paypleCard, 'lost-after-commit', 10_000, true)
    const inquiry = await inquire(desk, refund.id)
    expect(inquiry).toMatchObject({ settled: true, refund: { state: 'done' } })
    expect(inquiry.finding).toContain('환불 누계 10,000원')
  })

  it('counts what went back before it: the sum must be of both', async () => {
    const desk = await openDesk({ sandboxes: { payple: { lookUpShowsRefunds: true } } })
    await refundOf(desk, known.paypleCard, 4_000)
    desk.sandboxes.payple.play({ name: 'lost-before-commit' })
    const lost = await refundOf(desk, known.paypleCard, 10_000)
    expect(await inquire(desk, lost.id)).toMatchObject({ settled: false })
    desk.clock.move(minuteMs)
    valueOf(await desk.api.refunds.settleByHand({ refundId: lost.id, conclusion: 'not-refunded', note: '관리자 확인' }))
    desk.sandboxes.payple.play({ name: 'lost-after-commit' })
    const applied = await refundOf(desk, known.paypleCard, 10_000)
    expect(await inquire(desk, applied.id)).toMatchObject({ settled: true, refund: { state: 'done' } })
    expect(await remainingOf(desk, known.paypleCard)).toBe(25_000)
  })

  it('is unknown where the bank gave no answer, and nothing is sent again', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'no-answer-from-bank' })
    expect(await refundOf(desk, known.paypleCard, 10_000)).toMatchObject({
      state: 'unknown',
      answer: { code: 'SPCD1001 / 3143' },
    })
    expect(moneyCalls(desk.sandboxes, 'payple')).toBe(1)
  })
})

describe('settling by hand', () => {
  it.each([
    ['refunded', 29_000],
    ['not-refunded', 39_000],
  ] as const)('as %s keeps the evidence for good and leaves %i won', async (conclusion, left) => {
    const { desk, refund } = await losing(known.paypleCard, 'lost-after-commit')
    const note = ' 파트너 관리자 11-23 10:05 확인 '
    desk.clock.move(minuteMs)
    const settled = valueOf(await desk.api.refunds.settleByHand({ refundId: refund.id, conclusion, note }))
    expect(settled).toMatchObject({ state: 'settled-by-hand', byHand: { conclusion, note: note.trim() } })
    const detail = await detailOf(desk, known.paypleCard)
    expect(detail).toMatchObject({ remaining: left, refundBlocked: null })
    expect(detail.timeline.at(-1)).toMatchObject({ kind: 'refund-settled-by-hand', detail: note.trim() })
  })

  it('as not refunded waits a minute: the request may still arrive, and a second refund would pay twice', async () => {
    const { desk, refund } = await losing(known.paypleCard, 'lost-before-commit')
    const settle = (conclusion: 'refunded' | 'not-refunded') =>
      desk.api.refunds.settleByHand({ refundId: refund.id, conclusion, note: '파트너 관리자에 없음' })
    desk.clock.move(minuteMs - 1)
    expect(refusalOf(await settle('not-refunded'))).toEqual({
      kind: 'too-early-to-deny',
      from: instantOfEpoch(epochOf(refund.changedAt) + minuteMs),
    })
    expect((await detailOf(desk, known.paypleCard)).row.held).toBe(10_000)
    desk.clock.move(1)
    expect(valueOf(await settle('not-refunded'))).toMatchObject({ state: 'settled-by-hand' })
  })

  it('needs evidence, an unknown refund, and a person of finance', async () => {
    const { desk, refund } = await losing(known.paypleCard, 'lost-after-commit')
    const settle = async (refundId: string, note: string, by: TestDesk = desk) =>
      refusalOf(await by.api.refunds.settleByHand({ refundId, conclusion: 'refunded', note }))
    expect(await settle(refund.id, '  ')).toEqual({ kind: 'evidence-missing' })
    expect(await settle('nobody', '봤음')).toEqual({ kind: 'refund-not-found' })
    valueOf(await desk.api.refunds.settleByHand({ refundId: refund.id, conclusion: 'refunded', note: '봤음' }))
    expect(await settle(refund.id, '다시 봄')).toEqual({ kind: 'refund-not-unknown' })
    const done = await refundOf(desk, known.kcpCard, 1_000)
    expect(await settle(done.id, '봤음')).toEqual({ kind: 'refund-not-unknown' })
    const cs = await openDesk({ role: 'cs' })
    cs.sandboxes.kcp.play({ name: 'lost-after-commit' })
    const lost = await refundOf(cs, known.kcpCard, 1_000)
    expect(await settle(lost.id, '봤음', cs)).toEqual({ kind: 'not-allowed', roles: ['finance', 'admin'] })
  })

  it('by two people at once with different conclusions lets one of them win and tells the other', async () => {
    const { desk, refund } = await losing(known.paypleCard, 'lost-after-commit')
    desk.clock.move(minuteMs)
    const answers = await Promise.all([
      desk.api.refunds.settleByHand({ refundId: refund.id, conclusion: 'refunded', note: '입금 확인' }),
      desk.otherApi.refunds.settleByHand({ refundId: refund.id, conclusion: 'not-refunded', note: '내역 없음' }),
    ])
    expect(answers.map((one) => (one.ok ? one.value.byHand?.conclusion : one.failure.kind))).toEqual([
      'refunded',
      'refund-not-unknown',
    ])
  })

  it('while a look-up proves the refund ends in one state, without a surprise', async () => {
    const { desk, refund } = await losing(known.kcpCard, 'lost-after-commit')
    const [inquiry, byHand] = await Promise.all([
      desk.api.refunds.inquire({ refundId: refund.id }),
      desk.otherApi.refunds.settleByHand({ refundId: refund.id, conclusion: 'refunded', note: '봤음' }),
    ])
    expect(valueOf(inquiry).settled).toBe(true)
    expect(byHand.ok || byHand.failure.kind === 'refund-not-unknown').toBe(true)
    expect(await remainingOf(desk, known.kcpCard)).toBe(45_000)
    expect(desk.logged.filter((line) => line.includes(':'))).toEqual([])
  })
})

describe('a refund under way', () => {
  it('is neither looked up nor settled by a look at its payment, and does not look like a refund made elsewhere', async () => {
    const desk = await openDesk({ sandboxes: { kcp: { slowMs: 400 } } })
    desk.sandboxes.kcp.play({ name: 'slow' })
    const request = await requestFor(desk, known.kcpCard, 10_000)
    const asked = desk.api.refunds.request(request)
    // The sandbox has put the cancel in its book and sits on the answer.
    await eventually(() => givenBack(desk.sandboxes, 'kcp', known.kcpCard.number).times).toBe(1)
    const transactionId = transactionIdIn(desk, known.kcpCard)
    const looked = valueOf(await desk.otherApi.transactions.lookUp({ transactionId }))
    expect(looked.findings).toEqual([expect.stringContaining('아직 진행 중')])
    const [sent] = (await detailOf(desk, known.kcpCard)).refunds
    expect(sent?.state).toBe('sent')
    expect((await inquire(desk, sent?.id ?? '')).finding).toContain('아직 진행 중')
    expect(valueOf(await asked)).toMatchObject({ state: 'done' })
    expect(await detailOf(desk, known.kcpCard)).toMatchObject({ remaining: 45_000, outside: [] })
  })

  it('that is made while a look-up is on its way is not taken for a refund made elsewhere', async () => {
    const desk = await openDesk()
    const request = await requestFor(desk, known.kcpCard, 10_000)
    // The look-up has read the ledger and is at the door when the refund is made; the gateway then tells the balance after it.
    const proxy = await startWatchingProxy(desk.sandboxes.urls.kcp, {
      arrived: async (path) => {
        if (path === '/std/inquery') expect(valueOf(await desk.otherApi.refunds.request(request)).state).toBe('done')
        return 'pass'
      },
    })
    desk.endpoints.kcp = proxy.url
    const transactionId = transactionIdIn(desk, known.kcpCard)
    const looked = valueOf(await desk.api.transactions.lookUp({ transactionId }))
    await proxy.close()
    expect(looked).toMatchObject({ remaining: 45_000, findings: [expect.stringContaining('다시 조회하세요')] })
    expect(await detailOf(desk, known.kcpCard)).toMatchObject({ remaining: 45_000, outside: [] })
  })
})
