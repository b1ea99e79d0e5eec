import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, InputOf, OutputOf } from '../../../../../../contract/operation.ts'
import type { approvals } from '../../../../../../contract/operations/approvals.ts'
import type { refunds } from '../../../../../../contract/operations/refunds.ts'
import { type ChangedFact, changedFacts, factNames } from '../../../../../../domain/confirmed-facts.ts'
import type { Won } from '../../../../../../domain/money.ts'
import { type RefundReasonCode, saysWhy } from '../../../../../../domain/refund.ts'
import type { Api } from '../../../../api.ts'
import { createTurns } from '../../../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../../../loadable.ts'

/** What a refund of this amount would do. */
export type Preview = OutputOf<typeof refunds.preview>
/** The refund as the journal has it. */
export type Refund = OutputOf<typeof refunds.request>
type PreviewFailure = FailureOf<typeof refunds.preview> | CommonFailure
type RequestFailure = FailureOf<typeof refunds.request> | FailureOf<typeof approvals.ask> | CommonFailure
/** A request that waits for another person. */
type Asked = OutputOf<typeof approvals.ask>
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
  /** What is no longer as it was shown, when something is; cleared by the operator's next press. */
  readonly changed: readonly ChangedFact[] | null
  readonly step: 'form' | 'sending' | 'ended'
  /** Why nothing was sent. */
  readonly refusal: RequestFailure | null
  readonly outcome: Refund | null
  /** Set when another person was asked to approve instead: nothing was sent. */
  readonly asked: Asked | null
  readonly inquiry: Inquiry
  readonly setAmount: (amount: Won | null) => void
  readonly setTaxFree: (taxFree: Won | null) => void
  readonly setReason: (reason: RefundReasonCode) => void
  readonly setNote: (note: string) => void
  readonly setApproved: (approved: boolean) => void
  /** Computes the preview again at once: at the start, and when the book changed. */
  readonly review: () => Promise<void>
  /** Sends what is shown, or asks another person to approve it, once: a second press while it is on its way does nothing. */
  readonly send: () => Promise<void>
  readonly inquire: () => Promise<void>
}

/** Why the refund cannot be sent yet; null when it can. */
export type NotYet = 'amount' | 'preview' | 'tax-free' | 'reason' | 'note' | 'approval'

/** Is there a choice of the tax-free share, which the operator has to make? (R26) */
export const asksTaxFree = (preview: Preview | null): boolean =>
  preview?.mixedTax === true && preview.taxFree.from !== preview.taxFree.to

type Filled = Pick<RefundDesk, 'amount' | 'taxFree' | 'reason' | 'note' | 'preview' | 'shown' | 'approved'>

/** What is missing before the refund can be sent, the first thing first. */
export function notYet(desk: Filled): NotYet | null {
  if (desk.amount === null || desk.amount === 0) return 'amount'
  if (asksTaxFree(desk.shown) && desk.taxFree === null) return 'tax-free'
  if (desk.preview.at !== 'ready') return 'preview'
  if (desk.reason === null) return 'reason'
  if (!saysWhy({ code: desk.reason, note: desk.note })) return 'note'
  const { approval, another } = desk.preview.value
  return approval !== null && another.length === 0 && !desk.approved ? 'approval' : null
}

/** Does this preview want another person's approval, so that it is asked for instead of sent? */
export const needsAnother = (preview: Preview | null): boolean => preview !== null && preview.another.length > 0

/** What every amount is judged by; the other facts follow the amount that was typed. */
const grounds: readonly string[] = [factNames.before, factNames.remaining]

/** What of the facts shown before is no longer true; null when all is. */
function changesBetween(before: Preview, now: Preview): readonly ChangedFact[] | null {
  const isSameWish = before.amount === now.amount && before.split.taxFree === now.split.taxFree
  const all = before.hash === now.hash ? [] : changedFacts(before.facts, now.facts)
  const changes = isSameWish ? all : all.filter(({ name }) => grounds.includes(name))
  return changes.length === 0 ? null : changes
}

interface RefundDeskOptions {
  readonly api: Pick<Api, 'refunds' | 'approvals'>
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
      const changed = before === null ? null : changesBetween(before, answer.value)
      set({ shown: answer.value, ...(changed === null ? {} : { changed }) })
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
      if (failure.kind === 'facts-changed') set({ refusal: null, changed: [] })
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
      asked: null,
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
        const { basedOn, hash, mixedTax, approval } = preview.value
        const wish: InputOf<typeof approvals.ask> = {
          transactionId,
          amount,
          taxFree: mixedTax ? taxFree : null,
          reason: { code: reason, note: note.trim() },
          basedOn,
          hash,
        }
        if (needsAnother(preview.value)) {
          const answer = await api.approvals.ask(wish)
          if (answer.ok) set({ step: 'ended', asked: answer.value })
          else await refuse(answer.failure)
          return
        }
        const answer = await api.refunds.request({ ...wish, ...(approval === null ? {} : { approved }) })
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
