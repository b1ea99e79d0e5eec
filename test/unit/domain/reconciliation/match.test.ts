import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../src/domain/day.ts'
import { noWon, toWon } from '../../../../src/domain/money.ts'
import { matchCauseNames, wantsAttention } from '../../../../src/domain/reconciliation/finding.ts'
import type { MatchInput } from '../../../../src/domain/reconciliation/match-input.ts'
import { cancelled, due, issued, listed, match, momentOf, only, told } from './match-samples.ts'

const tuesday = toDay('2026-11-10')

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

describe('approval numbers', () => {
  it('are compared without surrounding blanks, and with their case and zeros', () => {
    const of = (ours: string, theirs: string) =>
      told(match({ receipts: [issued({ approvalNumber: ours })], lines: [listed({ approvalNumber: theirs })] }))
    expect(of('TB0000178', ' TB0000178 ')).toEqual(['matched: r1 l1'])
    expect(of('0012345', '12345')).toEqual(['hometax-only: l1', 'missing: r1'])
    expect(of('g3482429BV2', 'G3482429BV2')).toEqual(['hometax-only: l1', 'missing: r1'])
  })

  it('that differ are two receipts, however alike the rest is', () => {
    const result = match({ receipts: [issued()], lines: [listed({ approvalNumber: 'B1' })] })
    expect(told(result)).toEqual(['hometax-only: l1', 'missing: r1'])
    expect(result.doubles).toHaveLength(1)
  })

  it('twice in Hometax, an issue and its cancel, are one chain in any order of the file', () => {
    const receipts = [issued({ isAlive: false }), cancelled()]
    const lines = [listed({ id: 'l2', total: -55_000, on: '2026-11-10' }), listed()]
    expect(told(match({ receipts, lines }))).toEqual(['matched: r1 c1 l1 l2'])
    expect(told(match({ receipts: receipts.toReversed(), lines: lines.toReversed() }))).toEqual([
      'matched: r1 c1 l1 l2',
    ])
  })

  it('issued twice under one number differ in amount', () => {
    expect(told(match({ receipts: [issued()], lines: [listed(), listed({ id: 'l2' })] }))).toEqual([
      'amount-differs: r1 l1 l2',
    ])
  })

  it('claimed by two payments belong to one of them, whatever their order', () => {
    const receipts = [issued(), issued({ id: 'r2', transactionId: 't2' }), issued({ id: 'r3', transactionId: 't3' })]
    for (const order of [receipts, receipts.toReversed()])
      expect(told(match({ receipts: order, lines: [listed()] }))).toEqual([
        'matched: r1 l1',
        'missing: r2',
        'missing: r3',
      ])
  })

  it('that are blank are none', () => {
    expect(told(match({ lines: [listed({ approvalNumber: ' ' }), listed({ id: 'l2', approvalNumber: '' })] }))).toEqual(
      ['hometax-only: l1', 'hometax-only: l2'],
    )
  })

  it('a gateway told of a receipt it says it did not issue find it, and its amount is compared', () => {
    const duty = due({
      standing: 'not-issued-by-wallet',
      issuer: 'wallet',
      approvalNumber: 'A1',
      identityLastFour: null,
    })
    expect(only(match({ duties: [duty], lines: [listed({ identityLastFour: null })] }))).toMatchObject({
      cause: 'reported-not-issued-but-found',
      sureness: 'exact',
    })
    expect(told(match({ duties: [duty], lines: [listed({ total: 50_000 })] }))).toEqual(['amount-differs: d1 l1'])
  })
})

