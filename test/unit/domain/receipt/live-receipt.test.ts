import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addSplits, computeSplit, refundSplit, splitTotal } from '../../../../src/domain/tax-split.ts'
import { noWon, toWon } from '../../../../src/domain/money.ts'
import { type ReceiptHistory, receiptEvents, verdictNow } from '../../../../src/domain/receipt/ledger-row.ts'
import { liveReceiptOf, receiptExcessOf } from '../../../../src/domain/receipt/live-receipt.ts'
import type { ReceiptAct } from '../../../../src/domain/receipt/receipt-act.ts'
import { act, back, history } from './acted.ts'
import { balance, figures, outcome, part, payment, stated, transfer } from '../samples.ts'

describe('what is too much of a receipt issued from here', () => {
  const bank = transfer('kcp', 55_000, { issued: false })
  const whole = computeSplit(toWon(55_000))

  it('is what went back since, and nothing before', () => {
    expect(receiptExcessOf(history(bank, [act('issue', 1, whole)]))).toBeNull()
    const too = receiptExcessOf(
      history(bank, [act('issue', 1, whole)], [back(2, 22_000, { receipt: outcome('to-do', 22_000) })]),
    )
    expect(too).toMatchObject({ won: 22_000, left: 33_000 })
  })

  it('has the tax figures of the refund itself where they are known', () => {
    const mixed = { ...bank, split: stated(35_000, 3_500, 16_500) }
    const free = { ...computeSplit(toWon(16_500), toWon(16_500)) }
    const refunds = [back(2, 16_500, { split: free, receipt: outcome('to-do', 16_500) })]
    const excess = receiptExcessOf(history(mixed, [act('issue', 1, mixed.split)], refunds))
    expect(figures(excess?.split ?? computeSplit(noWon))).toEqual([0, 0, 16_500, 0])
  })

  it('is not told where the cash itself is in doubt', () => {
    const doubtful = { ...bank, anomalies: [{ kind: 'amount-not-as-expected', fields: {} } as const] }
    const refunds = [back(2, 22_000)]
    expect(receiptExcessOf(history(bank, [act('issue', 1, whole)], refunds))).not.toBeNull()
    expect(receiptExcessOf(history(doubtful, [act('issue', 1, whole)], refunds))).toBeNull()
  })

  it('counts of a mixed payment only what is sure to have been cash', () => {
    const ssg = balance('ssg-pay', 50_000, 5_000, { issued: false })
    const issued = [act('issue', 1, computeSplit(toWon(50_000)))]
    const untold = back(2, 22_000, { receipt: outcome('unknown') })
    expect(receiptExcessOf(history(ssg, issued, [untold]))).toMatchObject({ won: 17_000, left: 33_000 })
    const open = back(3, 20_000, { state: 'unknown', doneAt: null })
    expect(receiptExcessOf(history(ssg, issued, [untold, open]))).toMatchObject({ won: 17_000 })
  })

  it('is Payple’s own matter at Payple, which cancels with the refund', () => {
    const paid = transfer('payple', 55_000, { issued: false })
    for (const kind of ['cancelled', 'cancel-failed', 'unknown'] as const) {
      const refunds = [back(2, 22_000, { receipt: outcome(kind, 22_000) })]
      expect(receiptExcessOf(history(paid, [act('issue', 1, whole)], refunds))).toBeNull()
    }
  })

  it('is nothing of a receipt that came with the payment', () => {
    const numbered = transfer('kcp', 55_000, { issued: true, receiptNumber: '20261108459620' })
    expect(receiptExcessOf(history(numbered, [], [back(2, 22_000)]))).toBeNull()
    expect(receiptExcessOf(history(payment({ parts: [part('card', 1_000)] }), [], [back(2, 500)]))).toBeNull()
  })
})

describe('any row of issues, refunds and cancels at KCP', () => {
  type Step = 'refund' | 'excess' | 'whole' | 'issue'
  const steps = fc.array(
    fc.record({
      what: fc.constantFrom<Step>('refund', 'excess', 'whole', 'issue'),
      won: fc.integer({ min: 1, max: 60_000 }),
    }),
    { maxLength: 14 },
  )

  it('never issues twice, never cancels more than stands, and its ledger sums to what lives', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(noWon, toWon(5_000), toWon(55_000)), (asked, taxFree) => {
        const bank = transfer(
          'kcp',
          55_000,
          { issued: false },
          { split: { ...computeSplit(toWon(55_000), taxFree), stated: true } },
        )
        let now = history(bank, [])
        let paid = 55_000
        asked.forEach(({ what, won }, step) => {
          const verdict = verdictNow(now)
          const excess = receiptExcessOf(now)
          const live = liveReceiptOf(now)
          const acts = (more: ReceiptAct): ReceiptHistory => ({ ...now, receiptActs: [...now.receiptActs, more] })
          if (what === 'refund' && won <= paid) {
            paid -= won
            const split = refundSplit(bank.split, addSplits(now.refunds.map((one) => one.split)), toWon(won))
            now = {
              ...now,
              refunds: [...now.refunds, back(step, won, { split, receipt: outcome('to-do', won) })],
            }
          } else if (what === 'issue' && verdict.state === 'due') now = acts(act('issue', step, verdict.split))
          else if (what === 'excess' && excess !== null) now = acts(act('cancel', step, excess.split, excess.left))
          else if (what === 'whole' && splitTotal(live) > 0) now = acts(act('cancel', step, live))
        })
        const rows = receiptEvents(now).filter((row) => row.kind !== 'due')
        const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0)
        const live = liveReceiptOf(now)
        expect(sum((row) => row.target)).toBe(splitTotal(live))
        expect([sum((row) => row.supply), sum((row) => row.vat), sum((row) => row.taxFree)]).toEqual([
          live.supply,
          live.vat,
          live.taxFree,
        ])
        const excess = receiptExcessOf(now)
        expect(splitTotal(live) - (excess?.won ?? 0)).toBeLessThanOrEqual(paid)
        if (verdictNow(now).state === 'due') expect(splitTotal(live)).toBe(0)
      }),
      { numRuns: 2_000 },
    )
  }, 60_000)
})
