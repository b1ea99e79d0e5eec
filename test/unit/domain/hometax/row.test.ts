import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHeader } from '../../../../src/domain/hometax/header.ts'
import { createRowReader, type HometaxRow } from '../../../../src/domain/hometax/row.ts'
import { type SheetCell, textCell } from '../../../../src/domain/hometax/sheet-cell.ts'
import { compareTotals, netOf, noSums, withLine } from '../../../../src/domain/hometax/totals.ts'

type Fields = Readonly<Record<string, string | number>>

const sale: Fields = {
  매출일시: '2026-11-03 11:20:33',
  공급가액: 10_000,
  부가세: 1_000,
  봉사료: 0,
  총금액: 11_000,
  승인번호: '0012345678',
  신분확인뒷4자리: '1234',
  거래구분: '승인거래',
  용도구분: '소득공제',
  발행구분: '사업자',
  비고: '',
}

const cellOf = (value: string | number): SheetCell =>
  typeof value === 'number' ? { kind: 'number', value, format: 'General' } : textCell(value)

function read(fields: Fields, names: readonly string[] = Object.keys(sale)): HometaxRow {
  const header = readHeader(names)
  if (header.kind !== 'header') throw new Error(JSON.stringify(header))
  return createRowReader(header.columns, 1900)(names.map((name) => cellOf(fields[name] ?? '')))
}

function lineOf(changes: Fields) {
  const row = read({ ...sale, ...changes })
  if (row.kind !== 'line') throw new Error(JSON.stringify(row))
  return row.line
}

function refusalOf(changes: Fields): string {
  const row = read({ ...sale, ...changes })
  if (row.kind !== 'rejected') throw new Error(JSON.stringify(row))
  return row.because
}

describe('a line', () => {
  it('is a cancel by its word or by its sign, and then negative whatever sign the file gave it', () => {
    const negative = { 공급가액: -10_000, 부가세: -1_000, 총금액: -11_000 }
    const cancel = { event: 'cancelled', supply: -10_000, vat: -1_000, service: 0, total: -11_000 }
    for (const word of ['취소', '취소거래', '승인취소', '취 소'])
      for (const amounts of [negative, {}]) expect(lineOf({ ...amounts, 거래구분: word })).toMatchObject(cancel)
    expect(lineOf({ ...negative, 거래구분: '승인거래' })).toMatchObject(cancel)
    expect(lineOf({ ...negative, 거래구분: '' })).toMatchObject(cancel)
    expect(lineOf({})).toMatchObject({ event: 'issued', total: 11_000 })
  })

  it('of nothing is zero, and not less', () => {
    const none = lineOf({ 공급가액: 0, 부가세: 0, 총금액: 0, 거래구분: '취소' })
    expect([none.supply, none.vat, none.service, none.total]).toEqual([0, 0, 0, 0])
  })

  it('whose parts do not make its total is refused with both figures', () => {
    expect(refusalOf({ 총금액: 11_001 })).toContain('합 11,000원이 총금액 11,001원과 다릅니다')
    expect(refusalOf({ 봉사료: 500 })).toContain('합 11,500원이')
    expect(refusalOf({ 부가세: -1_000, 총금액: 9_000 })).toContain('부호가 서로 다릅니다')
  })

  it('with one of supply and VAT missing takes it from the total', () => {
    expect(lineOf({ 부가세: '' })).toMatchObject({ supply: 10_000, vat: 1_000 })
    expect(lineOf({ 공급가액: '', 봉사료: '' })).toMatchObject({ supply: 10_000, vat: 1_000, service: 0 })
    expect(refusalOf({ 공급가액: '', 부가세: '' })).toContain('모두 비어 있습니다')
    expect(refusalOf({ 부가세: '', 총금액: 9_000 })).toContain('부호가 서로 다릅니다')
    const row = read(sale, ['매출일시', '공급가액', '총금액', '승인번호'])
    expect(row).toMatchObject({ line: { vat: 1_000, identityLastFour: null, purpose: null, means: null, note: null } })
  })

  it('lacks nothing that it needs', () => {
    expect(refusalOf({ 매출일시: '' })).toBe('매출일시가 비어 있습니다.')
    expect(refusalOf({ 승인번호: '' })).toBe('승인번호가 비어 있습니다.')
    expect(refusalOf({ 총금액: '' })).toBe('총금액이 비어 있습니다.')
    expect(refusalOf({ 총금액: 1_234_567_890_123 })).toBe('총금액이 열두 자리를 넘습니다.')
  })

  it('has the last four digits of what identifies the buyer, and no more', () => {
    const four = (text: string | number) => lineOf({ 신분확인뒷4자리: text }).identityLastFour
    expect(['1234', 42, '010-1234-5678', '010****5678', '1012345678', '', '****', '없음'].map(four)).toEqual([
      '1234',
      '0042',
      '5678',
      '5678',
      '5678',
      null,
      null,
      null,
    ])
  })

  it('is for income deduction or for business expense, or does not say', () => {
    const purpose = (text: string) => lineOf({ 용도구분: text }).purpose
    expect(['소득공제', '소득공제용', '지출 증빙', '기타', ''].map(purpose)).toEqual([
      'income-deduction',
      'income-deduction',
      'business-expense',
      null,
      null,
    ])
  })

  it('keeps the sum of its parts whatever the amounts', () => {
    const won = fc.integer({ min: 0, max: 99_999_999_999 })
    fc.assert(
      fc.property(won, won, won, fc.boolean(), fc.boolean(), (supply, vat, service, isCancel, isNegative) => {
        const sign = isCancel && isNegative ? -1 : 1
        const line = lineOf({
          공급가액: sign * supply,
          부가세: sign * vat,
          봉사료: sign * service,
          총금액: sign * (supply + vat + service),
          거래구분: isCancel ? '취소' : '승인',
        })
        expect(line.supply + line.vat + line.service).toBe(line.total)
        expect(Math.abs(line.total)).toBe(supply + vat + service)
        expect(isCancel ? line.total <= 0 : line.total >= 0).toBe(true)
      }),
    )
  })
})

