import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guard, unguard } from '../../../src/domain/spreadsheet-guard.ts'

describe('text for a spreadsheet', () => {
  it('comes back exactly as it was, whatever it was', () => {
    const beginnings = fc.constantFrom(
      "'",
      "''",
      '=',
      '+',
      '-',
      '@',
      '＝',
      '\t',
      '\r',
      '\n',
      '\0',
      ' =',
      '\ufeff=',
      '00',
      '1E5',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.tuple(beginnings, fc.string()).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(unguard(guard(text))).toBe(text)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('never begins like a formula', () => {
    const blank = fc.constantFrom('', ' ', '\t', '\ufeff', '\u200b', '\u3000', '\r\n', '\u00a0')
    const start = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠')
    fc.assert(
      fc.property(blank, start, fc.string(), (before, character, after) => {
        expect(guard(before + character + after)).toMatch(/^'/)
      }),
    )
  })

  it.each(['0012345678', '26110900000001', '0234', '1E5', '12-31', '1/2', '10%', '1,000', '3.10', '00', '-', '\0x'])(
    'is kept from becoming something else: %j',
    (text) => expect(guard(text)).toBe(`'${text}`),
  )

  it.each([
    '',
    '홍길동 상점',
    'ORDER-1',
    'G3482429BV2',
    '70577311',
    '0',
    '2026-11-09',
    '2026-11-09 10:15:02',
    'R19 R22',
    'a=b',
    '소득공제',
  ])('is left as it is: %j', (text) => expect(guard(text)).toBe(text))
})
