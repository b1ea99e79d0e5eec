import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCsv } from '../../../src/main/files/csv-text.ts'
import { guard, unguard } from '../../../src/domain/spreadsheet-guard.ts'

describe('rows as CSV', () => {
  it('quote what RFC 4180 asks for, and nothing else', () => {
    expect(toCsv([['a', 'b c', '"', ',', '줄\n', '\r', '', "'0012"]])).toBe(`a,b c,"""",",","줄\n","\r",,'0012\r\n`)
    expect(toCsv([])).toBe('')
  })

  it('come back through a strict reader and the documented way exactly as they were', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('=HYPERLINK("x")', '0012345678', 'G3482429BV2', "'", '"', ',', '\r\n', '-1', '@a', ' =1'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
        const read: string[][] = parse(toCsv(rows.map((row) => row.map(guard))), {
          relax_column_count: true,
          skip_empty_lines: false,
          record_delimiter: '\r\n',
        })
        expect(read.map((row) => row.map(unguard))).toEqual(rows)
      }),
      { numRuns: 1_000 },
    )
  })
})
