import { describe, expect, it } from 'vitest'
import { breakdown } from '../../../src/domain/breakdown.ts'
import { toWon } from '../../../src/domain/money.ts'
import { outcome, part, payment, refund } from './samples.ts'

const mixed = payment({
  wallet: 'kakao-pay',
  parts: [
    part('free-points', 3_000, 'kakao-pay'),
    part('money', 16_000, 'kakao-pay'),
    part('card', 20_000, 'kakao-pay'),
  ],
})

describe('the breakdown of a payment', () => {
  it('shows the card, then cash under a bracket, then what is nobody’s cash', () => {
    const shown = breakdown(mixed, [], [])
    expect(shown.segments.map(({ labelKey, won }) => [labelKey, won])).toEqual([
      ['part.card', 20_000],
      ['part.money', 16_000],
      ['part.free-points', 3_000],
    ])
    expect(shown.receiptTarget).toEqual({ offset: 20_000, won: 16_000 })
    expect([shown.paid, shown.refunded, shown.remaining]).toEqual([39_000, 0, 39_000])
  })

  it('has no bracket for a card', () => {
    expect(breakdown(payment(), [], []).receiptTarget).toBeNull()
  })

  it('has no segments for an answer that does not add up', () => {
    const shown = breakdown(payment({ parts: [], paid: toWon(5_000) }), [refund(2_000)], [])
    expect(shown).toMatchObject({ paid: 5_000, segments: [], refunded: 2_000, remaining: 3_000, receiptTarget: null })
  })

  it('leaves out parts of nothing', () => {
    const shown = breakdown(
      payment({ parts: [part('money', 0, 'toss-pay'), part('free-points', 5_000, 'toss-pay')] }),
      [],
      [],
    )
    expect(shown.segments.map(({ kind }) => kind)).toEqual(['free-points'])
    expect(shown.receiptTarget).toBeNull()
  })

  it('hatches what went back, exactly when the answer named it', () => {
    const named = breakdown(mixed, [refund(22_000, { receipt: outcome('by-wallet', 4_000) })], [])
    expect(named.segments.map(({ refunded }) => [refunded.from, refunded.to])).toEqual([
      [15_000, 18_000],
      [4_000, 4_000],
      [0, 3_000],
    ])
    const silent = breakdown(mixed, [refund(39_000)], [])
    expect(silent.segments.every(({ refunded, won }) => refunded.from === won && refunded.to === won)).toBe(true)
  })

  it('counts what an unknown refund holds', () => {
    expect(
      breakdown(mixed, [refund(22_000, { state: 'unknown' })], [{ won: toWon(1_000), receiptWon: null }]),
    ).toMatchObject({
      refunded: 23_000,
      remaining: 16_000,
    })
  })
})
