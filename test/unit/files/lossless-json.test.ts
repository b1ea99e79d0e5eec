import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { losslessJson, namesFieldTwice } from '../../../src/main/files/lossless-json.ts'

describe('JSON without loss', () => {
  it('keeps whole numbers beyond 2^53 as text, at any depth, and leaves text alone', () => {
    const json =
      '{"a":12345678901234567890,"b":[-98765432109876543210],"c":"12345678901234567890, 1","d":9007199254740991}'
    expect(JSON.parse(losslessJson(json))).toEqual({
      a: '12345678901234567890',
      b: ['-98765432109876543210'],
      c: '12345678901234567890, 1',
      d: 9_007_199_254_740_991,
    })
  })

  it('keeps a number that is too long to be exact as text, with its fraction too', () => {
    expect(JSON.parse(losslessJson('{"a":9410123410110261.0,"b":1.5,"c":-12345678901234567.25}'))).toEqual({
      a: '9410123410110261.0',
      b: 1.5,
      c: '-12345678901234567.25',
    })
  })

  it('reads everything else as JSON does, and sees no field twice where there is none', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const plain: unknown = JSON.parse(json)
        expect(JSON.parse(losslessJson(JSON.stringify(plain)))).toEqual(withoutUnsafe(plain))
        expect(namesFieldTwice(JSON.stringify(plain), plain)).toBe(false)
      }),
    )
  })

  it('sees a field that is named twice, not one that is named in two objects or inside text', () => {
    const twice = (json: string): boolean => namesFieldTwice(json, JSON.parse(json))
    expect(twice('{"amount":"1","amount":"2"}')).toBe(true)
    expect(twice('{"a":{"b":1,"b" : 2}}')).toBe(true)
    expect(twice('{"a":{"b":1},"c":{"b":1}}')).toBe(false)
    expect(twice('{"a":"\\"a\\":1","b":"x\\\\"}')).toBe(false)
  })
})

/** The same value with whole numbers beyond 2^53 as JSON writes them. */
function withoutUnsafe(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(String(value))
      ? String(value)
      : value
  }
  if (Array.isArray(value)) return value.map(withoutUnsafe)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutUnsafe(one)]))
}
