import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Won, toWon } from '../../../src/domain/money.ts'
import type { OutsideRefund, Refund } from '../../../src/domain/refund.ts'
import { refundKey } from '../../../src/domain/refund.ts'
import { confirmSentence, type RefundPreview, refundPreview } from '../../../src/domain/refund-preview.ts'
import { splitTotal } from '../../../src/domain/tax-split.ts'
import type { Transaction } from '../../../src/domain/transaction.ts'
import {
  balance,
  day,
  figures,
  morningOf,
  outcome,
  part,
  payment,
  refund,
  settings,
  stated,
  today,
  transfer,
} from './samples.ts'

interface Wish {
  readonly refunds?: readonly Refund[]
  readonly outside?: readonly OutsideRefund[]
  readonly taxFree?: number
  readonly on?: string
}

const ask = (transaction: Transaction, amount: number | null, wish: Wish = {}): ReturnType<typeof refundPreview> =>
  refundPreview({
    transaction,
    refunds: wish.refunds ?? [],
    outside: wish.outside ?? [],
    receiptActs: [],
    dutyNotes: [],
    amount: amount === null ? null : toWon(amount),
    taxFree: wish.taxFree === undefined ? null : toWon(wish.taxFree),
    settings: settings(),
    today: wish.on === undefined ? today : day(wish.on),
  })

function preview(transaction: Transaction, amount: number, wish: Wish = {}): RefundPreview {
  const answer = ask(transaction, amount, wish)
  if (!answer.ok) throw new Error(answer.failure.kind)
  return answer.value
}

const elsewhere = (won: number): OutsideRefund => ({
  identity: `seen-${won}`,
  transactionId: 'shop-a/23732987373372',
  won: toWon(won),
  at: null,
  seenAt: morningOf('2026-11-09'),
  source: 'look-up',
  receiptWon: null,
})

const live = transfer('payple', 55_000, { issued: true, approvalNumber: 'G3482429BV2' })
const kakao = balance('kakao-pay', 47_000, 3_000)

describe('a preview that cannot be', () => {
  it('says that an earlier refund is still open, whatever is asked', () => {
    for (const state of ['intended', 'sent', 'unknown'] as const)
      expect(ask(live, null, { refunds: [refund(22_000, { state })] })).toEqual({
        ok: false,
        failure: { kind: 'refund-open' },
      })
  })

  it('says that an amount is missing', () => {
    expect(ask(live, null)).toEqual({ ok: false, failure: { kind: 'amount-missing' } })
    expect(ask(live, 0)).toEqual({ ok: false, failure: { kind: 'amount-missing' } })
  })

  it.each([
    [55_001, [], [], 55_000],
    [33_001, [refund(22_000)], [], 33_000],
    [30_001, [refund(22_000)], [elsewhere(3_000)], 30_000],
    [1, [], [elsewhere(60_000)], 0],
  ] as const)('says that %i is more than remains', (amount, refunds, outside, left) => {
    expect(ask(live, amount, { refunds, outside })).toEqual({
      ok: false,
      failure: { kind: 'exceeds-refundable', refundable: left },
    })
  })

  it('says which tax-free amounts are possible', () => {
    const mixed = payment({ parts: [part('card', 16_000)], split: stated(10_000, 1_000, 5_000) })
    expect(ask(mixed, 12_000, { taxFree: 500 })).toEqual({
      ok: false,
      failure: { kind: 'tax-free-out-of-range', from: 1_000, to: 5_000 },
    })
    expect(ask(payment(), 12_000, { taxFree: 1 }).ok).toBe(false)
  })
})

describe('scenario 10, a transfer of 55,000 refunded by 22,000', () => {
  const shown = preview(live, 22_000)

  it('leaves 33,000 as 30,000 and 3,000', () => {
    expect(shown.before.remaining).toBe(55_000)
    expect(figures(shown.before.split)).toEqual([50_000, 5_000, 0, 0])
    expect(figures(shown.split)).toEqual([20_000, 2_000, 0, 0])
    expect(shown.after.remaining).toBe(33_000)
    expect(figures(shown.after.split)).toEqual([30_000, 3_000, 0, 0])
  })

  it('takes the receipt down by 22,000 as 20,000 and 2,000, by Payple, today', () => {
    const { receipt } = shown
    expect([receipt.kind, receipt.by, receipt.until]).toEqual(['automatic', 'payple', '2026-11-09'])
    expect(receipt.won).toEqual({ from: 22_000, to: 22_000 })
    expect(receipt.split === null ? null : figures(receipt.split)).toEqual([20_000, 2_000, 0, 0])
    expect(receipt.sentence).toBe(
      '현금영수증: 2026-11-09에 페이플이 환불과 함께 22,000원을 취소합니다. 취소되지 않으면 다음 날 다시 시도합니다.',
    )
    expect(receipt.rules).toEqual(expect.arrayContaining(['N11', 'R33', 'R54']))
  })

  it('asks for it in one sentence', () => {
    expect(shown.confirm).toBe('ORDER_20261109에서 22,000원 환불')
    expect(confirmSentence('A-1', toWon(1_234_567))).toBe('A-1에서 1,234,567원 환불')
  })
})