describe('a receipt whose number nobody told', () => {
  const silent = (change = {}) => issued({ approvalNumber: null, ...change })

  it('is inferred by amount, last four and a day to either side (R30)', () => {
    for (const on of ['2026-11-08', '2026-11-09', '2026-11-10'])
      expect(only(match({ receipts: [silent()], lines: [listed({ on })] }))).toMatchObject({
        cause: 'matched',
        sureness: 'inferred',
      })
    for (const on of ['2026-11-07', '2026-11-11'])
      expect(told(match({ receipts: [silent()], lines: [listed({ on })] }))).toEqual([
        'hometax-only: l1',
        'missing: r1',
      ])
  })

  it('over the end of a month and of a year', () => {
    const at = momentOf('2026-12-31T23:59:59')
    expect(
      told(
        match({ receipts: [silent({ at })], lines: [listed({ on: '2027-01-01T00:00:01' })], on: toDay('2027-02-01') }),
      ),
    ).toEqual(['matched: r1 l1'])
  })

  it('takes the nearest of several, and of equally near ones the first number, then the first time', () => {
    const lines = [
      listed({ id: 'far', approvalNumber: 'A0', on: '2026-11-09T14:00:00' }),
      listed({ id: 'near', approvalNumber: 'A9', on: '2026-11-09T10:00:01' }),
    ]
    expect(told(match({ receipts: [silent()], lines }))).toContain('matched: r1 near')
    const equal = [
      listed({ id: 'second', approvalNumber: 'A2', on: '2026-11-09T09:00:00' }),
      listed({ id: 'first', approvalNumber: 'A1', on: '2026-11-09T11:00:00' }),
    ]
    for (const order of [equal, equal.toReversed()])
      expect(told(match({ receipts: [silent()], lines: order }))).toContain('matched: r1 first')
  })

  it('keeps many buyers of one amount apart by their last four', () => {
    const fours = ['1111', '2222', '3333', '4444']
    const receipts = fours.map((identityLastFour) =>
      silent({ id: `r${identityLastFour}`, transactionId: `t${identityLastFour}`, identityLastFour }),
    )
    const lines = fours
      .toReversed()
      .map((identityLastFour) =>
        listed({ id: `l${identityLastFour}`, approvalNumber: `A${identityLastFour}`, identityLastFour }),
      )
    expect(told(match({ receipts, lines }))).toEqual(fours.map((four) => `matched: r${four} l${four}`))
  })

  it('is paired weakly where either side has no last four (R63), and says so', () => {
    const weak = { cause: 'matched', sureness: 'weak', rules: ['R30', 'R63', 'R65'] }
    expect(only(match({ receipts: [silent()], lines: [listed({ identityLastFour: null })] }))).toMatchObject(weak)
    const wallet = silent({ identityLastFour: '', issuer: 'wallet', wallet: 'kakao-pay', purpose: null })
    const finding = only(match({ receipts: [wallet], lines: [listed()] }))
    expect(finding).toMatchObject(weak)
    expect(finding.sentence).toMatch(/뒷4자리가 없어/)
  })

  it('is not paired with another’s last four', () => {
    expect(told(match({ receipts: [silent()], lines: [listed({ identityLastFour: '9999' })] }))).toEqual([
      'hometax-only: l1',
      'missing: r1',
    ])
  })

  it('gives way to what is surer', () => {
    const receipts = [silent({ id: 'weak', transactionId: 't2', identityLastFour: null }), silent()]
    expect(told(match({ receipts, lines: [listed({ on: '2026-11-10' })] }))).toEqual([
      'matched: r1 l1',
      'missing: weak',
    ])
  })

  it('and was cancelled is first looked for among those cancelled', () => {
    const wallet = { identityLastFour: null, issuer: 'wallet' as const, purpose: null }
    const receipts = [
      silent({ ...wallet, at: momentOf('2026-11-09T12:00:00') }),
      silent({ ...wallet, id: 'r2', transactionId: 't2', isAlive: false, at: momentOf('2026-11-09T09:00:00') }),
      cancelled({ ...wallet, transactionId: 't2', originalApprovalNumber: null }),
    ]
    const lines = [
      listed({ id: 'alive', approvalNumber: 'A1', on: '2026-11-09T09:00:00' }),
      listed({ id: 'dead', approvalNumber: 'A2', on: '2026-11-09T12:00:00' }),
      listed({ id: 'dead-c', approvalNumber: 'A2', total: -55_000, on: '2026-11-10' }),
    ]
    expect(told(match({ receipts, lines }))).toEqual(['matched: r1 alive', 'matched: r2 c1 dead dead-c'])
  })
})

