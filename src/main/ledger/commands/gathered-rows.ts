import type { SqlValue, WriteDb } from '../database.ts'

/** Rows of one table on their way in. */
export interface GatheredRows {
  add(...row: readonly SqlValue[]): void
  /** Stores what is still gathered. Nothing is in the table for sure before. */
  flush(): void
}

/** Beyond so many rows a statement's own cost is no longer felt. */
const rowsAtOnce = 40

/**
 * Adds rows of a table many at a time: a statement's own cost is half of what a short row costs. `places` are the columns in the order of a
 * row's values, each with what stands for its value in SQL: `?`, or what is made of it. The statements are written once, rows are gathered anew each time.
 */
export function rowsOf(table: string, places: Readonly<Record<string, string>>): (db: WriteDb) => GatheredRows {
  const begin = `INSERT INTO ${table} (${Object.keys(places).join(', ')}) VALUES `
  const row = `(${Object.values(places).join(', ')})`
  const one = begin + row
  const many = begin + Array.from({ length: rowsAtOnce }, () => row).join(', ')
  const width = Object.keys(places).length
  return (db) => {
    let values: SqlValue[] = []
    return {
      add(...given) {
        for (const value of given) values.push(value)
        if (values.length < rowsAtOnce * width) return
        db.run(many, ...values)
        values = []
      },
      flush() {
        for (let from = 0; from < values.length; from += width) db.run(one, ...values.slice(from, from + width))
        values = []
      },
    }
  }
}
