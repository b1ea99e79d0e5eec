import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../../../src/domain/day.ts'
import { toWon } from '../../../../src/domain/money.ts'
import { isCash } from '../../../../src/domain/receipt/cash-part.ts'
import { explain } from '../../../../src/domain/receipt/explanation.ts'
import { type JudgedHistory, verdictNow } from '../../../../src/domain/receipt/ledger-row.ts'
import { partVerdicts } from '../../../../src/domain/receipt/part-verdict.ts'
import type { ReceiptVerdict } from '../../../../src/domain/receipt/verdict.ts'
import { whatWouldChange } from '../../../../src/domain/receipt/what-changes.ts'
import type { TaxSettings } from '../../../../src/domain/shop.ts'
import { computeSplit, splitTotal } from '../../../../src/domain/tax-split.ts'
import type { PaymentPart, Transaction } from '../../../../src/domain/transaction.ts'
import { balance, part, payment, transfer } from '../samples.ts'
import { anyPayment, days, shops } from './any-payment.ts'

/** Payments that gateways really tell of: their parts add up, and their receipt's target is the cash. */
const sensible: fc.Arbitrary<Transaction> = fc
  .tuple(
    fc.constantFrom(
      'kakao-pay' as const,
      'toss-pay' as const,
      'naver-pay' as const,
      'ssg-pay' as const,
      'l-pay' as const,
    ),
    fc.integer({ min: 1, max: 300_000 }),
    fc.integer({ min: 0, max: 50_000 }),
    fc.integer({ min: 0, max: 200_000 }),
    fc.option(fc.boolean()),
    fc.integer({ min: 0, max: 100 }),
    fc.constantFrom('wallet' as const, 'kcp' as const, 'payple' as const),
  )
  .map(([wallet, money, free, card, issued, taxFree, through]) => {
    if (through !== 'wallet') return transfer(through, money, { issued })
    const beside: readonly PaymentPart[] = card === 0 ? [] : [part('card', card, wallet)]
    const own = balance(wallet, money, free, { issued })
    const parts = [...beside, ...own.parts]
    const paid = toWon(parts.reduce((won, one) => won + one.won, 0))
    const split = computeSplit(paid, toWon(Math.floor((paid * taxFree) / 100)))
    return { ...own, parts, paid, split }
  })

const histories = (of: fc.Arbitrary<Transaction>): fc.Arbitrary<JudgedHistory> =>
  fc.tuple(of, shops, days).map(([transaction, shop, today]) => ({
    transaction,
    refunds: [],
    outside: [],
    receiptActs: [],
    settings: shop,
    today,
  }))
const any = histories(fc.oneof(anyPayment, sensible))
const real = histories(sensible)

/** All of a verdict that a merchant acts by. */
const meaning = (verdict: ReceiptVerdict): string => JSON.stringify({ ...verdict, rules: [], source: null })

describe('the parts of any payment', () => {
  it('have a verdict each, cite rules, and add up to what was paid, tax and all', () => {
    fc.assert(
      fc.property(any, (history) => {
        const parts = partVerdicts(history)
        expect(parts.length).toBeGreaterThan(0)
        expect(parts.reduce((won, one) => won + one.part.won, 0)).toBe(history.transaction.paid)
        for (const one of parts) {
          expect(splitTotal(one.split)).toBe(one.part.won)
          expect(one.verdict.rules.length).toBeGreaterThan(0)
          expect(one.verdict.amount).toBeLessThanOrEqual(one.part.won)
          expect(splitTotal(one.verdict.split)).toBe(one.verdict.amount)
        }
      }),
      { numRuns: 600 },
    )
  })

  it('make the payment’s receipt together, in won and in every share of tax', () => {
    fc.assert(
      fc.property(real, (history) => {
        const whole = verdictNow(history)
        const parts = partVerdicts(history)
        for (const share of ['supply', 'vat', 'taxFree', 'service'] as const)
          expect(parts.reduce((won, { verdict }) => won + verdict.split[share], 0)).toBe(whole.split[share])
        const cash = parts.filter((one) => isCash(one.part))
        expect(cash.map(({ verdict }) => meaning(verdict))).toEqual(cash.map(() => meaning(whole)))
      }),
      { numRuns: 400 },
    )
  })

  it('never ask the merchant for the receipt of a card', () => {
    fc.assert(
      fc.property(any, (history) => {
        for (const { part: one, verdict } of partVerdicts(history)) {
          if (one.kind !== 'card') continue
          expect(['none', 'check']).toContain(verdict.duty)
          expect([verdict.amount, verdict.deadline, verdict.penalty]).toEqual([0, null, null])
        }
      }),
      { numRuns: 400 },
    )
  })

  it('are never silently without a receipt where a code is not known', () => {
    const unknown = fc.tuple(any, fc.constantFrom('unknown-method' as const, 'unknown-wallet' as const))
    fc.assert(
      fc.property(unknown, ([history, kind]) => {
        const transaction = { ...history.transaction, anomalies: [{ kind, fields: {} }] }
        for (const { verdict } of partVerdicts({ ...history, transaction })) expect(verdict.duty).toBe('check')
      }),
      { numRuns: 300 },
    )
  })

  it('cost more with later days and never less', () => {
    fc.assert(
      fc.property(any, fc.nat(40), (history, later) => {
        const costs = (today: Day) =>
          partVerdicts({ ...history, today }).map(({ verdict }) => verdict.penalty?.today ?? 0)
        const then = costs(addDays(history.today, later))
        for (const [at, now] of costs(history.today).entries()) expect(then[at]).toBeGreaterThanOrEqual(now)
      }),
      { numRuns: 400 },
    )
  })
})

