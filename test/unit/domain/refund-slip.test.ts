import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { noWon, toWon } from '../../../src/domain/money.ts'
import type { PaperPage } from '../../../src/domain/paper-page.ts'
import type { ReceiptAct } from '../../../src/domain/receipt/receipt-act.ts'
import { refundSlip, refundSlipFileName, type RefundSlipFacts } from '../../../src/domain/refund-slip.ts'
import { type Refund, refundStates } from '../../../src/domain/refund.ts'
import { computeSplit, noSplit } from '../../../src/domain/tax-split.ts'
import type { Transaction } from '../../../src/domain/transaction.ts'
import { outcome, part, payment, refund, today } from './samples.ts'

const facts = (change: Partial<RefundSlipFacts> = {}): RefundSlipFacts => ({
  refund: refund(22_000, { remainingBefore: toWon(55_000) }),
  transaction: payment(),
  receiptActs: [],
  shop: { name: '연남동 잡화점', environment: 'real' },
  operatorName: '김담당',
  approverName: null,
  printedAt: toInstant('2026-11-09T09:05:00+09:00'),
  ...change,
})

const slipOf = (change: Partial<Refund>, of: Partial<Transaction> = {}): PaperPage =>
  refundSlip(facts({ refund: refund(22_000, { remainingBefore: toWon(55_000), ...change }), transaction: payment(of) }))

const linesOf = (slip: PaperPage) => slip.parts.flatMap(({ lines }) => lines)
const valueOf = (slip: PaperPage, name: string) => linesOf(slip).find((line) => line.name === name)?.value ?? null
const textOf = (slip: PaperPage) => JSON.stringify(slip)
const wonOf = (value: string | null) => Number((value ?? '').replace(/\D/g, ''))

describe('the head of a slip', () => {
  const byHand = (conclusion: 'refunded' | 'not-refunded') => ({
    state: 'settled-by-hand' as const,
    doneAt: null,
    byHand: { conclusion, note: '관리자 화면에서 봄' },
  })

  it.each<readonly [Partial<Refund>, string, string, string]>([
    [{ state: 'done' }, 'proved', '환불 완료', '환불 금액'],
    [{ state: 'unknown', doneAt: null }, 'open', '결과 불명 · 환불 증빙 아님', '환불 요청 금액'],
    [{ state: 'sent', doneAt: null }, 'open', '결과 대기 · 환불 증빙 아님', '환불 요청 금액'],
    [{ state: 'intended', doneAt: null }, 'open', '요청 기록 · 환불 증빙 아님', '환불 요청 금액'],
    [{ state: 'declined', doneAt: null }, 'none', '결제사 거절 · 돌려준 돈 없음', '환불 요청 금액'],
    [{ state: 'not-applied', doneAt: null }, 'none', '환불되지 않음 · 돌려준 돈 없음', '환불 요청 금액'],
    [byHand('refunded'), 'by-hand', '환불됨 · 직접 확정', '환불 금액'],
    [byHand('not-refunded'), 'none', '환불되지 않음 · 직접 확정', '환불 요청 금액'],
  ])('of %j is %s: %s', (change, tone, line, amount) => {
    const slip = slipOf(change)
    expect(slip.head).toMatchObject({ tone, line })
    expect(slip.amount).toEqual({ name: amount, value: '22,000원', kind: 'figure' })
  })

  it.each(refundStates)('of a refund that is %s calls it a proof only when the gateway said so', (state) => {
    const { head } = slipOf({ state, byHand: null })
    expect(head.sentence.includes('결제사의 답으로 환불이 확인')).toBe(state === 'done')
    if (state !== 'done' && state !== 'settled-by-hand') expect(head.sentence).toContain('환불의 증빙이 아닙니다')
  })

  it('says of an unknown refund that nothing proves it', () => {
    const { head } = slipOf({ state: 'unknown', doneAt: null })
    expect(head.sentence).toBe(
      '환불을 요청했지만 됐는지 안 됐는지 증명하는 답이 없습니다. 이 전표는 환불의 증빙이 아닙니다.',
    )
  })
})

