import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../src/domain/day.ts'
import { noWon, toWon } from '../../../../src/domain/money.ts'
import { receiptEvents, type ReceiptHistory, verdictNow } from '../../../../src/domain/receipt/ledger-row.ts'
import { liveReceiptOf } from '../../../../src/domain/receipt/live-receipt.ts'
import {
  endedAfterRefund,
  type ReceiptAct,
  receiptActKey,
  type ReceiptActKind,
  receiptRetryOf,
} from '../../../../src/domain/receipt/receipt-act.ts'
import type { Refund } from '../../../../src/domain/refund.ts'
import { computeSplit, splitTotal } from '../../../../src/domain/tax-split.ts'
import { outcome, refund, settings, today, transfer } from '../samples.ts'

const act = (kind: ReceiptActKind, won: number, at: string, change: Partial<ReceiptAct> = {}): ReceiptAct => ({
  id: `${kind}-${at}`,
  key: receiptActKey('shop-a/1', kind, 0),
  kind,
  transactionId: 'shop-a/1',
  shopId: 'shop-a',
  amount: toWon(won),
  left: noWon,
  split: computeSplit(toWon(won)),
  purpose: kind === 'issue' ? 'income-deduction' : null,
  identityLastFour: kind === 'issue' ? '5678' : null,
  cancelReason: kind === 'cancel' ? 1 : null,
  refundId: null,
  state: 'done',
  operatorId: 'op-1',
  requestedAt: toInstant(at),
  changedAt: toInstant(at),
  approvalNumber: kind === 'issue' ? 'G77' : null,
  receiptNumber: null,
  doneAt: toInstant(at),
  answer: null,
  byHand: null,
  ...change,
})

const history = (change: Partial<ReceiptHistory> = {}): ReceiptHistory => ({
  shopName: '상점A',
  transaction: transfer('payple', 110_000, { issued: false }),
  refunds: [],
  outside: [],
  receiptActs: [],
  settings: settings(),
  today,
  ...change,
})

/** A refund whose automatic receipt cancel Payple could not do. */
const leftAlive = (won: number): Refund => ({
  ...refund(won),
  receipt: { kind: 'cancel-failed', won: toWon(won), code: '-10002122', message: '국세청 등록 진행 중' },
})

describe('a receipt issued from this desk', () => {
  it('meets the duty, and is a row of the ledger with its number on its own day', () => {
    const issued = history({ receiptActs: [act('issue', 110_000, '2026-11-10T10:00:00+09:00')] })
    expect(verdictNow(issued)).toMatchObject({ state: 'issued', issuer: 'payple', amount: 110_000, deadline: null })
    expect(receiptEvents(issued)).toMatchObject([
      { kind: 'issued', target: 110_000, approvalNumber: 'G77', identityLastFour: '5678', purpose: 'income-deduction' },
    ])
    expect(splitTotal(liveReceiptOf(issued))).toBe(110_000)
  })

  it('whose outcome is unknown meets nothing', () => {
    const unknown = act('issue', 110_000, '2026-11-10T10:00:00+09:00', { state: 'unknown', doneAt: null })
    expect(verdictNow(history({ receiptActs: [unknown] }))).toMatchObject({ state: 'due' })
    expect(splitTotal(liveReceiptOf(history({ receiptActs: [unknown] })))).toBe(0)
  })

  it('counts when a person settled by evidence that it was issued', () => {
    const byHand = { conclusion: 'refunded', note: '홈택스에서 확인' } as const
    const settled = act('issue', 110_000, '2026-11-10T10:00:00+09:00', { state: 'settled-by-hand', byHand })
    expect(verdictNow(history({ receiptActs: [settled] }))).toMatchObject({ state: 'issued' })
  })

  it('and cancelled again leaves the duty as it was and rows that cancel out', () => {
    const receiptActs = [
      act('issue', 110_000, '2026-11-10T10:00:00+09:00'),
      act('cancel', 110_000, '2026-11-11T10:00:00+09:00'),
    ]
    expect(verdictNow(history({ receiptActs }))).toMatchObject({ state: 'due', amount: 110_000 })
    const rows = receiptEvents(history({ receiptActs }))
    expect(rows.map(({ kind, target }) => [kind, target])).toEqual([
      ['due', 110_000],
      ['issued', 110_000],
      ['cancelled', -110_000],
    ])
    expect(rows[2]).toMatchObject({ originalApprovalNumber: 'G77', cancelReason: 1 })
  })
})

