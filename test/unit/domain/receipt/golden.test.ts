import { describe, expect, it } from 'vitest'
import { verdictNow } from '../../../../src/domain/receipt/ledger-row.ts'
import { partVerdicts } from '../../../../src/domain/receipt/part-verdict.ts'
import { splitTotal } from '../../../../src/domain/tax-split.ts'
import { figures, settings } from '../samples.ts'
import { actCases } from './golden/acts.ts'
import { bankCases } from './golden/banks.ts'
import { cardCases } from './golden/cards.ts'
import { directIssueCases } from './golden/direct-issue.ts'
import { doubtCases } from './golden/doubts.ts'
import { dayOfCase, type GoldenCase } from './golden/golden-case.ts'
import { merchantCases } from './golden/merchant.ts'
import { mixedTaxCases } from './golden/mixed-tax.ts'
import { refundCases } from './golden/refunds.ts'
import { walletRefundCases } from './golden/wallet-refunds.ts'
import { walletCases } from './golden/wallets.ts'

const subjects = {
  cards: cardCases,
  wallets: walletCases,
  merchant: merchantCases,
  'direct issue': directIssueCases,
  banks: bankCases,
  'mixed tax': mixedTaxCases,
  refunds: refundCases,
  'wallet refunds': walletRefundCases,
  acts: actCases,
  doubts: doubtCases,
} as const
const all: readonly GoldenCase[] = Object.values(subjects).flat()

const historyOf = (one: GoldenCase) => ({
  transaction: one.of,
  refunds: one.refunds ?? [],
  outside: one.outside ?? [],
  receiptActs: one.acts ?? [],
  settings: settings(one.settings),
  today: dayOfCase(one),
})

describe('the golden cases', () => {
  it('are at least two hundred, each by its own name and none twice', () => {
    expect(all.length).toBeGreaterThanOrEqual(200)
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    const asked = all.map((one) => JSON.stringify([one.of, one.settings, one.on, one.refunds, one.outside, one.acts]))
    expect(new Set(asked).size).toBe(asked.length)
  })
})

describe.each(Object.entries(subjects))('golden %s', (_, cases) => {
  it.each(cases)('$name', (one) => {
    const verdict = verdictNow(historyOf(one))
    const { issuer, duty, state, amount, deadline, penalty, rules } = verdict
    expect({ issuer, duty, state, amount, split: figures(verdict.split), deadline, penalty }).toEqual(one.says)
    expect(rules.toSorted()).toEqual(one.rules.split(' ').toSorted())
    expect(verdict.sentence).toMatch(/[가-힣].*[.]$/)
  })

  it.each(cases)('each part has its answer, and together they are what was paid: $name', (one) => {
    const parts = partVerdicts(historyOf(one))
    expect(parts.reduce((won, { part }) => won + part.won, 0)).toBe(one.of.paid)
    for (const { part, split, verdict } of parts) {
      expect(splitTotal(split)).toBe(part.won)
      expect(verdict.rules.length).toBeGreaterThan(0)
      if (part.kind === 'card') expect(['none', 'check']).toContain(verdict.duty)
    }
    expect(parts.reduce((won, { verdict }) => won + verdict.amount, 0)).toBe(one.says.amount)
  })
})