describe('the figures of a slip', () => {
  it('add up to the amount, whatever the division', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.nat(10_000_000),
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        (supply, vat, taxFree, service) => {
          const won = supply + vat + taxFree + service
          const split = {
            supply: toWon(supply),
            vat: toWon(vat),
            taxFree: toWon(taxFree),
            service: toWon(service),
            stated: true,
          }
          const slip = refundSlip(facts({ refund: refund(won, { split }) }))
          const shares = ['공급가액', '부가세', '면세', '봉사료'].map((name) => wonOf(valueOf(slip, name)))
          expect(shares.reduce((total, share) => total + share, 0)).toBe(won)
          expect(wonOf(valueOf(slip, '합계'))).toBe(won)
          expect(slip.amount.value).toBe(valueOf(slip, '합계'))
        },
      ),
    )
  })

  it('are named one by one, also those of nothing', () => {
    const split = { ...noSplit, supply: toWon(10_000), vat: toWon(1_000), taxFree: toWon(11_000) }
    const lines = linesOf(slipOf({ split })).filter(({ kind }) => kind === 'figure' || kind === 'total')
    expect(lines.map(({ name, value }) => `${name} ${value}`)).toEqual([
      '결제금액 55,000원',
      '공급가액 10,000원',
      '부가세 1,000원',
      '면세 11,000원',
      '봉사료 0원',
      '합계 22,000원',
      '요청 전 남은 금액 55,000원',
      '환불 뒤 남은 금액 33,000원',
    ])
  })

  it.each<readonly [Partial<Refund>, string, string]>([
    [{ state: 'done' }, '환불 뒤 남은 금액', '33,000원'],
    [{ state: 'unknown' }, '환불됐다면 남는 금액', '33,000원'],
    [{ state: 'declined' }, '요청 뒤 남은 금액', '55,000원'],
    [{ state: 'not-applied' }, '요청 뒤 남은 금액', '55,000원'],
    [{ state: 'settled-by-hand', byHand: { conclusion: 'not-refunded', note: '' } }, '요청 뒤 남은 금액', '55,000원'],
  ])('tell what remains after %j', (change, name, won) => {
    expect(valueOf(slipOf(change), name)).toBe(won)
  })

  it('of a whole refund leave nothing', () => {
    const slip = slipOf({ amount: toWon(55_000), split: computeSplit(toWon(55_000)) })
    expect(valueOf(slip, '환불 뒤 남은 금액')).toBe('0원')
  })
})

describe('who and what a slip names', () => {
  it('is the shop, the gateway with its environment, the payment and who asked', () => {
    const slip = slipOf(
      { gatewayRefundId: 'R-77', reason: { code: 'defect', note: '단추가 빠짐' } },
      {
        wallet: 'kakao-pay',
        card: {
          issuer: '신한카드',
          maskedNumber: '461954******7815',
          approvalNumber: '34567890',
          instalmentMonths: 0,
          partialRefundAllowed: true,
        },
        goods: '겨울 니트',
      },
    )
    expect(slip.issuer).toBe('연남동 잡화점')
    expect(Object.fromEntries(linesOf(slip).map(({ name, value }) => [name, value]))).toMatchObject({
      결제사: 'NHN KCP · 실제 환경',
      주문번호: 'ORDER_20261109',
      '결제사 거래번호': '23732987373372',
      결제일시: '2026-11-08 10:00:00',
      결제금액: '55,000원',
      결제수단: '카카오페이 카드',
      카드: '신한카드 461954******7815',
      승인번호: '34567890',
      상품: '겨울 니트',
      요청일시: '2026-11-09 09:00:00',
      환불일시: '2026-11-09 09:00:01',
      '결제사 환불번호': 'R-77',
      사유: '상품 불량',
      메모: '단추가 빠짐',
      담당자: '김담당',
    })
    expect(slip.foot[0]).toBe('출력 2026-11-09 09:05:00 · 기록 refund-22000')
  })

  it('names each part of a payment that has several, with its won', () => {
    const parts = [part('card', 35_000, 'kakao-pay'), part('money', 20_000, 'kakao-pay')]
    const lines = linesOf(slipOf({}, { parts, wallet: 'kakao-pay' })).map(({ name, value }) => `${name} ${value}`)
    expect(lines).toEqual(
      expect.arrayContaining(['결제수단 카카오페이 카드', '카카오페이 카드 35,000원', '카카오머니 20,000원']),
    )
    expect(linesOf(slipOf({})).map(({ name }) => name)).not.toContain('카드')
  })

  it('is masked: buyer, card, account, and whatever was typed into a text', () => {
    const slip = slipOf(
      {
        reason: { code: 'other', note: '카드 4111 1111 1111 1111, 전화 010-9876-5432, kim@example.kr' },
        state: 'settled-by-hand',
        byHand: { conclusion: 'refunded', note: '구매자 900101-1234567 확인' },
      },
      {
        buyer: { name: '홍길동', phone: '01012345678', email: 'hong@example.kr' },
        card: {
          issuer: '국민카드',
          maskedNumber: '5409260000001234',
          approvalNumber: null,
          instalmentMonths: null,
          partialRefundAllowed: null,
        },
        bank: { bank: '국민은행', maskedAccount: '123456-01-234567' },
        goods: '상품권 4111111111111111',
      },
    )
    expect(valueOf(slip, '구매자')).toBe('홍*동 010-****-5678')
    expect(valueOf(slip, '카드')).toBe('국민카드 540926******1234')
    expect(valueOf(slip, '계좌')).toBe('국민은행 ******-**-***567')
    expect(valueOf(slip, '메모')).toBe('카드 411111******1111, 전화 010-****-5432, k***@example.kr')
    expect(valueOf(slip, '확정 근거')).toBe('구매자 900101-******* 확인')
    expect(valueOf(slip, '상품')).toBe('상품권 411111******1111')
    for (const whole of ['홍길동', '12345678', '9876', '4111111111111111', '234567', 'hong@', 'kim@'])
      expect(textOf(slip)).not.toContain(whole)
  })

  it('leaves out what nobody told', () => {
    const names = linesOf(slipOf({ reason: { code: 'other', note: '  ' } })).map(({ name }) => name)
    for (const name of ['카드', '승인번호', '계좌', '상품', '구매자', '메모', '결제사 환불번호', '결제사 답'])
      expect(names).not.toContain(name)
  })

  it('tells the gateway’s answer of a refund that was refused, with its code', () => {
    const slip = slipOf({ state: 'declined', answer: { code: '8012', message: '등록되지 않은 IP입니다.' } })
    expect(valueOf(slip, '결제사 답')).toBe('등록되지 않은 IP입니다. (8012)')
  })
})

