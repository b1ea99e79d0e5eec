import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../../src/domain/day.ts'
import { toWon, toWonDelta } from '../../../../../src/domain/money.ts'
import { evidenceOf } from '../../../../../src/renderer/src/features/reconciliation/evidence-of.ts'
import type { Finding } from '../../../../../src/renderer/src/features/reconciliation/findings-desk.ts'

const at = toInstant('2026-11-03T10:00:00+09:00')

const receipt = (change: Partial<Finding['receipts'][number]> = {}): Finding['receipts'][number] => ({
  id: 'p1 issued',
  transactionId: 'p1',
  orderNumber: 'O1',
  event: 'issued',
  at,
  won: toWon(48_000),
  issuer: 'kcp',
  wallet: null,
  approvalNumber: '111',
  identityLastFour: '1234',
  purpose: 'income-deduction',
  ...change,
})

const line = (change: Partial<Finding['lines'][number]> = {}): Finding['lines'][number] => ({
  id: '1',
  event: 'issued',
  soldAt: at,
  supply: toWonDelta(43_636),
  vat: toWonDelta(4_364),
  service: toWonDelta(0),
  total: toWonDelta(48_000),
  approvalNumber: '111',
  identityLastFour: '1234',
  purpose: 'income-deduction',
  means: null,
  note: null,
  ...change,
})

const of = (receipts: Finding['receipts'], lines: Finding['lines']) => evidenceOf({ duty: null, receipts, lines })

describe('the evidence of a finding', () => {
  it('puts a receipt beside its line and marks what is otherwise there', () => {
    const [same] = of([receipt()], [line()])
    expect([...(same?.differs ?? [])]).toEqual([])
    const [other] = of([receipt()], [line({ total: toWonDelta(47_000), purpose: 'business-expense' })])
    expect([...(other?.differs ?? [])]).toEqual(['won', 'purpose'])
  })

  it('marks nothing that one side does not tell', () => {
    const [pair] = of([receipt({ approvalNumber: null, identityLastFour: null, purpose: null })], [line()])
    expect([...(pair?.differs ?? [])]).toEqual([])
  })

  it('puts a cancel beside a cancel, whatever its number, and lines of nobody’s last', () => {
    const cancel = receipt({ id: 'p1 refund r1', event: 'cancelled', approvalNumber: '222' })
    const cancelled = line({ id: '2', event: 'cancelled', total: toWonDelta(-48_000) })
    const strange = line({ id: '3', approvalNumber: '999' })
    const pairs = of([receipt(), cancel], [strange, cancelled, line()])
    expect(pairs.map(({ ours, line: its }) => [ours?.id ?? null, its?.id ?? null])).toEqual([
      ['p1 issued', '1'],
      ['p1 refund r1', '2'],
      [null, '3'],
    ])
    expect([...(pairs[1]?.differs ?? [])]).toEqual([])
  })
})
