import { truncateSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { csv, jsonLines, kcpCard, paypleCard } from '../unit/files/gateway-lines.ts'
import { fileOf, readAll } from '../unit/files/read.ts'

const good = (number: number): string => JSON.stringify(kcpCard(number))
const idsOf = (read: Awaited<ReturnType<typeof readAll>>): readonly string[] =>
  read.payments.map(({ transaction }) => transaction.orderNumber)

describe('a broken record costs itself and nothing else', () => {
  const broken = {
    'a missing brace': '{"res_cd":"0000","tno":"1"',
    'an open quote': '{"res_cd":"0000,"tno":"1"}',
    'no JSON': 'INFO 2026-11-09 결제 완료',
    'a number': '42',
    'an array in an array': '[1,2]',
    'a field named twice': '{"res_cd":"0000","tno":"1","amount":"1000","amount":"9000"}',
    'a NUL': '{"res_cd":"0000","tno":"1\0"}',
    'a value of 70 KB': `{"res_cd":"0000","tno":"${'1'.repeat(70_000)}"}`,
    'too many fields': JSON.stringify(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`f${at}`, '1']))),
    'an abyss of arrays': `{"res_cd":${'['.repeat(200_000)}`,
    '2 MB on a line': `{"res_cd":"${'x'.repeat(2 * 1_048_576)}"}`,
  }

  for (const [name, line] of Object.entries(broken)) {
    it(`in JSON Lines: ${name}`, async () => {
      const read = await readAll(fileOf(`${good(1)}\n${line}\n${good(2)}\n${good(3)}\n`))
      expect(read.result.ok).toBe(true)
      expect(idsOf(read)).toEqual(['ORDER-1', 'ORDER-2', 'ORDER-3'])
      expect(read.rejects.map((reject) => reject.line)).toEqual([2])
      expect(read.rejects[0]?.because).toMatch(/[가-힣]/)
    })
  }

  for (const name of ['a missing brace', 'an open quote', 'a number', '2 MB on a line'] as const) {
    it(`in an array: ${name}`, async () => {
      for (const [before, between] of [
        ['[', ','],
        ['[\n', ',\n'],
      ] as const) {
        const read = await readAll(fileOf(`${before}${[good(1), broken[name], good(2), good(3)].join(between)}]`))
        expect(idsOf(read)).toEqual(['ORDER-1', 'ORDER-2', 'ORDER-3'])
        expect(read.rejects.length).toBeGreaterThan(0)
      }
    })
  }

  it('at the end of the file, cut off in the middle', async () => {
    const lines = await readAll(fileOf(`${good(1)}\n${good(2).slice(0, 100)}`))
    expect([idsOf(lines), lines.rejects.map((reject) => reject.line)]).toEqual([['ORDER-1'], [2]])
    const array = await readAll(fileOf(`[${good(1)},\n${good(2).slice(0, 100)}`))
    expect([idsOf(array), array.rejects.map((reject) => reject.line)]).toEqual([['ORDER-1'], [2]])
    const table = csv([kcpCard(1), kcpCard(2)])
    const rows = await readAll(fileOf(table.slice(0, table.length - 60)))
    expect([idsOf(rows), rows.rejects.map((reject) => reject.line)]).toEqual([['ORDER-1'], [3]])
  })

  it('at the beginning, as a log that was turned over leaves it', async () => {
    const read = await readAll(fileOf(`nt":"55000","tno":"1"}\n${good(1)}\n${good(2)}\n`))
    expect(idsOf(read)).toEqual(['ORDER-1', 'ORDER-2'])
    expect(read.rejects.map((reject) => reject.line)).toEqual([1])
  })

  it('in CSV: a quote that was never closed, a missing cell, a stray quote, a long row', async () => {
    const rows = csv([kcpCard(1), kcpCard(2), kcpCard(3)]).split('\r\n')
    const faults = [
      rows[1]?.replace('정상처리', '"정상처리') ?? '',
      rows[1]?.slice(0, rows[1].lastIndexOf(',')) ?? '',
      rows[1]?.replace('신한카드', '신한"카드') ?? '',
      rows[1]?.replace('신한카드', 'x'.repeat(2 * 1_048_576)) ?? '',
    ]
    for (const fault of faults) {
      const quoted = rows[2]?.replace('ORDER-2', '"ORDER-2"')
      const read = await readAll(fileOf([rows[0], fault, quoted, rows[3]].join('\r\n')))
      expect(idsOf(read)).toEqual(['ORDER-2', 'ORDER-3'])
      expect(read.rejects.map((reject) => reject.line)).toEqual([2])
    }
  })

  it('a line in another encoding is rejected, not turned into rubbish', async () => {
    const latin = Buffer.from(JSON.stringify(kcpCard(2)).replace('홍길동', 'Jos\u00e9'), 'latin1')
    const many = jsonLines(Array.from({ length: 5 }, (_, at) => kcpCard(10 + at)))
    const read = await readAll(fileOf(Buffer.concat([Buffer.from(many), latin, Buffer.from(`\n${good(3)}`)])))
    expect(read.result).toMatchObject({ value: { encoding: 'utf-8' } })
    expect(read.rejects.map((reject) => reject.line)).toEqual([6])
    expect(read.rejects[0]?.excerpt).not.toMatch(/[^ -~…]/)
    expect(read.payments).toHaveLength(6)
  })
})