describe('a row that is no line', () => {
  const empty = Object.fromEntries(Object.keys(sale).map((name) => [name, '']))

  it.each([
    [{ 발행구분: '합계' }, 'all'],
    [{ 매출일시: '총 합계 (1,842건)' }, 'all'],
    [{ 발행구분: '계' }, 'all'],
    [{ 발행구분: '합계', 거래구분: '승인' }, 'issued'],
    [{ 매출일시: '취소 합계', 승인번호: '23건' }, 'cancelled'],
    [{ 승인번호: '합계' }, 'all'],
    [{ 매출일시: '2026-11-03', 거래구분: '소계' }, 'part'],
    [{ 발행구분: '11월 누계' }, 'part'],
  ])('is a row of sums: %j is of %s', (words, of) => {
    const row = read({ ...empty, ...words, 공급가액: '10,000', 총금액: '(11,000)' })
    expect(row).toMatchObject({ kind: 'totals', totals: { of, supply: 10_000, vat: null, total: -11_000 } })
  })

  it('is blank, a remark, or the header again', () => {
    expect(read(empty)).toEqual({ kind: 'blank' })
    expect(read({ ...empty, 매출일시: '※ 조회일 현재' })).toEqual({ kind: 'remark' })
    expect(read(Object.fromEntries(Object.keys(sale).map((name) => [name, name])))).toEqual({ kind: 'remark' })
  })

  it('is refused when there may be money or a sale in it', () => {
    for (const words of [
      { 총금액: 11_000 },
      { 매출일시: '2026-11-03' },
      { 승인번호: 'A1' },
      { 비고: '합계', 승인번호: 'A1' },
    ])
      expect(read({ ...empty, ...words })).toMatchObject({ kind: 'rejected' })
  })

  it('is none of these when only its remark speaks of a sum', () => {
    expect(lineOf({ 비고: '합계 금액 정정', 거래구분: '취소' })).toMatchObject({ note: '합계 금액 정정' })
  })
})

describe('the sums of a file', () => {
  const lines = [lineOf({}), lineOf({ 총금액: 5_500, 공급가액: 5_000, 부가세: 500, 거래구분: '취소' })]
  const sums = lines.reduce((before, line) => withLine(before, line) ?? before, noSums)
  const stated = { row: 9, label: '합계', supply: null, vat: null, service: null } as const

  it('hold approvals and cancels apart and together', () => {
    expect(sums).toMatchObject({ issued: { count: 1, total: 11_000 }, cancelled: { count: 1, total: -5_500 } })
    expect(netOf(sums)).toEqual({ count: 2, supply: 5_000, vat: 500, service: 0, total: 5_500 })
  })

  it.each([
    ['all', 5_500, 'net', []],
    ['all', 16_500, 'gross', []],
    ['all', 16_501, 'net', [{ amount: 'total', stated: 16_501, read: 5_500 }]],
    ['issued', 11_000, 'issued', []],
    ['cancelled', -5_500, 'cancelled', []],
    ['cancelled', 5_500, 'cancelled', []],
    ['cancelled', 5_499, 'cancelled', [{ amount: 'total', stated: 5_499, read: 5_500 }]],
  ] as const)('are compared with what the file states of %s: %d', (of, total, basis, differences) => {
    expect(compareTotals([{ ...stated, of, total }], sums)).toMatchObject([{ basis, differences }])
  })

  it('are not compared with sums of a part', () => {
    expect(compareTotals([{ ...stated, of: 'part', total: 1 }], sums)).toEqual([])
  })

  it('end where won could no longer be counted', () => {
    const most = lineOf({ 공급가액: 999_999_999_999, 부가세: 0, 총금액: 999_999_999_999 })
    let all = noSums
    for (let count = 0; count < 9_007; count += 1) all = withLine(all, most) ?? noSums
    expect(all.issued.count).toBe(9_007)
    expect(withLine(all, most)).toBeNull()
  })
})
