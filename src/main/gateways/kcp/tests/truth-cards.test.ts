import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../domain/day.ts'
import { noWon, toWon } from '../../../../domain/money.ts'
import { type ShopRule, standingRefusals } from '../../../../domain/shop-rule.ts'
import type { ReportedTransaction } from '../../../../domain/transaction.ts'
import { blockingCard, type TruthCard, type TruthFacts, type TruthTopic } from '../../../../domain/truth-card.ts'
import { shopRule } from '../codes.ts'
import { kcpReader } from '../index.ts'
import { truthCards } from '../truth-cards.ts'
import { fixture } from './fixture.ts'

function payment(name: string, change: Partial<ReportedTransaction> = {}): ReportedTransaction {
  const reading = kcpReader.readAnswer(fixture(name), { name: null, phone: null, email: null })
  if (reading.kind !== 'payment') throw new Error(`${name}: ${reading.kind}`)
  return { ...reading.transaction, ...change }
}

const card = payment('card-through-kakao-pay')
const now = toInstant('2026-11-09T11:00:00+09:00')
const whole: TruthFacts = {
  amount: card.paid,
  refundedBefore: false,
  now,
  refusals: [],
  lastRefundAt: null,
  lastPartAt: null,
  lastRefusal: null,
}
const part: TruthFacts = { ...whole, amount: toWon(100) }

/** The facts after the shop's refund was refused with a code. */
function refusedWith(code: string, facts: TruthFacts): TruthFacts {
  const refusal = { code, at: toInstant('2026-11-09T10:12:00+09:00'), refundId: 'r1' }
  const since = { refundSince: false, partSince: false, changed: false }
  const refusals = standingRefusals({ refusals: [{ ...refusal, ...since }] }, (asked): ShopRule | null =>
    shopRule(asked),
  )
  return { ...facts, refusals, lastRefusal: refusal }
}

function cardOf(topic: TruthTopic, cards: readonly TruthCard[]): TruthCard {
  const found = cards.find((one) => one.topic === topic)
  if (found === undefined) throw new Error(`no card about ${topic}`)
  return found
}

const payments = [
  'card-through-kakao-pay',
  'mixed-tax-card',
  'mixed-as-card-with-money',
  'kakao-money-with-free-points',
  'ssg-money-for-the-merchant-to-issue',
  'naver-points-with-receipt-number',
  'payco-points-alone',
  'transfer-with-receipt-asked-for',
  'virtual-account-deposit-notice',
  'mobile',
  'gift-card',
  'points',
] as const
const codes = [null, '8012', '8392', '8178', '8001', '8002', '8005', '8642', '8038', '8133'] as const

describe('the rules of KCP', () => {
  it.each(payments.flatMap((name) => codes.map((code) => [name, code] as const)))(
    'each have a source and, where something is not allowed, a remedy: %s after %s',
    (name, code) => {
      const paid = payment(name)
      for (const amount of [noWon, toWon(1), paid.paid])
        for (const refundedBefore of [false, true]) {
          const facts = { ...whole, amount, refundedBefore }
          for (const one of truthCards(paid, code === null ? facts : refusedWith(code, facts))) {
            expect(one.source, one.sentence).not.toBe('')
            expect(one.sentence).toMatch(/다(?:\([^)]*\))?\.$/)
            if (one.standing !== 'allowed') expect(one.remedy, one.sentence).toMatch(/[가-힣]\.$/)
            if (one.blocks) expect(one).toMatchObject({ standing: 'not-allowed', concerns: true })
          }
        }
    },
  )

  it('a card that stands in the way comes first, what is simply so last', () => {
    const standings = truthCards(card, refusedWith('8392', part)).map(({ standing }) => standing)
    expect(standings[0]).toBe('not-allowed')
    expect(standings.at(-1)).toBe('allowed')
  })

  it('of a whole refund of a card only the address is shown unasked', () => {
    expect(truthCards(card, whole).filter(({ concerns }) => concerns)).toMatchObject([
      { topic: 'address', code: '8012' },
    ])
  })

  it('how long a payment can be cancelled is said not to be known, with whom to ask', () => {
    expect(cardOf('window', truthCards(card, whole))).toMatchObject({
      standing: 'not-known',
      remedy: expect.stringContaining('1544-8660'),
    })
  })

  it('a payment marked N is refunded whole and not in part', () => {
    const marked = { ...card, card: { ...(card.card ?? never()), partialRefundAllowed: false } }
    expect(blockingCard(truthCards(marked, whole))).toBeNull()
    expect(blockingCard(truthCards(marked, part))).toMatchObject({
      topic: 'partial',
      remedy: '전체 금액으로 환불하세요.',
      source: expect.stringContaining('partcanc_yn N'),
    })
    expect(blockingCard(truthCards(marked, { ...part, refundedBefore: true }))?.remedy).toContain('파트너관리자')
  })

  it('after a part the rest goes as a part, and a whole cancel is said not to be taken', () => {
    const cards = truthCards(card, { ...part, refundedBefore: true })
    expect(cards.filter(({ topic }) => topic === 'partial').map(({ code }) => code)).toEqual(['8392', '8040'])
  })

  it('a deposit into a virtual account is not refunded over REST', () => {
    expect(blockingCard(truthCards(payment('virtual-account-deposit-notice'), whole))).toMatchObject({
      topic: 'method',
      remedy: expect.stringContaining('파트너관리자'),
    })
  })

  it('a mixed-tax payment needs its contract for a part alone', () => {
    const mixed = payment('mixed-tax-card')
    const concerns = (facts: TruthFacts) => cardOf('tax', truthCards(mixed, facts)).concerns
    expect([concerns({ ...whole, amount: mixed.paid }), concerns(part)]).toEqual([false, true])
  })

  it('who cancels a wallet’s receipt is told by its own service, and what it leaves out', () => {
    const wallets = truthCards(payment('kakao-money-with-free-points'), whole).filter(({ topic }) => topic === 'wallet')
    expect(wallets.map(({ standing }) => standing)).toEqual(['not-known', 'allowed'])
    expect(wallets[1]?.sentence).toContain('무상으로 지급된 카카오페이 포인트는 제외됩니다.')
  })

  it.each([
    ['01:50', true],
    ['02:29', true],
    ['02:30', false],
    ['11:00', false],
  ])('the hours without captures are shown unasked at %s: %s', (time, concerns) => {
    const at = toInstant(`2026-11-09T${time}:00+09:00`)
    expect(cardOf('hours', truthCards(card, { ...whole, now: at })).concerns).toBe(concerns)
  })
})

