import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../../contract/operation.ts'
import type { bulk } from '../../../../../contract/operations/bulk.ts'
import type { RefundReasonCode } from '../../../../../domain/refund.ts'
import type { Api, OnEvent } from '../../../api.ts'
import { idle, type Loadable, loaded } from '../../../loadable.ts'
import { createOneAtATime } from '../../../one-at-a-time.ts'
import { createPagedReader, noPages, type Pages } from '../../../paged-reader.ts'
import { allLines, type LineGroup } from './groups.ts'

/** A bulk refund as it stands. */
export type BulkRun = OutputOf<typeof bulk.run>
/** One of its lines. */
export type BulkLine = OutputOf<typeof bulk.lines>[number]
type CheckSums = OutputOf<typeof bulk.check>
type ChosenFile = NonNullable<OutputOf<typeof bulk.chooseFile>>
type BulkFailure = { [V in keyof typeof bulk]: FailureOf<(typeof bulk)[V]> }[keyof typeof bulk] | CommonFailure
type Encoding = 'utf-8' | 'cp949'

/** How many runs the list holds. */
const runsShown = 50
/** How many lines are read at once. */
export const pageSize = 200

/** How far a run was when it was first seen in this turn, to tell its rate by. `sinceMs` is by a clock that only runs forward. */
interface Seen {
  readonly sinceMs: number
  readonly asked: number
}

/** How far a check at the gateway is. */
interface Checking {
  readonly runId: string
  readonly asked: number
  readonly of: number
  readonly isStopping: boolean
}

/** What the operator confirms a plan with. */
interface Confirmation {
  readonly reason: RefundReasonCode
  readonly note: string
}

/** The bulk refunds there are, and the one that is open. */
export interface BulkDesk {
  readonly runs: Loadable<readonly BulkRun[], CommonFailure>
  readonly file: ChosenFile | null
  readonly isChoosing: boolean
  readonly isPlanning: boolean
  readonly openId: string | null
  readonly run: BulkRun | null
  readonly group: LineGroup
  readonly lines: Pages<BulkLine, CommonFailure>
  readonly selected: BulkLine | null
  readonly checking: Checking | null
  readonly checked: { readonly runId: string; readonly sums: CheckSums } | null
  readonly isActing: boolean
  readonly isExporting: boolean
  readonly refusal: BulkFailure | null
  readonly ratePerSecond: number | null
  readonly choose: () => Promise<void>
  readonly dropFile: () => void
  /** Plans the chosen file and opens its page. */
  readonly plan: (shopId: string) => Promise<void>
  readonly open: (runId: string) => Promise<void>
  readonly close: () => void
  readonly show: (group: LineGroup) => void
  readonly need: (from: number, to: number) => void
  readonly select: (line: BulkLine | null) => void
  readonly check: () => Promise<void>
  readonly stopCheck: () => Promise<void>
  /** True when the plan was begun. */
  readonly start: (confirmation: Confirmation) => Promise<boolean>
  readonly pause: () => Promise<void>
  readonly resume: () => Promise<void>
  readonly stop: () => Promise<boolean>
  /** The file that was written; null when there is none. */
  readonly exportResult: (encoding: Encoding) => Promise<OutputOf<typeof bulk.export> | null>
  readonly forgetRefusal: () => void
  readonly refresh: () => Promise<void>
}

interface BulkDeskOptions {
  readonly api: Pick<Api, 'bulk'>
  readonly onEvent: OnEvent
  readonly newId: () => string
  /** Milliseconds of a clock that only runs forward. */
  readonly elapsed: () => number
}

/** Lines of a run that were asked for or left out since it was confirmed. */
export const passedOf = ({ plan, states }: Pick<BulkRun, 'plan' | 'states'>): number =>
  plan === null ? 0 : plan.count - states.waiting.count - states['not-sent'].count

