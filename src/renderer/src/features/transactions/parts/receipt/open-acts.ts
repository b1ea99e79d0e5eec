import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf } from '../../../../../../contract/operation.ts'
import type { receipts } from '../../../../../../contract/operations/receipts.ts'
import type { HandConclusion } from '../../../../../../domain/refund.ts'
import type { Api } from '../../../../api.ts'
import { loaded, loading } from '../../../../loadable.ts'
import type { ActInquiry } from './act-desk.ts'

/** The two ways out of an unknown act: asking the gateway, and settling it by hand. */
export interface OpenActs {
  /** The last look-up of the act `of`; null when none was asked. */
  readonly inquiry: { readonly of: string; readonly answer: ActInquiry } | null
  readonly isSettling: boolean
  /** Why settling by hand was refused; null when it was not. */
  readonly refusal: FailureOf<typeof receipts.settleActByHand> | CommonFailure | null
  readonly inquire: (actId: string) => Promise<void>
  /** True when the act is settled. */
  readonly settle: (actId: string, conclusion: HandConclusion, note: string) => Promise<boolean>
  readonly forgetRefusal: () => void
}

/** The memory of acts whose outcome is unknown. */
export const createOpenActs = (api: Pick<Api, 'receipts'>) =>
  createStore<OpenActs>()((set, get) => ({
    inquiry: null,
    isSettling: false,
    refusal: null,
    async inquire(actId) {
      const { inquiry } = get()
      if (inquiry?.of === actId && inquiry.answer.at === 'loading') return
      set({ inquiry: { of: actId, answer: loading } })
      const answer = loaded(await api.receipts.inquireAct({ actId }))
      if (get().inquiry?.of === actId) set({ inquiry: { of: actId, answer } })
    },
    async settle(actId, conclusion, note) {
      if (get().isSettling) return false
      set({ isSettling: true, refusal: null })
      const answer = await api.receipts.settleActByHand({ actId, conclusion, note })
      set({ isSettling: false, refusal: answer.ok ? null : answer.failure })
      return answer.ok
    },
    forgetRefusal: () => set({ refusal: null }),
  }))
