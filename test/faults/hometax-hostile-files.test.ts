import { truncateSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileLaneOver } from '../../src/main/files/connect.ts'
import { type Part, textRow, workbookParts, zipOf } from '../unit/files/hometax/packed-parts.ts'
import { listFile, readBytes, readList, refusalOf } from '../unit/files/hometax/read-list.ts'
import {
  csvOf,
  elevenColumns,
  elevenRows,
  htmlOf,
  salesOf,
  type Sheet,
  workbookOf,
  xlsx,
} from '../unit/files/hometax/sales-list.ts'
import { type BuiltScript, buildScript } from '../unit/practice/built-script.ts'

const list: Sheet = [elevenColumns, ...elevenRows(salesOf(200, 5))]
const sheetName = 'xl/worksheets/sheet1.xml'
const header = textRow(elevenColumns)
const good = textRow(['카드', '2026-11-03', '10000', '1000', '0', '11000', 'A1', '1234', '승인거래', '소득공제', ''])

const withSheet = (sheet: Partial<Part>): Buffer =>
  zipOf(workbookParts(header + good).map((part) => (part.name === sheetName ? { ...part, ...sheet } : part)))

describe('a workbook made to harm', () => {
  it('that unpacks a thousandfold is refused before it is unpacked', async () => {
    const bomb = withSheet({ bytes: Buffer.alloc(120 * 1024 ** 2, 0x20) })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await refusalOf(bomb)).toEqual({ kind: 'workbook-unpacks-too-large', bytes: 120 * 1024 ** 2 })
  })

  it('that says it unpacks to gigabytes is refused', async () => {
    const failure = await refusalOf(withSheet({ saysSize: 3 * 1024 ** 3 }))
    expect(failure).toEqual({ kind: 'workbook-unpacks-too-large', bytes: 3 * 1024 ** 3 })
  })

  it('that unpacks to more than it says is refused at the size it said', async () => {
    const sheet = `<worksheet><sheetData>${header}${good.repeat(50_000)}</sheetData></worksheet>`
    expect(await refusalOf(withSheet({ bytes: sheet, saysSize: 4_000 }))).toEqual({ kind: 'workbook-damaged' })
  })

  it('whose strings grow by entities is refused', async () => {
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    const sheet = `${entities}<worksheet><sheetData>${header}<row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`
    expect(await refusalOf(withSheet({ bytes: sheet }))).toEqual({ kind: 'workbook-damaged' })
  })

  it('with rows or columns no spreadsheet has is refused', async () => {
    const rows = `<row r="1048577"><c r="A1048577"><v>1</v></c></row>`
    expect(await refusalOf(zipOf(workbookParts(header + rows)))).toMatchObject({ kind: 'too-many-rows' })
    const columns = '<row><c r="ZZZZ2"><v>1</v></c></row>'
    expect(await refusalOf(zipOf(workbookParts(header + columns)))).toMatchObject({ kind: 'too-many-rows' })
    const backwards = '<row r="9"/><row r="9"/>'
    expect(await refusalOf(zipOf(workbookParts(header + backwards)))).toEqual({ kind: 'workbook-damaged' })
  })

  it('that leads to a part outside itself finds none there', async () => {
    const parts = workbookParts(header + good).map((part) => ({
      ...part,
      bytes: String(part.bytes).replace('worksheets/sheet1.xml', '../../../../../../etc/passwd'),
    }))
    expect(await refusalOf(zipOf(parts))).toEqual({ kind: 'workbook-damaged' })
  })

  it('with cells far to the right is read without them', async () => {
    const far = good.replace('</row>', '<c r="XFD2"><v>1</v></c></row>')
    expect((await readBytes(zipOf(workbookParts(header + far)))).content.lines).toBe(1)
  })
})

const spoiltCopies = (bytes: Buffer): readonly Buffer[] =>
  Array.from({ length: 39 }, (_, at) => {
    const from = Math.floor((bytes.length * (at + 1)) / 40)
    return Buffer.from(bytes).fill(((at + 1) * 41) % 256, from, from + 8)
  })

