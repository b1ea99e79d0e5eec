import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf } from '../../../../../../contract/operation.ts'
import type { transactions } from '../../../../../../contract/operations/transactions.ts'
import type { SlipKind } from '../../../../../../domain/slip.ts'
import type { Api } from '../../../../api.ts'

/** What is being opened, and what could not be. */
export interface SlipDesk {
  /** True from a press until the question of the shell is answered: one page at a time. */
  readonly isOpening: boolean
  /** Why the last one did not open, and of which payment it was; null when it did. */
  readonly refused: {
    readonly of: string
    readonly failure: FailureOf<typeof transactions.openSlip> | CommonFailure
  } | null
  readonly open: (transactionId: string, kind: SlipKind) => Promise<void>
}

/** The memory of slips opened from a payment. Main makes the address; none is known here. */
export const createSlipDesk = (api: Pick<Api, 'transactions'>) =>
  createStore<SlipDesk>()((set, get) => ({
    isOpening: false,
    refused: null,
    async open(transactionId, kind) {
      if (get().isOpening) return
      set({ isOpening: true, refused: null })
      const answer = await api.transactions.openSlip({ transactionId, kind })
      set({ isOpening: false, refused: answer.ok ? null : { of: transactionId, failure: answer.failure } })
    },
  }))