describe('one changed input', () => {
  /** Asks of any real payment that a change of its shop's settings touches nothing but these. */
  const touchesOnly = (change: Partial<TaxSettings>, may: (history: JudgedHistory) => boolean): void =>
    fc.assert(
      fc.property(real, (history) => {
        const changed = { ...history, settings: { ...history.settings, ...change } }
        if (meaning(verdictNow(changed)) !== meaning(verdictNow(history))) expect(may(history)).toBe(true)
      }),
      { numRuns: 300 },
    )
  const isMixed = ({ transaction }: JudgedHistory) => transaction.parts.length > 1
  const isOwn = (history: JudgedHistory) =>
    ['mandatory', 'on-request', 'check'].includes(verdictNow(history).duty) ||
    verdictNow(history).state === 'not-issued-by-wallet'

  it('of the trade touches only what the merchant issues, and the risk of what a wallet did not', () => {
    touchesOnly({ mandatory: 'NONE' }, isOwn)
    touchesOnly({ mandatory: 'BY_CATEGORY' }, isOwn)
  })

  it('of what the threshold is held against touches only mixed payments the merchant issues for', () => {
    touchesOnly({ mixedThreshold: 'CASH_PART' }, (history) => isMixed(history) && isOwn(history))
  })

  it('of where tax-free won fall touches only payments of several parts that have some', () => {
    touchesOnly({ exemptShare: 'CASH_FIRST' }, (history) => isMixed(history) && history.transaction.split.taxFree > 0)
  })

  it('of a wallet taken over touches only the money of that wallet', () => {
    touchesOnly(
      { directIssue: {} },
      ({ transaction: { wallet, gateway } }) => gateway === 'kcp' && (wallet === 'kakao-pay' || wallet === 'naver-pay'),
    )
  })

  it('of the buyer, the goods or the order number touches nothing', () => {
    fc.assert(
      fc.property(real, (history) => {
        const transaction: Transaction = {
          ...history.transaction,
          orderNumber: 'ANOTHER',
          goods: '다른 상품',
          buyer: { name: '이몽룡', phone: '01011112222', email: null },
        }
        expect(meaning(verdictNow({ ...history, transaction }))).toBe(meaning(verdictNow(history)))
      }),
      { numRuns: 100 },
    )
  })

  it('is all that any alternative of an explanation differs by: the rest of the payment is as it was', () => {
    fc.assert(
      fc.property(real, (history) => {
        const now = verdictNow(history)
        for (const { cause, verdict, when, sentence } of whatWouldChange(history)) {
          expect(when).toMatch(/면$/)
          expect(sentence).toMatch(/[.]$/)
          if (cause === 'day')
            expect([verdict.issuer, verdict.duty, verdict.amount]).toEqual([now.issuer, now.duty, now.amount])
          if (cause === 'setting') expect([verdict.issuer, verdict.amount]).toEqual([now.issuer, now.amount])
          if (cause === 'answer') expect(verdict.amount).toBe(now.amount)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('leaves any payment, sensible or not, with an explanation that reckons to its verdict', () => {
    fc.assert(
      fc.property(any, (history) => {
        const { reckoning, verdict, rules } = explain(history)
        expect(rules.map(({ id }) => id)).toEqual(verdict.rules)
        const receipt = reckoning.find(({ name }) => name === '현금영수증 금액')
        if (receipt !== undefined) expect(receipt.won).toBe(verdict.amount)
        const shares = reckoning.filter(({ name }) => ['면세', '봉사료', '부가세', '공급가액'].includes(name))
        if (shares.length > 0) expect(shares.reduce((won, one) => won + one.won, 0)).toBe(verdict.amount)
      }),
      { numRuns: 250 },
    )
  })
})

describe('a card', () => {
  it('is judged the same beside anything', () => {
    fc.assert(
      fc.property(real, (history) => {
        const alone = verdictNow({ ...history, transaction: payment({ wallet: history.transaction.wallet }) })
        for (const { part: one, verdict } of partVerdicts(history))
          if (one.kind === 'card') expect([verdict.duty, verdict.state]).toEqual([alone.duty, alone.state])
      }),
      { numRuns: 150 },
    )
  })
})
