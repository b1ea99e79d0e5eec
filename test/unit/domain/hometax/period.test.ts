import { describe, expect, it } from 'vitest'
import { periodIn } from '../../../../src/domain/hometax/period.ts'

describe('the period a title row of Hometax names', () => {
  it.each([
    ['조회기간: 2026-11-01 ~ 2026-11-30', '2026-11-01', '2026-11-30'],
    ['조회기간 : 2026.11.1 ~ 2026.11.7', '2026-11-01', '2026-11-07'],
    ['20261101 - 20261130', '2026-11-01', '2026-11-30'],
    ['2026년 11월 1일부터 2026년 11월 30일까지', '2026-11-01', '2026-11-30'],
    ['（２０２６／１１／０１～２０２６／１１／３０）', '2026-11-01', '2026-11-30'],
  ])('%s', (text, first, last) => {
    expect(periodIn(text)).toEqual({ first, last })
  })

  it.each([
    '현금영수증 매출내역',
    '작성일 2026-12-01',
    '2026-11-30 ~ 2026-11-01',
    '사업자등록번호 124-81-00998',
    '2026-13-01 ~ 2026-13-40',
  ])('is none in %s', (text) => {
    expect(periodIn(text)).toBeNull()
  })
})
