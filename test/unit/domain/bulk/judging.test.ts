import { describe, expect, it } from 'vitest'
import type { BulkFileLine } from '../../../../src/domain/bulk/bulk-run.ts'
import {
  afterLookUp,
  asChanged,
  bulkConfirmSentence,
  type JudgedPayment,
  judgeBulkLine,
  linesByOrder,
} from '../../../../src/domain/bulk/judging.ts'
import { noWon, toWon } from '../../../../src/domain/money.ts'
import { refundPreview } from '../../../../src/domain/refund-preview.ts'
import { failed } from '../../../../src/domain/result.ts'
import { defaultTaxSettings } from '../../../../src/domain/shop.ts'
import { toDay } from '../../../../src/domain/day.ts'
import { computeSplit } from '../../../../src/domain/tax-split.ts'
import { payment as transaction } from '../samples.ts'

const paid = toWon(29_000)
const line: BulkFileLine = { line: 2, orderNumber: 'A-1', amountText: '29,000', won: paid, because: null }

/** A card payment of 29,000 won that nothing went back of, judged by a refund of `won`. */
function payment(won = 29_000, change: Partial<JudgedPayment> = {}, taxFree = 0): JudgedPayment {
  const facts = {
    transaction: transaction({
      paid,
      split: computeSplit(paid, toWon(taxFree)),
      parts: [{ kind: 'card', won: paid, wallet: null }],
    }),
    refunds: [],
    outside: [],
    receiptActs: [],
    dutyNotes: [],
    settings: defaultTaxSettings,
    today: toDay('2026-11-23'),
  }
  return {
    transactionId: facts.transaction.id,
    basedOn: { refunds: 0, remaining: paid },
    preview: refundPreview({ ...facts, amount: toWon(won), taxFree: null }),
    isReceiptActOpen: false,
    isRepeated: false,
    approval: null,
    ...change,
  }
}

const judged = (
  payments: readonly JudgedPayment[],
  change: Partial<BulkFileLine> = {},
  same: readonly number[] = [2],
) => judgeBulkLine({ ...line, ...change }, same, payments)

describe('a line of a bulk refund', () => {
  it('that means one payment with enough left is sent, on the facts it was judged on', () => {
    const one = payment()
    expect(judged([one])).toEqual({
      verdict: 'ok',
      sentence: null,
      transactionId: one.transactionId,
      basedOn: { refunds: 0, remaining: 29_000 },
    })
  })

  it.each<readonly [string, string, () => ReturnType<typeof judged>]>([
    [
      'unreadable',
      '금액에 소수점이 있습니다.',
      () => judged([payment()], { won: null, because: '금액에 소수점이 있습니다.' }),
    ],
    [
      'already-refunded',
      '3,000원이 이미 한 번 환불된 거래입니다. 같은 금액을 한 번 더 환불하려면 거래에서 따로 환불합니다.',
      () => judged([payment(3_000, { isRepeated: true })], { won: toWon(3_000) }),
    ],
    ['not-found', '이 상점의 장부에 이 주문번호의 결제가 없습니다.', () => judged([])],
    ['ambiguous', '이 주문번호의 결제가 2건이어서 어느 것인지 알 수 없습니다.', () => judged([payment(), payment()])],
    [
      'duplicate-in-file',
      '같은 주문번호가 2줄에 있습니다(2, 7번째 줄). 한 줄만 남겨야 합니다.',
      () => judged([payment()], {}, [2, 7]),
    ],
    [
      'already-refunded',
      '이미 모두 환불되어 남은 금액이 없습니다.',
      () => judged([payment(29_000, { preview: failed({ kind: 'exceeds-refundable', refundable: noWon }) })]),
    ],
    ['over', '30,000원은 남은 금액 29,000원보다 많습니다.', () => judged([payment(30_000)], { won: toWon(30_000) })],
    [
      'open',
      '결과가 정해지지 않은 환불이 있습니다. 그 결과를 먼저 정해야 합니다.',
      () => judged([payment(29_000, { preview: failed({ kind: 'refund-open' }) })]),
    ],
    [
      'open',
      '결과가 정해지지 않은 현금영수증 요청이 있습니다. 그 결과를 먼저 정해야 합니다.',
      () => judged([payment(29_000, { isReceiptActOpen: true })]),
    ],
    [
      'not-possible',
      '부분환불이 되지 않는 카드입니다. 전액으로 환불하세요.',
      () =>
        judged([
          payment(1_000, {
            preview: failed({
              kind: 'refund-not-possible',
              because: '부분환불이 되지 않는 카드입니다.',
              remedy: '전액으로 환불하세요.',
            }),
          }),
        ]),
    ],
    [
      'not-possible',
      '과세와 면세가 섞인 결제의 일부입니다. 면세 금액을 정해야 하므로 거래에서 따로 환불합니다.',
      () => judged([payment(10_000, {}, 9_000)], { won: toWon(10_000) }),
    ],
    [
      'approval-needed',
      '부가세를 재무가 확인해야 합니다. 거래에서 따로 환불합니다.',
      () => judged([payment(29_000, { approval: '부가세를 재무가 확인해야 합니다.' })]),
    ],
  ])('is %s: %s', (verdict, sentence, judge) => {
    expect(judge()).toMatchObject({ verdict, sentence })
  })

  it('of mixed tax goes when all of it goes back: nothing is left to decide', () => {
    expect(judged([payment(29_000, {}, 9_000)]).verdict).toBe('ok')
  })

  it('that cannot be read is never counted as another’s double first', () => {
    expect(judged([payment()], { won: null, because: '금액이 0원입니다.' }, [2, 3]).verdict).toBe('unreadable')
  })
})

