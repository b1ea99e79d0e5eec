import { createStore } from 'zustand/vanilla'
import type { OutputOf } from '../../../../../contract/operation.ts'
import type { bulkIssues } from '../../../../../contract/operations/bulk-issues.ts'
import type { Api, OnEvent } from '../../../api.ts'
import { createTurns } from '../../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../../loadable.ts'
import { createOneAtATime } from '../../../one-at-a-time.ts'
import type { AnyFailure } from '../../../text/failure-texts.ts'

/** What was checked: how many can go, and which cannot, with the reason. */
export type IssuePlan = OutputOf<typeof bulkIssues.check>
/** A bulk issue as it stands. */
export type IssueRun = NonNullable<OutputOf<typeof bulkIssues.current>>

/** Receipts that cannot go for one and the same reason. */
export interface BlockedGroup {
  readonly because: string
  readonly remedy: string | null
  readonly some: IssuePlan['blocked']
}

/** One bulk issue from its check to its end. */
export interface IssueDesk {
  readonly plan: Loadable<IssuePlan, AnyFailure>
  readonly run: IssueRun | null
  readonly isStarting: boolean
  readonly refusal: AnyFailure | null
  readonly check: (shopId: string, transactionIds: readonly string[]) => Promise<void>
  readonly forgetPlan: () => void
  /** True when the plan was begun. */
  readonly start: () => Promise<boolean>
  readonly stop: () => Promise<void>
  /** Puts the result of a run that has ended away. */
  readonly dismiss: () => void
}

/** The memory of bulk issues. It hears of changes itself, so that a run goes on while another screen is looked at. */
export function createIssueDesk(api: Pick<Api, 'bulkIssues'>, onEvent: OnEvent) {
  return createStore<IssueDesk>()((set, get) => {
    const turns = createTurns()
    let dismissed: string | null = null
    const refresh = createOneAtATime(async () => {
      const answer = await api.bulkIssues.current({})
      if (answer.ok) set({ run: answer.value?.runId === dismissed ? null : answer.value })
    })
    onEvent((event) => {
      if (event.kind === 'ledger.changed' && event.topics.includes('receipts')) void refresh()
    })
    void refresh()
    return {
      plan: idle,
      run: null,
      isStarting: false,
      refusal: null,
      async check(shopId, transactionIds) {
        const isCurrent = turns.begin()
        set({ plan: loading, refusal: null })
        const plan = loaded(await api.bulkIssues.check({ shopId, transactionIds: [...transactionIds] }))
        if (isCurrent()) set({ plan })
      },
      forgetPlan() {
        turns.end()
        set({ plan: idle, refusal: null })
      },
      async start() {
        const { plan, isStarting } = get()
        if (plan.at !== 'ready' || isStarting) return false
        const { planId, ready } = plan.value
        set({ isStarting: true, refusal: null })
        const answer = await api.bulkIssues.start({ planId, ...ready })
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
        await api.bulkIssues.stop({ runId: run.runId })
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
export const passedOf = ({ total, states }: Pick<IssueRun, 'total' | 'states'>): number =>
  total.count - states.waiting.count