describe('a workbook that is damaged', () => {
  const whole = { '.xlsx': workbookOf(list, 'xlsx'), '.xls': workbookOf(list, 'biff8') }

  for (const [name, bytes] of Object.entries(whole)) {
    it(`is refused wherever it breaks off, never read as a shorter list: ${name}`, async () => {
      for (const share of [0.01, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]) {
        const { result } = await readList(listFile(bytes.subarray(0, Math.floor(bytes.length * share))))
        expect(result).toEqual({ ok: false, failure: { kind: 'workbook-damaged' } })
      }
    })
  }

  it('is refused, or read whole, with bytes overwritten: .xlsx', async () => {
    for (const spoilt of spoiltCopies(whole['.xlsx'])) {
      const { result, numbered } = await readList(listFile(spoilt))
      if (result.ok) expect(numbered).toHaveLength(200)
      else expect(['workbook-damaged', 'workbook-unpacks-too-large']).toContain(result.failure.kind)
    }
  })

  it('never throws with bytes overwritten: .xls', async () => {
    for (const spoilt of spoiltCopies(whole['.xls'])) {
      const { result } = await readList(listFile(spoilt))
      if (result.ok) expect(result.value.lines + result.value.rejected).toBeLessThanOrEqual(200)
    }
  })

  it('lists sheets and ends before the last of them: .xls', async () => {
    const container = xlsx.CFB.read(whole['.xls'], { type: 'buffer' })
    const stream = Buffer.from(xlsx.CFB.find(container, '/Workbook').content)
    const remade: unknown = xlsx.CFB.utils.cfb_new()
    xlsx.CFB.utils.cfb_add(remade, '/Workbook', stream.subarray(0, stream.length - 5_000))
    expect(await refusalOf(xlsx.CFB.write(remade, { type: 'buffer' }))).toEqual({ kind: 'workbook-damaged' })
  })

  it('has a part that is no XML', async () => {
    expect(await refusalOf(withSheet({ bytes: '<worksheet><sheetData><row></sheetData>' }))).toEqual({
      kind: 'workbook-damaged',
    })
  })
})

describe('a workbook behind a password', () => {
  it('in the new format is named', async () => {
    const container: unknown = xlsx.CFB.utils.cfb_new()
    for (const name of ['/EncryptionInfo', '/EncryptedPackage'])
      xlsx.CFB.utils.cfb_add(container, name, Buffer.alloc(5_000, 7))
    expect(await refusalOf(xlsx.CFB.write(container, { type: 'buffer' }))).toEqual({ kind: 'workbook-encrypted' })
  })

  it('in the old format is named', async () => {
    const container = xlsx.CFB.read(workbookOf(list, 'biff8'), { type: 'buffer' })
    const stream = Buffer.from(xlsx.CFB.find(container, '/Workbook').content)
    const beginning = 4 + stream.readUInt16LE(2)
    // FILEPASS (0x2F) with the key and the check of the simplest scheme, XOR.
    const password = Buffer.from([0x2f, 0, 6, 0, 0, 0, 0x12, 0x34, 0x56, 0x78])
    const locked = Buffer.concat([stream.subarray(0, beginning), password, stream.subarray(beginning)])
    const remade: unknown = xlsx.CFB.utils.cfb_new()
    xlsx.CFB.utils.cfb_add(remade, '/Workbook', locked)
    expect(await refusalOf(xlsx.CFB.write(remade, { type: 'buffer' }))).toEqual({ kind: 'workbook-encrypted' })
  })
})

