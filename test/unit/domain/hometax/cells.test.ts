import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSignedAmount } from '../../../../src/domain/hometax/amount.ts'
import { readApprovalNumber } from '../../../../src/domain/hometax/approval-number.ts'
import { type SheetCell, shownNumber, textCell } from '../../../../src/domain/hometax/sheet-cell.ts'
import { readSoldAt } from '../../../../src/domain/hometax/sold-at.ts'

const number = (value: number, format = 'General'): SheetCell => ({ kind: 'number', value, format })
const errorCell: SheetCell = { kind: 'unreadable', because: '셀이 오류 값입니다.' }

describe('an amount', () => {
  it.each([
    ['29000', 29_000],
    ['29,000', 29_000],
    [' 29,000 원', 29_000],
    ['₩29,000', 29_000],
    ["'29000", 29_000],
    ['２９，０００', 29_000],
    ['29,000.00', 29_000],
    ['-29,000', -29_000],
    ['\u221229,000원', -29_000],
    ['－29000', -29_000],
    ['△29,000', -29_000],
    ['- 29,000', -29_000],
    ['-₩29,000', -29_000],
    ['₩-29,000', -29_000],
    ['(29,000)', -29_000],
    ['(29,000원)', -29_000],
    ['0', 0],
    ['-', 0],
    ['-0', 0],
  ])('written %s is %d', (text, won) => {
    expect(readSignedAmount(textCell(text), '총금액')).toEqual({ ok: true, value: won })
  })

  it.each(['29,00', '29.5', '2,9000', '1e5', '천원', '29 000', '--1', '(-5)', '29,000,', '99999999999999999999', '()'])(
    'written %s is refused, not guessed',
    (text) => {
      expect(readSignedAmount(textCell(text), '봉사료')).toMatchObject({
        ok: false,
        failure: expect.stringContaining('봉사료를'),
      })
    },
  )

  it('of a number cell is whole won, in spite of binary noise', () => {
    expect(readSignedAmount(number(-10_000), '총금액')).toEqual({ ok: true, value: -10_000 })
    expect(readSignedAmount(number(10_000.000000000002), '총금액')).toEqual({ ok: true, value: 10_000 })
    expect(readSignedAmount(number(909.0909), '부가세')).toMatchObject({ ok: false })
    expect(readSignedAmount(errorCell, '부가세')).toMatchObject({ failure: '부가세: 셀이 오류 값입니다.' })
    expect(readSignedAmount(undefined, '부가세')).toEqual({ ok: true, value: null })
  })

  it('comes back as it was written with commas', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (won) => {
        expect(readSignedAmount(textCell(won.toLocaleString('en-US')), '총금액')).toEqual({ ok: true, value: won })
      }),
    )
  })
})

