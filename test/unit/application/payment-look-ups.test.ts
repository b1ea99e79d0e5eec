import { afterEach, describe, expect, it } from 'vitest'
import { closeDesks, openDesk, type TestDesk, valueOf } from './desk.ts'
import { eventually } from './eventually.ts'
import { atBoth, detailOf, known, type KnownPayment, refundOf, transactionIdIn } from './refunding.ts'
import { moneyCalls, readCalls } from './sandboxes.ts'

afterEach(closeDesks)

const showing = { sandboxes: { payple: { lookUpShowsRefunds: true } } }
const nobody: KnownPayment = { gateway: 'kcp', number: 'not-in-the-book', paid: 0 }

const lookUp = (desk: TestDesk, payments: readonly KnownPayment[], lookUpId = 'batch') =>
  desk.api.transactions.lookUpMany({
    lookUpId,
    transactionIds: payments.map((payment) => transactionIdIn(desk, payment)),
  })

/** A refund by another machine of the same merchant, at the same gateway. */
async function refundElsewhere(desk: TestDesk, payment: KnownPayment, amount: number): Promise<void> {
  const elsewhere = await openDesk()
  elsewhere.endpoints[payment.gateway] = desk.sandboxes.urls[payment.gateway]
  expect(await refundOf(elsewhere, payment, amount)).toMatchObject({ state: 'done' })
}

const orderOf = async (desk: TestDesk, payment: KnownPayment) => (await detailOf(desk, payment)).row.orderNumber
const kcpPayments = [known.kcpCard, known.kcpSmallCard, known.kcpTransfer, known.kcpMixedTax]

