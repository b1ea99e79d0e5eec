import { describe, expect, it } from 'vitest'
import { initialsOf, searchedText, searchTerms } from '../../../src/domain/search-text.ts'

describe('initial consonants', () => {
  it.each([
    ['홍길동', 'ㅎㄱㄷ'],
    ['까치 뽀', 'ㄲㅊㅃ'],
    ['가힣', 'ㄱㅎ'],
    ['Kim 민', 'ㅁ'],
    ['', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})

const searched = {
  orderNumber: 'ORDER_17',
  gatewayTransactionId: 'ORDER_17',
  approvalNumbers: ['85324231', null],
  buyerName: '홍 길동',
  buyerPhone: '010-1234-5678',
}

describe('the searched text of a payment', () => {
  it('has one line per thing, in lower case and without repeats', () => {
    expect(searchedText(searched).split('\n')).toEqual([
      'order_17',
      '85324231',
      '홍 길동',
      '홍길동',
      'ㅎㄱㄷ',
      '01012345678',
    ])
  })

  it('is the same for a name that arrives decomposed', () => {
    expect(searchedText({ ...searched, buyerName: '홍 길동'.normalize('NFD') })).toBe(searchedText(searched))
  })

  it('leaves out what is not known', () => {
    expect(searchedText({ ...searched, approvalNumbers: [], buyerName: null, buyerPhone: null })).toBe('order_17')
  })
})

describe('what is typed into the search box', () => {
  it('asks for every word', () => {
    expect(searchTerms('  홍길동  ORDER ')).toEqual([
      { text: '홍길동', won: null },
      { text: 'order', won: null },
    ])
    expect(searchTerms('')).toEqual([])
  })

  it('is the same with and without hyphens', () => {
    expect(searchTerms('010-1234')).toEqual(searchTerms('0101234'))
    expect(searchTerms(' - ')).toEqual([])
    expect(searchedText({ ...searched, orderNumber: 'WEB-2026-1' })).toMatch(/^web20261\n/)
  })

  it.each([
    ['39000', 39_000],
    ['39,000원', 39_000],
    ['1,2,3', null],
    ['1234567890123', null],
  ])('reads %s as an amount only when it is one', (typed, won) => {
    expect(searchTerms(typed)).toEqual([{ text: typed, won }])
  })

  it('takes apart the cluster a keyboard makes of two initials', () => {
    expect(searchTerms('ㄳㅎ')).toEqual([{ text: 'ㄱㅅㅎ', won: null }])
  })
})
