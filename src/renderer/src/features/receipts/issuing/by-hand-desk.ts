import { createStore } from 'zustand/vanilla'
import type { InputOf, OutputOf } from '../../../../../contract/operation.ts'
import type { receipts } from '../../../../../contract/operations/receipts.ts'
import type { transactions } from '../../../../../contract/operations/transactions.ts'
import type { Api } from '../../../api.ts'
import { createTurns } from '../../../latest.ts'
import { type Loadable, loaded, loading } from '../../../loadable.ts'
import type { AnyFailure } from '../../../text/failure-texts.ts'

/** A payment whose receipt is issued by hand. */
export type HandPayment = OutputOf<typeof transactions.detail>
/** What is written down of it. */
type HandForm = Pick<InputOf<typeof receipts.recordElsewhere>, 'purpose' | 'approvalNumber' | 'note'>

/** Receipts that are issued by hand, one after the other. */
export interface ByHandDesk {
  /** Which one it is, from 0; `ids.length` when all were looked at. */
  readonly at: number
  readonly ids: readonly string[]
  readonly payment: Loadable<HandPayment, AnyFailure>
  readonly isWriting: boolean
  readonly refusal: AnyFailure | null
  readonly written: number
  readonly load: () => Promise<void>
  /** Writes the one shown down and goes on; true when it is in the book. */
  readonly write: (form: HandForm) => Promise<boolean>
  readonly skip: () => void
}

/** The memory of the dialog. */
export function createByHandDesk(api: Pick<Api, 'receipts' | 'transactions'>, ids: readonly string[]) {
  return createStore<ByHandDesk>()((set, get) => {
    const turns = createTurns()
    const load = async () => {
      const transactionId = ids[get().at]
      if (transactionId === undefined) return
      const isCurrent = turns.begin()
      set({ payment: loading })
      const payment = loaded(await api.transactions.detail({ transactionId }))
      if (isCurrent()) set({ payment })
    }
    const goOn = () => {
      set({ at: get().at + 1, refusal: null })
      void load()
    }
    return {
      at: 0,
      ids,
      payment: loading,
      isWriting: false,
      refusal: null,
      written: 0,
      load,
      async write(form) {
        const { payment, isWriting } = get()
        if (payment.at !== 'ready' || isWriting) return false
        const { row, receiptDesk } = payment.value
        set({ isWriting: true, refusal: null })
        const answer = await api.receipts.recordElsewhere({
          transactionId: row.id,
          kind: 'issue',
          extent: 'whole',
          amount: receiptDesk.issueAmount,
          earlierActs: receiptDesk.acts.length,
          ...form,
        })
        if (!answer.ok) {
          set({ isWriting: false, refusal: answer.failure })
          if (answer.failure.kind === 'receipt-facts-changed') await load()
          return false
        }
        set({ isWriting: false, written: get().written + 1 })
        goOn()
        return true
      },
      skip: goOn,
    }
  })
}
