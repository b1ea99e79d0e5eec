import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { readRefundLines } from '../../../src/main/files/read-refund-lines.ts'

const folder = mkdtempSync(join(tmpdir(), 'refund-lines-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0

/** Reads a file with these bytes. */
function read(bytes: Buffer | string) {
  files += 1
  const file = join(folder, `${files}.csv`)
  writeFileSync(file, bytes)
  return readRefundLines({ file })
}

/** Its lines as `line order won-or-reason`; throws when the file was refused. */
async function linesIn(bytes: Buffer | string): Promise<readonly string[]> {
  const answer = await read(bytes)
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.failure)}`)
  return answer.value.lines.map(({ line, orderNumber, won, because }) => `${line} ${orderNumber} ${won ?? because}`)
}

const problemOf = async (bytes: Buffer | string): Promise<unknown> => {
  const answer = await read(bytes)
  return answer.ok ? 'read' : answer.failure
}

describe('a file of order numbers and amounts', () => {
  it.each<readonly [string, Buffer | string]>([
    ['in UTF-8', '주문번호,환불금액\nA-1,29000\nA-2,"29,000"\n'],
    ['with a byte order mark', '\ufeff주문번호,환불금액\r\nA-1,29000\r\nA-2,"29,000원"\r\n'],
    ['in CP949', iconv.encode('주문번호,환불금액\r\nA-1,29000\r\nA-2,"29,000원"\r\n', 'cp949')],
    ['with tabs', '주문번호\t환불금액\nA-1\t29000\nA-2\t29,000\n'],
    ['with semicolons', '주문번호;환불금액\nA-1;29000\nA-2;29000\n'],
    ['with other columns before and between', '이름,환불금액,비고,주문번호\n가,29000,,A-1\n나,29000,,A-2\n'],
    ['without a last line end', '주문번호,환불금액\nA-1,29000\nA-2,29000'],
  ])('%s is read line by line', async (_what, bytes) => {
    expect(await linesIn(bytes)).toEqual(['2 A-1 29000', '3 A-2 29000'])
  })

  it('without a header is read from its first line', async () => {
    expect(await linesIn('A-1,29000\nA-2,1000,메모\n')).toEqual(['1 A-1 29000', '2 A-2 1000'])
  })

  it('keeps lines where an editor counts them: blank ones are passed over and counted', async () => {
    const answer = await read('\n주문번호,금액\n\nA-1,29000\n,\n \nA-2,29000\n\n')
    expect(answer).toMatchObject({ ok: true, value: { blankLines: 4, encoding: 'utf-8' } })
    if (answer.ok) expect(answer.value.lines.map(({ line }) => line)).toEqual([4, 7])
  })

  it('a memo over two lines is one line of the file, and the next keeps its number', async () => {
    expect(await linesIn('주문번호,금액,메모\nA-1,29000,"한 줄\n두 줄"\nA-2,29000,\n')).toEqual([
      '2 A-1 29000',
      '4 A-2 29000',
    ])
  })

  it('an amount that a comma cut in two is never taken for its first half', async () => {
    const because = '금액이 쉼표에서 나뉘었습니다. 금액에 쉼표가 있으면 따옴표로 감싸거나 쉼표 없이 적습니다.'
    expect(await linesIn('A-1,29,000\nA-2,1,234,567원\n')).toEqual([`1 A-1 ${because}`, `2 A-2 ${because}`])
    expect(await linesIn('주문번호,금액\nA-1,29,000\n')).toEqual([`2 A-1 ${because}`])
    expect(await linesIn('주문번호,금액,비고\nA-1,29,000\n')).toEqual([`2 A-1 ${because}`])
  })

  it('a quote that was never closed costs its own line', async () => {
    expect(await linesIn('주문번호,금액\n"A-1,29000\nA-2,29000\nA-3,29000\n')).toEqual([
      '2  따옴표나 괄호가 닫히지 않았습니다.',
      '3 A-2 29000',
      '4 A-3 29000',
    ])
  })

  it('a header below a title still names its columns: another column of amounts is not taken for them', async () => {
    const rows = '주문번호,결제금액,환불금액\nA-1,29000,3000\n'
    expect(await linesIn(`11월 환불 목록 2026,,\n${rows}`)).toEqual([
      expect.stringContaining('1 11월 환불 목록 2026'),
      '3 A-1 3000',
    ])
    expect(await linesIn(`환불 목록,,\n${rows}`)).toEqual([expect.stringContaining('1 환불 목록'), '3 A-1 3000'])
    expect(await problemOf('2026 목록\n주문번호,결제금액\nA-1,29000\n')).toEqual({
      kind: 'column-missing',
      column: 'amount',
    })
  })

  it.each<readonly [string, string, readonly string[]]>([
    ['an amount', 'A-1,"29000,\nA-2,1000,\nA-3,29000",\n', ['2  ', '3 A-2 1000', '4  ']],
    ['a memo', 'A-1,29000,"가\nA-2,1000,나\nA-3,29000,다"\n', ['2  ', '3 A-2 1000', '4  ']],
  ])('a quote opened in %s and closed lines later swallows none of them', async (_where, rows, found) => {
    const lines = await linesIn(`주문번호,금액,메모\n${rows}`)
    expect(lines.map((line) => line.replace('따옴표나 괄호가 닫히지 않았습니다.', ''))).toEqual(found)
  })

  it('amounts beyond what can be added up are refused line by line, since a plan is shown with its sum', async () => {
    const lines = await linesIn(`주문번호,금액\n${'A-1,999999999999\n'.repeat(9_010)}`)
    expect(lines[9_006]).toBe('9008 A-1 999999999999')
    expect(lines[9_009]).toContain('금액 열이 맞는지 확인해야 합니다.')
  })

  it('a line with fewer or more cells than the header says so', async () => {
    expect(await linesIn('주문번호,금액\nA-1\nA-2,29000,7\n')).toEqual([
      '2 A-1 열 수가 머리글과 다릅니다(머리글 2열, 이 줄 1열).',
      '3 A-2 열 수가 머리글과 다릅니다(머리글 2열, 이 줄 3열).',
    ])
  })

  it('bytes that are no text in a line leave that line out, masked', async () => {
    const bytes = Buffer.concat([
      Buffer.from('주문번호,금액\nA-1,29000\n가나다,'),
      Buffer.of(0xff, 0xfe, 0x31),
      Buffer.from('\n라마바,29000\n'),
    ])
    const lines = await linesIn(bytes)
    expect(lines[1]).toBe('3  이 파일의 글자 인코딩으로 읽을 수 없는 바이트가 있습니다.')
    expect(lines[2]).toBe('4 라마바 29000')
  })

  it.each<readonly [string, Buffer | string, unknown]>([
    ['nothing', '', { kind: 'no-refund-lines' }],
    ['blank lines', '\n\n ,\n', { kind: 'no-refund-lines' }],
    ['a header alone', '주문번호,금액\n', { kind: 'no-refund-lines' }],
    ['no column of amounts', '주문번호,상품\nA-1,양말\n', { kind: 'column-missing', column: 'amount' }],
    ['no column of orders', '상품,금액\n양말,1000\n', { kind: 'column-missing', column: 'order' }],
    [
      'a workbook',
      Buffer.from('PK\u0003\u0004....xl/workbook.xml'),
      { kind: 'file-is-no-text', looksLike: '엑셀 통합 문서(.xlsx)' },
    ],
    [
      'UTF-16',
      Buffer.from('\ufeff주문번호,금액\n', 'utf16le'),
      { kind: 'file-is-no-text', looksLike: 'UTF-16 텍스트' },
    ],
  ])('of %s is refused', async (_what, bytes, problem) => {
    expect(await problemOf(bytes)).toEqual(problem)
  })

  it('of more than ten thousand lines, or too many bytes, is refused without reading on', async () => {
    const lines = (count: number) => `주문번호,금액\n${'A-1,29000\n'.repeat(count)}`
    expect(await problemOf(lines(10_001))).toEqual({ kind: 'too-many-lines', limit: 10_000 })
    expect(await problemOf(lines(10_000))).toBe('read')
    const huge = Buffer.alloc(33 * 1024 ** 2, 'A-1,29000\n')
    expect(await problemOf(huge)).toEqual({ kind: 'file-too-large', bytes: huge.length, limit: 32 * 1024 ** 2 })
  })

  it('that is a folder, or not there, is refused', async () => {
    expect(await readRefundLines({ file: folder })).toMatchObject({ ok: false, failure: { kind: 'file-unreadable' } })
    expect(await readRefundLines({ file: join(folder, 'gone') })).toEqual({
      ok: false,
      failure: { kind: 'file-not-found' },
    })
  })
})