describe('a batch of look-ups', () => {
  it('over two shops counts what agrees, and settles and names what was refunded elsewhere', async () => {
    const desk = await openDesk(showing)
    await refundElsewhere(desk, known.paypleCard, 15_000)
    const done = valueOf(await lookUp(desk, [known.kcpCard, known.paypleCard, known.kcpSmallCard]))
    expect(done).toEqual({
      asked: 3,
      same: 2,
      changed: [
        {
          transactionId: transactionIdIn(desk, known.paypleCard),
          orderNumber: await orderOf(desk, known.paypleCard),
          findings: ['결제사 잔액이 원장보다 15,000원 적습니다. 다른 곳에서 한 환불로 기록했습니다.'],
        },
      ],
      toCheck: [],
      unclear: 0,
      failed: [],
      notAsked: 0,
      wasCancelled: false,
    })
    expect(await detailOf(desk, known.paypleCard)).toMatchObject({ remaining: 24_000, outside: [{ won: 15_000 }] })
    expect((await detailOf(desk, known.kcpCard)).timeline.map(({ kind }) => kind)).toContain('looked-up')
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
    expect(desk.events.at(-1)).toEqual({
      kind: 'ledger.changed',
      topics: ['transactions', 'refunds', 'receipts'],
    })
  })

  it('opens each shop once: payments of a shop share an auth, wherever they stand in the list', async () => {
    const desk = await openDesk(showing)
    await lookUp(desk, [known.paypleCard, known.kcpCard, known.paypleTransfer, known.paypleCard])
    expect(desk.sandboxes.payple.report().totals).toMatchObject({ auths: 1, lookUps: 2 })
    expect(readCalls(desk.sandboxes, 'kcp')).toBe(1)
  })

  it('does not take an answer that proves nothing for agreement', async () => {
    const desk = await openDesk()
    expect(valueOf(await lookUp(desk, [known.paypleCard, known.kcpCard]))).toMatchObject({ same: 1, unclear: 1 })
  })

  it('settles an unknown refund the answer proves, and only tells of one it does not', async () => {
    const desk = await openDesk({ ...showing, pause: () => 3_600_000 })
    for (const payment of atBoth) {
      desk.sandboxes[payment.gateway].play({ name: 'lost-after-commit' })
      expect(await refundOf(desk, payment, 5_000)).toMatchObject({ state: 'unknown' })
    }
    desk.sandboxes.payple.play({ name: 'lost-before-commit' })
    expect(await refundOf(desk, known.paypleTransfer, 5_000)).toMatchObject({ state: 'unknown' })
    const done = valueOf(await lookUp(desk, [...atBoth, known.paypleTransfer]))
    expect(done.changed.map(({ transactionId }) => transactionId)).toEqual(
      atBoth.map((payment) => transactionIdIn(desk, payment)),
    )
    expect(done.toCheck).toMatchObject([{ transactionId: transactionIdIn(desk, known.paypleTransfer) }])
    expect((await detailOf(desk, known.kcpCard)).refunds).toMatchObject([{ state: 'done' }])
    expect((await detailOf(desk, known.paypleTransfer)).refunds).toMatchObject([{ state: 'unknown' }])
  })

  it('names each payment it could not look up, with the reason, and goes on', async () => {
    const desk = await openDesk()
    const without = await openDesk({ sandboxes: { kcp: { book: [] } } })
    desk.endpoints.kcp = without.sandboxes.urls.kcp
    const done = valueOf(await lookUp(desk, [nobody, known.kcpCard, known.paypleCard]))
    expect(done).toMatchObject({
      asked: 3,
      unclear: 1,
      failed: [
        { transactionId: transactionIdIn(desk, nobody), because: '이 거래가 장부에 없습니다.' },
        {
          orderNumber: await orderOf(desk, known.kcpCard),
          because: '결제사가 거절했습니다 (8061). KCP에 이 거래가 없습니다.',
        },
      ],
    })
  })

  it('names the payments of a shop without credentials and asks nothing of its gateway', async () => {
    const desk = await openDesk()
    valueOf(await desk.api.shops.forgetCredentials({ shopId: desk.shopIds.kcp }))
    const done = valueOf(await lookUp(desk, [known.kcpCard, known.kcpSmallCard, known.paypleCard]))
    expect(done).toMatchObject({ unclear: 1, notAsked: 0 })
    expect(done.failed.map(({ because }) => because)).toEqual(
      Array.from({ length: 2 }, () => '상점 케이 상점에 저장된 인증 정보가 없습니다.'),
    )
    expect(readCalls(desk.sandboxes, 'kcp')).toBe(0)
  })

  it('asks a gateway no more that was not reached twice running, and the other shop all the same', async () => {
    const desk = await openDesk()
    desk.sandboxes.kcp.play({ name: 'lost-before-commit', path: '/std/inquery' })
    desk.sandboxes.kcp.play({ name: 'html', path: '/std/inquery' })
    desk.sandboxes.kcp.play({ name: 'lost-before-commit', path: '/std/inquery', times: 2 })
    const done = valueOf(await lookUp(desk, [...kcpPayments, known.kcpWholeOnly, known.paypleCard]))
    expect(done).toMatchObject({ asked: 5, same: 0, unclear: 1, notAsked: 1, wasCancelled: false })
    const unreached = '결제사에 연결되지 않았거나 답이 오지 않았습니다.'
    expect(done.failed.map(({ because }) => because)).toEqual([
      unreached,
      '결제사의 응답을 읽을 수 없습니다.',
      unreached,
      unreached,
    ])
    expect(readCalls(desk.sandboxes, 'kcp')).toBe(4)
  })

  it('tells after each payment how far it is', async () => {
    const desk = await openDesk(showing)
    await refundElsewhere(desk, known.kcpCard, 1_000)
    await lookUp(desk, [nobody, known.kcpCard, known.paypleCard], 'told')
    const told = { kind: 'look-up.progressed', lookUpId: 'told', of: 3, changed: 1, failed: 1 }
    expect(desk.events.filter(({ kind }) => kind === 'look-up.progressed')).toEqual([
      { ...told, asked: 2 },
      { ...told, asked: 3 },
    ])
  })

  it('that is cancelled keeps the answer in hand and asks about no more', async () => {
    const desk = await openDesk()
    desk.sandboxes.kcp.play({ name: 'slow', path: '/std/inquery', delayMs: 300 })
    const running = lookUp(desk, [...kcpPayments, known.paypleCard])
    await eventually(() => readCalls(desk.sandboxes, 'kcp')).toBe(1)
    valueOf(await desk.api.transactions.cancelLookUp({ lookUpId: 'another' }))
    valueOf(await desk.api.transactions.cancelLookUp({ lookUpId: 'batch' }))
    expect(valueOf(await running)).toMatchObject({ asked: 1, same: 1, notAsked: 4, wasCancelled: true })
    expect(readCalls(desk.sandboxes, 'kcp')).toBe(1)
    expect(desk.sandboxes.payple.report().totals.auths).toBe(0)
    expect(valueOf(await lookUp(desk, [known.kcpCard]))).toMatchObject({ asked: 1, wasCancelled: false })
  })

  it('does not take a refund made here while others were asked about for one made elsewhere', async () => {
    const desk = await openDesk()
    desk.sandboxes.kcp.play({ name: 'slow', path: '/std/inquery', delayMs: 300 })
    const running = lookUp(desk, [known.kcpSmallCard, known.kcpCard])
    await eventually(() => readCalls(desk.sandboxes, 'kcp')).toBe(1)
    expect(await refundOf(desk, known.kcpCard, 5_000)).toMatchObject({ state: 'done' })
    expect(valueOf(await running)).toMatchObject({ same: 2, changed: [], toCheck: [] })
    expect(await detailOf(desk, known.kcpCard)).toMatchObject({ remaining: 50_000, outside: [] })
  })

  it('takes one payment at least and two hundred at most', async () => {
    const desk = await openDesk({ filled: false })
    const ask = async (count: number) => {
      const transactionIds = Array.from({ length: count }, (_, at) => `nobody/${at}`)
      const answer = await desk.api.transactions.lookUpMany({ lookUpId: 'b', transactionIds })
      return answer.ok ? answer.value.asked : answer.failure.kind
    }
    expect([await ask(0), await ask(200), await ask(201)]).toEqual(['invalid-input', 200, 'invalid-input'])
  })
})
