import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, InputOf, OutputOf } from '../../contract/operation.ts'
import type { receipts } from '../../contract/operations/receipts.ts'
import type { DutyNoteKind } from '../../domain/receipt/duty-note.ts'
import type { Api } from './api.ts'

/** A note on a duty as screens know it. */
export type DutyNote = OutputOf<typeof receipts.closed>[number]['note']
/** What is written down of a duty. */
type DutyForm = Omit<InputOf<typeof receipts.noteDuty>, 'kind'> & { readonly kind: DutyNoteKind }
type DutyFailure = { [V in 'noteDuty' | 'waiveDuty' | 'takeBackNote']: FailureOf<(typeof receipts)[V]> }[
  | 'noteDuty'
  | 'waiveDuty'
  | 'takeBackNote']

/** One note on its way to the book, or back. */
export interface DutyDesk {
  readonly isSending: boolean
  /** Why the last one was refused; null when it was not. */
  readonly refusal: DutyFailure | CommonFailure | null
  /** Each is true when it was done. */
  readonly note: (form: DutyForm) => Promise<boolean>
  readonly takeBack: (noteId: string, note: string) => Promise<boolean>
  readonly forget: () => void
}

/** The memory of the dialogs that close a duty, say what is known of it, and take that back. */
export const createDutyDesk = (api: Pick<Api, 'receipts'>) =>
  createStore<DutyDesk>()((set, get) => {
    const once = async (
      ask: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly failure: DutyFailure | CommonFailure }>,
    ): Promise<boolean> => {
      if (get().isSending) return false
      set({ isSending: true, refusal: null })
      const answer = await ask()
      set({ isSending: false, refusal: answer.ok ? null : answer.failure })
      return answer.ok
    }
    return {
      isSending: false,
      refusal: null,
      note: ({ kind, ...form }) =>
        once(() => {
          const { transactionId, note, amount } = form
          return kind === 'waived'
            ? api.receipts.waiveDuty({ transactionId, note, amount })
            : api.receipts.noteDuty({ kind, ...form })
        }),
      takeBack: (noteId, note) => once(() => api.receipts.takeBackNote({ noteId, note })),
      forget: () => set({ refusal: null }),
    }
  })
