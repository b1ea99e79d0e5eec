import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainSheetText, sheetText } from '../../../src/main/files/sheet-text.ts'

/** What a reader of XML makes of it. */
const read = (xml: string): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

describe('text in a workbook', () => {
  it.each([
    ['홍길동 상점', '홍길동 상점'],
    ['a<b>&c', 'a&lt;b&gt;&amp;c'],
    ['줄\r\n바꿈', '줄_x000D_\n바꿈'],
    ['\0\u0007', '_x0000__x0007_'],
    ['_x0041_', '_x005F_x0041_'],
    ['_x005F\u0001', '_x005F_x005F_x0001_'],
    ['_x41_ _X0041_', '_x41_ _X0041_'],
    ['😀 \ud83d', '😀 _xD83D_'],
  ])('is written as Excel writes it: %j', (text, xml) => expect(sheetText(text)).toBe(xml))

  it('comes back exactly as it was, whatever it was, and holds nothing XML lacks', () => {
    const pieces = fc.constantFrom(
      '_',
      'x',
      '0041',
      '_x',
      'D83D',
      '_x005F_',
      '\u0001',
      '\r',
      '\n',
      '\ud83d',
      '\ude00',
      '&',
      '<',
      'a',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const xml = sheetText(text)
          expect(plainSheetText(read(xml))).toBe(text)
          expect(xml).not.toMatch(/[^\t\n\P{Cc}\u007f-\u009f]|\p{Cs}|[\ufffe\uffff]/u)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
