import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../../src/domain/day.ts'
import { filterOf, isUnfiltered, noChoices } from '../../../../../src/renderer/src/features/transactions/filter.ts'
import { dropWord, readQuery } from '../../../../../src/renderer/src/features/transactions/read-query.ts'

const today = toDay('2026-11-23')
const read = (text: string) => readQuery(text, today)

describe('what the search box understands', () => {
  it('takes days, wallets and amounts out and leaves the name', () => {
    expect(read('어제 카카오머니 5만원 이상 홍길동')).toMatchObject({
      from: '2026-11-22',
      to: '2026-11-22',
      wallets: ['kakao-pay'],
      methods: ['easy-pay-money'],
      atLeast: 50_000,
      atMost: null,
      rest: '홍길동',
    })
  })

  it('reads days the ways people write them', () => {
    const spans = {
      오늘: ['2026-11-23', '2026-11-23'],
      그제: ['2026-11-21', '2026-11-21'],
      '2026-11-09': ['2026-11-09', '2026-11-09'],
      '11-09': ['2026-11-09', '2026-11-09'],
      '11/9': ['2026-11-09', '2026-11-09'],
      '12/24': ['2025-12-24', '2025-12-24'],
      '11월9일': ['2026-11-09', '2026-11-09'],
      '11/1~11/15': ['2026-11-01', '2026-11-15'],
      이번주: ['2026-11-23', '2026-11-23'],
      지난주: ['2026-11-16', '2026-11-22'],
      '이번 달': ['2026-11-01', '2026-11-23'],
      지난달: ['2026-10-01', '2026-10-31'],
      '12월': ['2025-12-01', '2025-12-31'],
      '2026-02': ['2026-02-01', '2026-02-28'],
      '최근 7일': ['2026-11-17', '2026-11-23'],
    }
    for (const [text, [from, to]] of Object.entries(spans))
      expect(read(text), text).toMatchObject({ from, to, rest: '' })
  })

  it('reads amounts with their unit, bounds and ranges', () => {
    const amounts = {
      '39,000원': [39_000, 39_000],
      '5만원': [50_000, 50_000],
      '1.5만원 이상': [15_000, null],
      '30000원 이하': [null, 30_000],
      '3천원 초과': [3_001, null],
      '10만 미만': [null, 99_999],
      '3만~5만원': [30_000, 50_000],
    }
    for (const [text, [atLeast, atMost]] of Object.entries(amounts))
      expect(read(text), text).toMatchObject({ atLeast, atMost, rest: '' })
  })

  it('reads states and methods', () => {
    expect(read('환불').states).toEqual(['partly-refunded', 'refunded'])
    expect(read('결과 불명').states).toEqual(['refund-unknown'])
    expect(read('계좌이체 가상계좌').methods).toEqual(['transfer', 'virtual-account'])
  })

  it('leaves as text what may be a number, a phone or an order', () => {
    for (const text of ['ORDER_20261109', '1109', '39000', '2-30', '010-1234-5678', 'ㅎㄱㄷ', 'constructor'])
      expect(read(text), text).toMatchObject({ rest: text, words: [], from: null, atLeast: null })
  })

  it('looks for an amount with separators the way amounts are kept', () => {
    expect(read('39,000').rest).toBe('39000')
  })

  it('takes one understood word out and keeps the others', () => {
    const left = dropWord('어제 카카오페이 홍길동', '어제', today)
    expect(readQuery(left, today)).toMatchObject({ from: null, wallets: ['kakao-pay'], rest: '홍길동' })
  })
})

describe('the filter of the list', () => {
  it('lets the words of the box win over the bar', () => {
    const choices = { ...noChoices, period: 'month', paidBy: 'card' } as const
    expect(filterOf('카카오페이', choices, 's1', today)).toMatchObject({
      shopId: 's1',
      from: '2026-11-01',
      to: '2026-11-23',
      wallets: ['kakao-pay'],
      methods: ['card'],
    })
    expect(filterOf('어제', choices, null, today)).toMatchObject({ from: '2026-11-22', to: '2026-11-22' })
  })

  it('knows the last month across a new year', () => {
    const filter = filterOf('', { ...noChoices, period: 'last-month' }, null, toDay('2027-01-03'))
    expect(filter).toMatchObject({ from: '2026-12-01', to: '2026-12-31' })
  })

  it('asks for nothing only when nothing is chosen or typed', () => {
    expect(isUnfiltered('  ', noChoices)).toBe(true)
    expect(isUnfiltered('', { ...noChoices, state: 'paid' })).toBe(false)
    expect(isUnfiltered('홍', noChoices)).toBe(false)
  })
})
