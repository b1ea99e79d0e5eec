import { type LedgerCell, type LedgerColumn, ledgerColumns } from '../../domain/receipt/ledger-columns.ts'
import { conditionRows, type LedgerAbout } from '../../domain/receipt/ledger-file.ts'
import type { ReceiptLedgerRow } from '../../domain/receipt/ledger-row.ts'
import { ok } from '../../domain/result.ts'
import type { Append, LedgerSink } from './ledger-sink.ts'
import { columnLetters, numberCell, textCell } from './sheet-cells.ts'
import { cellStyles, sheetHead, sheetPartName, sheetTail, workbookParts } from './workbook-parts.ts'
import { createZipFile, type ZipFile } from './zip-file.ts'

/** Rows Excel's sheets end at, the header included (Excel specifications and limits, read 2026-11-28). */
const mostRows = 1_048_576
/** Letters of one sheet: no part of a zip file may reach 4 GiB, and a letter is at most three bytes. */
const mostLetters = 1_300_000_000

/** Widths in letters by header where the usual one does not fit. */
const widths: Readonly<Record<string, number>> = {
  상점: 18,
  결제사: 10,
  거래일시: 19,
  주문번호: 22,
  거래번호: 20,
  결제수단: 20,
  현금영수증대상금액: 19,
  상태: 10,
  현금영수증승인번호: 19,
  현금영수증거래번호: 20,
  신분확인뒷4자리: 16,
  발급일시: 19,
  원승인번호: 16,
  근거규칙: 30,
  비고: 60,
}
const usualWidth = 13

type Rows = readonly ReceiptLedgerRow[]

const letters = ledgerColumns.map((_, at) => columnLetters(at))

/**
 * Writes the ledger as a workbook: sheet 대장 with one row per event, every text a text cell and every won a number, and sheet 조건 with
 * what the file is of and its totals. Rows that Excel has no place for go on in 대장 (2). Equal rows and conditions make equal bytes.
 */
export function createXlsxLedger(about: LedgerAbout, append: Append, rowsOfSheet = mostRows): LedgerSink<Rows> {
  const zip = createZipFile(append)
  const rowOf = createRowMaker(ledgerColumns)
  const sheets: string[] = []
  /** Rows of the sheet under way, its header included; 0 before the first. */
  let row = 0
  let written = 0

  const write = async (text: string): Promise<void> => {
    written += text.length
    await zip.write(text)
  }
  const endSheet = async (): Promise<void> => {
    await write(sheetTail(`A1:${letters.at(-1) ?? 'A'}${row}`))
    await zip.end()
  }
  const beginSheet = async (): Promise<void> => {
    if (row > 0) await endSheet()
    sheets.push(sheets.length === 0 ? '대장' : `대장 (${sheets.length + 1})`)
    zip.begin(sheetPartName(sheets.length))
    row = 1
    written = 0
    await write(sheetHead(sheetWidths, { isFrozen: true }) + headerRow)
  }
  return {
    take: async (rows) => {
      if (row === 0) await beginSheet()
      for (let from = 0; from < rows.length; ) {
        if (row >= rowsOfSheet || written > mostLetters) await beginSheet()
        const these = rows.slice(from, from + rowsOfSheet - row)
        await write(these.map((one, at) => rowOf(one, row + 1 + at)).join(''))
        row += these.length
        from += these.length
      }
    },
    end: async (totals) => {
      if (row === 0) await beginSheet()
      await endSheet()
      zip.begin(sheetPartName(sheets.length + 1))
      await zip.write(conditionSheet(conditionRows(about, totals)))
      await zip.end()
      await writeParts(zip, [...sheets, '조건'])
      return ok({ bytes: await zip.finish(), sheets: sheets.length })
    },
    close: () => zip.close(),
  }
}

async function writeParts(zip: ZipFile, sheets: readonly string[]): Promise<void> {
  for (const { name, text } of workbookParts(sheets)) {
    zip.begin(name)
    await zip.write(text)
    await zip.end()
  }
}

const sheetWidths = ledgerColumns.map(({ header }) => widths[header] ?? usualWidth)

const headerRow = `<row r="1">${ledgerColumns
  .map(({ header }, at) => `<c r="${letters[at] ?? ''}1${textCell(header, cellStyles.header)}`)
  .join('')}</row>`

/** Makes a row of the sheet. What a column said in the row before is kept: most columns say few things, many rows long. */
function createRowMaker(columns: readonly LedgerColumn[]): (row: ReceiptLedgerRow, number: number) => string {
  const said = columns.map(() => '')
  const written = columns.map(() => '')
  const places = letters.map((letter) => `<c r="${letter}`)
  return (row, number) => {
    let xml = `<row r="${number}">`
    for (let at = 0; at < columns.length; at += 1) {
      const column = columns[at]
      if (column === undefined) break
      if (column.kind === 'number') {
        xml += `${places[at] ?? ''}${number}${numberCell(column.value(row))}`
        continue
      }
      const value = column.value(row)
      if (value === '') continue
      if (value !== said[at]) {
        said[at] = value
        written[at] = textCell(value)
      }
      xml += `${places[at] ?? ''}${number}${written[at] ?? ''}`
    }
    return `${xml}</row>`
  }
}

const conditionWidths = [20, 44, 24]

const conditionSheet = (rows: readonly (readonly LedgerCell[])[]): string => {
  const cell = (one: LedgerCell, at: number, number: number): string => {
    const inner = one.kind === 'number' ? numberCell(one.value) : textCell(one.value)
    return `<c r="${letters[at] ?? ''}${number}${inner}`
  }
  const body = rows.map(
    (cells, at) => `<row r="${at + 1}">${cells.map((one, column) => cell(one, column, at + 1)).join('')}</row>`,
  )
  return sheetHead(conditionWidths, { isFrozen: false }) + body.join('') + sheetTail(null)
}
