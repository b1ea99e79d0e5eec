import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../src/domain/day.ts'
import { cancelled, due, issued, listed, match, momentOf, only, told } from './match-samples.ts'

const tuesday = toDay('2026-11-10')

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
    const taken = match({ receipts, lines: [listed()], on: tuesday }).findings.filter(
      ({ cause }) => cause === 'missing',
    )
    for (const { sentence } of taken) expect(sentence).toMatch(/다른 결제에도 승인번호가 A1인/)
  })

  it('a cancel of another payment names belong to the issue', () => {
    const receipts = [issued(), cancelled({ transactionId: 't2' })]
    expect(told(match({ receipts, lines: [listed()] }))).toEqual(['matched: r1 l1', 'missing: c1'])
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

describe('a hundred thousand alike', () => {
  it('of one sum on two days, without numbers and last four, are matched in little time', () => {
    const alike = Array.from({ length: 100_000 }, (_, index) => ({
      id: `x${index}`,
      approvalNumber: `X${index}`,
      identityLastFour: null,
      on: index % 2 === 0 ? '2026-11-09' : '2026-11-10',
    }))
    const receipts = alike
      .slice(0, 40_000)
      .map(({ id }) => issued({ id, transactionId: id, approvalNumber: null, identityLastFour: null }))
    const duties = alike.slice(0, 40_000).map(({ id }) => due({ id, transactionId: `d${id}`, identityLastFour: null }))
    const { findings, doubles } = match({ receipts, duties, lines: alike.map(listed) })
    const count = (cause: string) => findings.filter((one) => one.cause === cause).length
    expect([count('matched'), count('issued-elsewhere'), count('hometax-only')]).toEqual([40_000, 40_000, 20_000])
    expect(doubles).toHaveLength(20_000)
  })
})
