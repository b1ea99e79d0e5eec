import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../domain/day.ts'
import { toWon } from '../../../../domain/money.ts'
import { standingRefusals } from '../../../../domain/shop-rule.ts'
import type { ReportedTransaction } from '../../../../domain/transaction.ts'
import { blockingCard, type TruthCard, type TruthFacts, type TruthTopic } from '../../../../domain/truth-card.ts'
import { shopRule } from '../codes.ts'
import { paypleReader } from '../index.ts'
import { truthCards } from '../truth-cards.ts'
import { fixture, noBuyer } from './support.ts'

function payment(name: string, change: Partial<ReportedTransaction> = {}): ReportedTransaction {
  const reading = paypleReader.readAnswer(fixture(name), noBuyer)
  if (reading.kind !== 'payment') throw new Error(`${name}: ${reading.kind}`)
  return { ...reading.transaction, ...change }
}

const card = payment('payment-card')
const transfer = payment('payment-transfer-without-receipt')
const whole: TruthFacts = {
  amount: card.paid,
  refundedBefore: false,
  now: toInstant('2026-11-09T11:00:00+09:00'),
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
  return {
    ...facts,
    refusals: standingRefusals({ refusals: [{ ...refusal, ...since }] }, shopRule),
    lastRefusal: refusal,
  }
}

function cardOf(topic: TruthTopic, cards: readonly TruthCard[]): TruthCard {
  const found = cards.find((one) => one.topic === topic)
  if (found === undefined) throw new Error(`no card about ${topic}`)
  return found
}

const codes = [
  null,
  'AUTH0004',
  'AUTH0007',
  'AUTH0002',
  'PAYC0002',
  'SPAY0001',
  '1129',
  '1130',
  '1144',
  '1145',
  'PAYC0011',
]

describe('the rules of Payple', () => {
  it.each(
    [
      ['a card', card],
      ['a transfer', transfer],
    ].flatMap(([name, paid]) => codes.map((code) => ({ name, code, paid }))),
  )('each have a source and, where something is not allowed, a remedy: $name after $code', ({ code, paid }) => {
    if (typeof paid !== 'object') throw new Error('no payment')
    for (const amount of [toWon(1), paid.paid, toWon(12_000_000_000)])
      for (const refundedBefore of [false, true]) {
        const facts = { ...whole, amount, refundedBefore }
        for (const one of truthCards(paid, code === null ? facts : refusedWith(code, facts))) {
          expect(one.source, one.sentence).not.toBe('')
          expect(one.sentence).toMatch(/다(?:\([^)]*\))?\.$/)
          if (one.standing !== 'allowed') expect(one.remedy, one.sentence).toMatch(/[가-힣]\.$/)
          if (one.blocks) expect(one).toMatchObject({ standing: 'not-allowed', concerns: true })
        }
      }
  })

  it('of a transfer its fee and the settlement it leaves are shown unasked, of a card the settlement', () => {
    const shown = (paid: ReportedTransaction) =>
      truthCards(paid, { ...whole, amount: paid.paid })
        .filter(({ concerns }) => concerns)
        .map(({ topic }) => topic)
    expect([shown(transfer), shown(card)]).toEqual([['fee', 'settlement'], ['settlement']])
    expect(cardOf('fee', truthCards(transfer, whole)).sentence).toContain('유료 서비스')
  })

  it('the amount decides between whole and part', () => {
    expect(cardOf('partial', truthCards(card, whole)).concerns).toBe(false)
    expect(cardOf('partial', truthCards(card, part)).concerns).toBe(true)
    expect(blockingCard(truthCards(card, part))).toBeNull()
  })

  it('an amount of more than ten digits is not sent, and can be sent in pieces', () => {
    const large = { ...card, paid: toWon(12_000_000_000) }
    expect(blockingCard(truthCards(large, { ...whole, amount: large.paid }))).toMatchObject({
      topic: 'limit',
      remedy: '금액을 나누어 여러 번 부분취소하세요.',
    })
  })

  it.each([
    ['23:29', false],
    ['23:30', true],
    ['00:29', true],
    ['00:30', false],
  ])('the banks’ hours are shown unasked for a transfer at %s: %s', (time, concerns) => {
    const now = toInstant(`2026-11-09T${time}:00+09:00`)
    expect(cardOf('hours', truthCards(transfer, { ...whole, now })).concerns).toBe(concerns)
  })
})

describe('what a shop of Payple has learned', () => {
  it.each([
    ['AUTH0004', '등록된 파트너 도메인'],
    ['AUTH0007', 'www 같은 앞부분까지'],
  ])('%s: not allowed as far as is known, with what to set, and yet no refund is held', (code, remedy) => {
    const address = cardOf('address', truthCards(card, refusedWith(code, whole)))
    expect(address).toMatchObject({ standing: 'not-allowed', code, concerns: true, blocks: false })
    expect(address.sentence).toContain(`2026-11-09 10:12의 환불을 페이플이 ${code}로 거절했습니다.`)
    expect(address.remedy).toContain(remedy)
  })

  it('a wrong refund key is told as the shop’s, with where the right one is', () => {
    expect(cardOf('account', truthCards(card, refusedWith('PAYC0002', whole)))).toMatchObject({
      standing: 'not-allowed',
      blocks: false,
      remedy: expect.stringContaining('환불서비스 Key'),
    })
    expect(truthCards(card, whole).map(({ topic }) => topic)).not.toContain('account')
  })

  it('a contract without parts holds parts, whichever codes came with it', () => {
    const refused = refusedWith('SPCD9997 / 1144', part)
    expect(blockingCard(truthCards(card, refused))).toMatchObject({ topic: 'partial', code: 'SPCD9997 / 1144' })
    expect(blockingCard(truthCards(card, { ...refused, amount: card.paid }))).toBeNull()
  })

  it('less left at Payple than here asks for a look and holds nothing', () => {
    expect(cardOf('balance', truthCards(card, refusedWith('PAYC0011', part)))).toMatchObject({
      standing: 'may-be-refused',
      concerns: true,
      blocks: false,
      remedy: expect.stringContaining('조회'),
    })
  })
})
