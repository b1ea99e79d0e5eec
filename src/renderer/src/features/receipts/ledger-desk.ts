import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../contract/operation.ts'
import type { receipts } from '../../../../contract/operations/receipts.ts'
import type { Month } from '../../../../domain/day.ts'
import { isSameFilter, type LedgerFilter } from '../../../../domain/receipt/ledger-filter.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'
import { createOneAtATime } from '../../one-at-a-time.ts'

type Page = OutputOf<typeof receipts.ledger>
/** One event of the receipt ledger, its cells as the file has them. */
export type LedgerRow = Page['rows'][number]
/** How many events of each kind a month has, and their won. */
export type LedgerTotals = OutputOf<typeof receipts.ledgerTotals>
type LedgerFailure = FailureOf<typeof receipts.ledger> | CommonFailure

/** Whose ledger of which month, and which of its rows. */
export interface LedgerOf {
  readonly shopId: string
  readonly month: Month
  readonly filter: LedgerFilter
}

/** Are these the same rows of the same ledger? */
export const isSameLedger = (one: LedgerOf | null, other: LedgerOf): boolean =>
  one !== null && one.shopId === other.shopId && one.month === other.month && isSameFilter(one.filter, other.filter)

/** A month of the receipt ledger, read from its start as far as it was scrolled. */
export interface LedgerDesk {
  readonly of: LedgerOf | null
  readonly rows: readonly LedgerRow[]
  /** Is there nothing behind the rows? */
  readonly isWhole: boolean
  readonly isReading: boolean
  readonly failure: LedgerFailure | null
  readonly totals: Loadable<LedgerTotals, LedgerFailure>
  readonly asked: number
  readonly ask: (of: LedgerOf) => Promise<void>
  readonly need: (from: number, to: number) => void
  readonly refresh: () => Promise<void>
}

/** Rows read ahead of the last one in sight. */
const aheadRows = 100

/** The memory of 대장. The ledger is read page after page, because each page says where the next begins. */
export function createLedgerDesk(api: Pick<Api, 'receipts'>) {
  return createStore<LedgerDesk>()((set, get) => {
    const turns = createTurns()
    let isCurrent = () => false
    let sight = 0
    let after: string | null = null
    let reading = false

    /** Reads on until the rows in sight are there. */
    const readOn = async () => {
      if (reading) return
      reading = true
      try {
        for (let { of } = get(); of !== null && wantsMore(get(), sight); of = get().of) {
          const isMine = isCurrent
          const answer = await api.receipts.ledger({ ...of, after })
          if (!isMine()) {
            if (isMine === isCurrent) return
            continue
          }
          if (!answer.ok) return set({ failure: answer.failure })
          after = answer.value.after
          set({ rows: [...get().rows, ...answer.value.rows], isWhole: after === null, failure: null })
        }
      } finally {
        reading = false
      }
    }
    /** Rows of another month never stand under the name of the one that could not be read. */
    const fail = (of: LedgerOf, failure: LedgerFailure) => {
      const same = isSameLedger(get().of, of)
      set({ of, isReading: false, failure, ...(same ? {} : { rows: [], isWhole: false, totals: idle }) })
    }
    /** Reads a month from its start up to `upTo` rows, and swaps it in at once. */
    const readAfresh = async (of: LedgerOf, upTo: number) => {
      const isMine = turns.begin()
      set({ isReading: true })
      const totalsRead = api.receipts.ledgerTotals(of)
      const rows: LedgerRow[] = []
      let next: string | null = null
      do {
        const answer: Awaited<ReturnType<typeof api.receipts.ledger>> = await api.receipts.ledger({
          ...of,
          after: next,
        })
        if (!isMine()) return
        if (!answer.ok) return fail(of, answer.failure)
        rows.push(...answer.value.rows)
        next = answer.value.after
      } while (next !== null && rows.length <= upTo)
      const totals = loaded(await totalsRead)
      if (!isMine()) return
      after = next
      isCurrent = isMine
      set({ of, rows, isWhole: next === null, isReading: false, failure: null, totals })
      await readOn()
    }

    return {
      of: null,
      rows: [],
      isWhole: false,
      isReading: false,
      failure: null,
      totals: idle,
      asked: 0,
      async ask(of) {
        sight = 0
        set({ totals: loading })
        await readAfresh(of, 0)
        set({ asked: get().asked + 1 })
      },
      need(_from, to) {
        sight = to
        if (get().of !== null && !get().isReading) void readOn()
      },
      refresh: createOneAtATime(async () => {
        const { of } = get()
        if (of !== null) await readAfresh(of, sight)
      }),
    }
  })
}

const wantsMore = (desk: LedgerDesk, sight: number): boolean => !desk.isWhole && desk.rows.length <= sight + aheadRows

/** How many rows the month has: by its totals, or as many as have arrived. */
export function ledgerLength({ totals, rows, isWhole }: Pick<LedgerDesk, 'totals' | 'rows' | 'isWhole'>): number {
  if (isWhole || totals.at !== 'ready') return rows.length
  const { due, issued, cancelled } = totals.value
  return Math.max(rows.length, due.count + issued.count + cancelled.count)
}
