import { describe, expect, it } from 'vitest'
import { recordsAreWhole, rowsIn, rowsOnly } from '../../../../src/main/files/hometax/xls-records.ts'

const record = (type: number, ...words: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 + words.length * 2)
  bytes.writeUInt16LE(type, 0)
  bytes.writeUInt16LE(words.length * 2, 2)
  for (const [at, word] of words.entries()) bytes.writeUInt16LE(word, 4 + at * 2)
  return bytes
}
const [begin, end, sheet] = [record(0x809, 0x600), record(0x0a), record(0x85, 0, 0)]
const number = (row: number) => record(0x203, row, 0, 0, 0, 0, 0, 0)
const formula = (row: number) => record(0x06, row, 0, 0)
const text = record(0x207, 1)
const types = (stream: Buffer): readonly number[] => {
  const found: number[] = []
  for (let at = 0; at < stream.length; at += 4 + stream.readUInt16LE(at + 2)) found.push(stream.readUInt16LE(at))
  return found
}

describe('the records of an .xls stream', () => {
  const whole = Buffer.concat([begin, sheet, end, begin, number(0), number(1), formula(2), text, number(3), end])

  it('are whole to the end of the last sheet that is listed', () => {
    expect(recordsAreWhole(whole)).toBe(true)
    expect(recordsAreWhole(Buffer.concat([whole, Buffer.alloc(100)]))).toBe(true)
    expect(recordsAreWhole(Buffer.concat([begin, sheet, end, begin, begin, end, end]))).toBe(true)
    for (let cut = 0; cut < whole.length; cut += 1) expect(recordsAreWhole(whole.subarray(0, cut))).toBe(false)
    expect(recordsAreWhole(Buffer.from('이름,금액\n'))).toBe(false)
    expect(recordsAreWhole(Buffer.concat([begin, sheet, sheet, end, begin, end]))).toBe(false)
  })

  it('are read some rows at a time, the text a formula came to with its formula', () => {
    expect(rowsIn(whole)).toBe(4)
    expect(types(rowsOnly(whole, 0, 4))).toEqual(types(whole))
    const blank = 0x201
    expect(types(rowsOnly(whole, 0, 2)).slice(4)).toEqual([0x203, 0x203, blank, blank, blank, 0x0a])
    expect(types(rowsOnly(whole, 2, 3)).slice(4)).toEqual([blank, blank, 0x06, 0x207, blank, 0x0a])
  })
})
