import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../../contract/operation.ts'
import type { monthCloses } from '../../../../../contract/operations/month-closes.ts'
import type { Month } from '../../../../../domain/day.ts'
import type { Api } from '../../../api.ts'
import { createTurns } from '../../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../../loadable.ts'

/** What closing a month would hold today. */
export type ClosePreview = OutputOf<typeof monthCloses.preview>
/** A month that was closed. */
export type MonthClose = OutputOf<typeof monthCloses.list>[number]
/** What of a closed month is otherwise now. */
export type CloseChanges = OutputOf<typeof monthCloses.changes>
type Pack = OutputOf<typeof monthCloses.make>
type MakeFailure = FailureOf<typeof monthCloses.make> | FailureOf<typeof monthCloses.remake> | CommonFailure

/** 월 마감 of one business: a month looked at, the closes there are, and one of them compared with today. */
export interface ClosingDesk {
  readonly month: Month | null
  readonly preview: Loadable<ClosePreview, FailureOf<typeof monthCloses.preview> | CommonFailure>
  readonly closes: Loadable<readonly MonthClose[], FailureOf<typeof monthCloses.list> | CommonFailure>
  /** The close whose changes are shown; null when none is. */
  readonly compared: {
    readonly closeId: string
    readonly changes: Loadable<CloseChanges, FailureOf<typeof monthCloses.changes> | CommonFailure>
  } | null
  /** What is being written: `new`, or the id of the close that is made again; null when nothing is. */
  readonly writing: string | null
  readonly written: Pack | null
  readonly refusal: MakeFailure | null
  readonly look: (businessId: string, month: Month) => Promise<void>
  readonly refresh: () => Promise<void>
  readonly make: () => Promise<void>
  readonly remake: (closeId: string) => Promise<void>
  readonly compare: (closeId: string | null) => Promise<void>
}

interface ClosingDeskOptions {
  readonly api: Pick<Api, 'monthCloses'>
  readonly newId: () => string
}

/** The memory of 월 마감. */
export function createClosingDesk({ api, newId }: ClosingDeskOptions) {
  return createStore<ClosingDesk>()((set, get) => {
    const turns = createTurns()
    const compareTurns = createTurns()
    let businessId: string | null = null

    const read = async (month: Month) => {
      if (businessId === null) return
      const isCurrent = turns.begin()
      const [preview, closes] = await Promise.all([
        api.monthCloses.preview({ businessId, month }),
        api.monthCloses.list({ businessId }),
      ])
      if (isCurrent()) set({ preview: loaded(preview), closes: loaded(closes) })
    }
    const write = async (what: string, ask: () => ReturnType<Api['monthCloses']['remake']>) => {
      if (get().writing !== null) return
      set({ writing: what, written: null, refusal: null })
      const answer = await ask()
      // Whoever closed the dialog changed their mind; nothing has to be said of it.
      const refusal = answer.ok || answer.failure.kind === 'pack-not-chosen' ? null : answer.failure
      set({ writing: null, written: answer.ok ? answer.value : null, refusal })
      if (answer.ok) await get().refresh()
    }

    return {
      month: null,
      preview: idle,
      closes: idle,
      compared: null,
      writing: null,
      written: null,
      refusal: null,
      async look(of, month) {
        if (of !== businessId) set({ closes: loading, compared: null })
        businessId = of
        set({ month, preview: loading, written: null, refusal: null })
        await read(month)
      },
      async refresh() {
        const { month, compared } = get()
        if (month !== null) await read(month)
        if (compared !== null && get().compared?.closeId === compared.closeId) await get().compare(compared.closeId)
      },
      make: () =>
        write('new', async () => {
          const { month } = get()
          if (businessId === null || month === null) throw new Error('no month is looked at')
          return api.monthCloses.make({ closeId: newId(), businessId, month })
        }),
      remake: (closeId) => write(closeId, () => api.monthCloses.remake({ closeId })),
      async compare(closeId) {
        const isCurrent = compareTurns.begin()
        if (closeId === null) return set({ compared: null })
        set({ compared: { closeId, changes: loading } })
        const changes = loaded(await api.monthCloses.changes({ closeId }))
        if (isCurrent()) set({ compared: { closeId, changes } })
      },
    }
  })
}
