import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../src/domain/day.ts'
import { due, issued, listed, match, momentOf, only, told } from './match-samples.ts'

const tuesday = toDay('2026-11-10')

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

  it('are not met by a number that was cancelled', () => {
    const duty = due({ standing: 'not-issued-by-wallet', issuer: 'wallet', approvalNumber: 'A1' })
    expect(told(match({ duties: [duty], lines: [listed(), listed({ id: 'l2', total: -55_000 })] }))).toEqual([
      'hometax-cancels-out: l1 l2',
      'wallet-did-not-issue: d1',
    ])
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
