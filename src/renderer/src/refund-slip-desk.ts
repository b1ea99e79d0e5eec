import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf } from '../../contract/operation.ts'
import type { refunds } from '../../contract/operations/refunds.ts'
import type { SlipPaper } from '../../domain/refund-slip.ts'
import type { Api } from './api.ts'

type SlipFailure = FailureOf<typeof refunds.saveSlip> | FailureOf<typeof refunds.printSlip> | CommonFailure

/** What became of the last slip of the refund `of`. A save or print the operator cancelled leaves none. */
type SlipEnd = { readonly of: string } & (
  | { readonly kind: 'saved'; readonly fileName: string; readonly folder: string }
  | { readonly kind: 'printed' }
  | { readonly kind: 'refused'; readonly failure: SlipFailure }
)

/** Slips saved and printed from a view, one at a time. */
export interface RefundSlipDesk {
  readonly paper: SlipPaper
  readonly doing: 'save' | 'print' | null
  readonly end: SlipEnd | null
  readonly choosePaper: (paper: SlipPaper) => void
  readonly save: (refundId: string) => Promise<void>
  readonly print: (refundId: string) => Promise<void>
}

/** The memory of a view's slips. What a slip says is made in main; none of it is known here. */
export const createRefundSlipDesk = (api: Pick<Api, 'refunds'>) =>
  createStore<RefundSlipDesk>()((set, get) => ({
    paper: 'a4',
    doing: null,
    end: null,
    choosePaper: (paper) => set({ paper, end: null }),
    async save(of) {
      const { doing, paper } = get()
      if (doing !== null) return
      set({ doing: 'save', end: null })
      const answer = await api.refunds.saveSlip({ refundId: of, paper })
      set({ doing: null })
      if (!answer.ok) set({ end: { of, kind: 'refused', failure: answer.failure } })
      else if (answer.value.saved !== null) set({ end: { of, kind: 'saved', ...answer.value.saved } })
    },
    async print(of) {
      const { doing, paper } = get()
      if (doing !== null) return
      set({ doing: 'print', end: null })
      const answer = await api.refunds.printSlip({ refundId: of, paper })
      set({ doing: null })
      if (!answer.ok) set({ end: { of, kind: 'refused', failure: answer.failure } })
      else if (answer.value.printed) set({ end: { of, kind: 'printed' } })
    },
  }))
