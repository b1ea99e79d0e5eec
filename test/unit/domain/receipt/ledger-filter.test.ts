import { describe, expect, it } from 'vitest'
import { filterWords, isSameFilter, isWanted, wholeLedger } from '../../../../src/domain/receipt/ledger-filter.ts'
import { ledgerRow } from '../../files/ledger-rows.ts'

const row = ledgerRow()

describe('the filter of the ledger', () => {
  it('wants every row unless told otherwise', () => {
    expect(isWanted(wholeLedger, row)).toBe(true)
    expect(filterWords(wholeLedger)).toEqual([])
  })

  it.each([
    [{ event: 'due' }, { event: 'issued' }],
    [{ issuer: 'merchant' }, { issuer: 'wallet' }],
    [{ duty: 'mandatory' }, { duty: 'on-request' }],
    [{ means: 'easy-pay-money' }, { means: 'transfer' }],
    [{ means: 'kakao-pay' }, { means: 'naver-pay' }],
  ] as const)('takes the row by %j and leaves it by %j', (takes, leaves) => {
    expect(isWanted({ ...wholeLedger, ...takes }, row)).toBe(true)
    expect(isWanted({ ...wholeLedger, ...leaves }, row)).toBe(false)
  })

  it('wants only what meets every condition, and says them in the order of the screen', () => {
    const filter = { event: 'due', issuer: 'merchant', duty: 'mandatory', means: 'ssg-pay' } as const
    expect(isWanted(filter, row)).toBe(false)
    expect(isWanted({ ...filter, means: 'kakao-pay' }, row)).toBe(true)
    expect(filterWords(filter).map((words) => words.join(' '))).toEqual([
      '구분 발급 전',
      '발급주체 가맹점',
      '발급의무 의무',
      '결제수단 SSG페이',
    ])
  })

  it('is the same only in all its conditions', () => {
    expect(isSameFilter(wholeLedger, { ...wholeLedger })).toBe(true)
    for (const part of [{ event: 'due' }, { issuer: 'kcp' }, { duty: 'none' }, { means: 'card' }] as const)
      expect(isSameFilter(wholeLedger, { ...wholeLedger, ...part })).toBe(false)
  })
})
