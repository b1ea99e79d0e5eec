import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { textRow, workbookParts, zipOf } from './packed-parts.ts'
import { readBytes, refusalOf } from './read-list.ts'
import { elevenColumns, type Sheet, workbookOf, xlsx } from './sales-list.ts'

const sheetRow = ['카드', '2026-11-03 11:20:33', '10,000', '1,000', '0', '11,000', '0012345678', '1234', '승인', '', '']

describe('a workbook', () => {
  const numberRow = (date: string, number: string): string =>
    `<row><c/><c>${date}</c><c><v>10000</v></c><c><v>1000</v></c><c/><c><f>C2+D2</f><v>11000</v></c>${number}</row>`
  const read = (rows: string, options?: Parameters<typeof workbookParts>[1]) =>
    readBytes(zipOf(workbookParts(textRow(elevenColumns) + rows, options)))

  it('gives the value a formula had when it was saved, and none when there is none', async () => {
    const number = '<c t="str"><f>"A"&amp;"1"</f><v>A1</v></c>'
    const { lines } = await read(numberRow('<v>46329.5</v>', number))
    expect(lines).toMatchObject([{ approvalNumber: 'A1', total: 11_000, soldAt: '2026-11-03T12:00:00+09:00' }])
    const without = await read(numberRow('<v>46329.5</v>', number).replace('<v>11000</v>', ''))
    expect(without.rejects).toMatchObject([
      { line: 2, because: expect.stringContaining('수식의 결과가 파일에 없습니다') },
    ])
  })

  it('may count its days from 1904', async () => {
    const { lines } = await read(numberRow('<v>44867.5</v>', '<c><v>1</v></c>'), { date1904: true })
    expect(lines).toMatchObject([{ soldAt: '2026-11-03T12:00:00+09:00' }])
  })

  it('shows an approval number that is a number cell as its format does', async () => {
    const formats = ['0000000000', '0', '0.00E+00']
    const number = (style: number, value: string) => numberRow('<v>46329</v>', `<c s="${style}"><v>${value}</v></c>`)
    const { lines, rejects } = await read(
      number(1, '12345678') +
        number(0, '123456789') +
        number(2, '123456789012345') +
        number(0, '123456789012') +
        number(3, '123'),
      { formats },
    )
    expect(lines.map(({ approvalNumber }) => approvalNumber)).toEqual(['0012345678', '123456789', '123456789012345'])
    expect(rejects.map(({ line }) => line)).toEqual([5, 6])
    expect(rejects[0]?.because).toContain('숫자로 줄여 적어')
  })

  it('may have the header on another sheet, and says which further sheets are lists too', async () => {
    const book = xlsx.utils.book_new()
    const list = xlsx.utils.aoa_to_sheet([[...elevenColumns], [...sheetRow]])
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['표지']]), '표지')
    xlsx.utils.book_append_sheet(book, list, '1주')
    xlsx.utils.book_append_sheet(book, list, '2주')
    for (const bookType of ['xlsx', 'biff8'] as const) {
      const { content } = await readBytes(xlsx.write(book, { type: 'buffer', bookType }))
      expect(content).toMatchObject({ sheet: '1주', otherSheets: ['2주'], lines: 1 })
    }
  })
})

