import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { writeTable } from '../../../src/main/files/write-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'table-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = join(folder, '결과.csv')
const headers = ['줄', '주문번호', '환불금액']
const rows = (order: string) => [
  [
    { kind: 'number', value: 2 } as const,
    { kind: 'text', value: order } as const,
    { kind: 'number', value: 29_000 } as const,
  ],
]

describe('a table', () => {
  it('is written whole, marked as UTF-8, with numbers bare and text that no spreadsheet runs', async () => {
    const written = await writeTable({ file, encoding: 'utf-8', headers, rows: rows('=HYPERLINK("x")') })
    const text = readFileSync(file, 'utf8')
    expect(text).toBe('\ufeff줄,주문번호,환불금액\r\n2,"\'=HYPERLINK(""x"")",29000\r\n')
    expect(written).toEqual({ ok: true, value: { rows: 1, bytes: Buffer.byteLength(text) } })
  })

  it('keeps order numbers of many digits as text', async () => {
    await writeTable({ file, encoding: 'utf-8', headers, rows: rows('20261120000057') })
    expect(readFileSync(file, 'utf8')).toContain("'20261120000057")
  })

  it('in CP949 holds the same', async () => {
    await writeTable({ file, encoding: 'cp949', headers, rows: rows('뜨개실-1') })
    expect(iconv.decode(readFileSync(file), 'cp949')).toBe('줄,주문번호,환불금액\r\n2,뜨개실-1,29000\r\n')
  })

  it('that does not fit CP949 leaves the file as it was and tells the characters', async () => {
    const before = readFileSync(file)
    const written = await writeTable({ file, encoding: 'cp949', headers, rows: rows('주문🧶') })
    expect(written).toEqual({
      ok: false,
      failure: { kind: 'characters-do-not-fit', misfits: [{ line: 2, column: '주문번호', character: '🧶' }], count: 1 },
    })
    expect(readFileSync(file)).toEqual(before)
  })

  it('on a full disk is not there, and nothing is left beside', async () => {
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    const written = await writeTable(
      { file: join(folder, 'x.csv'), encoding: 'utf-8', headers, rows: rows('A') },
      async () => {
        throw full
      },
    )
    expect(written).toEqual({ ok: false, failure: { kind: 'disk-full' } })
    expect(readdirSync(folder)).toEqual(['결과.csv'])
  })
})
