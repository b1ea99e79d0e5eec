import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf } from '../../../../contract/operation.ts'
import type { confirmations } from '../../../../contract/operations/confirmations.ts'
import type { Api } from '../../api.ts'
import type { Prepared } from './prepared.ts'

/** One confirm from its question to what became of it. */
export interface ConfirmDesk {
  readonly step: 'form' | 'sending' | 'ended'
  /** Why it was not confirmed. */
  readonly refusal: FailureOf<typeof confirmations.confirm> | CommonFailure | null
  readonly outcome: Prepared | null
  /** Sends what is shown, once: a second press while it is on its way, or after it ended, does nothing. */
  readonly send: () => Promise<void>
}

/** Refusals that stay whatever the operator does, so that the question is not put again in this dialog. */
const isFinal = (refusal: ConfirmDesk['refusal']): boolean =>
  refusal !== null && ['prepared-not-found', 'prepared-not-waiting', 'confirm-not-possible'].includes(refusal.kind)

/** May the confirm be sent, or sent again after a refusal? */
export const maySend = ({ step, refusal }: Pick<ConfirmDesk, 'step' | 'refusal'>): boolean =>
  step === 'form' && !isFinal(refusal)

/**
 * The memory of one confirm. `earlier` goes back as the operator was shown it, so that a confirm asked from elsewhere meanwhile is
 * not followed by a second one.
 */
export const createConfirmDesk = (api: Pick<Api, 'confirmations'>, shown: Pick<Prepared, 'id' | 'earlier'>) =>
  createStore<ConfirmDesk>()((set, get) => ({
    step: 'form',
    refusal: null,
    outcome: null,
    async send() {
      if (!maySend(get())) return
      set({ step: 'sending', refusal: null })
      const answer = await api.confirmations.confirm({ preparedId: shown.id, earlier: shown.earlier })
      set(answer.ok ? { step: 'ended', outcome: answer.value } : { step: 'form', refusal: answer.failure })
    },
  }))
