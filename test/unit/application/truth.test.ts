import { afterEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../src/contract/operation.ts'
import type { transactions } from '../../../src/contract/operations/transactions.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { ask, detailOf, known, type KnownPayment, refundOf, requestFor, transactionIdIn } from './refunding.ts'
import { enteredCredentials, moneyCalls } from './sandboxes.ts'

afterEach(closeDesks)

type Card = OutputOf<typeof transactions.detail>['truthCards'][number]

const minute = 60_000

/** The first card about a topic in the payment's panel. */
async function cardOf(desk: TestDesk, payment: KnownPayment, topic: Card['topic']): Promise<Card> {
  const found = (await detailOf(desk, payment)).truthCards.find((card) => card.topic === topic)
  if (found === undefined) throw new Error(`no card about ${topic}`)
  return found
}

const preview = (desk: TestDesk, payment: KnownPayment, amount: number) =>
  desk.api.refunds.preview({ transactionId: transactionIdIn(desk, payment), amount, taxFree: null })

const changedNotes = async (desk: TestDesk) =>
  (await desk.ledger.auditTrail({ offset: 0, limit: 100 })).filter(({ what }) => what === 'shop-rule-changed')

/** A desk one of whose refunds was refused with 8392, a minute ago. */
async function refusedPart(role?: 'cs' | 'finance'): Promise<TestDesk> {
  const desk = await openDesk(role === undefined ? {} : { role })
  desk.sandboxes.kcp.play({ name: '8392' })
  expect(await refundOf(desk, known.kcpCard, 10_000)).toMatchObject({ state: 'declined', answer: { code: '8392' } })
  desk.clock.move(minute)
  return desk
}

/** A desk one of whose refunds was refused with 8012, a minute ago. */
async function refusedAddress(): Promise<TestDesk> {
  const desk = await openDesk()
  desk.sandboxes.kcp.play({ name: '8012' })
  const refund = await refundOf(desk, known.kcpCard, known.kcpCard.paid)
  expect(refund.state).toBe('declined')
  expect(refund.answer?.message).toContain('파트너관리자 › 기술관리센터 › 보안관리 › 서버 IP설정(결제)')
  desk.clock.move(minute)
  return desk
}

describe('a refund that KCP refuses with 8012', () => {
  it('did not happen and is not unknown, and the address is told as not allowed with the path to its setting', async () => {
    const desk = await refusedAddress()
    const { row, remaining, refundBlocked } = await detailOf(desk, known.kcpCard)
    expect({ state: row.state, held: row.held, remaining }).toEqual({ state: 'paid', held: 0, remaining: 55_000 })
    expect(refundBlocked).toBeNull()
    expect(await cardOf(desk, known.kcpSmallCard, 'address')).toMatchObject({
      standing: 'not-allowed',
      code: '8012',
      sentence: expect.stringMatching(/^2026-11-23 10:00의 환불을 KCP가 8012로 거절했습니다\./),
      remedy: expect.stringContaining('파트너관리자 › 기술관리센터 › 보안관리 › 서버 IP설정(결제)'),
      blocks: false,
    })
  })

  it('warns and locks nothing: the next refund is asked for, and once it is done the address is proved', async () => {
    const desk = await refusedAddress()
    expect(await refundOf(desk, known.kcpSmallCard, 10_000)).toMatchObject({ state: 'done' })
    expect(await cardOf(desk, known.kcpCard, 'address')).toMatchObject({
      standing: 'allowed',
      sentence: expect.stringContaining('2026-11-23 10:01의 환불을 KCP가 받았습니다.'),
      refusal: null,
    })
  })

  it('is past once the check of the address says that cancels are taken', async () => {
    const desk = await refusedAddress()
    valueOf(await desk.api.shops.testConnection({ shopId: desk.shopIds.kcp }))
    expect((await cardOf(desk, known.kcpCard, 'address')).standing).toBe('not-allowed')
    valueOf(await desk.api.shops.checkAddress({ shopId: desk.shopIds.kcp }))
    expect((await cardOf(desk, known.kcpCard, 'address')).standing).toBe('may-be-refused')
    expect(await changedNotes(desk)).toMatchObject([
      { subject: desk.shopIds.kcp, detail: { topic: 'address', code: '8012', proof: 'address-check' } },
    ])
  })

  it('says nothing of the other gateway’s shop', async () => {
    const desk = await refusedAddress()
    expect((await cardOf(desk, known.paypleCard, 'address')).standing).toBe('may-be-refused')
  })
})

describe('a part that KCP refuses with 8392', () => {
  it('turns parts off for the shop, with the reason, what to do and since when; the whole still goes', async () => {
    const desk = await refusedPart()
    const before = moneyCalls(desk.sandboxes, 'kcp')
    const refused = refusalOf(await preview(desk, known.kcpSmallCard, 4_000))
    expect(refused).toMatchObject({
      kind: 'refund-not-possible',
      because: '2026-11-23 10:00의 환불을 KCP가 8392로 거절했습니다. 부분취소가 계약되지 않은 상점입니다.',
      remedy: expect.stringContaining('부분취소 사용을 신청하세요'),
    })
    expect(refusalOf(await ask(desk, known.kcpSmallCard, 4_000))).toEqual(refused)
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(before)
    expect((await detailOf(desk, known.kcpSmallCard)).refundBlocked).toBeNull()
    expect(await refundOf(desk, known.kcpSmallCard, 10_000)).toMatchObject({ state: 'done' })
    expect((await cardOf(desk, known.kcpCard, 'partial')).standing).toBe('not-allowed')
  })

  it('holds what is left of a payment that was refunded in part before', async () => {
    const desk = await openDesk()
    await refundOf(desk, known.kcpCard, 5_000)
    desk.clock.move(minute)
    desk.sandboxes.kcp.play({ name: '8392' })
    await refundOf(desk, known.kcpCard, 5_000)
    const { refundBlocked, truthCards } = await detailOf(desk, known.kcpCard)
    expect(refundBlocked?.because).toContain('8392로 거절했습니다')
    expect(truthCards[0]).toMatchObject({ topic: 'partial', blocks: true, sentence: refundBlocked?.because })
  })

  it('is off until somebody of finance says that it was changed, which the audit keeps', async () => {
    const desk = await refusedPart('finance')
    const { refusal } = await cardOf(desk, known.kcpCard, 'partial')
    const told = { shopId: desk.shopIds.kcp, refundId: refusal?.refundId ?? '' }
    valueOf(await desk.api.shops.ruleChanged(told))
    expect((await cardOf(desk, known.kcpCard, 'partial')).standing).toBe('may-be-refused')
    expect(valueOf(await preview(desk, known.kcpCard, 10_000)).amount).toBe(10_000)
    expect(await changedNotes(desk)).toMatchObject([
      {
        subject: desk.shopIds.kcp,
        operatorId: 'op-1',
        detail: { topic: 'partial', code: '8392', refundId: told.refundId, proof: 'told' },
      },
    ])
    expect(refusalOf(await desk.api.shops.ruleChanged(told))).toEqual({ kind: 'rule-not-standing' })
    expect(refusalOf(await desk.api.shops.ruleChanged({ ...told, shopId: 'nobody' }))).toEqual({
      kind: 'shop-not-found',
    })
  })

  it('is off again when the next part is refused, and on for good once one is done', async () => {
    const desk = await refusedPart()
    const tell = async () => {
      const { refusal } = await cardOf(desk, known.kcpCard, 'partial')
      valueOf(await desk.api.shops.ruleChanged({ shopId: desk.shopIds.kcp, refundId: refusal?.refundId ?? '' }))
      desk.clock.move(minute)
    }
    await tell()
    desk.sandboxes.kcp.play({ name: '8392' })
    await refundOf(desk, known.kcpCard, 10_000)
    expect((await cardOf(desk, known.kcpSmallCard, 'partial')).sentence).toContain('2026-11-23 10:02')
    await tell()
    expect(await refundOf(desk, known.kcpCard, 10_000)).toMatchObject({ state: 'done' })
    expect(await cardOf(desk, known.kcpSmallCard, 'partial')).toMatchObject({
      standing: 'allowed',
      sentence: expect.stringContaining('받았습니다.'),
    })
  })

  it('is nothing a person of the counter can say was changed', async () => {
    const desk = await refusedPart('cs')
    const { refusal } = await cardOf(desk, known.kcpCard, 'partial')
    const told = { shopId: desk.shopIds.kcp, refundId: refusal?.refundId ?? '' }
    expect(refusalOf(await desk.api.shops.ruleChanged(told))).toEqual({
      kind: 'not-allowed',
      roles: ['finance', 'admin'],
    })
    expect(await changedNotes(desk)).toEqual([])
  })
})

describe('what was confirmed', () => {
  it('still holds when another refund of the shop was refused or done meanwhile', async () => {
    const desk = await openDesk()
    const asked = await requestFor(desk, known.kcpCard, 10_000)
    desk.sandboxes.kcp.play({ name: '8012' })
    await refundOf(desk, known.kcpSmallCard, 10_000)
    expect((await requestFor(desk, known.kcpCard, 10_000)).hash).toBe(asked.hash)
    desk.clock.move(minute)
    await refundOf(desk, known.kcpSmallCard, 10_000)
    expect(valueOf(await desk.api.refunds.request(asked))).toMatchObject({ state: 'done' })
  })

  it('is bound to what a transfer’s refund costs at Payple', async () => {
    const desk = await openDesk()
    const { facts } = valueOf(await preview(desk, known.paypleTransfer, 150_000))
    expect(facts.find(({ name }) => name === '알아둘 점')?.text).toMatch(/건당 수수료.*다음 정산에서 빠집니다\./)
  })
})

describe('what Payple refuses the shop', () => {
  it('by AUTH0004 is told of its domain, holds nothing, and is past once the connection is there', async () => {
    const desk = await openDesk()
    const { api, shopIds } = desk
    desk.sandboxes.payple.play({ name: 'auth-declined' })
    expect(await refundOf(desk, known.paypleCard, 39_000)).toMatchObject({
      state: 'not-applied',
      answer: { code: 'AUTH0004' },
    })
    desk.clock.move(minute)
    const { refundBlocked } = await detailOf(desk, known.paypleCard)
    expect(refundBlocked).toBeNull()
    expect(await cardOf(desk, known.paypleTransfer, 'address')).toMatchObject({
      standing: 'not-allowed',
      code: 'AUTH0004',
      remedy: expect.stringContaining('Referer'),
      concerns: true,
    })
    valueOf(await api.shops.testConnection({ shopId: shopIds.payple }))
    expect((await cardOf(desk, known.paypleTransfer, 'address')).standing).toBe('may-be-refused')
  })

  it('by a wrong refund key is past once other credentials are stored', async () => {
    const desk = await openDesk()
    const store = async (change: Readonly<Record<string, string>>) =>
      valueOf(
        await desk.api.shops.storeCredentials({
          shopId: desk.shopIds.payple,
          values: { ...enteredCredentials.payple, ...change },
        }),
      )
    await store({ PCD_REFUND_KEY: 'another' })
    await refundOf(desk, known.paypleCard, 10_000)
    desk.clock.move(minute)
    expect(await cardOf(desk, known.paypleCard, 'account')).toMatchObject({ standing: 'not-allowed', code: 'PAYC0002' })
    await store({})
    expect((await detailOf(desk, known.paypleCard)).truthCards.map(({ topic }) => topic)).not.toContain('account')
  })
})

describe('a balance that was another', () => {
  it('8037 holds nothing of the shop, and is past once the payment was looked up', async () => {
    const desk = await openDesk()
    const elsewhere = await openDesk()
    elsewhere.endpoints.kcp = desk.sandboxes.urls.kcp
    await refundOf(elsewhere, known.kcpCard, 5_000)
    expect(await refundOf(desk, known.kcpCard, 10_000)).toMatchObject({ state: 'declined', answer: { code: '8037' } })
    desk.clock.move(minute)
    valueOf(await desk.api.transactions.lookUp({ transactionId: transactionIdIn(desk, known.kcpCard) }))
    expect(await cardOf(desk, known.kcpCard, 'balance')).toMatchObject({ code: '8038', concerns: false })
    expect((await detailOf(desk, known.kcpSmallCard)).refundBlocked).toBeNull()
  })
})
