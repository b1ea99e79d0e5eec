import { createStore } from 'zustand/vanilla'
import type { InputOf, OutputOf } from '../../../../../contract/operation.ts'
import type { operators } from '../../../../../contract/operations/operators.ts'
import type { Api } from '../../../api.ts'
import { createTurns } from '../../../latest.ts'
import { type Loadable, loaded, loading } from '../../../loadable.ts'
import type { AnyFailure } from '../../../text/failure-texts.ts'

/** Everybody of the book, and the limits. */
type Listed = OutputOf<typeof operators.list>
/** A person of the book. */
export type KnownOperator = Listed['operators'][number]
/** A role's limit; null is without. */
export type RoleLimit = Listed['limits'][number]

/** The people of the open book and what is done about them. A PIN goes through and is never kept. */
export interface OperatorsDesk {
  readonly list: Loadable<Listed, AnyFailure>
  readonly isActing: boolean
  /** Why the last act was refused; null when it was not. */
  readonly refusal: AnyFailure | null
  readonly refresh: () => Promise<void>
  /** True when it is done; so with the acts below. */
  readonly add: (input: InputOf<typeof operators.add>) => Promise<boolean>
  readonly change: (input: InputOf<typeof operators.change>) => Promise<boolean>
  readonly resetPin: (input: InputOf<typeof operators.resetPin>) => Promise<boolean>
  readonly setLimit: (input: InputOf<typeof operators.setLimit>) => Promise<boolean>
  readonly forgetRefusal: () => void
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly failure: AnyFailure }

/** The memory of 설정 › 담당자. */
export const createOperatorsDesk = (api: Pick<Api, 'operators'>) =>
  createStore<OperatorsDesk>()((set, get) => {
    const turns = createTurns()
    const refresh = async () => {
      const isCurrent = turns.begin()
      const list = loaded(await api.operators.list({}))
      if (isCurrent()) set({ list })
    }
    const act = async (asked: () => Promise<Answer>): Promise<boolean> => {
      if (get().isActing) return false
      set({ isActing: true, refusal: null })
      const answer = await asked()
      set({ isActing: false, refusal: answer.ok ? null : answer.failure })
      if (answer.ok) await refresh()
      return answer.ok
    }
    return {
      list: loading,
      isActing: false,
      refusal: null,
      refresh,
      add: (input) => act(() => api.operators.add(input)),
      change: (input) => act(() => api.operators.change(input)),
      resetPin: (input) => act(() => api.operators.resetPin(input)),
      setLimit: (input) => act(() => api.operators.setLimit(input)),
      forgetRefusal: () => set({ refusal: null }),
    }
  })
