import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../src/domain/day.ts'
import { explain } from '../../../../src/domain/receipt/explanation.ts'
import { explanationFileName, explanationPage } from '../../../../src/domain/receipt/explanation-page.ts'
import type { JudgedHistory } from '../../../../src/domain/receipt/ledger-row.ts'
import type { Shop } from '../../../../src/domain/shop.ts'
import type { Transaction } from '../../../../src/domain/transaction.ts'
import { balance, day, morningOf, part, payment, refund, settings, stated, today, transfer } from '../samples.ts'

const early = { paidAt: morningOf('2026-11-03') }
const history = (transaction: Transaction, change: Partial<JudgedHistory> = {}): JudgedHistory => ({
  transaction,
  refunds: [],
  outside: [],
  receiptActs: [],
  settings: settings(),
  today,
  ...change,
})
const ssg = balance('ssg-pay', 120_000, 12_000, { issued: false }, early)
const reckoned = (transaction: Transaction, change: Partial<JudgedHistory> = {}) =>
  explain(history(transaction, change)).reckoning.map(({ name, working, won }) => [name, working, won])

describe('the explanation of a verdict', () => {
  it('reckons from the payment to the receipt and its tax, in figures', () => {
    expect(reckoned(ssg)).toEqual([
      ['현금 부분', '결제금액 132,000원 − 대상 제외 SSG머니 12,000원', 120_000],
      ['현금영수증 금액', '환불된 현금 없음', 120_000],
      ['부가세', '과세 금액 120,000원 ÷ 11, 반올림', 10_909],
      ['공급가액', '과세 금액 120,000원 − 부가세 10,909원', 109_091],
    ])
  })

  it('says what went back, and that its VAT is the difference', () => {
    const refunds = [refund(22_000)]
    expect(reckoned(transfer('payple', 55_000, { issued: true }), { refunds })).toEqual([
      ['현금 부분', '결제금액 전부', 55_000],
      ['현금영수증 금액', '현금 부분 55,000원 − 환불된 현금 22,000원', 33_000],
      ['부가세', '환불 전 부가세 5,000원 − 환불된 몫 2,000원', 3_000],
      ['공급가액', '과세 금액 33,000원 − 부가세 3,000원', 30_000],
    ])
  })

  it('says whose a VAT is that is no eleventh, and where tax-free won come from', () => {
    const single = balance('kakao-pay', 1_000, 0, {}, { split: stated(910, 90) })
    expect(reckoned(single)).toContainEqual(['부가세', '결제사가 알린 부가세', 90])
    const mixed = { ...ssg, split: stated(100_000, 10_000, 22_000) }
    expect(reckoned(mixed)).toContainEqual(['면세', '면세 금액 가운데 현금 부분의 몫', 20_000])
    const halves = { ...ssg, paid: ssg.paid, split: stated(122_000, 10_000) }
    expect(reckoned(halves)).toContainEqual(['부가세', '결제의 부가세 가운데 현금 부분의 몫', 9_091])
  })

  it('reckons nothing for a card, and no tax for what is in doubt or gone', () => {
    expect(reckoned(payment())).toEqual([])
    expect(reckoned(transfer('kcp', 55_000, { issued: true })).map(([name]) => name)).toEqual([
      '현금 부분',
      '현금영수증 금액',
    ])
    expect(reckoned(transfer('payple', 1_000), { refunds: [refund(1_000)] }).map(([name]) => name)).toEqual([
      '현금 부분',
      '현금영수증 금액',
    ])
  })

  it('lists the penalty of every day, also of a risk that is in no sum', () => {
    const stages = [
      { from: '2026-11-03', until: '2026-11-08', percent: 0, won: 0 },
      { from: '2026-11-09', until: '2026-11-13', percent: 10, won: 12_000 },
      { from: '2026-11-14', until: null, percent: 20, won: 24_000 },
    ]
    expect(explain(history(ssg)).stages).toEqual(stages)
    expect(explain(history(balance('kakao-pay', 120_000, 0, { issued: false }, early))).stages).toEqual(stages)
    expect(explain(history(balance('kakao-pay', 120_000, 0))).stages).toEqual([])
  })

  it('gives the rules as they hold on the day the money was received, whatever the day of asking', () => {
    const ofYear = (paidOn: string) =>
      explain(history({ ...ssg, paidAt: morningOf(paidOn) }, { today: day('2027-01-05') })).rules.find(
        ({ id }) => id === 'R04',
      )?.from
    expect(ofYear('2026-12-31')).toBe('2021-01-01')
    expect(ofYear('2027-01-01')).toBe('2027-01-01')
  })

  it('names every fact it was made from: the answer, the settings, the flag of a wallet', () => {
    const of = balance('kakao-pay', 47_000, 0, { receiptNumber: '20261108000014' }, early)
    const facts = explain(
      history(of, { settings: settings({ directIssue: { 'kakao-pay': day('2026-11-01') } }) }),
    ).facts
    expect(Object.fromEntries(facts.map(({ name, value }) => [name, value]))).toMatchObject({
      판정일: '2026-11-09',
      결제금액: '47,000원',
      '응답의 현금영수증 대상': '47,000원',
      '응답의 발급 여부': '발급됨',
      '응답의 현금영수증 번호': '20261108000014',
      '현금영수증 의무발행업종': '모든 품목이 의무발행',
      '카카오페이 직접 발급': '2026-11-01 결제부터',
    })
  })
})

