import { afterEach, describe, expect, it } from 'vitest'
import { startWatchingProxy, type WatchingProxy } from '../../faults/refunds/watching-proxy.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { eventually } from './eventually.ts'
import { enteredCredentials, givenBack, isCancel, moneyCalls } from './sandboxes.ts'
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
} from './refunding.ts'

afterEach(closeDesks)

describe('a refund', () => {
  it.each(atBoth)('of the whole payment is done at $gateway, once, and nothing remains', async (payment) => {
    const desk = await openDesk()
    const refund = await refundOf(desk, payment, payment.paid)
    expect(refund).toMatchObject({ state: 'done', amount: payment.paid, doneAt: '2026-11-23T10:00:00+09:00' })
    expect(refund.gatewayRefundId).not.toBeNull()
    const detail = await detailOf(desk, payment)
    expect(detail).toMatchObject({ remaining: 0, row: { state: 'refunded', refunded: payment.paid, held: 0 } })
    expect(detail.refundBlocked?.because).toContain('남아 있지 않습니다')
    expect(givenBack(desk.sandboxes, payment.gateway, payment.number)).toEqual({ won: payment.paid, times: 1 })
  })

  it.each(atBoth)('in parts takes them one after another at $gateway, and the last one ends it', async (payment) => {
    const desk = await openDesk()
    for (const [part, left] of [
      [10_000, payment.paid - 10_000],
      [5_000, payment.paid - 15_000],
      [payment.paid - 15_000, 0],
    ] as const) {
      expect(await refundOf(desk, payment, part)).toMatchObject({ state: 'done', amount: part })
      expect(await remainingOf(desk, payment)).toBe(left)
    }
    expect(givenBack(desk.sandboxes, payment.gateway, payment.number)).toEqual({ won: payment.paid, times: 3 })
    expect(valueOf(await desk.api.refunds.counts({ shopId: desk.shopIds[payment.gateway] })).done).toMatchObject({
      count: 3,
      won: payment.paid,
    })
  })

  it('of a mixed-tax payment sends the tax-free share the operator chose', async () => {
    const desk = await openDesk()
    const request = await requestFor(desk, known.kcpMixedTax, 6_000, 5_000)
    expect(valueOf(await desk.api.refunds.request(request))).toMatchObject({
      state: 'done',
      split: { supply: 909, vat: 91, taxFree: 5_000 },
    })
    const wrong = await requestFor(desk, known.kcpMixedTax, 6_000, 1_000)
    expect(refusalOf(await desk.api.refunds.request(wrong))).toEqual({
      kind: 'tax-free-out-of-range',
      from: 0,
      to: 0,
    })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(1)
  })

  it('tells the receipt apart from the money', async () => {
    const desk = await openDesk()
    expect((await refundOf(desk, known.kakaoMoney, known.kakaoMoney.paid)).receipt).toMatchObject({
      kind: 'by-wallet',
      won: 47_000,
    })
    expect((await refundOf(desk, known.paypleTransfer, known.paypleTransfer.paid)).receipt).toMatchObject({
      kind: 'cancelled',
      won: 150_000,
    })
    desk.sandboxes.payple.play({ name: 'taxsave-failed' })
    const other = { gateway: 'payple', number: 'PP_ORDER_1007', paid: 88_000 } as const
    expect(await refundOf(desk, other, other.paid)).toMatchObject({ state: 'done', receipt: { kind: 'cancel-failed' } })
  })

  it('that cannot be is refused with the reason before anything is written or sent', async () => {
    const desk = await openDesk()
    const asked = async (payment: KnownPayment, amount: number) => refusalOf(await ask(desk, payment, amount))
    expect(await asked(known.kcpCard, 55_001)).toEqual({ kind: 'exceeds-refundable', refundable: 55_000 })
    expect(await asked(known.kcpCard, 0)).toEqual({ kind: 'amount-missing' })
    expect(await asked(known.kcpWholeOnly, 1_000)).toMatchObject({
      kind: 'refund-not-possible',
      remedy: '전체 금액으로 환불하세요.',
    })
    const nowhere = { ...(await requestFor(desk, known.kcpCard, 1_000)), transactionId: `${desk.shopIds.kcp}/none` }
    expect(refusalOf(await desk.api.refunds.request(nowhere))).toEqual({ kind: 'transaction-not-found' })
    expect(valueOf(await desk.api.refunds.list({ shopId: null, states: [], offset: 0, limit: 10 }))).toEqual([])
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
  })

  it('is shown beforehand with what it takes, leaves and means, and the preview sends nothing', async () => {
    const desk = await openDesk()
    const transactionId = transactionIdIn(desk, known.kakaoMoney)
    const preview = valueOf(await desk.api.refunds.preview({ transactionId, amount: 20_000, taxFree: null }))
    expect(preview).toMatchObject({
      before: { won: 50_000 },
      after: { won: 30_000 },
      partsSentence: '결제사가 정합니다',
      basedOn: { refunds: 0, remaining: 50_000 },
    })
    expect(preview.receipt.rules.every((rule) => rule.text !== '' && rule.source !== '')).toBe(true)
    expect(preview.truthCards.some(({ concerns }) => concerns)).toBe(true)
    expect(desk.sandboxes.kcp.report().totals.requests).toBe(0)
  })
})