describe('cancels', () => {
  it('of a part match a part, and their sums are what counts', () => {
    const receipts = [issued(), cancelled({ won: toWon(22_000) })]
    const part = listed({ id: 'l2', total: -22_000, on: '2026-11-10' })
    expect(told(match({ receipts, lines: [listed(), part] }))).toEqual(['matched: r1 c1 l1 l2'])
    const parts = [
      listed({ id: 'l2', total: -11_000, on: '2026-11-10' }),
      listed({ id: 'l3', total: -11_000, on: '2026-11-11' }),
    ]
    expect(told(match({ receipts, lines: [listed(), ...parts] }))).toEqual(['matched: r1 c1 l1 l2 l3'])
  })

  it('of different parts differ in amount', () => {
    const receipts = [issued(), cancelled({ won: toWon(22_000) })]
    expect(told(match({ receipts, lines: [listed(), listed({ id: 'l2', total: -11_000 })] }))).toEqual([
      'amount-differs: r1 c1 l1 l2',
    ])
  })

  it('are awaited while their grace lasts', () => {
    const receipts = [issued({ isAlive: false }), cancelled()]
    expect(told(match({ receipts, lines: [listed()], on: toDay('2026-11-13') }))).toEqual(['awaiting: r1 c1 l1'])
    expect(told(match({ receipts, lines: [listed()], on: toDay('2026-11-14') }))).toEqual(['cancel-missing: r1 c1 l1'])
  })

  it('with a number of their own are found by it', () => {
    const receipts = [issued({ isAlive: false }), cancelled({ approvalNumber: 'C1' })]
    const lines = [listed(), listed({ id: 'l2', total: -55_000, approvalNumber: 'C1', on: '2026-11-25' })]
    expect(only(match({ receipts, lines }))).toMatchObject({ cause: 'matched', sureness: 'exact' })
  })

  it('without one are found by amount, last four and day, before anything else is cancelled by them', () => {
    const receipts = [
      issued({ isAlive: false }),
      cancelled({ at: momentOf('2026-11-12') }),
      issued({ id: 'r2', transactionId: 't2', approvalNumber: 'A2', at: momentOf('2026-11-11') }),
    ]
    const lines = [
      listed(),
      listed({ id: 'l2', approvalNumber: 'A2', on: '2026-11-11' }),
      listed({ id: 'l3', approvalNumber: 'C9', total: -55_000, on: '2026-11-12' }),
    ]
    const result = match({ receipts, lines })
    expect(told(result)).toEqual(['matched: r1 c1 l1 l3', 'matched: r2 l2'])
    expect(result.findings.find(({ receipts: [one] }) => one?.id === 'r1')?.sureness).toBe('inferred')
  })

  it('nobody of ours knows of pair with the nearest issue before them, of equal amount and last four (R64)', () => {
    const lines = [
      listed({ id: 'early', approvalNumber: 'A1', on: '2026-11-02' }),
      listed({ id: 'near', approvalNumber: 'A2', on: '2026-11-09' }),
      listed({ id: 'after', approvalNumber: 'A3', on: '2026-11-16' }),
      listed({ id: 'other', approvalNumber: 'A4', on: '2026-11-10', identityLastFour: '9999' }),
      listed({ id: 'c', approvalNumber: 'C1', total: -55_000, on: '2026-11-11' }),
    ]
    for (const order of [lines, lines.toReversed()]) {
      const result = match({ lines: order })
      expect(told(result)).toEqual([
        'hometax-cancels-out: near c',
        'hometax-only: after',
        'hometax-only: early',
        'hometax-only: other',
      ])
      expect(result.findings.find(({ cause }) => cause === 'hometax-cancels-out')?.sureness).toBe('inferred')
    }
  })

  it('of a file that names only days may be of the issue’s own day', () => {
    const lines = [
      listed({ on: '2026-11-09T15:00:00' }),
      listed({ id: 'l2', approvalNumber: 'C1', total: -55_000, on: '2026-11-09T00:00:00' }),
    ]
    expect(told(match({ lines }))).toEqual(['hometax-cancels-out: l1 l2'])
  })

  it('whose issue nobody knows stand alone', () => {
    expect(told(match({ lines: [listed({ total: -55_000 })] }))).toEqual(['hometax-only: l1'])
    expect(told(match({ receipts: [cancelled()], lines: [listed({ total: -55_000 })] }))).toEqual(['matched: c1 l1'])
    expect(told(match({ receipts: [cancelled()] }))).toEqual(['cancel-missing: c1'])
    expect(
      told(
        match({ receipts: [issued({ isAlive: false }), cancelled()], lines: [listed({ id: 'l2', total: -55_000 })] }),
      ),
    ).toEqual(['missing: r1 c1 l2'])
  })

  it('without last four on either side are paired weakly', () => {
    const none = { identityLastFour: null }
    const receipts = [issued({ ...none, isAlive: false }), cancelled(none)]
    const lines = [listed(none), listed({ ...none, id: 'l2', approvalNumber: 'C1', total: -55_000, on: '2026-11-10' })]
    expect(only(match({ receipts, lines }))).toMatchObject({ cause: 'matched', sureness: 'weak' })
  })

  it('of a receipt Hometax never showed leave nothing', () => {
    const receipts = [issued({ isAlive: false }), cancelled({ at: momentOf('2026-11-09T11:00:00') })]
    expect(told(match({ receipts }))).toEqual(['matched: r1 c1'])
  })

  it('that nobody recorded of a dead receipt are missed, too', () => {
    expect(told(match({ receipts: [issued({ isAlive: false })], lines: [listed()] }))).toEqual([
      'cancel-missing: r1 l1',
    ])
  })
})

