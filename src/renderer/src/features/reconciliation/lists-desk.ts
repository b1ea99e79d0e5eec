import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, InputOf, OutputOf } from '../../../../contract/operation.ts'
import type { hometax } from '../../../../contract/operations/hometax.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'
import { createOneAtATime } from '../../one-at-a-time.ts'
import { createPagedReader, noPages, type Pages } from '../../paged-reader.ts'
import type { Summary, SummaryFailure } from './store.ts'

/** A file of Hometax's list in the book. */
export type HometaxList = OutputOf<typeof hometax.lists>[number]
/** A line of such a file. */
export type ListLine = OutputOf<typeof hometax.lines>[number]
/** A row that was left out, with its reason. */
export type ListReject = OutputOf<typeof hometax.rejects>[number]
type Decision = Pick<InputOf<typeof hometax.decide>, 'decision' | 'covers'>
type ListsFailure = FailureOf<typeof hometax.lists> | CommonFailure
type DecideFailure = FailureOf<typeof hometax.decide> | CommonFailure

/** How many lines or rejects are read at once. */
export const pageSize = 200
const listsShown = 200

/** What the match says now, and what it would say with a list that is only looked at. */
interface DryRun {
  readonly now: Summary
  readonly after: Summary
}

/** The lists of a business, and the one that is looked at in full. */
export interface ListsDesk {
  readonly businessId: string | null
  readonly lists: Loadable<readonly HometaxList[], ListsFailure>
  readonly selectedId: string | null
  /** The list whose whole content is in sight; null when none is. */
  readonly openId: string | null
  readonly lines: Pages<ListLine, CommonFailure>
  readonly rejects: Pages<ListReject, CommonFailure>
  /** Of an open list nobody has decided; `idle` for any other. */
  readonly dryRun: Loadable<DryRun, SummaryFailure>
  readonly isDeciding: boolean
  readonly refusal: DecideFailure | null
  readonly ask: (businessId: string) => Promise<void>
  readonly refresh: () => Promise<void>
  readonly select: (list: HometaxList | null) => void
  readonly open: (list: HometaxList) => void
  readonly close: () => void
  readonly needLines: (from: number, to: number) => void
  readonly needRejects: (from: number, to: number) => void
  /** Makes the open list count for the days it was asked for, or puts it away; null when it was refused. */
  readonly decide: (asked: Decision) => Promise<HometaxList | null>
}

/** The memory of 가져온 내역. */
export function createListsDesk(api: Pick<Api, 'hometax' | 'reconciliation'>) {
  return createStore<ListsDesk>()((set, get) => {
    const listTurns = createTurns()
    const dryTurns = createTurns()
    const lines = createPagedReader<string, ListLine, CommonFailure>({
      pageSize,
      read: (listId, offset, limit) => api.hometax.lines({ listId, offset, limit }),
      onChange: (list) => set({ lines: list }),
    })
    const rejects = createPagedReader<string, ListReject, CommonFailure>({
      pageSize,
      read: (listId, offset, limit) => api.hometax.rejects({ listId, offset, limit }),
      onChange: (list) => set({ rejects: list }),
    })
    const readLists = async (businessId: string) => {
      const isCurrent = listTurns.begin()
      const lists = loaded(await api.hometax.lists({ businessId, limit: listsShown }))
      if (isCurrent()) set({ lists })
    }
    const runDry = async (listId: string) => {
      const { businessId } = get()
      if (businessId === null) return
      const isCurrent = dryTurns.begin()
      set({ dryRun: loading })
      const now = await api.reconciliation.summary({ businessId, trialListId: null })
      const after = now.ok ? await api.reconciliation.summary({ businessId, trialListId: listId }) : now
      if (!isCurrent()) return
      if (!now.ok) set({ dryRun: { at: 'failed', failure: now.failure } })
      else if (!after.ok) set({ dryRun: { at: 'failed', failure: after.failure } })
      else set({ dryRun: { at: 'ready', value: { now: now.value, after: after.value } } })
    }
    const close = () => {
      dryTurns.end()
      set({ openId: null, dryRun: idle, refusal: null })
    }
    return {
      businessId: null,
      lists: idle,
      selectedId: null,
      openId: null,
      lines: noPages,
      rejects: noPages,
      dryRun: idle,
      isDeciding: false,
      refusal: null,
      async ask(businessId) {
        close()
        set({ businessId, lists: loading, selectedId: null })
        await readLists(businessId)
      },
      refresh: createOneAtATime(async () => {
        const { businessId } = get()
        if (businessId !== null) await readLists(businessId)
      }),
      select: (list) => set({ selectedId: list?.id ?? null }),
      open({ id, state, content }) {
        set({ openId: id, selectedId: id, lines: noPages, rejects: noPages, dryRun: idle, refusal: null })
        if (content === null) return
        if (state !== 'put-away') void lines.ask(id)
        void rejects.ask(id)
        if (state === 'read') void runDry(id)
      },
      close,
      needLines: lines.need,
      needRejects: rejects.need,
      async decide(asked) {
        const { openId, isDeciding } = get()
        if (openId === null || isDeciding) return null
        set({ isDeciding: true, refusal: null })
        const answer = await api.hometax.decide({ listId: openId, ...asked })
        set({ isDeciding: false, refusal: answer.ok ? null : answer.failure })
        if (!answer.ok) return null
        await get().refresh()
        if (get().openId === openId) close()
        return answer.value
      },
    }
  })
}
