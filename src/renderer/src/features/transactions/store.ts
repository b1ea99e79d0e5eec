import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../contract/operation.ts'
import type { transactions } from '../../../../contract/operations/transactions.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'
import { createOneAtATime } from '../../one-at-a-time.ts'
import { createPagedReader, noPages, type Pages } from '../../paged-reader.ts'
import type { Filter } from './filter.ts'

/** A row of the list. */
export type TransactionRow = OutputOf<typeof transactions.search>[number]
/** Everything the panel shows of one payment. */
export type TransactionDetail = OutputOf<typeof transactions.detail>
/** What the gateway said of a payment. */
export type LookUp = OutputOf<typeof transactions.lookUp>

type DetailFailure = FailureOf<typeof transactions.detail> | CommonFailure
type LookUpFailure = FailureOf<typeof transactions.lookUp> | CommonFailure

/** How many rows are read at once. */
export const pageSize = 200
/** How long typing must rest before the list is asked: past the keys of one stroke, within what feels instant. Enter does not wait. */
const restMs = 30

/** The list, the payment shown beside it, and the last look-up. */
export interface TransactionsDesk {
  readonly list: Pages<TransactionRow, CommonFailure>
  /** How many rows the filter has: from the totals, or from the list's end when that came first. */
  readonly count: number
  readonly totals: Loadable<OutputOf<typeof transactions.totals>, CommonFailure>
  readonly selectedId: string | null
  /** The payment last read; its `row.id` differs from `selectedId` while the next one is on its way. */
  readonly detail: Loadable<TransactionDetail, DetailFailure>
  /** The look-up of `of`; null when none was asked for the payment shown, and from the moment the payment's facts changed after it. */
  readonly lookUp: {
    readonly of: string
    readonly answer: Loadable<LookUp, LookUpFailure>
    /** The payment's facts the answer was shown beside; null until they were read. */
    readonly beside: string | null
  } | null
  /** Lists by a filter, after a short rest unless `now`. Grows `asked` when the list starts again from its top. */
  readonly search: (filter: Filter, now: boolean) => void
  readonly asked: number
  /** The filter the list last answered; null before the first answer. */
  readonly answered: Filter | null
  readonly need: (from: number, to: number) => void
  readonly select: (id: string | null) => void
  readonly askGateway: (id: string) => Promise<void>
  /** Reads again what is on screen, after the book changed. One reading at a time; news meanwhile lead to one more. */
  readonly refresh: () => Promise<void>
}

/** The memory of 거래. `later` runs a work after some milliseconds and answers with the way to stop it. */
export function createTransactionsDesk(
  api: Pick<Api, 'transactions'>,
  later: (work: () => void, ms: number) => () => void,
) {
  return createStore<TransactionsDesk>()((set, get) => {
    const totalTurns = createTurns()
    let stopWaiting = () => {}
    let filter: Filter | null = null
    let fresh: TransactionsDesk['totals'] = idle

    const reader = createPagedReader<Filter, TransactionRow, CommonFailure>({
      pageSize,
      read: (by, offset, limit) => api.transactions.search({ filter: by, offset, limit }),
      onChange(list) {
        const swapped = list.pages !== get().list.pages && !list.isReading
        // Rows and totals change together when they can; the old pair stays until then.
        const totals = swapped ? fresh : get().totals
        set({ list, totals, count: countOf(list, totals, get().count) })
      },
    })
    const readTotals = async (by: Filter, again: boolean) => {
      const isCurrent = totalTurns.begin()
      if (!again) fresh = loading
      const totals = loaded(await api.transactions.totals({ filter: by }))
      if (!isCurrent()) return
      fresh = totals
      if (!get().list.isReading) set({ totals, count: countOf(get().list, totals, get().count) })
    }
    const detailReading = createDetailReading(api, (detail) => {
      const { lookUp } = get()
      const isBefore =
        lookUp !== null && lookUp.beside !== null && detail.at === 'ready' && factsOf(detail.value) !== lookUp.beside
      set(isBefore ? { detail, lookUp: null } : { detail })
    })
    const refreshing = createOneAtATime(async () => {
      const { selectedId } = get()
      await Promise.all([
        reader.refresh(),
        filter === null ? Promise.resolve() : readTotals(filter, true),
        selectedId === null ? Promise.resolve() : detailReading.read(selectedId),
      ])
    })

    return {
      list: noPages,
      count: 0,
      totals: idle,
      selectedId: null,
      detail: idle,
      lookUp: null,
      asked: 0,
      answered: null,
      search(by, now) {
        stopWaiting()
        const begin = () => {
          filter = by
          // Rows before totals: both wait in one queue, and the rows are what is looked for.
          void reader.ask(by).then(() => set({ asked: get().asked + 1, ...(filter === by ? { answered: by } : {}) }))
          void readTotals(by, false)
        }
        if (now) begin()
        else stopWaiting = later(begin, restMs)
      },
      need: reader.need,
      select(id) {
        if (id === get().selectedId) return
        set({ selectedId: id, lookUp: null })
        if (id === null) {
          detailReading.stop()
          set({ detail: idle })
        } else void detailReading.read(id)
      },
      async askGateway(id) {
        const { lookUp } = get()
        if (lookUp?.of === id && lookUp.answer.at === 'loading') return
        set({ lookUp: { of: id, answer: loading, beside: null } })
        const answer = loaded(await api.transactions.lookUp({ transactionId: id }))
        if (get().lookUp?.of === id) set({ lookUp: { of: id, answer, beside: null } })
        if (get().selectedId !== id) return
        await detailReading.read(id)
        const { detail, lookUp: shown } = get()
        if (shown?.of === id && shown.answer === answer && detail.at === 'ready' && detail.value.row.id === id)
          set({ lookUp: { ...shown, beside: factsOf(detail.value) } })
      },
      refresh: refreshing,
    }
  })
}

/** What a look-up speaks of: each refund with its state, those made elsewhere, and what remains. Equal texts are equal facts. */
const factsOf = ({ row, remaining, refunds, outside }: TransactionDetail): string =>
  JSON.stringify([row.id, remaining, refunds.map(({ id, state }) => [id, state]), outside.map(({ won }) => won)])

/** The length of the list as far as it is known; the old one until anything is. */
function countOf(
  list: Pages<TransactionRow, CommonFailure>,
  totals: TransactionsDesk['totals'],
  before: number,
): number {
  if (totals.at === 'ready') return totals.value.count
  if (list.end !== null) return list.end
  const arrived = Math.max(0, ...[...list.pages].map(([page, rows]) => page * pageSize + rows.length))
  return Math.max(before, arrived)
}

/** Reads one payment at a time; of those asked for meanwhile only the last is read, so a held arrow key floods nothing. */
function createDetailReading(
  api: Pick<Api, 'transactions'>,
  show: (detail: TransactionsDesk['detail']) => void,
): { readonly read: (id: string) => Promise<void>; readonly stop: () => void } {
  let wanted: string | null = null
  let reading: Promise<void> | null = null
  const run = async () => {
    for (let id = wanted; id !== null; id = wanted) {
      wanted = null
      const answer = await api.transactions.detail({ transactionId: id })
      if (wanted === null && !stopped) show(loaded(answer))
    }
    reading = null
  }
  let stopped = false
  return {
    read(id) {
      stopped = false
      wanted = id
      reading ??= run()
      return reading
    },
    stop() {
      stopped = true
      wanted = null
    },
  }
}