describe('after a partial refund', () => {
  it('a whole cancel and an issue of the rest match on their own (R54)', () => {
    const receipts = [
      issued({ isAlive: false }),
      cancelled(),
      issued({ id: 'r2', approvalNumber: 'A2', won: toWon(33_000), at: momentOf('2026-11-11') }),
    ]
    const lines = [
      listed(),
      listed({ id: 'l2', total: -55_000, on: '2026-11-10' }),
      listed({ id: 'l3', total: 33_000, approvalNumber: 'A2', on: '2026-11-11' }),
    ]
    expect(told(match({ receipts, lines }))).toEqual(['matched: r1 c1 l1 l2', 'matched: r2 l3'])
    expect(
      told(match({ receipts: receipts.slice(0, 2), duties: [due({ won: toWon(33_000) })], lines: lines.slice(0, 2) })),
    ).toEqual(['duty-unmet: d1', 'matched: r1 c1 l1 l2'])
  })

  it('a cut of ours that Hometax shows as a whole cancel and a new receipt for the rest is the same (R31)', () => {
    const receipts = [issued(), cancelled({ won: toWon(22_000) })]
    const lines = [
      listed(),
      listed({ id: 'l2', total: -55_000, on: '2026-11-10' }),
      listed({ id: 'l3', total: 33_000, approvalNumber: 'A2', on: '2026-11-10' }),
    ]
    expect(only(match({ receipts, lines }))).toMatchObject({
      cause: 'matched',
      sureness: 'inferred',
      known: 33_000,
      hometax: 33_000,
    })
  })

  it('an old receipt still alive beside the new one is the double', () => {
    const receipts = [
      issued(),
      issued({ id: 'r2', approvalNumber: 'A2', won: toWon(33_000), at: momentOf('2026-11-11') }),
    ]
    const lines = [listed(), listed({ id: 'l2', total: 33_000, approvalNumber: 'A2', on: '2026-11-11' })]
    expect(told(match({ receipts, lines }))).toEqual(['double: r1 l1', 'matched: r2 l2'])
  })
})