describe('a file that is no file of answers', () => {
  const noText = {
    '엑셀 통합 문서(.xlsx)': Buffer.concat([
      Buffer.from('PK\u0003\u0004'),
      Buffer.alloc(40),
      Buffer.from('xl/workbook.xml'),
    ]),
    '압축 파일(zip)': Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(40)]),
    '예전 엑셀 파일(.xls)': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
    'PDF 문서': Buffer.from('%PDF-1.7\n'),
    '그림(PNG)': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]),
    'UTF-16 텍스트': Buffer.from(`\ufeff${good(1)}`, 'utf16le'),
    '글자가 아닌 파일': Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7) % 256)),
  }
  for (const [looksLike, bytes] of Object.entries(noText)) {
    it(`says that it looks like ${looksLike}`, async () => {
      expect((await readAll(fileOf(bytes))).result).toEqual({
        ok: false,
        failure: { kind: 'file-is-no-text', looksLike },
      })
    })
  }

  it('UTF-16 without its mark is told by its bytes', async () => {
    const read = await readAll(fileOf(Buffer.from(good(1), 'utf16le')))
    expect(read.result).toMatchObject({ failure: { kind: 'file-is-no-text', looksLike: 'UTF-16 텍스트' } })
  })

  it('gives up after a thousand records of nobody and stores none', async () => {
    const read = await readAll(fileOf('{"a":1}\n'.repeat(5_000)))
    expect(read.result).toMatchObject({ ok: false, failure: { kind: 'not-gateway-answers' } })
    expect(read.batches).toEqual([])
  })

  it('is refused with its first lines when it is prose, empty, or a table of something else', async () => {
    for (const text of ['', '\n\n', '안녕하세요\n오늘의 매출입니다\n', '이름,금액\n홍길동,1000\n']) {
      const read = await readAll(fileOf(text))
      expect(read.result).toMatchObject({ ok: false, failure: { kind: 'not-gateway-answers' } })
      expect(JSON.stringify(read.result)).not.toContain('홍길동')
    }
  })

  it('is read when all of it is the other gateway, each line rejected with the reason', async () => {
    const read = await readAll(fileOf(jsonLines([paypleCard(1), paypleCard(2)])))
    expect(read.result.ok).toBe(true)
    expect(read.rejects).toHaveLength(2)
  })

  it('is not there, or is a folder', async () => {
    expect((await readAll('/nowhere/at/all.jsonl')).result).toEqual({ ok: false, failure: { kind: 'file-not-found' } })
    expect((await readAll('/')).result).toEqual({ ok: false, failure: { kind: 'file-unreadable', code: 'EISDIR' } })
  })

  it('is larger than any log', async () => {
    const file = fileOf('')
    truncateSync(file, 9 * 1024 ** 3)
    expect((await readAll(file)).result).toMatchObject({ failure: { kind: 'file-too-large', bytes: 9 * 1024 ** 3 } })
  })

  it('is no file at all', async () => {
    expect((await readAll('/dev/zero')).result).toMatchObject({ failure: { kind: 'file-unreadable' } })
  })

  it('a table whose header names a column twice is refused row by row', async () => {
    const text = csv([kcpCard(1)]).replace('tno', 'amount')
    const read = await readAll(fileOf(text))
    expect(read.result).toMatchObject({ failure: { samples: [{ because: expect.stringContaining('두 번') }] } })
  })
})

describe('an attack on the reader', () => {
  const attacks = {
    'braces without end': '['.concat('{'.repeat(3_000_000)),
    'quotes without end': `[{"${'{"'.repeat(1_500_000)}`,
    'one line of 8 MB': 'x'.repeat(8_000_000),
    'open quotes in every row': `res_cd,tno\n${'"a\n'.repeat(400_000)}`,
    'objects that name a prototype': '{"__proto__":{"res_cd":"0000"},"constructor":1}\n'.repeat(2_000),
  }
  for (const [name, text] of Object.entries(attacks)) {
    it(`ends soon: ${name}`, { timeout: 10_000 }, async () => {
      expect((await readAll(fileOf(text))).payments).toEqual([])
    })
  }
})
