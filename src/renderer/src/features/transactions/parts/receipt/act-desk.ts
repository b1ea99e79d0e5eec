import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, InputOf, OutputOf } from '../../../../../../contract/operation.ts'
import type { receipts } from '../../../../../../contract/operations/receipts.ts'
import { noWon, type Won } from '../../../../../../domain/money.ts'
import type { ReceiptActKind } from '../../../../../../domain/receipt/receipt-act.ts'
import type { Result } from '../../../../../../domain/result.ts'
import type { Api } from '../../../../api.ts'
import { createTurns } from '../../../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../../../loadable.ts'
import type { AnyFailure } from '../../../../text/failure-texts.ts'
import type { TransactionDetail } from '../../store.ts'

/** A receipt act as the journal has it. */
export type Act = OutputOf<typeof receipts.issue>
/** What an issue is asked with; passed through and never kept, because it names the buyer. */
type IssueForm = Pick<InputOf<typeof receipts.issue>, 'purpose' | 'identity'>
/** Another payment's living receipt that looks like the one that is to be issued. */
export type Double = Extract<FailureOf<typeof receipts.issue>, { readonly kind: 'receipt-double' }>['doubles'][number]
/** Why a receipt is cancelled. */
export type CancelReason = InputOf<typeof receipts.cancel>['reason']
/** What a look-up of an unknown act came to. */
export type ActInquiry = Loadable<
  OutputOf<typeof receipts.inquireAct>,
  FailureOf<typeof receipts.inquireAct> | CommonFailure
>

/** The facts an act is asked on: how many acts the payment had, the act's amount, and by how much the receipt is too much. */
export interface ActFacts {
  readonly acts: number
  readonly amount: Won
  readonly excess: Won
}

/** How much of the live receipt a cancel takes. */
export type CancelExtent = InputOf<typeof receipts.cancel>['extent']
/** What is written down of a receipt made elsewhere. */
type ElsewhereForm = Pick<InputOf<typeof receipts.recordElsewhere>, 'purpose' | 'extent' | 'approvalNumber' | 'note'>

/** One issue or cancel from its form to its outcome. */
export interface ActDesk {
  /** The payment as it was last read: what is shown is what is sent. */
  readonly detail: TransactionDetail
  /** The facts shown before and those read since, when they differ or main said so; cleared by the operator's next press. */
  readonly changed: { readonly seen: ActFacts; readonly now: ActFacts } | null
  readonly step: 'form' | 'sending' | 'ended'
  /** Why nothing was sent. */
  readonly refusal: AnyFailure | null
  readonly outcome: Act | null
  /** What stopped the last issue, until whom it is for changes: each has to be said to be another sale. */
  readonly doubles: readonly Double[]
  readonly inquiry: ActInquiry
  /** Reads the payment again, because the book changed. */
  readonly review: () => Promise<void>
  /** Sends once: a second press while it is on its way does nothing. True when there is an outcome; so with `cancel`. */
  readonly issue: (form: IssueForm, otherReason?: string) => Promise<boolean>
  /** The receipt is to be for somebody else. */
  readonly forgetDoubles: () => void
  readonly cancel: (reason: CancelReason, extent: CancelExtent) => Promise<boolean>
  /** Writes down that the act was made elsewhere; sends nothing to a gateway. */
  readonly record: (form: ElsewhereForm) => Promise<boolean>
  readonly inquire: () => Promise<void>
}

/** The facts a payment shows for an act of this kind. */
const factsOf = (kind: ActDeskOptions['kind'], { receiptDesk }: TransactionDetail): ActFacts => ({
  acts: receiptDesk.acts.length,
  amount: kind === 'issue' ? receiptDesk.issueAmount : receiptDesk.cancelAmount,
  excess: receiptDesk.excess?.won ?? noWon,
})

/** What a cancel of this extent takes, as the payment shows it. */
const cancelAmountOf = ({ receiptDesk }: TransactionDetail, extent: CancelExtent): Won =>
  extent === 'excess' && receiptDesk.excess !== null ? receiptDesk.excess.won : receiptDesk.cancelAmount

interface ActDeskOptions {
  readonly api: Pick<Api, 'receipts' | 'transactions'>
  readonly kind: ReceiptActKind
  readonly detail: TransactionDetail
}

/** The memory of one receipt dialog. The identity goes through it and stays nowhere. */
export function createActDesk({ api, kind, detail: first }: ActDeskOptions) {
  return createStore<ActDesk>()((set, get) => {
    const transactionId = first.row.id
    const turns = createTurns()

    /** `isTold`: main refused the facts shown, so they count as changed even where the figures happen to be the same. */
    const read = async (isTold: boolean) => {
      const isCurrent = turns.begin()
      const answer = await api.transactions.detail({ transactionId })
      if (!isCurrent() || get().step !== 'form') return
      if (!answer.ok) return set({ refusal: answer.failure })
      const seen = factsOf(kind, get().detail)
      const now = factsOf(kind, answer.value)
      const moved = isTold || seen.acts !== now.acts || seen.amount !== now.amount || seen.excess !== now.excess
      set({ detail: answer.value, ...(moved ? { changed: { seen, now } } : {}) })
    }
    /** Asks with the facts the form shows. */
    const send = async (ask: (shown: TransactionDetail, earlierActs: number) => Promise<Result<Act, AnyFailure>>) => {
      if (get().step !== 'form') return false
      turns.end()
      set({ step: 'sending', refusal: null, changed: null })
      const shown = get().detail
      const answer = await ask(shown, shown.receiptDesk.acts.length)
      if (answer.ok) {
        set({ step: 'ended', outcome: answer.value })
        return true
      }
      const isChanged = answer.failure.kind === 'receipt-facts-changed'
      const { failure } = answer
      // What looks like it is said beside the reason that answers it.
      const isSaid = isChanged || failure.kind === 'receipt-double'
      set({ step: 'form', refusal: isSaid ? null : failure })
      if (failure.kind === 'receipt-double') set({ doubles: failure.doubles })
      await read(isChanged)
      return false
    }

    return {
      detail: first,
      changed: null,
      step: 'form',
      refusal: null,
      outcome: null,
      doubles: [],
      inquiry: idle,
      review: () => read(false),
      issue: (form, otherReason = '') =>
        send((shown, earlierActs) => {
          const than = get().doubles.map((one) => one.transactionId)
          const otherSale = than.length === 0 ? null : { than, reason: otherReason }
          const { issueAmount: amount } = shown.receiptDesk
          return api.receipts.issue({ transactionId, ...form, amount, earlierActs, otherSale })
        }),
      forgetDoubles: () => set({ doubles: [] }),
      cancel: (reason, extent) =>
        send((shown, earlierActs) => {
          const refundId = shown.receiptDesk.retryOf?.refundId ?? null
          const amount = cancelAmountOf(shown, extent)
          return api.receipts.cancel({ transactionId, extent, reason, refundId, amount, earlierActs })
        }),
      record: (form) =>
        send((shown, earlierActs) => {
          const amount = kind === 'issue' ? shown.receiptDesk.issueAmount : cancelAmountOf(shown, form.extent)
          return api.receipts.recordElsewhere({ transactionId, kind, ...form, amount, earlierActs })
        }),
      async inquire() {
        const { outcome, inquiry } = get()
        if (outcome === null || inquiry.at === 'loading') return
        set({ inquiry: loading })
        const inquired = loaded(await api.receipts.inquireAct({ actId: outcome.id }))
        set({ inquiry: inquired, ...(inquired.at === 'ready' ? { outcome: inquired.value.act } : {}) })
      },
    }
  })
}