describe('a file that is no spreadsheet', () => {
  const ole: unknown = xlsx.CFB.utils.cfb_new()
  xlsx.CFB.utils.cfb_add(ole, '/FileHeader', Buffer.from('HWP Document File'))
  const others: Readonly<Record<string, string | Buffer>> = {
    '압축 파일(zip)': zipOf([{ name: 'a.txt', bytes: 'a' }]),
    '워드 문서(.docx)': zipOf([{ name: 'word/document.xml', bytes: '<a/>' }]),
    '오픈도큐먼트 문서(.ods)': zipOf([{ name: 'content.xml', bytes: '<a/>' }]),
    '엑셀 이진 통합 문서(.xlsb)': zipOf([{ name: 'xl/workbook.bin', bytes: 'a' }]),
    '엑셀이 아닌 오피스·한글 문서': xlsx.CFB.write(ole, { type: 'buffer' }),
    'PDF 문서': '%PDF-1.7\n',
    'UTF-16 텍스트': Buffer.from(`\ufeff${csvOf(list)}`, 'utf16le'),
    'XML 파일': '<?xml version="1.0"?><Workbook/>',
  }
  for (const [looksLike, bytes] of Object.entries(others)) {
    it(`looks like ${looksLike}`, async () => {
      expect(await refusalOf(bytes)).toEqual({ kind: 'not-a-spreadsheet', looksLike })
    })
  }

  it('is empty, prose, not there, a folder or a device', async () => {
    for (const text of ['', '\n\n', '안녕하세요\n오늘의 매출입니다\n'])
      expect(await refusalOf(text)).toEqual({ kind: 'no-hometax-header', nearest: null })
    expect((await readList('/nowhere/at/all.xlsx')).result).toMatchObject({ failure: { kind: 'file-not-found' } })
    expect((await readList('/')).result).toMatchObject({ failure: { kind: 'file-unreadable' } })
    expect((await readList('/dev/zero')).result).toMatchObject({ failure: { kind: 'file-unreadable' } })
  })

  it('is a workbook larger than any list', async () => {
    for (const [bytes, size] of [
      [workbookOf(list, 'xlsx'), 301 * 1024 ** 2],
      [workbookOf(list, 'biff8'), 33 * 1024 ** 2],
    ] as const) {
      const file = listFile(bytes)
      truncateSync(file, size)
      expect((await readList(file)).result).toMatchObject({ failure: { kind: 'file-too-large', bytes: size } })
    }
  })
})

describe('a web page named .xls', () => {
  const page = htmlOf(list)
  it.each([
    ['a table within a table', page.replace("<td class='a'>승인거래", '<td><table><tr><td>x</td></tr></table>')],
    ['rows that are not closed', page.replaceAll('</tr>', '')],
    ['a row of 2 MB', page.replace('사업자', 'x'.repeat(2 * 1_048_576))],
  ])('is refused: %s', async (_, text) => {
    expect(await refusalOf(text)).toEqual({ kind: 'table-not-simple' })
  })

  it('of something else has no header', async () => {
    expect(await refusalOf('<!DOCTYPE html><html><body>로그인이 필요합니다</body></html>')).toMatchObject({
      kind: 'no-hometax-header',
    })
  })

  it.each([
    ['open tags', `<html><table>${'<td'.repeat(500_000)}`],
    ['open comments', `<html><table><tr>${'<!--'.repeat(400_000)}</tr>`],
    ['open quotes', `<html><table><tr>${'<td a="'.repeat(200_000)}</tr>`],
  ])('ends soon: %s', { timeout: 10_000 }, async (_, text) => {
    expect((await readList(listFile(text))).numbered).toEqual([])
  })
})

describe('a long list', () => {
  let script: BuiltScript
  beforeAll(async () => {
    script = await buildScript('src/main/files/lane.ts')
  }, 60_000)
  afterAll(() => script.remove())

  const count = 60_000
  const rows = elevenRows(salesOf(count, 900))
  const rowXml = rows.map((row) => textRow(row.map((cell) => String(cell ?? '')))).join('')
  it.each([
    ['.xlsx', zipOf(workbookParts(header + rowXml))],
    ['.csv', csvOf([elevenColumns, ...rows])],
    ['a web page', htmlOf([elevenColumns, ...rows])],
  ])('is read in its thread within sixty-four megabytes: %s', async (_, bytes) => {
    const thread = new Worker(script.file, { resourceLimits: { maxOldGenerationSizeMb: 64 } })
    const lane = fileLaneOver(thread)
    let lines = 0
    const result = await lane.readHometax(
      { file: listFile(bytes) },
      async (batch) => {
        lines += batch.lines
      },
      new AbortController().signal,
    )
    await lane.close()
    expect(result).toMatchObject({ value: { lines: count, rejected: 0, sums: { cancelled: { count: 900 } } } })
    expect(lines).toBe(count)
  })
})
