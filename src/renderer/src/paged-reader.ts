import type { Result } from '../../domain/result.ts'
import { createTurns } from './latest.ts'

/** What a list shows: rows by page of the filter last answered. `end` is where the list ends, null while not known. */
export interface Pages<Row, F> {
  readonly pages: ReadonlyMap<number, readonly Row[]>
  readonly end: number | null
  readonly isReading: boolean
  /** Why the last reading brought nothing; the rows before it stay. */
  readonly failure: F | null
}

interface PagedReaderOptions<Filter, Row, F> {
  readonly pageSize: number
  readonly read: (filter: Filter, offset: number, limit: number) => Promise<Result<readonly Row[], F>>
  readonly onChange: (pages: Pages<Row, F>) => void
}

/** Reads a long list page by page. */
export interface PagedReader<Filter> {
  /** Reads from the top by another filter. The old rows stay until the first new page is there. */
  readonly ask: (filter: Filter) => Promise<void>
  /** Reads the pages in sight again by the same filter, and swaps them in together. */
  readonly refresh: () => Promise<void>
  /** Says which rows are in sight, both ends inclusive; missing pages are read, those passed by are not. */
  readonly need: (from: number, to: number) => void
}

/** No rows yet. */
export const noPages = { pages: new Map(), end: null, isReading: false, failure: null } as const

/** The row at a place, or null while its page has not arrived. */
export const rowIn = <Row>(pages: ReadonlyMap<number, readonly Row[]>, pageSize: number, index: number): Row | null =>
  pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null

/** Makes a reader of one list. Answers to a filter that was replaced meanwhile are dropped. */
export function createPagedReader<Filter, Row, F>(options: PagedReaderOptions<Filter, Row, F>): PagedReader<Filter> {
  const { pageSize, read, onChange } = options
  const turns = createTurns()
  let shown: Pages<Row, F> = { pages: new Map(), end: null, isReading: false, failure: null }
  let filter: Filter | null = null
  let isCurrent = () => false
  let sight = { from: 0, to: 0 }
  let filling = false

  const show = (change: Partial<Pages<Row, F>>) => {
    shown = { ...shown, ...change }
    onChange(shown)
  }
  const endAfter = (page: number, rows: readonly Row[], known: number | null) =>
    rows.length < pageSize ? page * pageSize + rows.length : known

  /** Replaces all rows by the pages named, once every one of them is there. */
  async function replace(by: Filter, wanted: readonly number[]) {
    const isMine = turns.begin()
    isCurrent = isMine
    show({ isReading: true })
    const answers = await Promise.all(wanted.map((page) => read(by, page * pageSize, pageSize)))
    if (!isMine()) return
    const pages = new Map<number, readonly Row[]>()
    let end: number | null = null
    for (const [at, answer] of answers.entries()) {
      if (!answer.ok) return show({ isReading: false, failure: answer.failure })
      const page = wanted[at] ?? 0
      if (answer.value.length > 0 || page === 0) pages.set(page, answer.value)
      end = endAfter(page, answer.value, end)
    }
    show({ pages, end, isReading: false, failure: null })
    await fill()
  }

  const missing = (): number | null => {
    const last = shown.end === null ? sight.to : Math.min(sight.to, shown.end - 1)
    for (let page = Math.floor(sight.from / pageSize); page <= Math.floor(last / pageSize); page += 1)
      if (!shown.pages.has(page)) return page
    return null
  }

  /** One page at a time, always the first missing one in sight now: a thumb dragged across the list skips what it passes. */
  async function fill() {
    if (filling || filter === null) return
    filling = true
    try {
      for (let page = missing(); page !== null; page = missing()) {
        const isMine = isCurrent
        const answer = await read(filter, page * pageSize, pageSize)
        if (!isMine()) continue
        if (!answer.ok) return show({ failure: answer.failure })
        const end = endAfter(page, answer.value, shown.end)
        show({ pages: new Map(shown.pages).set(page, answer.value), end, failure: null })
      }
    } finally {
      filling = false
    }
  }

  return {
    ask(by) {
      filter = by
      sight = { from: 0, to: 0 }
      return replace(by, [0])
    },
    async refresh() {
      if (filter === null) return
      const first = Math.floor(sight.from / pageSize)
      const last = Math.floor(sight.to / pageSize)
      await replace(
        filter,
        Array.from({ length: last - first + 1 }, (_, at) => first + at),
      )
    },
    need(from, to) {
      sight = { from, to }
      if (shown.pages.size > 0) void fill()
    },
  }
}
