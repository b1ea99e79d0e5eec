import type { Day, Instant, Month } from './day.ts'

/** A month of a business that was closed: as of which day, and the text of the signed manifest of its pack. */
export interface MonthClose {
  readonly id: string
  readonly shopId: string
  readonly month: Month
  readonly asOf: Day
  readonly manifest: string
  readonly operatorId: string
  readonly at: Instant
}

/** What a row of a closed month was: its id, and a digest of all it said. */
export interface CloseRow {
  readonly id: string
  readonly digest: string
}

/** What is otherwise since a month was closed, by the ids of rows. */
export interface CloseChanges {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

/** Compares the rows of a closed month with those the same month has now. */
export function closeChanges(then: readonly CloseRow[], now: readonly CloseRow[]): CloseChanges {
  const before = new Map(then.map(({ id, digest }) => [id, digest]))
  const after = new Map(now.map(({ id, digest }) => [id, digest]))
  return {
    added: now.flatMap(({ id }) => (before.has(id) ? [] : [id])),
    removed: then.flatMap(({ id }) => (after.has(id) ? [] : [id])),
    changed: now.flatMap(({ id, digest }) => (before.has(id) && before.get(id) !== digest ? [id] : [])),
  }
}
