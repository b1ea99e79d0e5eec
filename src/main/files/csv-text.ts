import { csvLineEnd, quoted } from '../../domain/csv-line.ts'
import type { LedgerCell } from '../../domain/receipt/ledger-columns.ts'
import { guard } from '../../domain/spreadsheet-guard.ts'
import { fitsCp949, misfitsOf, toCp949 } from './cp949.ts'
import type { Encoding, Misfit } from './file-lane.ts'

const mostMisfits = 1_000
const lineBreak = /\r\n|\r|\n/g

/** A cell as text. Numbers stay bare, negative ones too: only text can become a formula. */
export const textOf = (cell: LedgerCell): string => (cell.kind === 'number' ? String(cell.value) : guard(cell.value))

/** Rows as CSV text with Windows line ends. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quoted).join(',') + csvLineEnd).join('')

/** CSV text as the bytes of its file. */
export const encoded = (text: string, encoding: Encoding): Buffer =>
  encoding === 'cp949' ? toCp949(text) : Buffer.from(text, 'utf8')

/**
 * Notes what CP949 lacks while a file is written. A `?` in its place would be a silent loss, so such a file
 * is given up at the end, with the list; one reading of the rows serves both.
 */
export function createFitCheck(encoding: Encoding, headers: readonly string[]) {
  const found: Misfit[] = []
  let count = 0
  let line = 1
  const lookAt = (row: readonly string[]): void => {
    for (const [at, cell] of row.entries()) {
      for (const character of misfitsOf(cell)) {
        count += 1
        if (found.length < mostMisfits) found.push({ line, column: headers[at] ?? '', character })
      }
    }
    // A cell may hold line breaks: the list names lines as an editor counts them.
    line += 1 + row.reduce((breaks, cell) => breaks + breaksIn(cell), 0)
  }
  return {
    /** Looks at lines of the file and, only where one does not fit, at their cells. */
    look: (text: string, rows: () => readonly (readonly string[])[]): void => {
      if (encoding !== 'cp949') return
      if (fitsCp949(text)) line += breaksIn(text)
      else for (const row of rows()) lookAt(row)
    },
    misfits: (): readonly Misfit[] => found,
    count: (): number => count,
  }
}

const breaksIn = (text: string): number => text.match(lineBreak)?.length ?? 0
