import { describe, expect, it } from 'vitest'
import { receiptVerdict } from '../../../src/domain/receipt/obligation.ts'
import type { TaxEntry, TaxHistory, TaxSettings } from '../../../src/domain/shop.ts'
import {
  lastTax,
  overruledBy,
  taxBeginning,
  taxFor,
  taxOn,
  taxSpans,
  unchangedTax,
} from '../../../src/domain/tax-history.ts'
import { noWon } from '../../../src/domain/money.ts'
import { balance, day, morningOf, settings, transfer } from './samples.ts'

const entry = (appliesFrom: string, recordedOn: string, change: Partial<TaxSettings>): TaxEntry => ({
  appliesFrom: day(appliesFrom),
  tax: settings(change),
  recordedAt: morningOf(recordedOn),
  operatorId: 'op-1',
  operatorName: '관리자',
})

const [always] = unchangedTax()
const byCategory = entry('2026-12-01', '2026-11-20', { mandatory: 'BY_CATEGORY' })
const none = entry('2027-01-01', '2026-11-25', { mandatory: 'NONE' })
const history: TaxHistory = [always, byCategory, none]

const mandatoryOn = (received: string, known: string, of: TaxHistory = history) =>
  taxOn(of, day(received), day(known)).mandatory

describe('settings that hold for a payment', () => {
  it('are those that apply by its day', () => {
    expect(mandatoryOn('2026-11-30', '2027-02-01')).toBe('ALL')
    expect(mandatoryOn('2026-12-01', '2027-02-01')).toBe('BY_CATEGORY')
    expect(mandatoryOn('2026-12-31', '2027-02-01')).toBe('BY_CATEGORY')
    expect(mandatoryOn('2027-01-01', '2027-02-01')).toBe('NONE')
  })

  it('are those that were recorded by the day of the answer, its own day included', () => {
    expect(mandatoryOn('2027-01-05', '2026-11-19')).toBe('ALL')
    expect(mandatoryOn('2027-01-05', '2026-11-20')).toBe('BY_CATEGORY')
    expect(mandatoryOn('2027-01-05', '2026-11-24')).toBe('BY_CATEGORY')
    expect(mandatoryOn('2027-01-05', '2026-11-25')).toBe('NONE')
  })

  it('are those recorded later where two apply, be they for earlier days', () => {
    const corrected: TaxHistory = [...history, entry('2026-06-01', '2027-01-10', { mandatory: 'ALL', travel: true })]
    expect(mandatoryOn('2027-01-05', '2027-01-09', corrected)).toBe('NONE')
    expect(mandatoryOn('2027-01-05', '2027-01-10', corrected)).toBe('ALL')
    expect(taxOn(corrected, day('2026-05-31'), day('2027-01-10')).travel).toBe(false)
  })

  it('are the first ones before anything was recorded', () => {
    expect(mandatoryOn('2026-12-15', '1999-01-01')).toBe('ALL')
    expect(unchangedTax()[0].appliesFrom).toBe(taxBeginning)
  })
})

describe('what held when', () => {
  it('is told without what a later record has taken the place of', () => {
    expect(taxSpans(history).map(({ from, until }) => [from, until])).toEqual([
      [taxBeginning, '2026-11-30'],
      ['2026-12-01', '2026-12-31'],
      ['2027-01-01', null],
    ])
    const again = entry('2026-12-01', '2026-11-26', { mandatory: 'ALL' })
    expect(taxSpans([...history, again]).map(({ from, entry: one }) => [from, one.tax.mandatory])).toEqual([
      [taxBeginning, 'ALL'],
      ['2026-12-01', 'ALL'],
    ])
    expect(lastTax([...history, again])).toBe(again)
  })

  it('says beforehand which settings a new record would overrule', () => {
    expect(overruledBy(history, day('2026-12-15'))).toEqual([none])
    expect(overruledBy(history, day('2027-01-01'))).toEqual([])
    expect(overruledBy(history, day('2026-11-01'))).toEqual([byCategory, none])
  })

  it('holds between its days as it does for each payment in them', () => {
    for (const { from, until, entry: one } of taxSpans(history))
      for (const on of [from, until ?? day('2030-01-01')]) expect(taxOn(history, on, day('2030-01-01'))).toBe(one.tax)
  })
})

describe('one payment, two days, two verdicts', () => {
  const judged = (paidOn: string, of: TaxHistory, on: string) => {
    const payment = transfer('kcp', 120_000, { issued: false }, { paidAt: morningOf(paidOn) })
    return receiptVerdict(payment, noWon, taxFor({ taxHistory: of }, payment, day(on)), day(on))
  }

  it('by settings that were changed from a day on', () => {
    expect(judged('2026-11-30', history, '2027-02-01').duty).toBe('mandatory')
    expect(judged('2026-12-01', history, '2027-02-01').duty).toBe('check')
    expect(judged('2027-01-01', history, '2027-02-01').duty).toBe('on-request')
  })

  it('by when they were recorded: the old answer can be given again', () => {
    expect(judged('2026-12-02', history, '2026-11-19').duty).toBe('mandatory')
    expect(judged('2026-12-02', history, '2026-12-03').duty).toBe('check')
  })

  it('by the day a wallet was taken over: a payment of the day before keeps its old issuer', () => {
    const direct: TaxHistory = [
      always,
      entry('2026-11-01', '2026-10-20', { directIssue: { 'kakao-pay': day('2026-11-01') } }),
    ]
    const kakao = (paidOn: string) => {
      const payment = balance('kakao-pay', 120_000, 0, {}, { paidAt: morningOf(paidOn) })
      return receiptVerdict(
        payment,
        noWon,
        taxFor({ taxHistory: direct }, payment, day('2026-11-05')),
        day('2026-11-05'),
      )
    }
    expect(kakao('2026-10-31')).toMatchObject({ issuer: 'wallet', state: 'issued' })
    expect(kakao('2026-11-01')).toMatchObject({ issuer: 'merchant', state: 'due', deadline: '2026-11-06' })
  })
})