describe('a header', () => {
  it('of merged cells over two rows is put together', async () => {
    const top = ['매출일시', '매출금액', null, null, null, '승인번호', '거래구분']
    const below = [null, '공급가액', '부가세', '봉사료', '합계', null, null]
    const row = ['2026-11-03', 10_000, 1_000, 0, 11_000, 'A1', '승인']
    const { content } = await readBytes(workbookOf([['제목'], top, below, row], 'xlsx'))
    expect(content).toMatchObject({ lines: 1, mapping: { headerRow: 3 }, skipped: { titles: 1 } })
  })

  it('of a web page may take cells over rows and columns', async () => {
    const page = `<table><tr><td colspan=7>제목</td></tr>
<tr><th rowspan="2">매출일시</th><th colspan="4">금액</th><th rowspan="2">승인<br>번호</th><th rowspan="2">거래구분</th></tr>
<tr><th>공급가액</th><th>부가세</th><th>봉사료</th><th>합계</th></tr>
<tr><td>2026-11-03</td><td>10,000</td><td>1,000</td><td>0</td><td>&#49;1,000</td><td>A1</td><td>승인</td></tr></table>`
    expect((await readBytes(page)).lines).toMatchObject([{ total: 11_000, approvalNumber: 'A1' }])
  })

  it('is looked for among the first thirty rows that hold anything', async () => {
    const titles = (count: number): Sheet => Array.from({ length: count }, () => ['제목'])
    const list: Sheet = [elevenColumns, sheetRow]
    expect((await readBytes(workbookOf([...titles(29), ...list], 'xlsx'))).content.lines).toBe(1)
    expect(await refusalOf(workbookOf([...titles(30), ...list], 'xlsx'))).toMatchObject({ kind: 'no-hometax-header' })
  })

  it('that is not there is refused with the row that is most like it', async () => {
    expect(await refusalOf('주문번호,금액\nA,1\n', 'a.csv')).toEqual({ kind: 'no-hometax-header', nearest: null })
    expect(await refusalOf('제목\n매출일시,공급가액,총금액\n2026-11-03,1,1\n', 'a.csv')).toEqual({
      kind: 'no-hometax-header',
      nearest: { row: 2, found: ['매출일시', '공급가액', '총금액'], missing: ['approvalNumber'] },
    })
  })

  it('with a name twice is refused', async () => {
    expect(await refusalOf(`${elevenColumns.join(',')},총금액\n`, 'a.csv')).toEqual({
      kind: 'hometax-column-twice',
      row: 1,
      name: '총금액',
    })
  })
})

describe('a row that cannot be taken', () => {
  const csv = (...rows: readonly string[]) => readBytes([elevenColumns.join(','), ...rows, ''].join('\n'), 'a.csv')
  const good = sheetRow.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')

  it('is told with its line, the reason and an excerpt without card and phone numbers', async () => {
    const row = good.replace('0012345678', '4111 1111 1111 1111').replace('1234', '010-1234-5678')
    const { rejects, lines } = await csv(good, row, good)
    expect(lines).toHaveLength(2)
    expect(rejects).toMatchObject([{ line: 3, because: expect.stringMatching(/[가-힣]/) }])
    expect(JSON.stringify(rejects)).not.toMatch(/4111 1111|41111111|010-1234-5678/)
  })

  it('costs itself alone: cut off, cut at a comma, an open quote, another encoding', async () => {
    const cut = await csv(good, good.replaceAll('"', ''), good, good.slice(0, 40))
    expect([cut.lines.length, cut.rejects.map(({ line }) => line)]).toEqual([2, [3, 5]])
    expect(cut.rejects[0]?.because).toContain('열 수가 머리글과 다릅니다')
    const open = await csv(good, good.replace('카드', '"카드'), good, good)
    expect([open.lines.length, open.rejects.map(({ line }) => line)]).toEqual([3, [3]])
    const other = Buffer.concat([
      Buffer.from(`${elevenColumns.join(',')}\n${`${good}\n`.repeat(20)}`),
      iconv.encode(`${good}\n`, 'cp949'),
      Buffer.from(`${good}\n`),
    ])
    const mixed = await readBytes(other, 'a.csv')
    expect([mixed.lines.length, mixed.rejects.map(({ line }) => line)]).toEqual([21, [22]])
  })

  it('has its card number masked in what is kept of a line', async () => {
    const { lines } = await csv(`${good}4111111111111111`)
    expect(lines).toMatchObject([{ note: '411111******1111' }])
  })

  it('may have line breaks in its remark, and then takes several lines of the file', async () => {
    const { content, numbered } = await csv(`${good}"두\n줄"`, '', good)
    expect(numbered.map(({ row, line }) => [row, line.note])).toEqual([
      [2, '두 줄'],
      [5, null],
    ])
    expect(content.skipped.blank).toBe(1)
  })

  it('of nothing is counted, and so are remarks and the header of the next page', async () => {
    const { content } = await csv(good, ',,,,,,,,,,', elevenColumns.join(','), good, '※ 조회일 현재 기준')
    expect(content).toMatchObject({ lines: 2, rejected: 0, skipped: { blank: 1, remarks: 2 } })
  })
})
