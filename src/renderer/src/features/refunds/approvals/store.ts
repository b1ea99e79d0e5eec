import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../../contract/operation.ts'
import type { approvals } from '../../../../../contract/operations/approvals.ts'
import type { Api } from '../../../api.ts'
import { createTurns } from '../../../latest.ts'
import { idle, type Loadable, loaded } from '../../../loadable.ts'
import { createOneAtATime } from '../../../one-at-a-time.ts'

/** A request for approval, what changed since, and who may not approve it. */
export type Listed = OutputOf<typeof approvals.list>[number]
type ActFailure =
  | FailureOf<typeof approvals.approve>
  | FailureOf<typeof approvals.refuse>
  | FailureOf<typeof approvals.withdraw>
  | CommonFailure

/** How many requests are read: more never wait, and of the ended ones these are the newest. */
export const mostListed = 200

/** Requests that wait or ended, and the one shown beside the list. */
export interface ApprovalDesk {
  readonly shopId: string | null
  readonly open: boolean
  readonly list: Loadable<readonly Listed[], CommonFailure>
  /** How many wait and can still be approved; for the tab's name. */
  readonly waiting: number
  readonly selectedId: string | null
  readonly isActing: boolean
  /** Why the last act was refused; null when it was not. */
  readonly refusal: ActFailure | null
  readonly ask: (by: { readonly shopId: string | null; readonly open: boolean }) => Promise<void>
  readonly refresh: () => Promise<void>
  readonly select: (id: string | null) => void
  /** Approves the selected request; gives the id of the refund that was sent, null when none was. */
  readonly approve: () => Promise<string | null>
  /** True when it ended so. */
  readonly refuse: (note: string) => Promise<boolean>
  readonly withdraw: () => Promise<boolean>
  readonly forgetRefusal: () => void
}

/** The memory of 환불 › 승인. */
export const createApprovalDesk = (api: Pick<Api, 'approvals'>) =>
  createStore<ApprovalDesk>()((set, get) => {
    const turns = createTurns()
    const read = async () => {
      const isCurrent = turns.begin()
      const { shopId, open } = get()
      const page = { shopId, offset: 0, limit: mostListed }
      const waits = api.approvals.list({ ...page, open: true })
      const [list, waiting] = await Promise.all([open ? waits : api.approvals.list({ ...page, open: false }), waits])
      if (!isCurrent()) return
      set({ list: loaded(list), ...(waiting.ok ? { waiting: waiting.value.filter(canBeApproved).length } : {}) })
    }
    const refresh = createOneAtATime(read)
    /** Does one thing at a time with the selected request, and reads the list anew. */
    const act = async <T>(
      work: (
        requestId: string,
      ) => Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: ActFailure }>,
    ): Promise<T | null> => {
      const { selectedId, isActing } = get()
      if (selectedId === null || isActing) return null
      set({ isActing: true, refusal: null })
      const answer = await work(selectedId)
      set({ isActing: false, refusal: answer.ok ? null : answer.failure })
      await refresh()
      return answer.ok ? answer.value : null
    }
    return {
      shopId: null,
      open: true,
      list: idle,
      waiting: 0,
      selectedId: null,
      isActing: false,
      refusal: null,
      async ask(by) {
        set({ ...by, ...(get().open === by.open ? {} : { selectedId: null, refusal: null }) })
        await read()
      },
      refresh,
      select: (selectedId) => set({ selectedId, refusal: null }),
      approve: async () => (await act((requestId) => api.approvals.approve({ requestId })))?.id ?? null,
      refuse: async (note) => (await act((requestId) => api.approvals.refuse({ requestId, note }))) !== null,
      withdraw: async () => (await act((requestId) => api.approvals.withdraw({ requestId }))) !== null,
      forgetRefusal: () => set({ refusal: null }),
    }
  })

/** Does all still hold that was shown when it was asked? */
export const canBeApproved = ({ changes, blocked }: Listed): boolean => changes.length === 0 && blocked === null
