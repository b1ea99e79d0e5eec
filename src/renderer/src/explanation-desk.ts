import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf } from '../../contract/operation.ts'
import type { explanations } from '../../contract/operations/explanations.ts'
import type { z } from 'zod'
import type { Api } from './api.ts'
import { type Loadable, idle, loaded, loading } from './loadable.ts'

/** The whole reasoning about one payment's receipt. */
export type Explained = z.output<typeof explanations.of.output>

type ReadFailure = FailureOf<typeof explanations.of> | CommonFailure
type PaperFailure = FailureOf<typeof explanations.save> | FailureOf<typeof explanations.print> | CommonFailure

/** What became of the last paper. A save or print the operator cancelled leaves none. */
type PaperEnd =
  | { readonly kind: 'saved'; readonly fileName: string; readonly folder: string }
  | { readonly kind: 'printed' }
  | { readonly kind: 'refused'; readonly failure: PaperFailure }

/** Why one payment's receipt is judged as it is: read when it is unfolded, saved and printed one at a time. */
export interface ExplanationDesk {
  /** The payment that was asked about last; null before any. */
  readonly of: string | null
  readonly shown: Loadable<Explained, ReadFailure>
  readonly doing: 'save' | 'print' | null
  readonly end: PaperEnd | null
  /** Reads it, and anew where it was read before; what is shown stays until the answer, if it is of the same payment. */
  readonly read: (transactionId: string) => Promise<void>
  readonly save: () => Promise<void>
  readonly print: () => Promise<void>
}

/** The memory of one place that explains. What the paper says is made in main. */
export const createExplanationDesk = (api: Pick<Api, 'explanations'>) => {
  let readings = 0
  return createStore<ExplanationDesk>()((set, get) => ({
    of: null,
    shown: idle,
    doing: null,
    end: null,
    async read(transactionId) {
      if (get().of !== transactionId) set({ of: transactionId, shown: loading, end: null })
      readings += 1
      const reading = readings
      const answer = await api.explanations.of({ transactionId })
      if (reading === readings) set({ shown: loaded(answer) })
    },
    async save() {
      const { doing, of } = get()
      if (doing !== null || of === null) return
      set({ doing: 'save', end: null })
      const answer = await api.explanations.save({ transactionId: of })
      set({ doing: null })
      if (get().of !== of) return
      if (!answer.ok) set({ end: { kind: 'refused', failure: answer.failure } })
      else if (answer.value.saved !== null) set({ end: { kind: 'saved', ...answer.value.saved } })
    },
    async print() {
      const { doing, of } = get()
      if (doing !== null || of === null) return
      set({ doing: 'print', end: null })
      const answer = await api.explanations.print({ transactionId: of })
      set({ doing: null })
      if (get().of !== of) return
      if (!answer.ok) set({ end: { kind: 'refused', failure: answer.failure } })
      else if (answer.value.printed) set({ end: { kind: 'printed' } })
    },
  }))
}
