import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, InputOf, OutputOf } from '../../../../contract/operation.ts'
import type { reconciliation } from '../../../../contract/operations/reconciliation.ts'
import { ok } from '../../../../domain/result.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'
import { createOneAtATime } from '../../one-at-a-time.ts'
import { createPagedReader, noPages, type Pages } from '../../paged-reader.ts'

/** One result of the match with its evidence. */
export type Finding = OutputOf<typeof reconciliation.findings>['rows'][number]
/** A finding with its rules, all that was said of it, and lines that may be what it lacks. */
export type FindingDetail = OutputOf<typeof reconciliation.finding>
/** Which findings of which business a list shows. */
export type FindingFilter = Pick<
  InputOf<typeof reconciliation.findings>,
  'businessId' | 'causes' | 'standings' | 'month'
>
type ListFailure = FailureOf<typeof reconciliation.findings> | CommonFailure
type DetailFailure = FailureOf<typeof reconciliation.finding> | CommonFailure
type SettleFailure = FailureOf<typeof reconciliation.settle> | CommonFailure

/** What a person says of a finding. `until` belongs to waiting, `lineId` to a link. */
export type Saying = Pick<InputOf<typeof reconciliation.settle>, 'kind' | 'until' | 'lineId' | 'note'>

/** How many findings are read at once. */
export const pageSize = 100

/** A list of findings, and the one that is open beside it. */
export interface FindingsDesk {
  readonly list: Pages<Finding, ListFailure>
  /** How many the filter lets through; null while not known. */
  readonly count: number | null
  /** Grows with each asking for another list. */
  readonly asked: number
  readonly selected: Finding | null
  readonly detail: Loadable<FindingDetail, DetailFailure>
  readonly isSettling: boolean
  readonly refusal: SettleFailure | null
  /** Shows what a filter lets through, from the top; by the same filter again what is in sight is read anew. */
  readonly ask: (filter: FindingFilter) => Promise<void>
  readonly need: (from: number, to: number) => void
  readonly select: (finding: Finding | null) => void
  /** Says something of the selected finding as it was shown; true when it was kept. */
  readonly settle: (saying: Saying) => Promise<boolean>
  readonly forgetRefusal: () => void
  /** Reads again what is in sight and what is open, after the book changed. */
  readonly refresh: () => Promise<void>
}

/** The memory of one list of findings. */
export function createFindingsDesk(api: Pick<Api, 'reconciliation'>) {
  return createStore<FindingsDesk>()((set, get) => {
    const turns = createTurns()
    const counts = new WeakMap<readonly Finding[], number>()
    let filter: FindingFilter | null = null
    const reader = createPagedReader<FindingFilter, Finding, ListFailure>({
      pageSize,
      async read(by, offset, limit) {
        const answer = await api.reconciliation.findings({ ...by, trialListId: null, offset, limit })
        if (!answer.ok) return answer
        counts.set(answer.value.rows, answer.value.count)
        return ok(answer.value.rows)
      },
      onChange(list) {
        // Rows and count come in one answer and are shown together: the newest page's count holds.
        const newest = [...list.pages.values()].at(-1)
        set({ list, count: (newest === undefined ? undefined : counts.get(newest)) ?? get().count })
      },
    })
    const readDetail = async (findingId: string) => {
      if (filter === null) return
      const isCurrent = turns.begin()
      const { businessId } = filter
      const detail = loaded(await api.reconciliation.finding({ businessId, trialListId: null, findingId }))
      if (isCurrent()) set({ detail })
    }
    return {
      list: noPages,
      count: null,
      asked: 0,
      selected: null,
      detail: idle,
      isSettling: false,
      refusal: null,
      async ask(by) {
        if (JSON.stringify(filter) === JSON.stringify(by)) return await get().refresh()
        if (filter?.businessId !== by.businessId) set({ count: null })
        filter = by
        turns.end()
        set({ selected: null, detail: idle, refusal: null })
        await reader.ask(by)
        set({ asked: get().asked + 1 })
      },
      need: reader.need,
      select(finding) {
        if (finding?.id === get().selected?.id) return
        turns.end()
        set({ selected: finding, detail: finding === null ? idle : loading, refusal: null })
        if (finding !== null) void readDetail(finding.id)
      },
      async settle(saying) {
        const { detail, isSettling } = get()
        if (filter === null || detail.at !== 'ready' || isSettling) return false
        const { id: findingId, facts } = detail.value.finding
        set({ isSettling: true, refusal: null })
        const answer = await api.reconciliation.settle({ businessId: filter.businessId, findingId, facts, ...saying })
        set({ isSettling: false, refusal: answer.ok ? null : answer.failure })
        if (get().selected?.id === findingId) await readDetail(findingId)
        return answer.ok
      },
      forgetRefusal: () => set({ refusal: null }),
      refresh: createOneAtATime(async () => {
        const { selected } = get()
        await Promise.all([reader.refresh(), selected === null ? undefined : readDetail(selected.id)])
      }),
    }
  })
}