describe('the moment of a sale', () => {
  it.each([
    ['2026-11-03 11:20:33', '2026-11-03T11:20:33'],
    ['2026-11-03T11:20:33', '2026-11-03T11:20:33'],
    ['2026.11.03', '2026-11-03T00:00:00'],
    ['2026.11.3.', '2026-11-03T00:00:00'],
    ['2026. 11. 3.', '2026-11-03T00:00:00'],
    ['2026/11/03 오전 9:05', '2026-11-03T09:05:00'],
    ['2026/11/03 오후 12:05:01', '2026-11-03T12:05:01'],
    ['2026/11/03 오전 12:05', '2026-11-03T00:05:00'],
    ['2026-11-03 9:05 PM', '2026-11-03T21:05:00'],
    ['2026-11-03(화) 09:05', '2026-11-03T09:05:00'],
    ['2026년 11월 3일', '2026-11-03T00:00:00'],
    ['2026년 11월 3일 9시 5분 7초', '2026-11-03T09:05:07'],
    ['20261103112033', '2026-11-03T11:20:33'],
    ['20261103', '2026-11-03T00:00:00'],
    ['202611031120', '2026-11-03T11:20:00'],
    ['2026-11-03\n11:20:33', '2026-11-03T11:20:33'],
  ])('written %j', (text, moment) => {
    expect(readSoldAt(textCell(text), undefined, 1900)).toEqual({ ok: true, value: `${moment}+09:00` })
  })

  it.each([
    '2026-13-01',
    '2026-02-30',
    '26-11-03',
    '11/03/2026',
    '2026-11/03',
    '2026-11-03 25:00',
    '2026-11-03 오후 13:05',
    '어제',
    '1999-11-03',
    '46329.5',
    '2026-11-03 11:20:33 이후',
  ])('written %s is refused', (text) => {
    expect(readSoldAt(textCell(text), undefined, 1900)).toMatchObject({ ok: false })
  })

  it('may be a serial number of either system, to the second', () => {
    const seconds = fc.integer({ min: Date.UTC(2005, 0, 1) / 1000, max: Date.UTC(2060, 0, 1) / 1000 })
    fc.assert(
      fc.property(seconds, (second) => {
        const written = new Date(second * 1000).toISOString().slice(0, 19)
        const serial = second / 86_400 + 25_569
        for (const [value, system] of [
          [serial, 1900],
          [serial - 1_462, 1904],
        ] as const)
          expect(readSoldAt(number(value), undefined, system)).toEqual({ ok: true, value: `${written}+09:00` })
      }),
    )
  })

  it('may be digits in a number', () => {
    expect(readSoldAt(number(20_261_103_112_033), undefined, 1900)).toMatchObject({
      value: '2026-11-03T11:20:33+09:00',
    })
    expect(readSoldAt(number(20_261_103), undefined, 1904)).toMatchObject({ value: '2026-11-03T00:00:00+09:00' })
    expect(readSoldAt(number(5), undefined, 1900)).toMatchObject({ ok: false })
  })

  it('may have its time in a column of its own', () => {
    const at = (time: SheetCell) => readSoldAt(textCell('2026-11-03'), time, 1900)
    for (const time of [textCell('09:05:12'), textCell('090512'), number(90_512), number((9 * 3600 + 312) / 86_400)])
      expect(at(time)).toEqual({ ok: true, value: '2026-11-03T09:05:12+09:00' })
    expect(at(textCell('곧'))).toMatchObject({ ok: false })
  })
})

describe('an approval number', () => {
  it.each(['0012345678', 'G3482429BV2', 'TB0000178', '123-456'])('%s stays as it stands', (text) => {
    for (const written of [text, ` ${text} `, `'${text}`, `="${text}"`])
      expect(readApprovalNumber(textCell(written))).toEqual({ ok: true, value: text })
  })

  it.each(['1.23E+11', '4.5e+10', '없음', '12 34', '12.5', `1${'0'.repeat(40)}`, "'"])('%s is refused', (text) => {
    expect(readApprovalNumber(textCell(text))).toMatchObject({ ok: false, failure: expect.stringMatching(/승인번호/) })
  })

  it('in a number cell is what its format shows', () => {
    expect(shownNumber(12_345_678, '0000000000')).toBe('0012345678')
    expect(shownNumber(12_345_678, '[Red]0000000000;@')).toBe('0012345678')
    expect(shownNumber(12_345_678, '#,##0_ ')).toBe('12345678')
    expect(shownNumber(12_345_678, '@')).toBe('12345678')
    expect(shownNumber(12_345_678_901, 'General')).toBe('12345678901')
    expect(shownNumber(123_456_789_012, '0')).toBe('123456789012')
  })

  it.each([
    [123_456_789_012, 'General'],
    [1_234_567_890_123_456, '0'],
    [12.5, '0'],
    [-1, '0'],
    [12_345_678, '0.00'],
    [12_345_678, '0.00E+00'],
    [12_345_678, 'yyyy-mm-dd'],
    [12_345_678, '000-0000'],
    [12_345_678, '#,##0,'],
    [12_345_678, '"A"0000'],
    [12_345_678, '[<100]0;0000000000'],
  ])('%d shown as %s is refused: which number it was is not certain', (value, format) => {
    expect(readApprovalNumber(number(value, format))).toMatchObject({ failure: expect.stringContaining('숫자로 줄여') })
  })
})
