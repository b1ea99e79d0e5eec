import { type HeaderReading, type HometaxColumns, mergedNames, readHeader } from '../../../domain/hometax/header.ts'
import type { HometaxContent, HometaxRows } from '../../../domain/hometax/hometax-file.ts'
import { type HometaxPeriod, periodIn } from '../../../domain/hometax/period.ts'
import { createRowReader, type HometaxRow } from '../../../domain/hometax/row.ts'
import { cellText, isEmptyCell } from '../../../domain/hometax/sheet-cell.ts'
import { type HometaxSums, type HometaxTotalsRow, noSums, withLine } from '../../../domain/hometax/totals.ts'
import type { HometaxLine } from '../../../domain/hometax-line.ts'
import { maskCardNumbers } from '../card-numbers.ts'
import { excerptOf } from '../excerpt.ts'
import type { HometaxProblem } from '../file-lane.ts'
import { HometaxFault, type Table, type TableRow } from './table.ts'

/** Rows with anything in them among which a header is looked for. */
const headerRows = 30
/** Rows of sums that are kept; a file with one a day has hundreds. */
const mostTotals = 1_000

/** Reads the rows of one table in their order. */
export interface ListReader {
  take(row: TableRow): void
  /** Has the header been found? */
  hasBegun(): boolean
  /** Lines and rejects gathered since the last time. */
  taken(): HometaxRows
  /** Rows gathered and not yet taken. */
  size(): number
  /** What the table turned out to be. Throws {@link HometaxFault} when it is no list of Hometax. */
  end(): HometaxContent
}

/** What is known once the header was found. */
interface Begun extends HometaxColumns {
  readonly headerRow: number
  readonly titles: number
  readonly period: HometaxPeriod | null
}

/** Starts reading a table. A header that is there and cannot be used ends it with {@link HometaxFault}. */
export function createListReader({ system }: Pick<Table, 'system'>): ListReader {
  const search = createHeaderSearch()
  let begun: Begun | null = null
  let read: ((cells: TableRow['cells']) => HometaxRow) | null = null
  let lines: HometaxRows['lines'][number][] = []
  let rejects: HometaxRows['rejects'][number][] = []
  const counts = { lines: 0, rejected: 0, remarks: 0, totals: 0, blank: 0 }
  const totals: HometaxTotalsRow[] = []
  let sums: HometaxSums = noSums
  let lastRow = 0

  const reject = ({ row, cells }: TableRow, because: string): void => {
    counts.rejected += 1
    rejects.push({ line: row, because: maskCardNumbers(because), excerpt: excerptOf(cells.map(cellText).join(', ')) })
  }
  const takeLine = (row: TableRow, line: HometaxLine): void => {
    const more = withLine(sums, line)
    if (more === null)
      return reject(row, '여기까지 더한 금액이 셀 수 있는 금액을 넘습니다. 금액 열이 맞는지 확인해야 합니다.')
    sums = more
    counts.lines += 1
    lines.push({ row: row.row, line: withoutCards(line) })
  }
  const takeUnder = (row: TableRow, reader: NonNullable<typeof read>): void => {
    counts.blank += Math.max(row.row - lastRow - 1, 0)
    const reading = reader(row.cells)
    if (reading.kind === 'blank') counts.blank += 1
    else if (row.because !== null) reject(row, row.because)
    else if (reading.kind === 'line') takeLine(row, reading.line)
    else if (reading.kind === 'rejected') reject(row, reading.because)
    else if (reading.kind === 'remark') counts.remarks += 1
    else {
      counts.totals += 1
      if (totals.length < mostTotals) totals.push({ row: row.row, ...reading.totals })
    }
  }
  return {
    take: (row) => {
      if (read === null) {
        const found = search.look(row)
        if (found !== null) {
          begun = found
          read = createRowReader(found.columns, system)
        }
      } else takeUnder(row, read)
      lastRow = row.lastRow ?? row.row
    },
    hasBegun: () => begun !== null,
    taken: () => {
      const rows = { lines, rejects }
      ;[lines, rejects] = [[], []]
      return rows
    },
    size: () => lines.length + rejects.length,
    end: () => {
      if (begun === null) throw new HometaxFault(search.problem())
      const { headerRow, titles, period, columns, unused } = begun
      const { remarks, blank } = counts
      return {
        mapping: { headerRow, columns, unused },
        period,
        lines: counts.lines,
        rejected: counts.rejected,
        skipped: { titles, remarks, totals: counts.totals, blank },
        sums,
        totals,
      }
    },
  }
}

const withoutCards = (line: HometaxLine): HometaxLine => ({
  ...line,
  means: line.means === null ? null : maskCardNumbers(line.means),
  note: line.note === null ? null : maskCardNumbers(line.note),
})

type NoHeader = Extract<HometaxProblem, { readonly kind: 'no-hometax-header' }>

/** Looks for the header among the first rows, alone or under a row whose cells are merged with it. */
function createHeaderSearch() {
  let above: readonly string[] = []
  let looked = 0
  let nearest: NoHeader['nearest'] = null
  let period: HometaxPeriod | null = null

  const near = (row: number, reading: Extract<HeaderReading, { readonly kind: 'none' }>): void => {
    if (reading.found.length < 2 || reading.found.length <= (nearest?.found.length ?? 0)) return
    nearest = { row, found: reading.found, missing: reading.missing }
  }
  const problem = (): NoHeader => ({ kind: 'no-hometax-header', nearest })
  const look = ({ row, cells }: TableRow) => {
    if (cells.every(isEmptyCell)) return null
    const names = cells.map(cellText)
    const single = readHeader(names)
    const merged = single.kind === 'none' && looked > 0 ? readHeader(mergedNames(above, names)) : single
    if (merged.kind === 'twice') throw new HometaxFault({ kind: 'hometax-column-twice', row, name: merged.name })
    if (merged.kind === 'header') {
      return {
        headerRow: row,
        period,
        titles: merged === single ? looked : looked - 1,
        columns: merged.columns,
        unused: merged.unused,
      }
    }
    near(row, merged)
    period ??= periodIn(names.join(' '))
    above = names
    looked += 1
    if (looked >= headerRows) throw new HometaxFault(problem())
    return null
  }
  return { look, problem }
}

/** Does a table name enough of Hometax's columns to be one of its lists? */
export async function isHometaxList(table: Table): Promise<boolean> {
  const reader = createListReader(table)
  try {
    for await (const { rows } of table.pages()) {
      for (const row of rows) {
        reader.take(row)
        if (reader.hasBegun()) return true
      }
    }
  } catch (error) {
    if (error instanceof HometaxFault) return error.problem.kind === 'hometax-column-twice'
    throw error
  }
  return false
}