describe('the consequence of a refund for the receipt', () => {
  const yearsLater = { on: '2027-03-02' }

  it.each([
    [
      'a card',
      payment({ gateway: 'payple', parts: [part('card', 39_000)] }),
      39_000,
      {},
      'none',
      'none',
      '현금영수증: 해당 없음(카드)',
    ],
    [
      'a wallet’s receipt',
      balance('kakao-pay', 47_000, 0),
      7_000,
      {},
      'by-wallet',
      'wallet',
      '현금영수증: 카카오페이가 7,000원을 취소합니다. 가맹점이 할 일은 없습니다.',
    ],
    [
      'a wallet’s receipt beside free points',
      kakao,
      20_000,
      {},
      'by-wallet',
      'wallet',
      '현금영수증: 카카오페이가 17,000원~20,000원을 취소합니다. 가맹점이 할 일은 없습니다. 금액은 결제사가 정합니다.',
    ],
    [
      'the whole of it',
      kakao,
      50_000,
      {},
      'by-wallet',
      'wallet',
      '현금영수증: 카카오페이가 47,000원을 취소합니다. 가맹점이 할 일은 없습니다.',
    ],
    [
      'Naver points',
      balance('naver-pay', 25_000, 0),
      5_000,
      {},
      'by-wallet',
      'kcp',
      '현금영수증: NHN KCP가 5,000원을 취소합니다. 가맹점이 할 일은 없습니다.',
    ],
    [
      'L.POINT',
      balance('l-pay', 12_000, 0),
      2_000,
      {},
      'batch',
      'wallet',
      '현금영수증: L.POINT 일괄 전송에서 2,000원이 빠집니다. 가맹점이 할 일은 없습니다.',
    ],
    [
      'L.POINT after its batch',
      balance('l-pay', 12_000, 0),
      2_000,
      yearsLater,
      'to-confirm',
      'wallet',
      '현금영수증: L.POINT 일괄 전송 뒤의 환불입니다. 반영 여부를 L.POINT에 확인하세요.',
    ],
    [
      'a receipt issued in KCP’s window',
      transfer('kcp', 55_000, { issued: true, approvalNumber: '1' }),
      22_000,
      {},
      'to-confirm',
      'kcp',
      '현금영수증: NHN KCP가 발급한 22,000원이 함께 취소되는지 환불 응답으로 확인합니다.',
    ],
    [
      'a transfer not issued yet',
      transfer('payple', 155_000, {}),
      22_000,
      {},
      'due-shrinks',
      'merchant',
      '현금영수증: 발급할 금액이 155,000원에서 133,000원으로 줄어듭니다.',
    ],
    [
      'the whole of a transfer not issued yet',
      transfer('payple', 155_000, {}),
      155_000,
      {},
      'due-shrinks',
      'merchant',
      '현금영수증: 발급할 금액 155,000원이 없어집니다.',
    ],
    [
      'SSG money',
      balance('ssg-pay', 120_000, 0, { issued: null }),
      20_000,
      {},
      'due-shrinks',
      'merchant',
      '현금영수증: 발급할 금액이 120,000원에서 100,000원으로 줄어듭니다. 이미 직접 발급했다면 취소 응답의 대상 금액만큼 취소하세요.',
    ],
    [
      'SSG money beside free points',
      balance('ssg-pay', 120_000, 5_000, { issued: null }),
      20_000,
      {},
      'due-shrinks',
      'merchant',
      '현금영수증: 발급할 금액 120,000원이 15,000원~20,000원만큼 줄어듭니다. 이미 직접 발급했다면 취소 응답의 대상 금액만큼 취소하세요. 금액은 결제사가 정합니다.',
    ],
    [
      'a receipt the wallet missed',
      balance('toss-pay', 9_000, 0, { issued: false }),
      1_000,
      {},
      'check',
      'wallet',
      '현금영수증: 토스페이가 발급하지 않았습니다. 발급 여부를 확인하세요. 환불하면 대상 금액이 1,000원 줄어듭니다.',
    ],
    [
      'a gift card',
      payment({ method: 'gift-card', parts: [part('other', 9_000)] }),
      1_000,
      {},
      'check',
      'check',
      '현금영수증: 확인이 필요합니다. 상품권 결제의 현금영수증 발급주체를 알 수 없습니다. 환불 뒤에도 확인이 필요합니다.',
    ],
    [
      'a receipt of an earlier year',
      live,
      55_000,
      yearsLater,
      'automatic',
      'payple',
      '현금영수증: 2027-03-02에 페이플이 환불과 함께 55,000원을 취소합니다. 취소되지 않으면 다음 날 다시 시도합니다. 발급한 해가 지나 취소되지 않을 수 있습니다.',
    ],
    [
      'free points alone',
      balance('toss-pay', 0, 5_000, { issued: false }),
      1_000,
      {},
      'none',
      'none',
      '현금영수증: 해당 없음(무상포인트)',
    ],
  ] as const)('of %s', (_, of, amount, wish, kind, by, sentence) => {
    const { receipt } = preview(of, amount, wish)
    expect([receipt.kind, receipt.by]).toEqual([kind, by])
    expect(receipt.sentence).toBe(sentence)
    expect(receipt.rules.length).toBeGreaterThan(0)
  })

  it('gives the deadline of what is still to be issued', () => {
    expect(preview(transfer('payple', 155_000, {}), 22_000).receipt.until).toBe('2026-11-13')
  })

  it('is none once the cash is gone', () => {
    const cardAndMoney = balance(
      'kakao-pay',
      20_000,
      0,
      {},
      { parts: [part('card', 30_000), part('money', 20_000, 'kakao-pay')] },
    )
    const gone = [refund(20_000, { receipt: outcome('by-wallet', 20_000) })]
    expect(preview(cardAndMoney, 10_000, { refunds: gone }).receipt).toMatchObject({
      kind: 'none',
      won: { from: 0, to: 0 },
    })
  })
})

