import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../../../contract/operation.ts'
import type { methods } from '../../../../../../contract/operations/methods.ts'
import type { Api } from '../../../../api.ts'
import { idle, type Loadable, loaded, loading } from '../../../../loadable.ts'

/** The method a buyer keeps registered at the gateway; names and numbers are masked. */
export type RegisteredMethod = OutputOf<typeof methods.lookUp>
type Found = Loadable<RegisteredMethod, FailureOf<typeof methods.lookUp> | CommonFailure>
type Disabling = Loadable<OutputOf<typeof methods.disable>, FailureOf<typeof methods.disable> | CommonFailure>

/** The registered method found by one payment, and what became of disabling it. */
export interface MethodDesk {
  /** The payment it was asked by; null before the first asking. */
  readonly of: string | null
  readonly found: Found
  readonly disabling: Disabling
  readonly lookUp: (transactionId: string) => Promise<void>
  /** Only what was looked up can be disabled; after an unknown outcome only what was looked up again. */
  readonly disable: () => Promise<void>
}

/** The memory of registered methods. One payment's at a time: the answer for another is dropped. */
export const createMethodDesk = (api: Pick<Api, 'methods'>) =>
  createStore<MethodDesk>()((set, get) => ({
    of: null,
    found: idle,
    disabling: idle,
    async lookUp(transactionId) {
      const { of, found, disabling } = get()
      if (disabling.at === 'loading' || (of === transactionId && found.at === 'loading')) return
      set({ of: transactionId, found: loading, ...(of === transactionId ? {} : { disabling: idle }) })
      const answer = loaded(await api.methods.lookUp({ transactionId }))
      if (get().of === transactionId) set({ found: answer })
    },
    async disable() {
      const { of, found, disabling } = get()
      if (of === null || found.at !== 'ready' || disabling.at === 'loading') return
      set({ disabling: loading })
      const answer = loaded(await api.methods.disable({ transactionId: of }))
      if (get().of !== of) return
      // What was looked up before says nothing of what is there now.
      set({ disabling: answer, ...(answer.at === 'ready' ? { found: idle } : {}) })
    },
  }))

/** The desk as it stands for one payment: nothing asked when it was asked by another. */
export const methodOf = (desk: MethodDesk, transactionId: string): Pick<MethodDesk, 'found' | 'disabling'> =>
  desk.of === transactionId ? desk : { found: idle, disabling: idle }