describe('the grace', () => {
  const since = (day: string, on: string, holidays: readonly string[] = [], days = 3) =>
    told(
      match(
        { receipts: [issued({ at: momentOf(day) })], on: toDay(on) },
        { holidays: holidays.map(toDay), graceDays: { merchant: 9, kcp: days, payple: 9, wallet: 9 } },
      ),
    )

  it('includes its last business day, and leaves out weekends and holidays (R62)', () => {
    expect(since('2026-11-12', '2026-11-17')).toEqual(['awaiting: r1'])
    expect(since('2026-11-12', '2026-11-18')).toEqual(['missing: r1'])
    expect(since('2026-11-12', '2026-11-18', ['2026-11-16'])).toEqual(['awaiting: r1'])
    expect(since('2026-12-31', '2027-01-06', ['2027-01-01'])).toEqual(['awaiting: r1'])
    expect(since('2026-12-31', '2027-01-07', ['2027-01-01'])).toEqual(['missing: r1'])
  })

  it('is the issuer’s own', () => {
    expect(since('2026-11-09', '2026-11-10', [], 1)).toEqual(['awaiting: r1'])
    expect(since('2026-11-09', '2026-11-11', [], 1)).toEqual(['missing: r1'])
    expect(since('2026-11-09', '2026-11-10', [], 0)).toEqual(['missing: r1'])
  })

  it('does not end where Hometax’s list was not read', () => {
    const covered = (first: string, last: string) => ({ covered: [{ first: toDay(first), last: toDay(last) }] })
    const receipts = [issued({ at: momentOf('2026-11-30') })]
    expect(told(match({ receipts }, covered('2026-11-01', '2026-11-30')))).toEqual(['awaiting: r1'])
    expect(told(match({ receipts }, covered('2026-11-01', '2026-12-08')))).toEqual(['missing: r1'])
    expect(told(match({ receipts }, { covered: [] }))).toEqual(['awaiting: r1'])
  })
})

describe('duties', () => {
  it('are met weakly where nobody’s last four is known', () => {
    expect(only(match({ duties: [due({ identityLastFour: null })], lines: [listed()] }))).toMatchObject({
      cause: 'issued-elsewhere',
      sureness: 'weak',
    })
  })

  it('are not met by the second issue of another payment’s receipt on its amount alone', () => {
    const duties = [due({ transactionId: 't2', identityLastFour: null })]
    const lines = [listed(), listed({ id: 'l2', approvalNumber: 'B1' })]
    expect(told(match({ receipts: [issued()], duties, lines }))).toEqual([
      'double: l2',
      'duty-unmet: d1',
      'matched: r1 l1',
    ])
  })

  it('are met up to ten days after the payment and not by an earlier receipt', () => {
    const on = (day: string) => told(match({ duties: [due()], lines: [listed({ on: day })] }))
    expect(on('2026-11-19')).toEqual(['issued-elsewhere: d1 l1'])
    expect(on('2026-11-20')).toEqual(['duty-unmet: d1', 'hometax-only: l1'])
    expect(on('2026-11-07')).toEqual(['duty-unmet: d1', 'hometax-only: l1'])
  })

  it('are not met by what was cancelled', () => {
    expect(told(match({ duties: [due()], lines: [listed(), listed({ id: 'l2', total: -55_000 })] }))).toEqual([
      'duty-unmet: d1',
      'hometax-cancels-out: l1 l2',
    ])
  })

  it('are the merchant’s to meet on the very day the deadline is over', () => {
    expect(told(match({ duties: [due({ deadline: tuesday })], on: tuesday }))).toEqual(['awaiting: d1'])
    expect(told(match({ duties: [due({ deadline: tuesday })], on: toDay('2026-11-11') }))).toEqual(['duty-unmet: d1'])
  })
})
