import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { compareTotals, netOf } from '../../../../src/domain/hometax/totals.ts'
import { fileLaneInProcess } from '../../../../src/main/files/in-process.ts'
import { listFile, readBytes, readList } from './read-list.ts'
import {
  csvBytes,
  csvOf,
  elevenColumns,
  elevenRows,
  htmlOf,
  nineColumns,
  nineRows,
  salesOf,
  type Sheet,
  workbookOf,
} from './sales-list.ts'

const sales = salesOf(1_842, 23)
const eleven: Sheet = [elevenColumns, ...elevenRows(sales)]
const sum = (of: (sale: (typeof sales)[number]) => number, cancels: boolean): number =>
  sales.filter((sale) => sale.isCancel === cancels).reduce((total, sale) => total + of(sale), 0)
const sumsIn = (cancels: boolean) => {
  const sign = cancels ? -1 : 1
  return {
    count: cancels ? 23 : 1_819,
    supply: sign * sum((sale) => sale.supply, cancels),
    vat: sign * sum((sale) => sale.vat, cancels),
    service: sign * sum((sale) => sale.service, cancels) + 0,
    total: sign * sum((sale) => sale.supply + sale.vat + sale.service, cancels),
  }
}

describe('a list of 1,842 rows with 23 cancels', () => {
  const files = {
    '.xlsx': workbookOf(eleven, 'xlsx'),
    '.xls': workbookOf(eleven, 'biff8'),
    'CSV in UTF-8': csvBytes(csvOf(eleven))['utf-8'],
    'CSV in UTF-8 with its mark': csvBytes(csvOf(eleven))['utf-8 with mark'],
    'CSV in CP949': csvBytes(csvOf(eleven)).cp949,
    'CSV with semicolons': Buffer.from(csvOf(eleven, ';')),
    'text with tabs': Buffer.from(csvOf(eleven, '\t')),
    'a web page named .xls': iconv.encode(htmlOf(eleven), 'cp949'),
  }

  for (const [name, bytes] of Object.entries(files)) {
    it(`is read to the won from ${name}`, async () => {
      const { content, lines, rejects } = await readBytes(bytes)
      expect(rejects).toEqual([])
      expect([content.lines, content.rejected, lines.length]).toEqual([1_842, 0, 1_842])
      expect(content.mapping).toMatchObject({ headerRow: 1, unused: [] })
      expect(content.sums).toEqual({ issued: sumsIn(false), cancelled: sumsIn(true) })
      const cancels = lines.filter(({ event }) => event === 'cancelled')
      expect(cancels).toHaveLength(23)
      expect(cancels.every(({ total, supply }) => total < 0 && supply < 0)).toBe(true)
    })
  }

  it('is the same lines from each of them', async () => {
    const [first, ...others] = await Promise.all(Object.values(files).map((bytes) => readBytes(bytes)))
    for (const other of others) expect(other.numbered).toEqual(first?.numbered)
    expect(first?.numbered[1]).toEqual({
      row: 3,
      line: {
        event: 'issued',
        soldAt: '2026-11-02T01:01:07+09:00',
        supply: 34_536,
        vat: 3_454,
        service: 0,
        total: 37_990,
        approvalNumber: '0012345679',
        identityLastFour: '0001',
        purpose: 'income-deduction',
        means: '사업자',
        note: null,
      },
    })
  })

  it('arrives in batches of the size that was asked for', async () => {
    const { sizes } = await readList(listFile(files['.xlsx']), 1_000)
    expect(sizes).toEqual([1_000, 842])
  })

  it('ends when it is cancelled', async () => {
    const stop = new AbortController()
    const result = await fileLaneInProcess().readHometax(
      { file: listFile(files['.xlsx']), batchSize: 100 },
      async () => stop.abort(),
      stop.signal,
    )
    expect(result).toEqual({ ok: false, failure: { kind: 'cancelled' } })
  })
})