describe('a mixed-tax refund at Payple', () => {
  it('is not sent before finance approved it, and the approval is on record', async () => {
    const desk = await openDesk()
    const wish = { ...(await requestFor(desk, known.paypleMixedTax, 64_000)) }
    const { transactionId, amount } = wish
    const preview = valueOf(await desk.api.refunds.preview({ transactionId, amount, taxFree: null }))
    expect(preview).toMatchObject({ approval: expect.stringContaining('복합과세'), another: [] })
    for (const approved of [undefined, false])
      expect(refusalOf(await desk.api.refunds.request({ ...wish, approved }))).toMatchObject({
        kind: 'approval-missing',
      })
    expect(moneyCalls(desk.sandboxes, 'payple')).toBe(0)
    expect(valueOf(await desk.api.refunds.request({ ...wish, approved: true }))).toMatchObject({ state: 'done' })
    const audit = await desk.ledger.auditTrail({ offset: 0, limit: 50 })
    expect(audit.filter(({ what }) => what === 'refund-approved')).toMatchObject([
      { subject: transactionId, operatorId: 'op-1' },
    ])
  })

  it('of wholly taxable money asks for no approval', async () => {
    const desk = await openDesk()
    const transactionId = transactionIdIn(desk, known.paypleCard)
    const preview = await desk.api.refunds.preview({ transactionId, amount: 1_000, taxFree: null })
    expect(valueOf(preview).approval).toBeNull()
  })
})

describe('a refund is on disk before the gateway is asked', () => {
  it.each(atBoth)('at $gateway', async (payment) => {
    const desk = await openDesk()
    const seen: unknown[] = []
    const proxy: WatchingProxy = await startWatchingProxy(desk.sandboxes.urls[payment.gateway], {
      arrived: async (path) => {
        if (isCancel(path)) {
          // The reading connection sees only what is committed.
          const record = await desk.ledger.transaction(transactionIdIn(desk, payment))
          const audit = await desk.ledger.auditTrail({ offset: 0, limit: 2 })
          seen.push([record?.refunds.map(({ state, amount }) => ({ state, amount })), audit.map(({ what }) => what)])
        }
        return 'pass'
      },
    })
    desk.endpoints[payment.gateway] = proxy.url
    expect(await refundOf(desk, payment, 10_000)).toMatchObject({ state: 'done' })
    await proxy.close()
    expect(seen).toEqual([[[{ state: 'sent', amount: 10_000 }], ['refund-sent', 'refund-intended']]])
  })
})

