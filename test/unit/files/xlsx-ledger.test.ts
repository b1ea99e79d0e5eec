import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { read, type WorkBook } from '@e965/xlsx'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { toWonDelta } from '../../../src/domain/money.ts'
import { ledgerColumns } from '../../../src/domain/receipt/ledger-columns.ts'
import { conditionRows } from '../../../src/domain/receipt/ledger-file.ts'
import type { ReceiptLedgerRow } from '../../../src/domain/receipt/ledger-row.ts'
import { plainSheetText } from '../../../src/main/files/sheet-text.ts'
import { createXlsxLedger } from '../../../src/main/files/xlsx-ledger.ts'
import { writeReceiptLedger } from '../../../src/main/files/write-ledger.ts'
import { aboutLedger, ledgerRow, pagesOf } from './ledger-rows.ts'
import { ownFolder } from './read.ts'

const headers = ledgerColumns.map(({ header }) => header)
const none = { count: 0, won: toWonDelta(0) }

async function write(rows: readonly ReceiptLedgerRow[]) {
  const file = join(ownFolder(), '대장.xlsx')
  const request = { file, format: 'xlsx', about: aboutLedger } as const
  const result = await writeReceiptLedger(
    request,
    () => pagesOf(rows, 2),
    () => undefined,
    new AbortController().signal,
  )
  if (!result.ok) throw new Error(result.failure.kind)
  return { bytes: readFileSync(file), value: result.value }
}

/** All cells of a sheet, row by row, as another program reads them: strings of text cells, numbers of number cells. */
function cellsOf(book: WorkBook, sheet: string): unknown[][] {
  const cells = book.Sheets[sheet] ?? {}
  const rows: unknown[][] = []
  for (const [place, cell] of Object.entries(cells)) {
    const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(place) ?? []
    if (number === '') continue
    const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    const row = (rows[Number(number) - 1] ??= [])
    expect(cell).not.toHaveProperty('f')
    expect(cell.t).toBe(typeof cell.v === 'number' ? 'n' : 's')
    row[column] = cell.v
  }
  return rows
}

/** The texts of the first part of a workbook, its first sheet, through a strict reader of XML. */
function textsOf(bytes: Buffer): string[] {
  const texts: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => void (name === 't' && texts.push('')))
  parser.on('text', (text) => void texts.push((texts.pop() ?? '') + text))
  parser.write(inflateRawSync(bytes.subarray(30 + bytes.readUInt16LE(26))).toString('utf8')).close()
  return texts.map(plainSheetText)
}

const shown = (row: ReceiptLedgerRow): unknown[] =>
  ledgerColumns.map((column) => {
    const value = column.value(row)
    return value === '' ? undefined : value
  })

describe('the receipt ledger as a workbook', () => {
  it('holds every cell as it was: text as text, won as numbers, nothing a formula', async () => {
    const rows = [
      ledgerRow({ approvalNumber: '0012345678', orderNumber: '=HYPERLINK("x")', note: ' 앞 뒤 \t' }),
      ledgerRow({
        kind: 'cancelled',
        approvalNumber: 'G3482429BV2',
        target: toWonDelta(-22_000),
        vat: toWonDelta(-2_000),
      }),
      ledgerRow({ kind: 'issued', orderNumber: '+1<&>"\'', shopName: '좋아요 😀 똠', note: '두\n줄' }),
    ]
    const { bytes, value } = await write(rows)
    expect(value).toMatchObject({ rows: 3, sheets: 1, bytes: bytes.length })
    const book = read(bytes)
    expect(book.SheetNames).toEqual(['대장', '조건'])
    const [header, ...cells] = cellsOf(book, '대장')
    expect(header).toEqual(headers)
    expect(cells.map((row) => headers.map((_, at) => row[at]))).toEqual(rows.map(shown))
  })

  it('codes what XML has no letter for, which is read back', async () => {
    const order = 'a\r\nb\u0001 _x0041_'
    const { bytes } = await write([ledgerRow({ orderNumber: order })])
    expect(textsOf(bytes)).toContain(order)
  })

  it('says of what it is in a sheet of its own, with the totals', async () => {
    const rows = [ledgerRow(), ledgerRow({ kind: 'cancelled', target: toWonDelta(-500) })]
    const { bytes, value } = await write(rows)
    expect(value.totals).toEqual({ due: { count: 1, won: 47_000 }, issued: none, cancelled: { count: 1, won: -500 } })
    const wanted = conditionRows(aboutLedger, value.totals).map((cells) => cells.map((cell) => cell.value))
    const found = cellsOf(read(bytes), '조건')
    expect(wanted.map((_, at) => found[at] ?? [])).toEqual(wanted)
  })

  it('is the same bytes at any time', async () => {
    const rows = Array.from({ length: 7 }, (_, at) => ledgerRow({ orderNumber: `ORDER-${at}` }))
    expect((await write(rows)).bytes.equals((await write(rows)).bytes)).toBe(true)
  })

  it('is whole without rows', async () => {
    const { bytes, value } = await write([])
    expect(value).toMatchObject({ rows: 0, sheets: 1 })
    expect(cellsOf(read(bytes), '대장')).toEqual([headers])
  })

  it('goes on in a further sheet where Excel’s ends', async () => {
    const pieces: Uint8Array[] = []
    const sink = createXlsxLedger(aboutLedger, async (piece) => void pieces.push(piece), 3)
    for await (const page of pagesOf(
      Array.from({ length: 5 }, (_, at) => ledgerRow({ orderNumber: `O-${at}` })),
      4,
    ))
      await sink.take(page)
    const shape = await sink.end({ due: none, issued: none, cancelled: none })
    expect(shape).toMatchObject({ ok: true, value: { sheets: 3 } })
    const book = read(Buffer.concat(pieces))
    expect(book.SheetNames).toEqual(['대장', '대장 (2)', '대장 (3)', '조건'])
    const orders = book.SheetNames.slice(0, 3).map((name) =>
      cellsOf(book, name).map((row) => row[headers.indexOf('주문번호')]),
    )
    expect(orders).toEqual([
      ['주문번호', 'O-0', 'O-1'],
      ['주문번호', 'O-2', 'O-3'],
      ['주문번호', 'O-4'],
    ])
  })
})
