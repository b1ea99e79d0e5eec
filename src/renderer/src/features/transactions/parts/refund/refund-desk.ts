import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, InputOf, OutputOf } from '../../../../../../contract/operation.ts'
import type { refunds } from '../../../../../../contract/operations/refunds.ts'
import type { Won } from '../../../../../../domain/money.ts'
import type { RefundReasonCode } from '../../../../../../domain/refund.ts'
import type { Api } from '../../../../api.ts'
import { createTurns } from '../../../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../../../loadable.ts'

/** What a refund of this amount would do. */
export type Preview = OutputOf<typeof refunds.preview>
/** The refund as the journal has it. */
export type Refund = OutputOf<typeof refunds.request>
/** The facts a refund is asked on. */
export type BasedOn = Preview['basedOn']
type PreviewFailure = FailureOf<typeof refunds.preview> | CommonFailure
type RequestFailure = FailureOf<typeof refunds.request> | CommonFailure
type Inquiry = Loadable<OutputOf<typeof refunds.inquire>, FailureOf<typeof refunds.inquire> | CommonFailure>

/** How long typing must rest before the preview is computed. */
const restMs = 80

/** One refund from the first figure to its outcome. */
export interface RefundDesk {
  readonly amount: Won | null
  /** Null: not said. Asked for only where the preview leaves a choice. */
  readonly taxFree: Won | null
  readonly reason: RefundReasonCode | null
  readonly note: string
  /** Has finance approved what this gateway asks approval for? Asked again for another amount. */
  readonly approved: boolean
  /** Of exactly the amounts above; `loading` while they rest or are computed. */
  readonly preview: Loadable<Preview, PreviewFailure>
  /** The last preview there was, for showing while the next is computed. Never what is sent. */
  readonly shown: Preview | null
  /** The facts shown before and the facts now, when they differ; cleared by the operator's next press. */
  readonly changed: { readonly seen: BasedOn; readonly now: BasedOn } | null
  readonly step: 'form' | 'sending' | 'ended'
  /** Why nothing was sent. */
  readonly refusal: RequestFailure | null
  readonly outcome: Refund | null
  readonly inquiry: Inquiry
  readonly setAmount: (amount: Won | null) => void
  readonly setTaxFree: (taxFree: Won | null) => void
  readonly setReason: (reason: RefundReasonCode) => void
  readonly setNote: (note: string) => void
  readonly setApproved: (approved: boolean) => void
  /** Computes the preview again at once: at the start, and when the book changed. */
  readonly review: () => Promise<void>
  /** Sends what is shown, once: a second press while it is on its way does nothing. */
  readonly send: () => Promise<void>
  readonly inquire: () => Promise<void>
}

/** Why the refund cannot be sent yet; null when it can. */
export type NotYet = 'amount' | 'preview' | 'tax-free' | 'reason' | 'approval'

/** Is there a choice of the tax-free share, which the operator has to make? (R26) */
export const asksTaxFree = (preview: Preview | null): boolean =>
  preview?.mixedTax === true && preview.taxFree.from !== preview.taxFree.to

type Filled = Pick<RefundDesk, 'amount' | 'taxFree' | 'reason' | 'preview' | 'shown' | 'approved'>

/** What is missing before the refund can be sent, the first thing first. */
export function notYet(desk: Filled): NotYet | null {
  if (desk.amount === null || desk.amount === 0) return 'amount'
  if (asksTaxFree(desk.shown) && desk.taxFree === null) return 'tax-free'
  if (desk.preview.at !== 'ready') return 'preview'
  if (desk.reason === null) return 'reason'
  return desk.preview.value.approval !== null && !desk.approved ? 'approval' : null
}

const same = (a: BasedOn, b: BasedOn) => a.refunds === b.refunds && a.remaining === b.remaining

interface RefundDeskOptions {
  readonly api: Pick<Api, 'refunds'>
  readonly transactionId: string
  /** What remains: the amount the form opens with. */
  readonly remaining: Won
  readonly later: (work: () => void, ms: number) => () => void
}

/** The memory of one refund dialog. */
export function createRefundDesk({ api, transactionId, remaining, later }: RefundDeskOptions) {
  return createStore<RefundDesk>()((set, get) => {
    const turns = createTurns()
    let stopWaiting = () => {}

    const compute = async () => {
      stopWaiting()
      const { amount, taxFree } = get()
      const isCurrent = turns.begin()
      if (amount === null || amount === 0) return set({ preview: idle })
      set({ preview: loading })
      const answer = await api.refunds.preview({ transactionId, amount, taxFree })
      if (!isCurrent()) return
      const before = get().shown
      set({ preview: loaded(answer) })
      if (!answer.ok) return
      const now = answer.value.basedOn
      const moved = before !== null && !same(before.basedOn, now)
      set({ shown: answer.value, ...(moved ? { changed: { seen: before.basedOn, now } } : {}) })
    }
    const edit = (change: Partial<Pick<RefundDesk, 'amount' | 'taxFree'>>) => {
      if (get().step !== 'form') return
      turns.end()
      set({ ...change, approved: false, preview: loading, refusal: null })
      stopWaiting()
      stopWaiting = later(() => void compute(), restMs)
    }
    const refuse = async (failure: RequestFailure) => {
      set({ step: 'form', refusal: failure })
      const { shown } = get()
      if (failure.kind !== 'facts-changed') return compute()
      if (shown !== null) set({ changed: { seen: shown.basedOn, now: failure.basedOn }, refusal: null, shown: null })
      await compute()
    }

    return {
      amount: remaining,
      taxFree: null,
      reason: null,
      note: '',
      approved: false,
      preview: idle,
      shown: null,
      changed: null,
      step: 'form',
      refusal: null,
      outcome: null,
      inquiry: idle,
      // Another amount leaves another choice of the tax-free share, so it is asked again.
      setAmount: (amount) => edit({ amount, taxFree: null }),
      setTaxFree: (taxFree) => edit({ taxFree }),
      setReason: (reason) => set({ reason }),
      setNote: (note) => set({ note }),
      setApproved: (approved) => set({ approved }),
      review: compute,
      async send() {
        const { step, preview, reason, note, amount, taxFree, approved } = get()
        if (step !== 'form' || preview.at !== 'ready' || reason === null || notYet(get()) !== null || amount === null)
          return
        set({ step: 'sending', refusal: null, changed: null })
        const { basedOn, mixedTax, approval } = preview.value
        const input: InputOf<typeof refunds.request> = {
          transactionId,
          amount,
          taxFree: mixedTax ? taxFree : null,
          reason: { code: reason, note: note.trim() },
          basedOn,
          ...(approval === null ? {} : { approved }),
        }
        const answer = await api.refunds.request(input)
        if (answer.ok) set({ step: 'ended', outcome: answer.value })
        else await refuse(answer.failure)
      },
      async inquire() {
        const { outcome, inquiry } = get()
        if (outcome === null || inquiry.at === 'loading') return
        set({ inquiry: loading })
        const inquired = loaded(await api.refunds.inquire({ refundId: outcome.id }))
        set({ inquiry: inquired, ...(inquired.at === 'ready' ? { outcome: inquired.value.refund } : {}) })
      },
    }
  })
}
