import type { ReactNode } from 'react'

/** A column of a table, as data. `width` is a CSS grid track such as `7rem` or `minmax(9rem, 2fr)`. */
export interface Column<Row> {
  readonly id: string
  readonly header: string
  readonly width: string
  readonly align?: 'start' | 'end'
  /** The table's width in px from which this column is shown; always when left out. Only what stands in the detail, too, may leave. */
  readonly from?: number
  readonly cell: (row: Row) => ReactNode
}

/** The narrowest a column gets: the first length of `minmax(…)`, or its fixed width. */
const leastOf = (width: string): string =>
  /^minmax\(([^,]+),/.exec(width)?.[1] ?? (width.endsWith('fr') ? '0px' : width)

/** The tracks of all columns and the width below which the table scrolls sideways. */
export const tracksOf = <Row>(columns: readonly Column<Row>[]) => ({
  gridTemplateColumns: columns.map((column) => column.width).join(' '),
  minWidth: `calc(16px + ${columns.map((column) => leastOf(column.width)).join(' + ')})`,
})
