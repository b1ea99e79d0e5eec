import { createStore } from 'zustand/vanilla'
import type { InputOf, OutputOf } from '../../../../../contract/operation.ts'
import type { bulkReceipts } from '../../../../../contract/operations/bulk-receipts.ts'
import type { CancelExtent } from '../../../../../domain/receipt/receipt-cancel.ts'
import type { CancelReason } from '../../../../../domain/receipt/cancel-reason.ts'
import type { Api, OnEvent } from '../../../api.ts'
import { createTurns } from '../../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../../loadable.ts'
import { createOneAtATime } from '../../../one-at-a-time.ts'
import type { AnyFailure } from '../../../text/failure-texts.ts'

/** What was checked of receipts that are to be issued: how many can go, and which cannot, with the reason. */
export type IssuePlan = OutputOf<typeof bulkReceipts.check>
/** The same of receipts that are to be cancelled, with what that leaves. */
export type CancelPlan = OutputOf<typeof bulkReceipts.checkCancels>
/** A run over many receipts as it stands. */
export type ReceiptRun = NonNullable<OutputOf<typeof bulkReceipts.current>>
/** A receipt that is to be cancelled, by its payment and its event in the ledger. */
type WantedCancel = InputOf<typeof bulkReceipts.checkCancels>['receipts'][number]

/** Receipts that cannot go for one and the same reason. */
export interface BlockedGroup {
  readonly because: string
  readonly remedy: string | null
  readonly some: IssuePlan['blocked']
}

/** Receipts that are to be cancelled, how much of each, and why; `reason` null where the operator is to say it. */
interface WantedCancels {
  readonly kind: 'cancel'
  readonly receipts: readonly WantedCancel[]
  readonly takes: CancelExtent
  readonly reason: CancelReason | null
}

/** What is to be checked. */
export type Wanted = { readonly kind: 'issue'; readonly transactionIds: readonly string[] } | WantedCancels

/** One run over many receipts from its check to its end. */
export interface RunDesk {
  readonly plan: Loadable<IssuePlan | CancelPlan, AnyFailure>
  readonly run: ReceiptRun | null
  readonly isStarting: boolean
  readonly refusal: AnyFailure | null
  readonly check: (shopId: string, wanted: Wanted) => Promise<void>
  readonly forgetPlan: () => void
  /** True when the plan was begun; `reason` is why receipts are cancelled, null for an issue. */
  readonly start: (reason: CancelReason | null) => Promise<boolean>
  readonly stop: () => Promise<void>
  /** Puts the result of a run that has ended away. */
  readonly dismiss: () => void
}

/** The memory of runs. It hears of changes itself, so that a run goes on while another screen is looked at. */
export function createRunDesk(api: Pick<Api, 'bulkReceipts'>, onEvent: OnEvent) {
  return createStore<RunDesk>()((set, get) => {
    const turns = createTurns()
    let dismissed: string | null = null
    const refresh = createOneAtATime(async () => {
      const answer = await api.bulkReceipts.current({})
      if (answer.ok) set({ run: answer.value?.runId === dismissed ? null : answer.value })
    })
    onEvent((event) => {
      if (event.kind === 'ledger.changed' && event.topics.includes('receipts')) void refresh()
    })
    void refresh()
    const checked = async (shopId: string, wanted: Wanted): Promise<RunDesk['plan']> => {
      if (wanted.kind === 'issue')
        return loaded(await api.bulkReceipts.check({ shopId, transactionIds: [...wanted.transactionIds] }))
      const { receipts, takes, reason } = wanted
      return loaded(await api.bulkReceipts.checkCancels({ shopId, receipts: [...receipts], takes, reason }))
    }
    return {
      plan: idle,
      run: null,
      isStarting: false,
      refusal: null,
      async check(shopId, wanted) {
        const isCurrent = turns.begin()
        set({ plan: loading, refusal: null })
        const plan = await checked(shopId, wanted)
        if (isCurrent()) set({ plan })
      },
      forgetPlan() {
        turns.end()
        set({ plan: idle, refusal: null })
      },
      async start(reason) {
        const { plan, isStarting } = get()
        if (plan.at !== 'ready' || isStarting) return false
        const { planId, ready } = plan.value
        set({ isStarting: true, refusal: null })
        const answer = await api.bulkReceipts.start({ planId, ...ready, reason })
        if (!answer.ok) {
          set({ isStarting: false, refusal: answer.failure })
          return false
        }
        set({ isStarting: false, plan: idle, run: answer.value })
        // It may have ended before the answer was here.
        await refresh()
        return true
      },
      async stop() {
        const { run } = get()
        if (run === null) return
        await api.bulkReceipts.stop({ runId: run.runId })
        await refresh()
      },
      dismiss() {
        dismissed = get().run?.runId ?? null
        set({ run: null })
      },
    }
  })
}

/** Groups what cannot go by its reason, the largest group first. */
export function blockedGroups(blocked: IssuePlan['blocked']): readonly BlockedGroup[] {
  const groups = new Map<string, IssuePlan['blocked']>()
  for (const one of blocked) {
    const key = `${one.because}\n${one.remedy ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
    .map((some) => ({ because: some[0]?.because ?? '', remedy: some[0]?.remedy ?? null, some }))
    .sort((a, b) => b.some.length - a.some.length)
}

/** Receipts of a run that were asked for, or left out. */
export const passedOf = ({ total, states }: Pick<ReceiptRun, 'total' | 'states'>): number =>
  total.count - states.waiting.count

/** What of a run was not asked for, to be checked anew: of cancels for as much of each receipt, and for the same reason. */
export function leftOf({ lines, takes, reason }: Pick<ReceiptRun, 'lines' | 'takes' | 'reason'>): Wanted {
  const waiting = lines.filter(({ state }) => state === 'waiting')
  if (takes === null) return { kind: 'issue', transactionIds: waiting.map(({ transactionId }) => transactionId) }
  const receipts = waiting.map(({ transactionId, issuedAt }) => ({ transactionId, issuedAt }))
  return { kind: 'cancel', receipts, takes, reason }
}
