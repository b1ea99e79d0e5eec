import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../src/domain/day.ts'
import { toWon } from '../../../../src/domain/money.ts'
import { computeSplit } from '../../../../src/domain/tax-split.ts'
import { type Verdict, verdictPieces } from '../../../../src/renderer/src/ui/verdict-pieces.ts'

const verdict = (change: Partial<Verdict>): Verdict => ({
  issuer: 'merchant',
  wallet: null,
  duty: 'mandatory',
  state: 'due',
  amount: toWon(120_000),
  split: computeSplit(toWon(120_000)),
  deadline: toDay('2026-11-28'),
  penalty: { today: toWon(0), next: { from: toDay('2026-11-29'), won: toWon(12_000) } },
  rules: [],
  sentence: '',
  ...change,
})

describe('the verdict in one line', () => {
  const today = toDay('2026-11-23')

  it('says who issues, how much, by when, and what it costs afterwards', () => {
    expect(verdictPieces(verdict({}), today)).toEqual([
      '직접 발급',
      '120,000원',
      '2026-11-28 (토)까지 (5일 뒤)',
      '2026-11-29 (일)부터 가산세 12,000원',
    ])
  })

  it('names the wallet with its particle', () => {
    const issued = verdict({ issuer: 'wallet', wallet: 'kakao-pay', state: 'issued', deadline: null, penalty: null })
    expect(verdictPieces(issued, today)).toEqual(['카카오페이가 발급', '120,000원'])
    expect(verdictPieces({ ...issued, wallet: 'samsung-pay' }, today)[0]).toBe('삼성페이가 발급')
  })

  it('names L.POINT, which sends what was paid from it, and not the app around it', () => {
    const awaited = verdict({
      issuer: 'wallet',
      wallet: 'l-pay',
      state: 'batch-awaited',
      deadline: null,
      penalty: null,
    })
    expect(verdictPieces(awaited, today)).toEqual(['L.POINT가 발급', '120,000원'])
  })

  it('does not say that a wallet issues what it has not issued, nor to check twice', () => {
    const missed = verdict({ issuer: 'wallet', wallet: 'kakao-pay', state: 'not-issued-by-wallet', penalty: null })
    expect(verdictPieces(missed, today)).toEqual(['카카오페이', '120,000원'])
    expect(verdictPieces(verdict({ issuer: 'check', state: 'check', penalty: null }), today)).toEqual(['120,000원'])
  })

  it('counts no days to the deadline of a receipt that is issued', () => {
    expect(verdictPieces(verdict({ state: 'issued', penalty: null }), today)).toEqual(['직접 발급', '120,000원'])
  })

  it('shows the penalty that stands today', () => {
    const late = verdict({ deadline: toDay('2026-11-20'), penalty: { today: toWon(12_000), next: null } })
    expect(verdictPieces(late, today)).toEqual([
      '직접 발급',
      '120,000원',
      '2026-11-20 (금)까지 (3일 지남)',
      '가산세 12,000원',
    ])
  })
})