describe('the paper of an explanation', () => {
  const buyer = { name: '홍길동', phone: '01098765432', email: 'hong@example.com' }
  const pageOf = (
    transaction: Transaction,
    shop: Pick<Shop, 'name' | 'environment'> = { name: '연남동', environment: 'real' },
  ) =>
    explanationPage({
      explanation: explain(history(transaction)),
      transaction,
      shop,
      operatorName: '김담당',
      printedAt: toInstant('2026-11-09T09:05:00+09:00'),
    })

  it('holds everything of the reasoning and nothing of the buyer', () => {
    const page = pageOf({ ...ssg, buyer, goods: '홍길동 선물', bank: null })
    expect(page.parts.map(({ title }) => title)).toEqual([
      '쓴 사실',
      '계산',
      '구성별 판정',
      '기한과 가산세',
      '적용한 규칙',
      '답이 달라지는 경우',
    ])
    expect(page.head).toEqual({
      tone: 'open',
      line: '가맹점 · 의무 · 발급 전',
      sentence: expect.stringContaining('기한 경과'),
    })
    const text = JSON.stringify(page)
    for (const secret of ['홍길동', '9876', 'hong@']) expect(text).not.toContain(secret)
    expect(text).toContain('R02 10만원 이상 의무발급 · H 원문 확인 · 2021-01-01부터')
    expect(page.mark).toBeNull()
  })

  it('of a card has no reckoning, no penalty and nothing that would change it', () => {
    expect(pageOf(payment({ parts: [part('card', 55_000)] })).parts.map(({ title }) => title)).toEqual([
      '쓴 사실',
      '구성별 판정',
      '적용한 규칙',
    ])
  })

  it('calls a risk a risk, and marks what is not real, on the page and in the file’s name', () => {
    const risk = balance('kakao-pay', 120_000, 0, { issued: false }, early)
    expect(pageOf(risk).parts.map(({ title }) => title)).toContain('가산세 위험 (합계에 넣지 않음)')
    const practice = { name: '연습 상점', environment: 'practice' } as const
    expect(pageOf(risk, practice).mark).toEqual({
      word: '연습',
      sentence: '연습의 결제입니다. 실제 거래와 돈이 아닙니다.',
    })
    const facts = {
      explanation: explain(history(risk)),
      transaction: { ...risk, orderNumber: 'A/1' },
      shop: practice,
      operatorName: '김담당',
      printedAt: toInstant('2026-11-09T09:05:00+09:00'),
    }
    expect(explanationFileName(facts, today)).toMatch(/^연습_현금영수증판정_A.1_2026-11-09\.pdf$/)
  })
})
