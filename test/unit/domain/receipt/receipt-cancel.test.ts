import { describe, expect, it } from 'vitest'
import { noWon, toWon } from '../../../../src/domain/money.ts'
import type { ReceiptHistory } from '../../../../src/domain/receipt/ledger-row.ts'
import { liveReceiptOf, receiptExcessOf } from '../../../../src/domain/receipt/live-receipt.ts'
import {
  ageWarning,
  cashWithout,
  type CancelExtent,
  lastIssueOf,
  takenBy,
} from '../../../../src/domain/receipt/receipt-cancel.ts'
import { computeSplit, splitTotal } from '../../../../src/domain/tax-split.ts'
import { toDay, toInstant } from '../../../../src/domain/day.ts'
import { balance, outcome, settings, transfer } from '../samples.ts'
import { act, back, history } from './acted.ts'

const whole = computeSplit(toWon(55_000))
const bank = transfer('kcp', 55_000, { issued: false })
const issued = [act('issue', 1, whole)]

/** What a cancel of this extent takes of the receipt as it is now. */
const takenOf = (of: ReceiptHistory, extent: CancelExtent) => takenBy(extent, liveReceiptOf(of), receiptExcessOf(of))
const without = (of: ReceiptHistory, extent: CancelExtent) => cashWithout(of, takenOf(of, extent))

describe('the cash that has no receipt once one was cancelled', () => {
  it('is all of it where nothing went back, and due by the payment’s own deadline', () => {
    expect(without(history(bank, issued), 'whole')).toEqual({ becomes: 'due', won: 55_000, isLate: false })
    const large = transfer('kcp', 120_000, { issued: false })
    const late = {
      ...history(large, [act('issue', 1, computeSplit(toWon(120_000)))]),
      today: toDay('2026-11-14'),
    }
    expect(without(late, 'whole')).toEqual({ becomes: 'due', won: 120_000, isLate: true })
    expect(without({ ...late, today: toDay('2026-11-13') }, 'whole').isLate).toBe(false)
  })

  it('is what did not go back, and nothing where all did', () => {
    const some = history(bank, issued, [back(2, 22_000, { receipt: outcome('to-do', 22_000) })])
    expect(without(some, 'whole')).toMatchObject({ becomes: 'due', won: 33_000 })
    const all = history(bank, issued, [back(2, 55_000, { receipt: outcome('to-do', 55_000) })])
    expect(without(all, 'whole')).toEqual({ becomes: 'none', won: noWon, isLate: false })
  })

  it('is nothing where only what is too much is taken: the receipt stands for the rest', () => {
    const some = history(bank, issued, [back(2, 22_000, { receipt: outcome('to-do', 22_000) })])
    expect(takenOf(some, 'excess')).toMatchObject({ amount: 22_000, left: 33_000 })
    expect(without(some, 'excess')).toEqual({ becomes: 'none', won: noWon, isLate: false })
  })

  it('leaves the free points of a wallet out: they have no receipt anyway', () => {
    const ssg = balance('ssg-pay', 50_000, 5_000, { issued: false })
    expect(without(history(ssg, [act('issue', 1, computeSplit(toWon(50_000)))]), 'whole')).toMatchObject({
      won: 50_000,
    })
  })

  it('of a receipt Payple issued with the payment is due as one issued from here is', () => {
    const paid = transfer('payple', 55_000, { issued: true, approvalNumber: '012345678' })
    expect(splitTotal(takenOf(history(paid, []), 'whole').split)).toBe(55_000)
    expect(without(history(paid, []), 'whole')).toMatchObject({ becomes: 'due', won: 55_000 })
  })

  it('wants a person’s look where a wallet should have issued and did not', () => {
    const kakao = balance('kakao-pay', 50_000, 0, { issued: false })
    const here = history(kakao, [act('issue', 1, computeSplit(toWon(50_000)))])
    expect(without(here, 'whole')).toMatchObject({ becomes: 'to-check', won: 50_000 })
  })

  it('is owed by nobody where the duty was closed by a tax invoice', () => {
    const closed: ReceiptHistory = {
      ...history(bank, issued),
      dutyNotes: [
        {
          id: 'n1',
          kind: 'tax-invoice',
          documentNumber: '20261109-4100',
          day: null,
          note: '',
          operatorId: 'op-1',
          operatorName: '김영수',
          at: toInstant('2026-11-09T08:30:00+09:00'),
          takenBack: null,
        },
      ],
    }
    expect(without(closed, 'whole').becomes).toBe('none')
  })
})

describe('the receipt a payment had last', () => {
  it('is the one issued since the other was cancelled', () => {
    const anew = [...issued, act('cancel', 2, whole), act('issue', 3, whole)]
    expect(lastIssueOf(history(bank, anew))?.at).toBe(anew[2]?.doneAt)
    expect(lastIssueOf(history(bank, []))).toBeNull()
  })

  it('is too old to be sure of by how long its own issuer takes it back', () => {
    const row = { issuer: 'kcp', at: toInstant('2026-11-09T08:01:00+09:00') } as const
    const on = (day: string, window: 'YEAR' | 'SAME_DAY') => ({
      settings: settings({ cancelWindow: { merchant: 'NONE', kcp: window, payple: 'NONE', wallet: 'NONE' } }),
      today: toDay(day),
    })
    expect(ageWarning(row, on('2026-12-31', 'YEAR'))).toBe('')
    expect(ageWarning(row, on('2027-01-01', 'YEAR'))).toBe('발급한 해가 지나 취소되지 않을 수 있습니다.')
    expect(ageWarning(row, on('2026-11-10', 'SAME_DAY'))).toContain('발급한 날이 지나')
    expect(ageWarning({ ...row, issuer: 'payple' }, on('2030-01-01', 'YEAR'))).toBe('')
  })
})