describe('what a shop of KCP has learned', () => {
  it('8012: not allowed as far as is known, with the path to the setting, and yet no refund is held', () => {
    const address = cardOf('address', truthCards(card, refusedWith('8012', whole)))
    expect(address).toMatchObject({
      standing: 'not-allowed',
      code: '8012',
      concerns: true,
      blocks: false,
      refusal: { code: '8012', refundId: 'r1' },
    })
    expect(address.sentence).toMatch(/^2026-11-09 10:12의 환불을 KCP가 8012로 거절했습니다\./)
    expect(address.remedy).toContain('파트너관리자 › 기술관리센터 › 보안관리 › 서버 IP설정(결제)')
    expect(address.remedy).toContain('취소 IP 확인')
  })

  it('8392: a part is not asked for, the whole still is', () => {
    const blocking = blockingCard(truthCards(card, refusedWith('8392', part)))
    expect(blocking?.sentence).toBe(
      '2026-11-09 10:12의 환불을 KCP가 8392로 거절했습니다. 부분취소가 계약되지 않은 상점입니다.',
    )
    expect(blocking?.remedy).toContain('부분취소 사용을 신청하세요')
    expect(blockingCard(truthCards(card, refusedWith('8392', whole)))).toBeNull()
    expect(cardOf('partial', truthCards(card, refusedWith('8392', whole)))).toMatchObject({ standing: 'not-allowed' })
  })

  it('8038: the balance was another, which holds nothing and says to look first', () => {
    const balance = cardOf('balance', truthCards(card, refusedWith('8038', part)))
    expect(balance).toMatchObject({ standing: 'may-be-refused', code: '8038', concerns: true, blocks: false })
    expect(balance.sentence).toContain('8038로 거절했습니다')
    expect(balance.remedy).toContain('조회')
    expect(cardOf('balance', truthCards(card, part))).toMatchObject({ code: '8038', concerns: false })
  })

  it('8178: money that may have come in since is no reason to hold a refund', () => {
    expect(cardOf('settlement', truthCards(card, refusedWith('8178', whole)))).toMatchObject({
      standing: 'may-be-refused',
      concerns: true,
      blocks: false,
    })
  })

  it('what KCP did is told with its time and no longer warned of', () => {
    const done = toInstant('2026-11-08T15:30:00+09:00')
    const cards = truthCards(card, { ...part, lastRefundAt: done, lastPartAt: done })
    for (const topic of ['address', 'partial'] as const)
      expect(cardOf(topic, cards)).toMatchObject({
        standing: 'allowed',
        sentence: expect.stringContaining('2026-11-08 15:30의 환불을 KCP가 받았습니다.'),
        concerns: false,
      })
  })
})

function never(): never {
  throw new Error('a card payment without a card')
}
