import { describe, expect, it } from 'vitest'
import { toWon } from '../../../../src/domain/money.ts'
import { verdictNow } from '../../../../src/domain/receipt/ledger-row.ts'
import { refundReceiptOutcome } from '../../../../src/domain/receipt/refund-outcome.ts'
import { balance, day, outcome, part, payment, settings, today, transfer } from '../samples.ts'

describe('what became of a receipt with a refund of 22,000', () => {
  const numbered = { issued: true, approvalNumber: '0012345678' }

  it.each([
    ['a card', payment(), 'unknown', null, 'none', null],
    ['a card with a receipt amount in the answer', payment(), 'unknown', 5_000, 'unknown', 5_000],
    [
      'a transfer whose receipt was cancelled',
      transfer('payple', 55_000, numbered),
      'cancelled',
      22_000,
      'cancelled',
      22_000,
    ],
    [
      'a transfer whose cancel failed',
      transfer('payple', 55_000, numbered),
      'cancel-failed',
      22_000,
      'cancel-failed',
      22_000,
    ],
    [
      'a transfer with a receipt and a silent answer',
      transfer('kcp', 55_000, numbered),
      'unknown',
      null,
      'unknown',
      22_000,
    ],
    ['a transfer without a receipt', transfer('kcp', 55_000, { issued: false }), 'unknown', null, 'none', 22_000],
    [
      'a transfer whose receipt nobody recorded but was cancelled',
      transfer('payple', 55_000, { issued: false }),
      'cancelled',
      22_000,
      'cancelled',
      22_000,
    ],
    [
      'a transfer whose receipt nobody recorded and could not be cancelled',
      transfer('payple', 55_000, { issued: false }),
      'cancel-failed',
      null,
      'cancel-failed',
      22_000,
    ],
    ['a transfer of which nothing is said', transfer('kcp', 55_000), 'unknown', null, 'none', 22_000],
    ['Kakao money', balance('kakao-pay', 55_000, 0), 'by-wallet', null, 'by-wallet', 22_000],
    ['Kakao money beside free points', balance('kakao-pay', 47_000, 3_000), 'by-wallet', null, 'by-wallet', null],
    [
      'Kakao money whose amount was named',
      balance('kakao-pay', 47_000, 3_000),
      'by-wallet',
      20_000,
      'by-wallet',
      20_000,
    ],
    ['SSG money', balance('ssg-pay', 55_000, 0), 'to-do', 22_000, 'to-do', 22_000],
    ['SSG money told as a card', balance('ssg-pay', 47_000, 3_000), 'unknown', 20_000, 'to-do', 20_000],
    [
      'SSG money of which the answer names nothing',
      balance('ssg-pay', 47_000, 3_000),
      'unknown',
      null,
      'unknown',
      null,
    ],
    ['SSG money of which nothing went back', balance('ssg-pay', 47_000, 3_000), 'none', 0, 'none', 0],
    ['Kakao money of which nothing went back', balance('kakao-pay', 47_000, 3_000), 'none', 0, 'none', 0],
    [
      'Naver points told as a card',
      balance('naver-pay', 47_000, 3_000, { receiptNumber: '00261108459620' }),
      'unknown',
      20_000,
      'by-wallet',
      20_000,
    ],
    ['L.POINT', balance('l-pay', 55_000, 0), 'unknown', null, 'by-wallet', 22_000],
    ['a gift card', payment({ method: 'gift-card', parts: [part('other', 55_000)] }), 'unknown', null, 'unknown', null],
    ['an answer without parts', payment({ parts: [], paid: toWon(55_000) }), 'unknown', null, 'unknown', null],
  ] as const)('of %s', (_, of, kind, won, becomes, concerned) => {
    const before = verdictNow({
      transaction: of,
      refunds: [],
      outside: [],
      receiptActs: [],
      dutyNotes: [],
      settings: settings(),
      today,
    })
    const became = refundReceiptOutcome({ ...of, amount: toWon(22_000) }, before, outcome(kind, won))
    expect([became.kind, became.won]).toEqual([becomes, concerned])
  })

  it('of a wallet’s balance that the shop issues itself is the shop’s to cancel, issued from here or by hand', () => {
    const of = balance('kakao-pay', 47_000, 3_000, { issued: false })
    const history = { transaction: of, refunds: [], outside: [], today }
    const direct = settings({ directIssue: { 'kakao-pay': day('2026-11-01') } })
    const due = verdictNow({ ...history, receiptActs: [], dutyNotes: [], settings: direct })
    expect(due.state).toBe('due')
    for (const before of [due, { ...due, issuer: 'kcp', state: 'issued' } as const]) {
      const back = { ...of, amount: toWon(22_000) }
      expect(refundReceiptOutcome(back, before, outcome('by-wallet', 20_000))).toEqual(outcome('to-do', 20_000))
      expect(refundReceiptOutcome(back, before, outcome('none', 0)).kind).toBe('none')
      expect(refundReceiptOutcome(back, before, null).kind).toBe('unknown')
    }
  })

  it('is unknown when the answer was lost and a receipt had been issued', () => {
    const of = transfer('payple', 55_000, numbered)
    const before = verdictNow({
      transaction: of,
      refunds: [],
      outside: [],
      receiptActs: [],
      dutyNotes: [],
      settings: settings(),
      today,
    })
    expect(refundReceiptOutcome({ ...of, amount: toWon(22_000) }, before, null)).toMatchObject({
      kind: 'unknown',
      won: 22_000,
    })
  })
})