describe('the parts a refund takes', () => {
  it('are exact for one part', () => {
    const shown = preview(live, 22_000)
    expect(shown.parts).toEqual([
      {
        kind: 'transfer',
        wallet: null,
        before: { from: 55_000, to: 55_000 },
        taken: { from: 22_000, to: 22_000 },
        after: { from: 33_000, to: 33_000 },
      },
    ])
    expect(shown.partsSentence).toBeNull()
  })

  it('are a range for several, and the gateway decides', () => {
    const shown = preview(kakao, 20_000)
    expect(shown.partsSentence).toBe('결제사가 정합니다')
    expect(shown.parts.map(({ taken }) => taken)).toEqual([
      { from: 17_000, to: 20_000 },
      { from: 0, to: 3_000 },
    ])
    expect(shown.parts.map(({ after }) => after)).toEqual([
      { from: 27_000, to: 30_000 },
      { from: 0, to: 3_000 },
    ])
    expect(shown.receipt.split).toBeNull()
  })

  it('are none for an answer that does not add up, which may be refunded all the same', () => {
    const shown = preview(payment({ parts: [], paid: toWon(5_000) }), 2_000)
    expect(shown.parts).toEqual([])
    expect(shown.receipt.kind).toBe('check')
    expect(shown.after.remaining).toBe(3_000)
  })
})

describe('what a preview is based on', () => {
  it('gives each new attempt its own key, even after one that moved nothing', () => {
    const first = preview(live, 22_000).basedOn
    const second = preview(live, 22_000, { refunds: [refund(22_000, { state: 'not-applied' })] }).basedOn
    expect(first).toEqual({ refunds: 0, remaining: 55_000 })
    expect(second).toEqual({ refunds: 1, remaining: 55_000 })
    expect(refundKey(live.id, first)).not.toBe(refundKey(live.id, second))
  })

  it('counts refunds made elsewhere in what remains', () => {
    expect(preview(live, 1_000, { refunds: [refund(22_000)], outside: [elsewhere(3_000)] }).basedOn).toEqual({
      refunds: 1,
      remaining: 30_000,
    })
  })
})

describe('the tax of a mixed refund', () => {
  const mixed = payment({ parts: [part('card', 16_000)], split: stated(10_000, 1_000, 5_000) })

  it('follows the operator’s tax-free share and shows what is possible', () => {
    const shown = preview(mixed, 3_200, { taxFree: 1_000 })
    expect(figures(shown.split)).toEqual([2_000, 200, 1_000, 0])
    expect(shown.taxation).toBe('mixed')
    expect(shown.taxFreeRange).toEqual({ from: 0, to: 3_200 })
    expect(shown.rules).toEqual(expect.arrayContaining(['R25', 'R26']))
  })

  it('takes refunds made elsewhere out in proportion', () => {
    expect(figures(preview(mixed, 1_000, { outside: [elsewhere(3_200)] }).before.split)).toEqual([8_000, 800, 4_000, 0])
  })
})

describe('a chain of previews', () => {
  it('refunds a payment to the last won and the last tax figure', () => {
    const amounts = fc.integer({ min: 10, max: 900_000 })
    fc.assert(
      fc.property(
        amounts,
        fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 6 }),
        fc.nat(100),
        (total, cuts, free) => {
          const taxFree = Math.floor((total * free) / 100)
          const vat = Math.floor((total - taxFree) / 11)
          const of = transfer('payple', total, { issued: true }, { split: stated(total - taxFree - vat, vat, taxFree) })
          const refunds: Refund[] = []
          let left: Won = toWon(total)
          for (const cut of [...cuts, 100]) {
            const amount = toWon(Math.floor((left * cut) / 100))
            if (amount === 0) continue
            const shown = preview(of, amount, { refunds })
            expect(splitTotal(shown.split)).toBe(amount)
            expect(splitTotal(shown.after.split)).toBe(shown.after.remaining)
            expect(shown.basedOn.remaining).toBe(left)
            refunds.push(refund(amount, { split: shown.split, receipt: outcome('cancelled', amount) }))
            left = shown.after.remaining
          }
          expect(left).toBe(0)
          expect(refunds.reduce((all, { split }) => all + split.vat, 0)).toBe(vat)
        },
      ),
    )
  })
})
