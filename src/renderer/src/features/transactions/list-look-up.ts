import { createStore } from 'zustand/vanilla'
import type { CommonFailure, OutputOf } from '../../../../contract/operation.ts'
import { mostLookUps } from '../../../../contract/limits.ts'
import type { transactions } from '../../../../contract/operations/transactions.ts'
import type { Api, OnEvent } from '../../api.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'
import type { Filter } from './filter.ts'

/** What a batch of look-ups came to. */
export type LookUpSums = OutputOf<typeof transactions.lookUpMany>

/** A look-up of a whole list, from its payments to what it came to. */
export interface ListLookUp {
  /** The payments to be asked about, the first of the list. */
  readonly ids: Loadable<readonly string[], CommonFailure>
  /** How many payments were asked about so far, of how many; null unless it runs. */
  readonly running: { readonly asked: number; readonly of: number; readonly isStopping: boolean } | null
  readonly outcome: Loadable<LookUpSums, CommonFailure>
  /** Reads which payments a list begins with. */
  readonly read: (filter: Filter) => Promise<void>
  /** Asks about them, once. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

interface ListLookUpOptions {
  readonly api: Pick<Api, 'transactions'>
  readonly onEvent: OnEvent
  readonly newId: () => string
}

/** The memory of one look-up of a list. */
export function createListLookUp({ api, onEvent, newId }: ListLookUpOptions) {
  return createStore<ListLookUp>()((set, get) => {
    const lookUpId = newId()
    return {
      ids: idle,
      running: null,
      outcome: idle,
      async read(filter) {
        set({ ids: loading })
        const rows = await api.transactions.search({ filter, offset: 0, limit: mostLookUps })
        set({ ids: loaded(rows.ok ? { ok: true, value: rows.value.map(({ id }) => id) } : rows) })
      },
      async start() {
        const { ids, outcome } = get()
        if (ids.at !== 'ready' || ids.value.length === 0 || outcome.at !== 'idle') return
        set({ outcome: loading, running: { asked: 0, of: ids.value.length, isStopping: false } })
        const stopHearing = onEvent((event) => {
          const { running } = get()
          if (event.kind !== 'look-up.progressed' || event.lookUpId !== lookUpId || running === null) return
          set({ running: { ...running, asked: event.asked, of: event.of } })
        })
        const answer = await api.transactions.lookUpMany({ lookUpId, transactionIds: [...ids.value] })
        stopHearing()
        set({ running: null, outcome: loaded(answer) })
      },
      async stop() {
        const { running } = get()
        if (running === null || running.isStopping) return
        set({ running: { ...running, isStopping: true } })
        await api.transactions.cancelLookUp({ lookUpId })
      },
    }
  })
}
