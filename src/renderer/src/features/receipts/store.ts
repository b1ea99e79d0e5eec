import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../contract/operation.ts'
import type { receipts } from '../../../../contract/operations/receipts.ts'
import type { Day } from '../../../../domain/day.ts'
import { ok } from '../../../../domain/result.ts'
import type { Api } from '../../api.ts'
import { createOneAtATime } from '../../one-at-a-time.ts'
import { createPagedReader, noPages, type Pages } from '../../paged-reader.ts'

/** A payment whose receipt asks for an act, with its verdict. */
export type DueRow = OutputOf<typeof receipts.toCheck>[number]
/** A duty a person closed, with the note that closed it. */
export type ClosedRow = OutputOf<typeof receipts.closed>[number]
type Due = OutputOf<typeof receipts.due>
type DueFailure = FailureOf<typeof receipts.due> | CommonFailure

/** Everything due, and what it costs today, tomorrow and at each receipt's next step, in won. */
export type DueTotals = Omit<Due, 'rows'>

/** How many rows are read at once. */
export const pageSize = 200

/** What a shop must issue, what a person must look at, and what a person closed; as of `on`, null: today. */
export interface ReceiptsDesk {
  readonly due: Pages<DueRow, DueFailure>
  /** Null while not known. */
  readonly dueTotals: DueTotals | null
  readonly toCheck: Pages<DueRow, DueFailure>
  readonly closed: Pages<ClosedRow, DueFailure>
  readonly asked: number
  readonly on: Day | null
  /** The shop both lists are of; null before the first asking. */
  readonly shopId: string | null
  readonly ask: (shopId: string) => Promise<void>
  /** Reads the lists as of another day; null goes back to today. */
  readonly lookAt: (on: Day | null) => Promise<void>
  /** Reads what was closed, from now on together with the other lists. */
  readonly showClosed: () => Promise<void>
  readonly needDue: (from: number, to: number) => void
  readonly needToCheck: (from: number, to: number) => void
  readonly needClosed: (from: number, to: number) => void
  /** Reads again what is on screen, after the book changed. */
  readonly refresh: () => Promise<void>
}

/** Whose lists, and as of which day where it is not today. */
interface BoardFilter {
  readonly shopId: string
  readonly on?: Day
}

const boardOf = (shopId: string, on: Day | null): BoardFilter => (on === null ? { shopId } : { shopId, on })

/** The memory of 발급할 것 and 확인 필요. */
export function createReceiptsDesk(api: Pick<Api, 'receipts'>) {
  return createStore<ReceiptsDesk>()((set, get) => {
    const totalsByRows = new WeakMap<readonly DueRow[], DueTotals>()
    const due = createPagedReader<BoardFilter, DueRow, DueFailure>({
      pageSize,
      async read(board, offset, limit) {
        const answer = await api.receipts.due({ ...board, offset, limit })
        if (!answer.ok) return answer
        const { rows, ...totals } = answer.value
        totalsByRows.set(rows, totals)
        return ok(rows)
      },
      onChange(list) {
        // Rows and totals come in one answer and are shown together: the newest page's totals hold.
        const newest = [...list.pages.values()].at(-1)
        const totals = newest === undefined ? undefined : totalsByRows.get(newest)
        set({ due: list, dueTotals: totals ?? get().dueTotals })
      },
    })
    const toCheck = createPagedReader<BoardFilter, DueRow, DueFailure>({
      pageSize,
      read: (board, offset, limit) => api.receipts.toCheck({ ...board, offset, limit }),
      onChange: (list) => set({ toCheck: list }),
    })
    const closed = createPagedReader<BoardFilter, ClosedRow, DueFailure>({
      pageSize,
      read: (board, offset, limit) => api.receipts.closed({ ...board, offset, limit }),
      onChange: (list) => set({ closed: list }),
    })
    // What was closed is read from when somebody looks at it.
    let isClosedShown = false
    const readAnew = async () => {
      const { shopId, on } = get()
      if (shopId === null) return
      const board = boardOf(shopId, on)
      await Promise.all([due.ask(board), toCheck.ask(board), ...(isClosedShown ? [closed.ask(board)] : [])])
      set({ asked: get().asked + 1 })
    }
    return {
      due: noPages,
      dueTotals: null,
      toCheck: noPages,
      closed: noPages,
      asked: 0,
      on: null,
      shopId: null,
      async ask(shopId) {
        if (shopId !== get().shopId) set({ dueTotals: null })
        set({ shopId })
        await readAnew()
      },
      async lookAt(on) {
        set({ on, dueTotals: null })
        await readAnew()
      },
      async showClosed() {
        const { shopId, on } = get()
        if (isClosedShown || shopId === null) return
        isClosedShown = true
        await closed.ask(boardOf(shopId, on))
      },
      needDue: due.need,
      needToCheck: toCheck.need,
      needClosed: closed.need,
      refresh: createOneAtATime(async () => {
        await Promise.all([due.refresh(), toCheck.refresh(), ...(isClosedShown ? [closed.refresh()] : [])])
      }),
    }
  })
}

/** How many rows of a list have arrived, and whether that is all of them. */
export function arrivedIn({ pages, end }: Pages<DueRow, DueFailure>): {
  readonly count: number
  readonly isAll: boolean
} {
  if (end !== null) return { count: end, isAll: true }
  return { count: Math.max(0, ...[...pages].map(([page, rows]) => page * pageSize + rows.length)), isAll: false }
}

/** How many rows a list has on screen: all that are known of; else one more than arrived, so that reaching it reads on. */
export function lengthOf(list: Pages<DueRow, DueFailure>, total: number | null): number {
  const { count, isAll } = arrivedIn(list)
  if (total !== null) return total
  return isAll || count === 0 ? count : count + 1
}

/** The largest penalty a row of those in sight may come to, in won: what the bars of the board are measured by. */
export function largestStake(list: Pages<DueRow, DueFailure>): number {
  let most = 0
  for (const rows of list.pages.values())
    for (const { verdict } of rows) most = Math.max(most, verdict.penalty?.today ?? 0, verdict.penalty?.next?.won ?? 0)
  return most
}
