import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf } from '../../../../../../contract/operation.ts'
import type { shops } from '../../../../../../contract/operations/shops.ts'
import type { Api } from '../../../../api.ts'

/** What is being told as changed, and what was not taken. */
export interface TruthDesk {
  /** The refused refund whose cause is being told as changed; null when none is: one at a time. */
  readonly telling: string | null
  /** Why the last word was not taken, and of which refund it was; null when it was. */
  readonly refused: {
    readonly of: string
    readonly failure: FailureOf<typeof shops.ruleChanged> | CommonFailure
  } | null
  readonly tell: (shopId: string, refundId: string) => Promise<void>
}

/** The memory of what a person says was changed at the gateway. The card itself comes anew with the payment. */
export const createTruthDesk = (api: Pick<Api, 'shops'>) =>
  createStore<TruthDesk>()((set, get) => ({
    telling: null,
    refused: null,
    async tell(shopId, refundId) {
      if (get().telling !== null) return
      set({ telling: refundId, refused: null })
      const answer = await api.shops.ruleChanged({ shopId, refundId })
      set({ telling: null, refused: answer.ok ? null : { of: refundId, failure: answer.failure } })
    },
  }))
