import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { readJsonObject } from '../wire-text.ts'
import { readFields } from '../wire.ts'

const read = (text: string) => readJsonObject(new TextEncoder().encode(text))

describe('the text of an answer', () => {
  it('keeps a payer number of twenty digits to the last one', () => {
    expect(read('{"PCD_PAYER_NO":18446744073709551615,"a":[-12,1.5,2e3]}')).toEqual({
      PCD_PAYER_NO: '18446744073709551615',
      a: ['-12', 1.5, 2000],
    })
  })

  it('reads a month printed with a leading zero', () => {
    expect(read('{"PCD_PAY_MONTH": 04}')).toEqual({ PCD_PAY_MONTH: '04' })
  })

  it('leaves digits inside strings alone, escaped quotes included', () => {
    expect(read('{"m":"he said \\"12345678901234567890\\": 5"}')).toEqual({
      m: 'he said "12345678901234567890": 5',
    })
  })

  it('reads past a byte order mark', () => {
    expect(read('\uFEFF{"a":"1"}')).toEqual({ a: '1' })
  })

  it.each([
    ['nothing', ''],
    ['a cut object', '{"PCD_PAY_RST":"success","PCD_PAY_CODE":"PAYC0000"'],
    ['a list', '[{"PCD_PAY_RST":"success"}]'],
    ['a page', '<html>{}</html>'],
    ['two answers', '{"a":"1"}{"a":"1"}'],
    ['a field named twice', '{"PCD_PAY_RST":"error","x":"","PCD_PAY_RST":"success"}'],
  ])('is no answer: %s', (_, text) => {
    expect(read(text)).toBeNull()
  })

  it('is no answer when its bytes are not UTF-8', () => {
    expect(readJsonObject(Buffer.from([...Buffer.from('{"m":"'), 0xc3, 0xeb, ...Buffer.from('"}')]))).toBeNull()
  })

  it('allows the same name in objects inside', () => {
    expect(read('{"a":{"x":"1"},"b":{"x":"2"}}')).toEqual({ a: { x: '1' }, b: { x: '2' } })
  })

  it('reads every flat object of text and whole numbers back, numbers as text', () => {
    const value = fc.oneof(fc.string(), fc.maxSafeInteger())
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value, { noNullPrototype: true }), (object) => {
        const back = read(JSON.stringify(object))
        const expected = Object.entries(object).map(([name, one]) => [name, String(one)])
        expect(Object.entries(back ?? {}).map(([name, one]) => [name, String(one)])).toEqual(expected)
      }),
    )
  })
})

describe('fields', () => {
  it('take the spellings of old manuals and lower-casing libraries under the guide’s names', () => {
    expect(
      readFields({ PCD_CARDNUM: '1111', PCD_PAY_CARDNANE: 'BC', pcd_pay_oid: ' A ', PCD_REQ_KEY: 'r', other: 1 }),
    ).toEqual({ PCD_PAY_CARDNUM: '1111', PCD_PAY_CARDNAME: 'BC', PCD_PAY_OID: 'A', PCD_PAY_REQKEY: 'r', other: '1' })
  })

  it('let the spelling with a value win over an empty one', () => {
    expect(readFields({ PCD_CARDNUM: '1111', PCD_PAY_CARDNUM: '' })).toEqual({ PCD_PAY_CARDNUM: '1111' })
  })
})