describe('a refund that took down a receipt issued from this desk', () => {
  const cancelled = (won: number, change: Partial<Refund> = {}): Refund =>
    refund(won, { receipt: outcome('cancelled', won), ...change })
  const issued = act('issue', 110_000, '2026-11-08T10:00:00+09:00')

  it('is a row with the number of that receipt, and with nothing to check', () => {
    const rows = receiptEvents(history({ refunds: [cancelled(50_000)], receiptActs: [issued] }))
    expect(rows.find((row) => row.kind === 'cancelled')).toMatchObject({
      target: -50_000,
      issuer: 'payple',
      originalApprovalNumber: 'G77',
      purpose: 'income-deduction',
      identityLastFour: '5678',
      note: '',
    })
  })

  it('does not take the number of a receipt issued only afterwards, nor anything from what lives of that', () => {
    const before = cancelled(50_000)
    const after = act('issue', 60_000, '2026-11-09T10:00:00+09:00')
    const told = history({ refunds: [before], receiptActs: [after] })
    const row = receiptEvents(told).find((one) => one.kind === 'cancelled')
    expect(row).toMatchObject({ originalApprovalNumber: null, note: expect.stringContaining('발급 기록이 없는') })
    expect(splitTotal(liveReceiptOf(told))).toBe(60_000)
  })
})

describe('a receipt that outlived its refund (R33, R54)', () => {
  const issuedAtPayple = transfer('payple', 110_000, { issued: true, approvalNumber: 'G1' })

  it('is to be cancelled from nine the next morning', () => {
    const refunds = [leftAlive(50_000)]
    const [done] = refunds
    expect(receiptRetryOf(refunds, [])).toMatchObject({ refundId: done?.id })
    expect(receiptRetryOf(refunds, [])?.from).toMatch(/T09:00:00\+09:00$/)
  })

  it('is made up for by a whole cancel, and what remains is due anew', () => {
    const refunds = [leftAlive(50_000)]
    const cancelled = act('cancel', 110_000, '2030-01-01T10:00:00+09:00')
    const after = history({ transaction: issuedAtPayple, refunds, receiptActs: [cancelled] })
    expect(receiptRetryOf(refunds, [cancelled])).toBeNull()
    expect(verdictNow(after)).toMatchObject({ state: 'due', amount: 60_000 })
    const again = history({ ...after, receiptActs: [cancelled, act('issue', 60_000, '2030-01-01T11:00:00+09:00')] })
    expect(splitTotal(liveReceiptOf(again))).toBe(60_000)
    expect(verdictNow(again)).toMatchObject({ state: 'issued', amount: 60_000 })
  })

  it('leaves a receipt to issue anew from its whole cancel on until the next one is issued', () => {
    const refunds = [leftAlive(50_000)]
    const ended = act('cancel', 110_000, '2030-01-01T10:00:00+09:00')
    expect(endedAfterRefund(refunds, [ended])).toBe(ended)
    const refused = act('issue', 60_000, '2030-01-01T11:00:00+09:00', { state: 'declined', doneAt: null })
    expect(endedAfterRefund(refunds, [ended, refused])).toBe(ended)
    expect(endedAfterRefund(refunds, [ended, act('issue', 60_000, '2030-01-01T12:00:00+09:00')])).toBeNull()
    expect(endedAfterRefund([], [ended])).toBeNull()
    const before = act('cancel', 110_000, '2000-01-01T10:00:00+09:00')
    expect(endedAfterRefund(refunds, [before])).toBeNull()
    expect(endedAfterRefund(refunds, [act('cancel', 50_000, ended.changedAt, { left: toWon(60_000) })])).toBeNull()
  })

  it('stays to be done while the cancel is unknown or was refused', () => {
    const refused = act('cancel', 110_000, '2030-01-01T10:00:00+09:00', { state: 'declined', doneAt: null })
    expect(receiptRetryOf([leftAlive(50_000)], [refused])).not.toBeNull()
  })
})
