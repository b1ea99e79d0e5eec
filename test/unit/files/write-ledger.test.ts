import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { toWonDelta } from '../../../src/domain/money.ts'
import { ledgerColumns } from '../../../src/domain/receipt/ledger-columns.ts'
import type { LedgerFormat } from '../../../src/domain/receipt/ledger-file.ts'
import type { ReceiptLedgerRow } from '../../../src/domain/receipt/ledger-row.ts'
import { fileLaneInProcess } from '../../../src/main/files/in-process.ts'
import { unguard } from '../../../src/domain/spreadsheet-guard.ts'
import { aboutLedger, ledgerRow, packedPagesOf } from './ledger-rows.ts'
import { ownFolder } from './read.ts'

const write = async (
  rows: readonly ReceiptLedgerRow[],
  format: LedgerFormat = 'csv-utf-8',
  file = join(ownFolder(), '대장.csv'),
) => {
  const progress: number[] = []
  const result = await fileLaneInProcess().writeReceiptLedger(
    { file, format, about: aboutLedger },
    () => packedPagesOf(rows, 2),
    (count) => progress.push(count),
    new AbortController().signal,
  )
  return { file, result, progress, files: readdirSync(dirname(file)) }
}

describe('the receipt ledger as a file', () => {
  it('begins with the byte order mark and the Korean header, and ends its lines with CRLF', async () => {
    const { file } = await write([ledgerRow()])
    const bytes = readFileSync(file)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = bytes.toString('utf8').slice(1)
    expect(text.split('\r\n')[0]).toBe(ledgerColumns.map((column) => column.header).join(','))
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('shows every cell of every row, numbers bare and negative ones too', async () => {
    const rows = [ledgerRow(), ledgerRow({ kind: 'cancelled', target: toWonDelta(-22_000), vat: toWonDelta(-2_000) })]
    const { file } = await write(rows)
    const cells: string[][] = parse(readFileSync(file), { bom: true })
    expect(cells.slice(1).map((row) => row.map(unguard))).toEqual(
      rows.map((row) => ledgerColumns.map((column) => String(column.value(row)))),
    )
    expect(cells[2]).toContain('-22000')
  })

  it('answers with rows, bytes and the totals of each kind of event', async () => {
    const rows = [
      ledgerRow(),
      ledgerRow({ kind: 'issued', target: toWonDelta(1_000) }),
      ledgerRow({ kind: 'issued', target: toWonDelta(500) }),
      ledgerRow({ kind: 'cancelled', target: toWonDelta(-500) }),
    ]
    const { file, result, progress } = await write(rows)
    expect(result).toEqual({
      ok: true,
      value: {
        rows: 4,
        bytes: readFileSync(file).length,
        sheets: 1,
        totals: {
          due: { count: 1, won: 47_000 },
          issued: { count: 2, won: 1_500 },
          cancelled: { count: 1, won: -500 },
        },
      },
    })
    expect(progress).toEqual([2, 4])
  })

  it('keeps leading zeros and long numbers as text, and takes formulas their power', async () => {
    const { file } = await write([
      ledgerRow({
        approvalNumber: '0012345678',
        orderNumber: '=HYPERLINK("http://x")',
        note: '+1\r\n2',
        shopName: '＝상점',
      }),
    ])
    const row = parse(readFileSync(file), { bom: true, columns: true })[0]
    expect(row).toMatchObject({
      현금영수증승인번호: "'0012345678",
      주문번호: `'=HYPERLINK("http://x")`,
      거래번호: "'26110900000001",
      비고: "'+1\r\n2",
      상점: "'＝상점",
      총결제금액: '50000',
      거래일시: '2026-11-09 10:15:02',
    })
  })

  it('writes CP949 for those who ask, composed', async () => {
    const { file, result } = await write(
      [ledgerRow({ shopName: '한글'.normalize('NFD'), note: '똠 뷁 ㎡' })],
      'csv-cp949',
    )
    expect(result.ok).toBe(true)
    const text = iconv.decode(readFileSync(file), 'cp949')
    expect(text).toContain('한글,NHN KCP')
    expect(text).toContain('똠 뷁 ㎡')
  })

  it('refuses CP949 with the list of what does not fit, and writes nothing', async () => {
    const rows = [ledgerRow({ note: '두 줄\n메모' }), ledgerRow({ note: '좋아요 😀😀 𠮷' })]
    const { result, files } = await write(rows, 'csv-cp949')
    expect(result).toEqual({
      ok: false,
      failure: {
        kind: 'characters-do-not-fit',
        count: 2,
        misfits: [
          { line: 4, column: '비고', character: '😀' },
          { line: 4, column: '비고', character: '𠮷' },
        ],
      },
    })
    expect(files).toEqual([])
  })

  it('has nothing of its own that CP949 lacks', async () => {
    const all = ledgerColumns.map((column) => column.header).join('')
    expect(iconv.decode(iconv.encode(all, 'cp949'), 'cp949')).toBe(all)
    for (const kind of ['due', 'issued', 'cancelled'] as const) {
      expect((await write([ledgerRow({ kind })], 'csv-cp949')).result.ok).toBe(true)
    }
  })

  it('replaces a file that was there, once the new one is whole', async () => {
    const file = join(ownFolder(), '대장.csv')
    writeFileSync(file, 'old')
    const { result, files } = await write([ledgerRow()], 'csv-utf-8', file)
    expect(result.ok).toBe(true)
    expect(files).toEqual(['대장.csv'])
    expect(readFileSync(file, 'utf8')).not.toContain('old')
  })
})