/** The memory of 대량 환불. It hears of changes itself, so that a run goes on while another screen is looked at. */
export function createBulkDesk({ api, onEvent, newId, elapsed }: BulkDeskOptions) {
  return createStore<BulkDesk>()((set, get) => {
    let seen: Seen | null = null
    const reader = createPagedReader<{ readonly runId: string; readonly group: LineGroup }, BulkLine, CommonFailure>({
      pageSize,
      read: ({ runId, group }, offset, limit) =>
        api.bulk.lines({ runId, states: [...group.states], verdicts: [...group.verdicts], offset, limit }),
      onChange: (lines) => set({ lines, selected: renewed(get().selected, lines.pages) }),
    })
    const shown = (run: BulkRun) => {
      if (run.state !== 'running') seen = null
      else seen ??= { sinceMs: elapsed(), asked: passedOf(run) }
      set({ run, ratePerSecond: seen === null ? null : rateSince(seen, passedOf(run), elapsed()) })
    }
    const readRun = async () => {
      const { openId } = get()
      if (openId === null) return
      const answer = await api.bulk.run({ runId: openId })
      if (get().openId !== openId) return
      if (answer.ok) shown(answer.value)
      else set({ refusal: answer.failure })
    }
    const refresh = createOneAtATime(async () => {
      const runs = loaded(await api.bulk.list({ shopId: null, limit: runsShown }))
      set({ runs })
      if (get().openId !== null) await Promise.all([readRun(), reader.refresh()])
    })
    const act = async (
      ask: (runId: string) => Promise<{ ok: true; value: BulkRun } | { ok: false; failure: BulkFailure }>,
    ): Promise<boolean> => {
      const { openId, isActing } = get()
      if (openId === null || isActing) return false
      set({ isActing: true, refusal: null })
      const answer = await ask(openId)
      set({ isActing: false, refusal: answer.ok ? null : answer.failure })
      if (answer.ok && get().openId === openId) shown(answer.value)
      await refresh()
      return answer.ok
    }
    onEvent((event) => {
      // A line has no state but its refund's: one settled by a look-up or a person changes the run, too.
      if (event.kind === 'ledger.changed' && event.topics.some((one) => one === 'bulk' || one === 'refunds'))
        void refresh()
      if (event.kind !== 'look-up.progressed') return
      const { checking } = get()
      if (checking?.runId === event.lookUpId) set({ checking: { ...checking, asked: event.asked, of: event.of } })
    })

    return {
      runs: idle,
      file: null,
      isChoosing: false,
      isPlanning: false,
      openId: null,
      run: null,
      group: allLines,
      lines: noPages,
      selected: null,
      checking: null,
      checked: null,
      isActing: false,
      isExporting: false,
      refusal: null,
      ratePerSecond: null,
      async choose() {
        if (get().isChoosing) return
        set({ isChoosing: true, refusal: null })
        const answer = await api.bulk.chooseFile({})
        set({ isChoosing: false })
        if (!answer.ok) return set({ refusal: answer.failure })
        if (answer.value !== null) set({ file: answer.value })
      },
      dropFile: () => set({ file: null }),
      async plan(shopId) {
        const { file, isPlanning } = get()
        if (file === null || isPlanning) return
        set({ isPlanning: true, refusal: null })
        const answer = await api.bulk.plan({ runId: newId(), token: file.token, shopId })
        set({ isPlanning: false, file: null, refusal: answer.ok ? null : answer.failure })
        if (answer.ok) await get().open(answer.value.id)
      },
      async open(runId) {
        seen = null
        set({ openId: runId, run: null, group: allLines, lines: noPages, selected: null, refusal: null })
        await Promise.all([readRun(), reader.ask({ runId, group: allLines })])
      },
      close() {
        set({ openId: null, run: null, selected: null, refusal: null })
        void refresh()
      },
      show(group) {
        const { openId } = get()
        if (openId === null) return
        set({ group, selected: null })
        void reader.ask({ runId: openId, group })
      },
      need: reader.need,
      select: (selected) => set({ selected }),
      async check() {
        const { openId, checking } = get()
        if (openId === null || checking !== null) return
        set({ checking: { runId: openId, asked: 0, of: 0, isStopping: false }, checked: null, refusal: null })
        const answer = await api.bulk.check({ runId: openId })
        set({ checking: null })
        if (answer.ok) set({ checked: { runId: openId, sums: answer.value } })
        else set({ refusal: answer.failure })
        await refresh()
      },
      async stopCheck() {
        const { checking } = get()
        if (checking === null) return
        set({ checking: { ...checking, isStopping: true } })
        await api.bulk.cancelCheck({ runId: checking.runId })
      },
      async start({ reason, note }) {
        const { run } = get()
        if (run === null) return false
        const { count, won } = run.verdicts.ok
        return act((runId) => api.bulk.start({ runId, count, won, reason: { code: reason, note } }))
      },
      pause: async () => void (await act((runId) => api.bulk.pause({ runId }))),
      resume: async () => void (await act((runId) => api.bulk.resume({ runId }))),
      stop: () => act((runId) => api.bulk.stop({ runId })),
      async exportResult(encoding) {
        const { openId, isExporting } = get()
        if (openId === null || isExporting) return null
        set({ isExporting: true, refusal: null })
        const answer = await api.bulk.export({ runId: openId, encoding })
        const isRefused = !answer.ok && answer.failure.kind !== 'export-cancelled'
        set({ isExporting: false, refusal: isRefused ? answer.failure : null })
        return answer.ok ? answer.value : null
      },
      forgetRefusal: () => set({ refusal: null }),
      refresh,
    }
  })
}

/** Before this many milliseconds a rate says little. */
const rateAfterMs = 2_000

/** Lines a second since the run was first seen; null until there is something to tell by. */
function rateSince({ sinceMs, asked }: Seen, now: number, nowMs: number): number | null {
  const ms = nowMs - sinceMs
  return ms < rateAfterMs || now <= asked ? null : ((now - asked) * 1_000) / ms
}

function renewed(selected: BulkLine | null, pages: ReadonlyMap<number, readonly BulkLine[]>): BulkLine | null {
  if (selected === null) return null
  for (const rows of pages.values()) {
    const found = rows.find(({ line }) => line === selected.line)
    if (found !== undefined) return found
  }
  return selected
}
