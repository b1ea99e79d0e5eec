import type { HometaxLine } from '../hometax-line.ts'
import type { RejectedLine } from '../import-run.ts'
import type { HometaxColumns } from './header.ts'
import type { HometaxPeriod } from './period.ts'
import type { HometaxSums, HometaxTotalsRow } from './totals.ts'

/** Lines of Hometax's list with their numbers in the file, and the rows that could not be taken. Whole card numbers are masked in both. */
export interface HometaxRows {
  readonly lines: readonly { readonly row: number; readonly line: HometaxLine }[]
  readonly rejects: readonly RejectedLine[]
}

/** Where the header stands, from 1 as a spreadsheet or an editor counts, and what its columns are. */
interface HometaxMapping extends HometaxColumns {
  readonly headerRow: number
}

/** Rows that hold no line: titles above the header, remarks below it, rows of sums, and empty ones. */
interface SkippedRows {
  readonly titles: number
  readonly remarks: number
  readonly totals: number
  readonly blank: number
}

/** What a file of Hometax's list turned out to be, read to its end. */
export interface HometaxContent {
  readonly mapping: HometaxMapping
  /** The period a title row names; null where none does. */
  readonly period: HometaxPeriod | null
  readonly lines: number
  readonly rejected: number
  readonly skipped: SkippedRows
  readonly sums: HometaxSums
  readonly totals: readonly HometaxTotalsRow[]
}