describe('the lines of one order number', () => {
  it('are found wherever they stand', () => {
    const at = (number: number, orderNumber: string): BulkFileLine => ({ ...line, line: number, orderNumber })
    expect([...linesByOrder([at(2, 'A'), at(3, 'B'), at(9, 'A')])]).toEqual([
      ['A', [2, 9]],
      ['B', [3]],
    ])
  })

  it('are named up to five', () => {
    expect(judged([payment()], {}, [2, 3, 4, 5, 6, 7]).sentence).toBe(
      '같은 주문번호가 6줄에 있습니다(2, 3, 4, 5, 6, …번째 줄). 한 줄만 남겨야 합니다.',
    )
  })
})

describe('a line judged once more', () => {
  const fine = judged([payment()])

  it('stays as it was when the gateway tells nothing else', () => {
    expect(afterLookUp(fine, [])).toBe(fine)
  })

  it('is left out when the gateway tells otherwise, even where the ledger would allow it', () => {
    expect(afterLookUp(fine, ['결제사 잔액이 원장보다 많습니다.'])).toMatchObject({
      verdict: 'differs',
      sentence: '결제사 잔액이 원장보다 많습니다.',
    })
  })

  it('keeps the ledger’s reason, with the gateway’s words behind it', () => {
    const over = judged([payment(30_000)], { won: toWon(30_000) })
    expect(afterLookUp(over, ['다른 곳에서 한 환불로 기록했습니다.'])).toMatchObject({
      verdict: 'over',
      sentence: '30,000원은 남은 금액 29,000원보다 많습니다. 다른 곳에서 한 환불로 기록했습니다.',
    })
  })

  it('whose payment changed says what it is now', () => {
    expect(asChanged({ ...fine, basedOn: { refunds: 1, remaining: toWon(9_000) } })).toMatchObject({
      verdict: 'changed',
      sentence: '점검한 뒤에 이 거래가 바뀌어 보내지 않았습니다. 지금 환불 1건, 남은 금액 9,000원입니다.',
    })
  })
})

it('the button says the shop, how many and how much', () => {
  expect(bulkConfirmSentence('한빛문구', { count: 117, won: toWon(3_393_000) })).toBe(
    '한빛문구에서 117건 3,393,000원 환불',
  )
})
