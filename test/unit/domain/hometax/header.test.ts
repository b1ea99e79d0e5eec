import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergedNames, plainName, readHeader } from '../../../../src/domain/hometax/header.ts'

const eleven = [
  '발행구분',
  '매출일시',
  '공급가액',
  '부가세',
  '봉사료',
  '총금액',
  '승인번호',
  '신분확인뒷4자리',
  '거래구분',
  '용도구분',
  '비고',
]
const meanings = [
  'means',
  'soldAt',
  'supply',
  'vat',
  'service',
  'total',
  'approvalNumber',
  'identity',
  'event',
  'purpose',
  'note',
]

const found = (names: readonly string[]) => {
  const reading = readHeader(names)
  if (reading.kind !== 'header') throw new Error(JSON.stringify(reading))
  return Object.fromEntries(reading.columns.map(({ meaning, at }) => [meaning, names[at]]))
}

describe('a header', () => {
  it('is read in any order, among any other columns', () => {
    const shuffled = fc.shuffledSubarray([...eleven, '순번', '가맹점명', ''], { minLength: 14 })
    fc.assert(
      fc.property(shuffled, (names) => {
        expect(found(names)).toEqual(Object.fromEntries(meanings.map((meaning, at) => [meaning, eleven[at]])))
      }),
    )
  })

  it('is read whatever blanks, line breaks, width and brackets its names have', () => {
    const dressed = fc.tuple(
      ...eleven.map((name) =>
        fc
          .tuple(
            fc.constantFrom('', ' ', '\n', '\u3000', '\u00a0', '\u200b'),
            fc.constantFrom('', '(원)', ' (원)', '*', '(단위:원)', '（원）'),
            fc.nat(name.length),
          )
          .map(([blank, end, at]) => `${blank}${name.slice(0, at)}${blank}${name.slice(at)}${end}`),
      ),
    )
    fc.assert(
      fc.property(dressed, (names) => {
        expect(readHeader(names)).toMatchObject({ kind: 'header', unused: [] })
      }),
    )
  })

  it.each([
    ['거래일시', 'soldAt'],
    ['매출일자', 'soldAt'],
    ['거래일자', 'soldAt'],
    ['합계', 'total'],
    ['합계금액', 'total'],
    ['거래금액', 'total'],
    ['세액', 'vat'],
    ['부가가치세', 'vat'],
    ['신분확인번호', 'identity'],
    ['신분확인번호(뒷4자리)', 'identity'],
    ['발급수단', 'means'],
    ['발급용도', 'purpose'],
    ['국세청 승인번호', 'approvalNumber'],
  ])('knows %s as %s', (name, meaning) => {
    const others = eleven.filter((_, at) => meanings[at] !== meaning)
    expect(found([name, ...others])[meaning]).toBe(name)
  })

  it('that lacks what a line needs is none, and says what', () => {
    for (const [name, meaning] of [
      ['매출일시', 'soldAt'],
      ['총금액', 'total'],
      ['승인번호', 'approvalNumber'],
    ])
      expect(readHeader(eleven.filter((one) => one !== name))).toMatchObject({ kind: 'none', missing: [meaning] })
    expect(readHeader(['매출일시', '승인번호', '총금액'])).toMatchObject({ kind: 'none', missing: ['supply', 'vat'] })
    expect(readHeader(['매출일시', '승인번호', '총금액', '부가세'])).toMatchObject({ kind: 'header' })
  })

  it('takes the first known of several names, and refuses one name twice', () => {
    expect(found([...eleven, '합계', '거래일자'])).toMatchObject({ total: '총금액', soldAt: '매출일시' })
    expect(readHeader([...eleven, '공급 가액'])).toEqual({ kind: 'twice', name: '공급가액' })
  })

  it('is no row of data', () => {
    expect(readHeader(['사업자', '2026-11-03', '10,000', '1,000', '0', '11,000', 'A1'])).toMatchObject({ kind: 'none' })
    expect(plainName('합계: 총 매출')).toBe('합계총매출')
  })

  it('over two rows takes the upper name where the lower has none', () => {
    expect(mergedNames(['매출일시', '금액', '', '승인번호'], ['', '공급가액', '합계'])).toEqual([
      '매출일시',
      '공급가액',
      '합계',
      '승인번호',
    ])
  })
})