describe('the cash receipt on a slip', () => {
  it.each<readonly [Partial<Refund>, string]>([
    [{ receipt: outcome('cancelled', 22_000) }, '취소됨'],
    [{ receipt: outcome('cancel-failed', 22_000) }, '취소 실패'],
    [{ receipt: outcome('by-wallet') }, '발급한 곳에서 취소'],
    [{ receipt: outcome('to-do', 22_000) }, '가맹점이 직접 취소'],
    [{ receipt: outcome('unknown') }, '결과 불명'],
    [{ receipt: outcome('none') }, '취소할 현금영수증 없음'],
    [{ receipt: null, state: 'unknown' }, '정해지기 전'],
    [{ receipt: null, state: 'done' }, '확인 필요'],
    [{ receipt: null, state: 'declined' }, '그대로'],
  ])('of %j is told as %s', (change, line) => {
    expect(valueOf(slipOf(change), '결과')).toBe(line)
  })

  it('tells of the cancel that made up for one that failed', () => {
    const act: ReceiptAct = {
      id: 'act-1',
      key: 'act-1',
      kind: 'cancel',
      transactionId: 'shop-a/23732987373372',
      shopId: 'shop-a',
      amount: toWon(22_000),
      left: noWon,
      split: computeSplit(toWon(22_000)),
      purpose: null,
      identityLastFour: null,
      cancelReason: 1,
      refundId: 'refund-22000',
      state: 'done',
      operatorId: 'op-1',
      requestedAt: toInstant('2026-11-10T09:00:00+09:00'),
      changedAt: toInstant('2026-11-10T09:00:01+09:00'),
      approvalNumber: null,
      receiptNumber: null,
      doneAt: toInstant('2026-11-10T09:00:01+09:00'),
      answer: null,
      byHand: null,
    }
    const made = { refund: refund(22_000, { receipt: outcome('cancel-failed', 22_000) }), receiptActs: [act] }
    expect(valueOf(refundSlip(facts(made)), '그 뒤 취소')).toBe('2026-11-10 09:00:01')
    expect(valueOf(refundSlip(facts(made)), '취소 금액')).toBe('22,000원')
    const another = { ...made, receiptActs: [{ ...act, refundId: 'refund-of-another' }] }
    expect(valueOf(refundSlip(facts(another)), '그 뒤 취소')).toBeNull()
    const declined = { ...made, receiptActs: [{ ...act, state: 'declined' as const, doneAt: null }] }
    expect(valueOf(refundSlip(facts(declined)), '그 뒤 취소')).toBeNull()
  })
})

describe('money that was not real', () => {
  it.each([
    ['practice', '연습'],
    ['test', '테스트'],
  ] as const)('of a %s shop is marked %s across the slip and in its file’s name', (environment, word) => {
    const made = facts({ shop: { name: '연습 상점', environment } })
    expect(refundSlip(made).mark?.word).toBe(word)
    expect(refundSlip(made).mark?.sentence).toMatch(/실제 (거래와 )?돈이 아닙니다/)
    expect(refundSlipFileName(made, 'a4', today)).toBe(`${word}_환불전표_ORDER_20261109_2026-11-09.pdf`)
  })

  it('is no mark of a real shop', () => {
    expect(refundSlip(facts()).mark).toBeNull()
    expect(refundSlipFileName(facts(), 'roll-80', today)).toBe('환불전표_ORDER_20261109_2026-11-09_80mm.pdf')
  })

  it('no order number leads a file’s name elsewhere', () => {
    const transaction = payment({ orderNumber: '../../a/b\\c:d?\u202e' })
    expect(refundSlipFileName(facts({ transaction }), 'a4', today)).toBe('환불전표_.._.._a_b_c_d___2026-11-09.pdf')
  })
})

it('a slip holds parts in the order they are read in', () => {
  expect(slipOf({}, { parts: [part('card', 55_000)] }).parts.map(({ title }) => title)).toEqual([
    '결제',
    '금액 내역',
    '거래의 남은 금액',
    '환불',
    '현금영수증',
  ])
})
