import type { DateSystem, SheetCell } from '../../../domain/hometax/sheet-cell.ts'
import type { Encoding, HometaxProblem } from '../file-lane.ts'

/** A row of a table with its number in the file, from 1; in text files that is the line it begins in. */
export interface TableRow {
  readonly row: number
  /** The last line it takes, when it takes more than one. */
  readonly lastRow?: number
  readonly cells: readonly SheetCell[]
  /** The Korean reason why the row cannot be read as it should be; null when it can. */
  readonly because: string | null
}

/** Rows that were read together; `bytesRead` counts from the start of the file, and is in proportion where the file is packed. */
export interface TablePage {
  readonly rows: readonly TableRow[]
  readonly bytesRead: number
}

/** A table of a file, which can be read from its start more than once. `sheet` is its name; null where tables have none. */
export interface Table {
  readonly sheet: string | null
  readonly system: DateSystem
  pages(): AsyncIterable<TablePage>
}

/** A file that holds tables. */
export interface TableFile {
  readonly format: 'xlsx' | 'xls' | 'csv' | 'html'
  /** How its characters are written; null where the format leaves no choice. */
  readonly encoding: Encoding | null
  readonly tables: readonly Table[]
  close(): Promise<void>
}

/** Ends the reading of a table where a result cannot be returned. */
export class HometaxFault extends Error {
  readonly problem: HometaxProblem

  constructor(problem: HometaxProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

/** More rows than a spreadsheet has, and more columns: a file that says so is no list of sales. */
export const mostRows = 1_048_576
export const mostColumns = 16_384
/** Cells beyond it are passed over: Hometax's list has eleven. */
export const readColumns = 128
