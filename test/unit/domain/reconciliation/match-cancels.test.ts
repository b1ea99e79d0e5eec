import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../src/domain/day.ts'
import { toWon } from '../../../../src/domain/money.ts'
import { cancelled, due, issued, listed, match, momentOf, only, told } from './match-samples.ts'

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

  it('of the very moment of the issue are of it', () => {
    const lines = [listed(), listed({ id: 'l2', approvalNumber: 'C1', total: -55_000 })]
    expect(told(match({ lines }))).toEqual(['hometax-cancels-out: l1 l2'])
  })

  it('belong to the receipt they name, not to a later one of the same payment', () => {
    const second = { id: 'r2', approvalNumber: 'A2', at: momentOf('2026-11-10') }
    const receipts = [issued({ isAlive: false }), issued(second), cancelled({ at: momentOf('2026-11-11') })]
    const lines = [
      listed(),
      listed({ id: 'l2', approvalNumber: 'A2', on: '2026-11-10' }),
      listed({ id: 'l3', total: -55_000, on: '2026-11-11' }),
    ]
    expect(told(match({ receipts, lines }))).toEqual(['matched: r1 c1 l1 l3', 'matched: r2 l2'])
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
