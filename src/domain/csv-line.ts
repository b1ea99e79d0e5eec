import { guard } from './spreadsheet-guard.ts'

/** What ends a line of a CSV file (RFC 4180). */
export const csvLineEnd = '\r\n'

const asksForQuotes = /[",\r\n]/

/** A cell's text as it stands between commas: in quotes where it holds one, a comma or a line break (RFC 4180). */
export const quoted = (text: string): string => (asksForQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A column of rows: its text is guarded against spreadsheets and quoted, its numbers stay bare. */
export type CsvColumn<Row> =
  | { readonly kind: 'text'; readonly value: (row: Row) => string }
  | { readonly kind: 'number'; readonly value: (row: Row) => number }

/** Makes a row's line. What a column said in the row before is kept: most columns say few things, many rows long. */
export function createLineMaker<Row>(columns: readonly CsvColumn<Row>[]): (row: Row) => string {
  const said = columns.map(() => '')
  const written = columns.map(() => '')
  return (row) => {
    let line = ''
    for (let at = 0; at < columns.length; at += 1) {
      const column = columns[at]
      if (column === undefined) break
      if (at > 0) line += ','
      if (column.kind === 'number') {
        line += String(column.value(row))
        continue
      }
      const value = column.value(row)
      if (value !== said[at]) {
        said[at] = value
        written[at] = quoted(guard(value))
      }
      line += written[at] ?? ''
    }
    return line + csvLineEnd
  }
}
