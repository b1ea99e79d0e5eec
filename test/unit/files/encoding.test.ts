import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode, detectEncoding } from '../../../src/main/files/encoding.ts'

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) {
    await Promise.resolve()
    yield bytes.subarray(from, from + size)
  }
}
const detect = (bytes: Buffer, size = 7): Promise<string> => detectEncoding(inChunks(bytes, size))

describe('the encoding of a file', () => {
  const hangul = fc.array(
    fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code)),
    { minLength: 4, maxLength: 12 },
  )

  it('is told by its words, whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(hangul, fc.integer({ min: 1, max: 50 }), async (letters, size) => {
        const text = `{"name":"${letters.join('')}","goods":"똠얌 뷁 ${letters.join(' ')}"}\n`.repeat(3)
        expect(await detect(Buffer.from(text), size)).toBe('utf-8')
        expect(await detect(iconv.encode(text, 'cp949'), size)).toBe('cp949')
      }),
    )
  })

  it('is UTF-8 for plain ASCII, and for UTF-8 with a few broken words', async () => {
    expect(await detect(Buffer.from('{"a":1}'))).toBe('utf-8')
    const damaged = Buffer.concat([
      Buffer.from('"홍길동","김영수","이하늘"'),
      Buffer.from([0x22, 0xc8, 0xab, 0xb1, 0xe6, 0x22]),
    ])
    expect(await detect(damaged, 1_000)).toBe('utf-8')
  })

  it('stays UTF-8 where a long file goes on in CP949: the rest is rejected line by line, and none of it read as rubbish', async () => {
    const line = '{"name":"홍길동","goods":"도자기 머그컵"}\n'
    const file = Buffer.concat([Buffer.from(line.repeat(500)), iconv.encode(line.repeat(5_000), 'cp949')])
    expect(await detect(file, 262_144)).toBe('utf-8')
    expect(await detect(file.subarray(Buffer.byteLength(line) * 500), 262_144)).toBe('cp949')
  })

  it('decodes every letter CP949 has, and refuses bytes that are none', () => {
    const all = Array.from({ length: 0xd7a3 - 0xac00 + 1 }, (_, at) => String.fromCodePoint(0xac00 + at)).join('')
    expect(decode(iconv.encode(all, 'cp949'), 'cp949')).toBe(all)
    expect(decode(Buffer.from([0x41, 0xff, 0x41]), 'cp949')).toBeNull()
    expect(decode(Buffer.from([0xb0, 0xa1]), 'utf-8')).toBeNull()
  })
})
