import { describe, expect, it } from 'vitest'
import { changedFacts, confirmedFacts, confirmQuestion, factNames } from '../../../src/domain/confirmed-facts.ts'
import { toWon } from '../../../src/domain/money.ts'
import type { Refund } from '../../../src/domain/refund.ts'
import { refundPreview } from '../../../src/domain/refund-preview.ts'
import type { Shop } from '../../../src/domain/shop.ts'
import { unchangedTax } from '../../../src/domain/tax-history.ts'
import type { Transaction } from '../../../src/domain/transaction.ts'
import { balance, payment, refund, settings, today } from './samples.ts'

const shop: Shop = {
  id: 'shop-a',
  name: '상점 케이',
  gateway: 'kcp',
  environment: 'real',
  colour: 'blue',
  taxHistory: unchangedTax(),
  choices: {},
}

const words = { cautions: ['수수료가 듭니다.'], left: null }

function previewOf(transaction: Transaction, amount: number, refunds: readonly Refund[] = []) {
  const preview = refundPreview({
    transaction,
    refunds,
    outside: [],
    receiptActs: [],
    dutyNotes: [],
    amount: toWon(amount),
    taxFree: null,
    settings: settings(),
    today,
  })
  if (!preview.ok) throw new Error(preview.failure.kind)
  return preview.value
}

const factsOf = (transaction: Transaction, amount: number, change: { shop?: Shop; refunds?: readonly Refund[] } = {}) =>
  confirmedFacts({ transaction, shop: change.shop ?? shop }, previewOf(transaction, amount, change.refunds), words)

const buyer = { name: '홍길동', phone: '01012345678', email: 'hong@example.kr' }
const card = payment({ buyer })

describe('what is confirmed with a refund', () => {
  it('names shop, order, buyer and amount in one sentence, the buyer masked', () => {
    const told = confirmQuestion({ transaction: card, shop }, previewOf(card, 22_000))
    expect(told).toBe('상점 케이의 주문 ORDER_20261109에서 22,000원을 구매자 홍*동에게 돌려줍니다.')
    expect(confirmQuestion({ transaction: payment(), shop }, previewOf(payment(), 22_000))).toContain('구매자에게')
  })

  it('holds neither a whole name nor a phone number', () => {
    expect(JSON.stringify(factsOf(card, 22_000))).not.toMatch(/홍길동|5678|hong@/)
  })

  it('holds every figure that follows: tax, what was before and what is left', () => {
    expect(
      Object.fromEntries(factsOf(card, 22_000, { refunds: [refund(11_000)] }).map(({ name, text }) => [name, text])),
    ).toMatchObject({
      상점: '상점 케이 · NHN KCP · 실제',
      '환불 금액': '22,000원',
      '환불 금액의 세금': '공급가액 20,000원, 부가세 2,000원',
      [factNames.before]: '1건',
      [factNames.remaining]: '44,000원',
      '환불 뒤 남는 금액': '22,000원',
      '알아둘 점': '수수료가 듭니다.',
    })
  })

  it.each([
    [
      'the shop’s name',
      (): Parameters<typeof changedFacts>[1] => factsOf(card, 22_000, { shop: { ...shop, name: '다른 곳' } }),
      ['상점'],
    ],
    [
      'a refund meanwhile',
      () => factsOf(card, 22_000, { refunds: [refund(11_000)] }),
      [factNames.before, factNames.remaining],
    ],
    ['another buyer', () => factsOf(payment({ buyer: { ...buyer, name: '김영희' } }), 22_000), ['구매자']],
  ])('another fact is told line by line: %s', (_what, now, names) => {
    const changes = changedFacts(factsOf(card, 22_000), now()).map(({ name }) => name)
    expect(changes).toEqual(expect.arrayContaining(names))
  })

  it('what becomes of the receipt is part of it', () => {
    const kakao = balance('kakao-pay', 47_000, 3_000)
    const told = factsOf(kakao, 50_000).find(({ name }) => name === '현금영수증')
    expect(told?.text).toContain('카카오페이')
  })

  it('nothing changed is nothing told, in whatever order it stands', () => {
    const facts = factsOf(card, 22_000)
    expect(changedFacts(facts, facts.toReversed())).toEqual([])
  })

  it('a fact that is gone and one that is new are told with what is missing', () => {
    expect(changedFacts([{ name: 'a', text: '1' }], [{ name: 'b', text: '2' }])).toEqual([
      { name: 'b', seen: null, now: '2' },
      { name: 'a', seen: '1', now: null },
    ])
  })
})