describe('the shape of nine columns', () => {
  const net = { ...sumsIn(false) }
  const text = (won: number): string => won.toLocaleString('en-US')
  const totalsRow = (label: string, of: typeof net): (string | null)[] => [
    label,
    text(of.supply),
    text(of.vat),
    text(of.service),
    text(of.total),
    `${text(of.count)}건`,
    null,
    null,
    null,
  ]
  const cancelled = sumsIn(true)
  const positive = {
    count: 23,
    supply: -cancelled.supply,
    vat: -cancelled.vat,
    service: 0 - cancelled.service,
    total: -cancelled.total,
  }
  const all = {
    count: 1_842,
    supply: net.supply + cancelled.supply,
    vat: net.vat + cancelled.vat,
    service: net.service + cancelled.service,
    total: net.total + cancelled.total,
  }
  const nine: Sheet = [
    ['현금영수증 매출내역'],
    [null],
    ['조회기간: 2026-11-01 ~ 2026-11-30', null, null, null, null, null, '(단위: 원)'],
    nineColumns,
    ...nineRows(sales),
    totalsRow('승인 합계', net),
    totalsRow('취소 합계', positive),
    totalsRow('합계', all),
    ['※ 본 자료는 조회일 현재 기준입니다.'],
  ]

  for (const [name, bytes] of Object.entries({
    '.xlsx': workbookOf(nine, 'xlsx'),
    '.xls': workbookOf(nine, 'biff8'),
    'CSV in CP949': csvBytes(csvOf(nine)).cp949,
    'a web page': iconv.encode(htmlOf(nine), 'cp949'),
  })) {
    it(`is found by its names, its cancels made negative, from ${name}`, async () => {
      const { content, lines } = await readBytes(bytes)
      expect(content.rejected).toBe(0)
      expect(content.mapping.headerRow).toBe(4)
      expect(content.mapping.columns.map((column) => column.name).sort()).toEqual([...nineColumns].sort())
      expect(content.skipped).toMatchObject({ titles: 2, remarks: 1, totals: 3 })
      expect(content.sums).toEqual({ issued: sumsIn(false), cancelled })
      expect(lines[0]).toMatchObject({ identityLastFour: null, purpose: 'business-expense', means: '휴대전화' })
    })

    it(`has totals that agree with its lines, approvals and cancels apart and together, from ${name}`, async () => {
      const { content } = await readBytes(bytes)
      const compared = compareTotals(content.totals, content.sums)
      expect(compared.map(({ basis, differences }) => [basis, differences])).toEqual([
        ['issued', []],
        ['cancelled', []],
        ['net', []],
      ])
      expect(netOf(content.sums).total).toBe(all.total)
    })
  }

  it('says in which column its totals differ when a row could not be read', async () => {
    const broken = nine.map((row, at) => (at === 10 ? row.with(4, '1') : row))
    const { content, rejects } = await readBytes(workbookOf(broken, 'xlsx'))
    expect(rejects).toMatchObject([{ line: 11, because: expect.stringContaining('총금액 1원과 다릅니다') }])
    const [issued] = compareTotals(content.totals, content.sums)
    expect(issued?.differences.map(({ amount }) => amount)).toEqual(['supply', 'vat', 'total'])
  })
})

describe('files as other programs write them', () => {
  const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/hometax', name))
  const names = ['eleven.xlsx', 'eleven-strings.xlsx', 'eleven.xls', 'eleven-utf-8.csv', 'eleven-cp949.csv', 'page.xls']

  it.each(names)('%s', async (name) => {
    const { content, lines, rejects } = await readBytes(fixture(name))
    expect(rejects).toEqual([])
    expect(lines.map(({ approvalNumber }) => approvalNumber)).toEqual([
      '0012345678',
      'G3482429BV2',
      'TB0000178',
      '123456789',
    ])
    expect(lines.map(({ soldAt }) => soldAt)).toEqual([
      '2026-11-03T11:20:33+09:00',
      '2026-11-03T09:05:00+09:00',
      '2026-11-04T00:00:00+09:00',
      '2026-11-05T23:59:59+09:00',
    ])
    expect(content.sums).toMatchObject({
      issued: { count: 3, supply: 109_091, vat: 10_909, service: 1_000, total: 121_000 },
      cancelled: { count: 1, supply: -10_000, vat: -1_000, total: -11_000 },
    })
    expect(compareTotals(content.totals, content.sums)).toMatchObject([{ basis: 'net', differences: [] }])
  })
})
