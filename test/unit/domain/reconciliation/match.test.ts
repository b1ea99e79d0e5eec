import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../src/domain/day.ts'
import { noWon } from '../../../../src/domain/money.ts'
import { matchCauseNames, wantsAttention } from '../../../../src/domain/reconciliation/finding.ts'
import type { MatchInput } from '../../../../src/domain/reconciliation/match-input.ts'
import { cancelled, due, issued, listed, match, only, told } from './match-samples.ts'

describe('each cause', () => {
  const batch = due({ wallet: 'l-pay', issuer: 'wallet', standing: 'batch', deadline: null })
  const wallet = due({ wallet: 'kakao-pay', issuer: 'wallet', standing: 'not-issued-by-wallet', deadline: null })

  it.each<readonly [string, Partial<Omit<MatchInput, 'settings'>>, readonly string[]]>([
    [
      'a receipt and its line of the same number match',
      { receipts: [issued()], lines: [listed()] },
      ['matched: r1 l1'],
    ],
    ['a receipt is awaited while its grace lasts', { receipts: [issued()], on: toDay('2026-11-12') }, ['awaiting: r1']],
    ['a receipt Hometax does not show after its grace is missing', { receipts: [issued()] }, ['missing: r1']],
    [
      'a receipt Hometax dates after its grace is late',
      { receipts: [issued()], lines: [listed({ on: '2026-11-13' })] },
      ['late: r1 l1'],
    ],
    [
      'a receipt Hometax dates after the deadline is late',
      { receipts: [issued({ deadline: toDay('2026-11-09') })], lines: [listed({ on: '2026-11-10' })] },
      ['late: r1 l1'],
    ],
    [
      'a line of the same number and another amount differs in amount',
      { receipts: [issued()], lines: [listed({ total: 50_000 })] },
      ['amount-differs: r1 l1'],
    ],
    [
      'a line of the same number for another use differs in kind',
      { receipts: [issued()], lines: [listed({ purpose: 'business-expense' })] },
      ['kind-differs: r1 l1'],
    ],
    [
      'a stranger of the same amount and last four beside a receipt is a double',
      { receipts: [issued()], lines: [listed(), listed({ id: 'l2', approvalNumber: 'B1', on: '2026-11-12' })] },
      ['double: l2', 'matched: r1 l1'],
    ],
    [
      'of two receipts of one payment the merchant’s is the double',
      {
        receipts: [issued({ issuer: 'wallet' }), issued({ id: 'r2', issuer: 'merchant', approvalNumber: 'A2' })],
        lines: [listed(), listed({ id: 'l2', approvalNumber: 'A2' })],
      },
      ['double: r2 l2', 'matched: r1 l1'],
    ],
    [
      'a cancel Hometax does not show after its grace is missing',
      { receipts: [issued({ isAlive: false }), cancelled()], lines: [listed()] },
      ['cancel-missing: r1 c1 l1'],
    ],
    [
      'a cancel only Hometax knows is told',
      { receipts: [issued()], lines: [listed(), listed({ id: 'l2', total: -55_000, on: '2026-11-10' })] },
      ['cancelled-in-hometax: r1 l1 l2'],
    ],
    [
      'a receipt we owe and Hometax has was issued elsewhere',
      { duties: [due()], lines: [listed({ on: '2026-11-11' })] },
      ['issued-elsewhere: d1 l1'],
    ],
    [
      'a receipt a wallet says it did not issue is found after all',
      { duties: [wallet], lines: [listed()] },
      ['reported-not-issued-but-found: d1 l1'],
    ],
    ['a wallet that did not issue is told after the grace', { duties: [wallet] }, ['wallet-did-not-issue: d1']],
    ['a wallet’s receipt is awaited until then', { duties: [wallet], on: toDay('2026-11-12') }, ['awaiting: d1']],
    ['L.POINT is awaited on 31 January', { duties: [batch], on: toDay('2027-01-31') }, ['batch-awaited: d1']],
    ['L.POINT is overdue on 1 February', { duties: [batch], on: toDay('2027-02-01') }, ['batch-overdue: d1']],
    [
      'L.POINT’s receipt dated in January is found',
      { duties: [batch], lines: [listed({ on: '2027-01-20' })], on: toDay('2027-02-01') },
      ['matched: d1 l1'],
    ],
    [
      'L.POINT’s receipt dated as the payment is found',
      { duties: [batch], lines: [listed()], on: toDay('2027-01-20') },
      ['matched: d1 l1'],
    ],
    ['a line nobody of ours stands for is Hometax’s alone', { lines: [listed()] }, ['hometax-only: l1']],
    [
      'a line and its cancel that nobody of ours stands for cancel out',
      { lines: [listed(), listed({ id: 'l2', total: -55_000 })] },
      ['hometax-cancels-out: l1 l2'],
    ],
    ['a duty that nothing meets after its deadline is unmet', { duties: [due()] }, ['duty-unmet: d1']],
    ['a duty is awaited on its last day', { duties: [due()], on: toDay('2026-11-14') }, ['awaiting: d1']],
    ['a receipt due on request only is never unmet', { duties: [due({ deadline: null })] }, ['awaiting: d1']],
    [
      'a duty with nothing left is met',
      { duties: [due({ won: noWon })], lines: [listed()] },
      ['hometax-only: l1', 'matched: d1'],
    ],
  ])('%s', (_, given, expected) => {
    const result = match(given)
    expect(told(result)).toEqual(expected)
    for (const { sentence, rules, cause } of result.findings) {
      expect(sentence).toMatch(/[가-힣].*\.$/)
      expect(rules).toContain('R65')
      expect(matchCauseNames[cause]).toMatch(/[가-힣]/)
    }
  })

  it('that needs nobody is told apart from the rest', () => {
    expect(wantsAttention({ cause: 'matched' })).toBe(false)
    expect(wantsAttention({ cause: 'missing' })).toBe(true)
  })
})

