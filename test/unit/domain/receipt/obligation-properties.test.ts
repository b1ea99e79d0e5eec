import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noWon, toWon, type Won } from '../../../../src/domain/money.ts'
import { obligationRules } from '../../../../src/domain/receipt/obligation-rules.ts'
import { receiptVerdict } from '../../../../src/domain/receipt/obligation.ts'
import { splitTotal } from '../../../../src/domain/tax-split.ts'
import type { PaymentPart, Transaction } from '../../../../src/domain/transaction.ts'
import { addDays } from '../../../../src/domain/day.ts'
import { balance, day, payment, settings } from '../samples.ts'
import { amounts, anyPayment, days, shops, wallets } from './any-payment.ts'

const inputs = fc.tuple(anyPayment, amounts, shops, days)

describe('any verdict', () => {
  it('cites at least one rule, and only rules that exist', () => {
    const known = new Set(obligationRules.map(({ id }) => id))
    fc.assert(
      fc.property(inputs, (input) => {
        const { rules } = receiptVerdict(...input)
        expect(rules.length).toBeGreaterThan(0)
        expect(rules.every((id) => known.has(id))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('has a split that adds up to its amount, which is never above the cash', () => {
    fc.assert(
      fc.property(inputs, ([of, refunded, shop, on]) => {
        const verdict = receiptVerdict(of, refunded, shop, on)
        const cash = of.parts.filter(({ kind }) => ['money', 'transfer', 'virtual-account'].includes(kind))
        expect(splitTotal(verdict.split)).toBe(verdict.amount)
        expect(verdict.amount).toBeLessThanOrEqual(cash.reduce((all, { won }) => all + won, 0))
      }),
      { numRuns: 1_000 },
    )
  })

  it('is never without a receipt while there is cash or something nobody judges', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const [of] = input
        const { state } = receiptVerdict(...input)
        const harmless = new Set(['card', 'free-points', 'coupon'])
        if (of.parts.some(({ kind, won }) => won > 0 && !harmless.has(kind))) expect(state).not.toBe('no-receipt')
        if (['mobile', 'gift-card', 'unknown'].includes(of.method)) expect(state).toBe('check')
      }),
      { numRuns: 1_000 },
    )
  })

  it('of cards alone never asks the merchant to issue', () => {
    const cards = fc.array(amounts, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(cards, wallets, shops, days, (row, wallet, shop, on) => {
        const of = payment({ wallet, parts: row.map((won): PaymentPart => ({ kind: 'card', won, wallet })) })
        expect(receiptVerdict(of, noWon, shop, on).duty).toBe('none')
      }),
    )
  })

  it('never costs less by waiting', () => {
    fc.assert(
      fc.property(anyPayment, shops, days, fc.nat(30), (of, shop, on, later) => {
        const now = receiptVerdict(of, noWon, shop, on).penalty
        const then = receiptVerdict(of, noWon, shop, addDays(on, later)).penalty
        expect(then === null).toBe(now === null)
        if (now === null || then === null) return
        expect(then.today).toBeGreaterThanOrEqual(now.today)
        if (now.next !== null) expect(now.next.won).toBeGreaterThanOrEqual(now.today)
      }),
      { numRuns: 500 },
    )
  })
})

describe('one changed input', () => {
  const seen = (of: Transaction, shop = settings(), refunded: Won = noWon): string =>
    JSON.stringify({ ...receiptVerdict(of, refunded, shop, day('2026-11-09')), rules: [], source: null })
  const kakao = balance('kakao-pay', 120_000, 0)
  const ssg = balance('ssg-pay', 120_000, 0, { issued: null })
  const card = payment({ parts: [{ kind: 'card', won: toWon(120_000), wallet: null }] })
  const lpoint = balance('l-pay', 120_000, 0)

  it('of the merchant’s trade changes only what the merchant issues', () => {
    const none = settings({ mandatory: 'NONE' })
    expect(seen(ssg, none)).not.toBe(seen(ssg))
    for (const of of [kakao, card, lpoint]) expect(seen(of, none)).toBe(seen(of))
  })

  it('of a wallet’s direct issue changes only that wallet', () => {
    const taken = settings({ directIssue: { 'kakao-pay': day('2026-01-01') } })
    expect(seen(kakao, taken)).not.toBe(seen(kakao))
    for (const of of [ssg, card, lpoint, balance('toss-pay', 9_000, 0)]) expect(seen(of, taken)).toBe(seen(of))
  })

  it('of the mixed threshold changes only mixed payments around it', () => {
    const cashPart = settings({ mixedThreshold: 'CASH_PART' })
    const mixed = balance('ssg-pay', 95_000, 5_000, { issued: null })
    expect(seen(mixed, cashPart)).not.toBe(seen(mixed))
    for (const of of [ssg, balance('ssg-pay', 50_000, 1_000, { issued: null }), kakao])
      expect(seen(of, cashPart)).toBe(seen(of))
  })

  it('of where tax-free amounts fall changes only mixed-tax payments of several parts', () => {
    const cashFirst = settings({ exemptShare: 'CASH_FIRST' })
    const split = { ...ssg.split, supply: toWon(100_000), vat: toWon(10_000), taxFree: toWon(10_000) }
    const several = balance('ssg-pay', 100_000, 20_000, { issued: null }, { split })
    expect(seen(several, cashFirst)).not.toBe(seen(several))
    for (const of of [ssg, { ...ssg, split }, balance('ssg-pay', 100_000, 20_000, { issued: null })])
      expect(seen(of, cashFirst)).toBe(seen(of))
  })

  it('of what the answer says of issuing never changes a card or the batch', () => {
    for (const of of [card, lpoint])
      expect(seen({ ...of, receipt: { ...of.receipt, issued: false } })).toBe(
        seen({ ...of, receipt: { ...of.receipt, issued: true } }),
      )
  })
})
