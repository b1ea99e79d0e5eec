import { describe, expect, it } from 'vitest'
import type { BulkLine } from '../../../../src/domain/bulk/bulk-run.ts'
import { bulkResultColumns, bulkResultFileName } from '../../../../src/domain/bulk/result-columns.ts'
import { toInstant } from '../../../../src/domain/day.ts'
import { toWon } from '../../../../src/domain/money.ts'
import type { RefundState } from '../../../../src/domain/refund.ts'

const waiting: BulkLine = {
  line: 58,
  orderNumber: 'A-57',
  amountText: '29,000',
  won: toWon(29_000),
  verdict: 'ok',
  sentence: null,
  transactionId: 'shop-a/20261120000057',
  gatewayTransactionId: '20261120000057',
  basedOn: { refunds: 0, remaining: toWon(29_000) },
  state: 'waiting',
  refund: null,
}

const refunded = (state: RefundState, conclusion: 'refunded' | 'not-refunded' | null = null): BulkLine => ({
  ...waiting,
  state,
  refund: {
    id: 'r-57',
    state,
    won: toWon(29_000),
    at: toInstant('2026-11-23T10:00:12.345+09:00'),
    message: '결제사의 답',
    conclusion,
  },
})

const rowOf = (line: BulkLine) => bulkResultColumns.map(({ cell }) => cell(line).value)

describe('a row of the result', () => {
  it('of a line that went back has every figure', () => {
    expect(rowOf(refunded('done'))).toEqual([
      58,
      'A-57',
      29_000,
      '환불 완료',
      29_000,
      '20261120000057',
      'r-57',
      '2026-11-23 10:00:12',
      '결제사의 답',
    ])
  })

  it.each<readonly [BulkLine, string, number | string]>([
    [refunded('declined'), '거절', 0],
    [refunded('not-applied'), '환불되지 않음', 0],
    [refunded('unknown'), '결과 불명', ''],
    [refunded('sent'), '보내는 중', ''],
    [refunded('settled-by-hand', 'refunded'), '환불 완료(직접 확정)', 29_000],
    [refunded('settled-by-hand', 'not-refunded'), '환불되지 않음(직접 확정)', 0],
    [waiting, '대기', 0],
    [{ ...waiting, state: 'not-sent' }, '보내지 않음', 0],
    [{ ...waiting, state: 'left-out', verdict: 'over', sentence: '많습니다.' }, '제외(금액 초과)', 0],
  ])('says what became of it and how much went back, nothing where that is not known (%#)', (line, outcome, won) => {
    const row = rowOf(line)
    expect([row[3], row[4]]).toEqual([outcome, won])
  })

  it('of a line that could not be read has the amount as it was typed, and why', () => {
    const line: BulkLine = {
      ...waiting,
      won: null,
      amountText: '-500',
      verdict: 'unreadable',
      state: 'left-out',
      sentence: '금액이 음수입니다(-500).',
      gatewayTransactionId: null,
    }
    expect(rowOf(line)).toEqual([58, 'A-57', '-500', '제외(읽을 수 없음)', 0, '', '', '', '금액이 음수입니다(-500).'])
  })
})

describe('the name of the result', () => {
  it.each([
    ['겨울 니트 회수.csv', '대량환불결과_겨울 니트 회수_2026-11-23.csv'],
    ['../a:b.csv', '대량환불결과_.._a_b_2026-11-23.csv'],
    ['.csv', '대량환불결과_파일_2026-11-23.csv'],
  ])('of %j is %j', (name, result) => {
    expect(bulkResultFileName(name, '2026-11-23')).toBe(result)
  })
})