describe('the same request again', () => {
  it.each(atBoth)('at $gateway, clicked slowly or from two windows at once, is sent once', async (payment) => {
    const desk = await openDesk({ sandboxes: { kcp: { slowMs: 150 }, payple: { slowMs: 150 } } })
    desk.sandboxes[payment.gateway].play({ name: 'slow' })
    const request = await requestFor(desk, payment, 10_000)
    const both = await Promise.all([desk.api.refunds.request(request), desk.otherApi.refunds.request(request)])
    const late = await desk.api.refunds.request(request)
    const [first, second, third] = [...both, late].map(valueOf)
    expect(new Set([first?.id, second?.id, third?.id]).size).toBe(1)
    expect(third).toMatchObject({ state: 'done', amount: 10_000 })
    expect(moneyCalls(desk.sandboxes, payment.gateway)).toBe(1)
    expect(await remainingOf(desk, payment)).toBe(payment.paid - 10_000)
  })

  it.each(atBoth)('at $gateway while the first is on its way, and long after it, finds the first', async (payment) => {
    const desk = await openDesk({ sandboxes: { kcp: { slowMs: 400 }, payple: { slowMs: 400 } } })
    desk.sandboxes[payment.gateway].play({ name: 'slow' })
    const request = await requestFor(desk, payment, payment.paid)
    const first = desk.api.refunds.request(request)
    await eventually(() => givenBack(desk.sandboxes, payment.gateway, payment.number).times).toBe(1)
    const second = valueOf(await desk.otherApi.refunds.request(request))
    expect(second).toMatchObject({ state: 'sent', amount: payment.paid })
    expect(valueOf(await first)).toMatchObject({ id: second.id, state: 'done' })
    desk.clock.move(3_600_000)
    expect(valueOf(await desk.otherApi.refunds.request(request))).toMatchObject({ id: second.id, state: 'done' })
    expect(moneyCalls(desk.sandboxes, payment.gateway)).toBe(1)
  })

  it.each(atBoth)('at $gateway with another amount is refused with the facts as they are now', async (payment) => {
    const desk = await openDesk()
    const request = await requestFor(desk, payment, 10_000)
    valueOf(await desk.api.refunds.request(request))
    const now = { refunds: 1, remaining: payment.paid - 10_000 }
    for (const amount of [20_000, 10_001]) {
      expect(refusalOf(await desk.api.refunds.request({ ...request, amount }))).toEqual({
        kind: 'facts-changed',
        basedOn: now,
      })
    }
    expect(moneyCalls(desk.sandboxes, payment.gateway)).toBe(1)
  })

  it('racing with another amount sends one of the two', async () => {
    const desk = await openDesk()
    const request = await requestFor(desk, known.kcpCard, 10_000)
    const answers = await Promise.all([
      desk.api.refunds.request(request),
      desk.otherApi.refunds.request({ ...request, amount: 20_000 }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.flatMap((one) => (one.ok ? [] : [one.failure.kind]))).toEqual(['facts-changed'])
    expect(givenBack(desk.sandboxes, 'kcp', known.kcpCard.number).times).toBe(1)
  })

  it('on facts nobody was shown is refused and leaves no trace', async () => {
    const desk = await openDesk()
    const request = await requestFor(desk, known.kcpCard, 10_000)
    const made = { ...request, basedOn: { refunds: 3, remaining: 54_000 } }
    expect(refusalOf(await desk.api.refunds.request(made))).toEqual({
      kind: 'facts-changed',
      basedOn: { refunds: 0, remaining: 55_000 },
    })
    expect((await detailOf(desk, known.kcpCard)).refunds).toEqual([])
  })
})

describe('a declined refund', () => {
  const declined = async (desk: TestDesk, payment: KnownPayment, amount: number) => {
    const refund = await refundOf(desk, payment, amount)
    expect(refund.state).toBe('declined')
    expect(await remainingOf(desk, payment)).toBe(payment.paid)
    return refund.answer
  }

  it.each([
    ['8012', '서버 IP설정(결제)'],
    ['8392', '부분취소 사용을 신청하세요'],
    ['declined', '정산금을 입금하거나'],
  ] as const)('by KCP with %s says what to do in Korean and holds nothing', async (scene, remedy) => {
    const desk = await openDesk()
    desk.sandboxes.kcp.play({ name: scene })
    const answer = await declined(desk, known.kcpCard, 10_000)
    expect(answer?.code).toBe(scene === 'declined' ? '8178' : scene)
    expect(answer?.message).toContain(remedy)
  })

  it('by Payple with a wrong refund key says where to enter it', async () => {
    const desk = await openDesk()
    valueOf(
      await desk.api.shops.storeCredentials({
        shopId: desk.shopIds.payple,
        values: { ...enteredCredentials.payple, PCD_REFUND_KEY: 'another' },
      }),
    )
    const answer = await declined(desk, known.paypleCard, 10_000)
    expect(answer).toMatchObject({ code: 'PAYC0002' })
    expect(answer?.message).toContain('설정 › 상점에 다시 입력')
  })

  it('by Payple with PAYC0011, because less remains there than here, says to look the payment up', async () => {
    const desk = await openDesk()
    const elsewhere = await openDesk({ sandboxes: {} })
    // Another machine of the same merchant refunds at the same Payple.
    elsewhere.endpoints.payple = desk.sandboxes.urls.payple
    await refundOf(elsewhere, known.paypleCard, 30_000)
    const answer = await declined(desk, known.paypleCard, 20_000)
    expect(answer).toMatchObject({ code: 'PAYC0011' })
    expect(answer?.message).toContain('다른 곳에서 이미 취소되었는지 확인하세요')
  })

  it('can be asked for again once its cause is mended', async () => {
    const desk = await openDesk()
    desk.sandboxes.kcp.play({ name: '8012' })
    await declined(desk, known.kcpCard, 55_000)
    expect(await refundOf(desk, known.kcpCard, 55_000)).toMatchObject({ state: 'done' })
    expect((await detailOf(desk, known.kcpCard)).refunds.map(({ state }) => state)).toEqual(['done', 'declined'])
  })
})

describe('a refund that never left', () => {
  const holdsNothing = async (desk: TestDesk, payment: KnownPayment) => {
    const refund = await refundOf(desk, payment, 10_000)
    expect(refund.state).toBe('not-applied')
    const detail = await detailOf(desk, payment)
    expect(detail).toMatchObject({ remaining: payment.paid, refundBlocked: null, row: { held: 0, refunded: 0 } })
    return refund.answer
  }

  it.each(atBoth)('because nothing listens at $gateway holds nothing, and can be asked for again', async (payment) => {
    const desk = await openDesk()
    desk.endpoints[payment.gateway] = 'http://127.0.0.1:1'
    expect(await holdsNothing(desk, payment)).toEqual({
      code: null,
      message: '결제사에 연결되지 않아 아무것도 보내지 않았습니다.',
    })
    desk.endpoints[payment.gateway] = desk.sandboxes.urls[payment.gateway]
    expect(await refundOf(desk, payment, 10_000)).toMatchObject({ state: 'done' })
  })

  it.each(atBoth)('because the name of $gateway does not resolve holds nothing', async (payment) => {
    const desk = await openDesk()
    desk.book.route = (shop) =>
      shop.gateway === payment.gateway
        ? { endpoint: 'https://no-such-host.invalid', reach: 'public' }
        : { endpoint: desk.endpoints[shop.gateway], reach: 'loopback' }
    expect((await holdsNothing(desk, payment))?.message).toContain('아무것도 보내지 않았습니다')
  })

  it.each(['auth-declined', 'auth-lost', 'auth-http-500', 'auth-html', 'auth-elsewhere'] as const)(
    'because Payple gave no leave to ask (%s) holds nothing',
    async (scene) => {
      const desk = await openDesk()
      desk.sandboxes.payple.play({ name: scene })
      const answer = await holdsNothing(desk, known.paypleCard)
      if (scene === 'auth-declined') {
        expect(answer?.code).toBe('AUTH0004')
        expect(answer?.message).toContain('Referer 도메인이 페이플에 등록된')
      }
      expect(moneyCalls(desk.sandboxes, 'payple')).toBe(0)
    },
  )

  it('because the keychain is locked or the shop has no credentials is not even noted', async () => {
    const desk = await openDesk()
    const request = await requestFor(desk, known.kcpCard, 10_000)
    desk.keychain.lock()
    expect(refusalOf(await desk.api.refunds.request(request))).toMatchObject({ kind: 'keychain-unavailable' })
    desk.keychain.unlock()
    valueOf(await desk.api.shops.forgetCredentials({ shopId: desk.shopIds.kcp }))
    expect(refusalOf(await desk.api.refunds.request(request))).toEqual({
      kind: 'credentials-missing',
      shopName: '상점 케이',
    })
    expect((await detailOf(desk, known.kcpCard)).refunds).toEqual([])
  })
})

describe('why money goes back', () => {
  it('is told in words where the reason is another, and nothing is sent before', async () => {
    const desk = await openDesk()
    const wish = await requestFor(desk, known.kcpCard, 5_000)
    const untold = { ...wish, reason: { code: 'other', note: '  ' } as const }
    expect(refusalOf(await desk.api.refunds.request(untold))).toEqual({ kind: 'note-missing' })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
    const told = { ...wish, reason: { code: 'other', note: '행사 사은품' } as const }
    expect(valueOf(await desk.api.refunds.request(told)).state).toBe('done')
  })

  it('is told and shown in full where masking made the note longer than may be typed', async () => {
    const desk = await openDesk()
    const wish = await requestFor(desk, known.kcpCard, 5_000)
    const note = `${'가'.repeat(183)} a@b.co 01012345678`.slice(0, 200)
    expect(note).toHaveLength(200)
    const made = valueOf(await desk.api.refunds.request({ ...wish, reason: { code: 'defect', note } }))
    expect(made.reason.note.length).toBeGreaterThan(200)
    const [row] = valueOf(await desk.api.refunds.list({ shopId: null, states: [], offset: 0, limit: 10 }))
    expect(row?.refund).toMatchObject({ id: made.id, state: 'done', reason: made.reason })
    expect((await detailOf(desk, known.kcpCard)).refunds).toHaveLength(1)
  })

  it('keeps no card, resident or phone number that was typed into the note', async () => {
    const desk = await openDesk()
    const wish = await requestFor(desk, known.kcpCard, 5_000)
    const note = '카드 4111-1111-1111-1111, 010-1234-5678로 연락'
    const made = valueOf(await desk.api.refunds.request({ ...wish, reason: { code: 'defect', note } }))
    expect(made.reason.note).not.toMatch(/1111-1111|1234-5678/)
    expect((await desk.ledger.refund(made.id))?.reason.note).toBe(made.reason.note)
  })
})

describe('what was confirmed', () => {
  it('stands in the audit beside the intent, with who confirmed it', async () => {
    const desk = await openDesk()
    const wish = await requestFor(desk, known.kcpCard, 5_000)
    const made = valueOf(await desk.api.refunds.request(wish))
    const audit = await desk.ledger.auditTrail({ offset: 0, limit: 50 })
    expect(audit.find(({ what, subject }) => what === 'refund-intended' && subject === made.id)).toMatchObject({
      operatorId: 'op-1',
      detail: { confirmed: wish.hash, won: 5_000 },
    })
  })

  it('that is another sends nothing, though refunds and remaining are as they were shown', async () => {
    const desk = await openDesk()
    const wish = await requestFor(desk, known.kcpCard, 5_000)
    const shop = (await desk.ledger.shops()).find(({ id }) => id === desk.shopIds.kcp)
    if (shop === undefined) throw new Error('no shop')
    await desk.ledger.changeShop({
      shop: { ...shop, name: '다른 이름' },
      tax: null,
      operatorId: 'op-1',
      at: desk.clock.now(),
    })
    expect(refusalOf(await desk.api.refunds.request(wish))).toEqual({
      kind: 'facts-changed',
      basedOn: { refunds: 0, remaining: 55_000 },
    })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
  })
})