describe('the last day', () => {
  it('of the grace and of the deadline is not late', () => {
    expect(told(match({ receipts: [issued()], lines: [listed({ on: '2026-11-12' })] }))).toEqual(['matched: r1 l1'])
    const receipts = [issued({ deadline: toDay('2026-11-10') })]
    expect(told(match({ receipts, lines: [listed({ on: '2026-11-10' })] }))).toEqual(['matched: r1 l1'])
  })
})

describe('the evidence of a finding', () => {
  it('has the figures of each side, the ids, the rules and a sentence with the won', () => {
    expect(only(match({ receipts: [issued()], lines: [listed({ total: 50_000 })] }))).toMatchObject({
      cause: 'amount-differs',
      sureness: 'exact',
      due: 0,
      known: 55_000,
      hometax: 50_000,
      rules: ['R28', 'R44', 'R45', 'R65'],
      sentence: '우리 기록은 55,000원, 홈택스는 50,000원입니다.',
      queueDay: '2026-11-09',
    })
  })

  it('is ordered by the deadline where there is one', () => {
    expect(only(match({ duties: [due()] }))).toMatchObject({ queueDay: '2026-11-14', due: 55_000 })
    expect(only(match({ receipts: [issued({ deadline: toDay('2026-11-13') })] })).queueDay).toBe('2026-11-13')
    const batch = due({ wallet: 'l-pay', issuer: 'wallet', standing: 'batch', deadline: null })
    expect(only(match({ duties: [batch] })).queueDay).toBe('2027-01-31')
  })

  it('of a double names the line it resembles', () => {
    const { findings } = match({
      receipts: [issued()],
      lines: [listed(), listed({ id: 'l2', approvalNumber: 'B1' })],
    })
    expect(findings.find(({ cause }) => cause === 'double')).toMatchObject({ beside: ['l1'], sureness: 'inferred' })
  })

  it('says that a receipt made elsewhere came after its deadline', () => {
    expect(only(match({ duties: [due()], lines: [listed({ on: '2026-11-16' })] })).sentence).toMatch(
      /발급기한\(2026-11-14\)을 지난 발급/,
    )
  })
})
