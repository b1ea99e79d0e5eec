import { describe, expect, it } from 'vitest'
import { paidWith, partName } from '../../../../src/renderer/src/text/words.ts'

describe('names of what was paid with', () => {
  it('are the balances’ own, as buyers say them', () => {
    expect(partName({ kind: 'money', wallet: 'kakao-pay' })).toBe('카카오머니')
    expect(partName({ kind: 'money', wallet: 'naver-pay' })).toBe('네이버페이 포인트')
    expect(partName({ kind: 'free-points', wallet: 'l-pay' })).toBe('적립 L.POINT')
    expect(paidWith({ method: 'easy-pay-money', wallet: 'l-pay' })).toBe('L.POINT')
  })

  it('name the wallet before a card, and before a balance it should not have', () => {
    expect(partName({ kind: 'card', wallet: 'kakao-pay' })).toBe('카카오페이 카드')
    expect(partName({ kind: 'money', wallet: 'samsung-pay' })).toBe('삼성페이 머니')
    expect(partName({ kind: 'free-points', wallet: 'payco' })).toBe('페이코 무상 포인트')
    expect(partName({ kind: 'transfer', wallet: null })).toBe('계좌이체')
  })
})
