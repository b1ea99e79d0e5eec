import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../contract/operation.ts'
import type { imports } from '../../../../contract/operations/imports.ts'
import type { Api, OnEvent } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded } from '../../loadable.ts'
import { createOneAtATime } from '../../one-at-a-time.ts'
import { createPagedReader, noPages, type Pages } from '../../paged-reader.ts'

/** One file read into a book. */
export type ImportRun = OutputOf<typeof imports.start>
/** A line that is not in the book, and why. */
export type Reject = OutputOf<typeof imports.rejects>[number]
/** A file the operator chose; its path stays in main. */
type ChosenFile = NonNullable<OutputOf<typeof imports.chooseFile>>
type ImportFailure = FailureOf<typeof imports.start> | FailureOf<typeof imports.paste> | CommonFailure

/** How far the running import is. `elapsedMs` counts from its start to its last news. */
export interface Progress {
  readonly lines: number
  readonly added: number
  readonly already: number
  readonly rejected: number
  readonly bytesRead: number
  readonly bytes: number
  readonly elapsedMs: number
}

/** What the last import came to: a run, or why nothing was read. */
export type ImportOutcome =
  | { readonly at: 'ended'; readonly run: ImportRun }
  | { readonly at: 'refused'; readonly failure: ImportFailure }

/** How many runs the list holds. */
const runsShown = 200
/** How many rejected lines are read at once. */
export const pageSize = 200

/** Bringing answers in, and the runs there were. */
export interface ImportsDesk {
  readonly runs: Loadable<readonly ImportRun[], CommonFailure>
  readonly file: ChosenFile | null
  readonly isChoosing: boolean
  readonly running: {
    readonly importId: string
    readonly fileName: string
    readonly shopId: string
    readonly progress: Progress
    readonly isStopping: boolean
  } | null
  readonly isPasting: boolean
  readonly outcome: ImportOutcome | null
  readonly selectedId: string | null
  readonly rejects: Pages<Reject, CommonFailure>
  readonly choose: () => Promise<void>
  readonly dropFile: () => void
  /** Reads the chosen file into a shop's book; answers with what it came to, null when nothing was begun. */
  readonly start: (shopId: string) => Promise<ImportOutcome | null>
  readonly paste: (shopId: string, text: string) => Promise<ImportOutcome | null>
  readonly stop: () => Promise<void>
  readonly forgetOutcome: () => void
  readonly select: (run: ImportRun | null) => void
  readonly needRejects: (from: number, to: number) => void
  readonly refresh: () => Promise<void>
}

interface ImportsDeskOptions {
  readonly api: Pick<Api, 'imports'>
  readonly onEvent: OnEvent
  readonly newId: () => string
  /** Milliseconds of a clock that only runs forward. */
  readonly elapsed: () => number
}

/** The memory of 가져오기. It hears the progress itself, so that an import goes on while another screen is looked at. */
export function createImportsDesk({ api, onEvent, newId, elapsed }: ImportsDeskOptions) {
  return createStore<ImportsDesk>()((set, get) => {
    const runTurns = createTurns()
    const rejects = createPagedReader<string, Reject, CommonFailure>({
      pageSize,
      read: (importId, offset, limit) => api.imports.rejects({ importId, offset, limit }),
      onChange: (list) => set({ rejects: list }),
    })
    const readRuns = async () => {
      const isCurrent = runTurns.begin()
      const runs = loaded(await api.imports.list({ limit: runsShown }))
      if (isCurrent()) set({ runs })
    }
    const hear = (importId: string, since: number) =>
      onEvent((event) => {
        const { running } = get()
        if (event.kind !== 'import.progressed' || event.importId !== importId || running === null) return
        const { lines, added, already, rejected, bytesRead, bytes } = event
        const progress = { lines, added, already, rejected, bytesRead, bytes, elapsedMs: elapsed() - since }
        set({ running: { ...running, progress } })
      })
    const end = async (outcome: ImportOutcome): Promise<ImportOutcome> => {
      set({ running: null, isPasting: false, outcome })
      await readRuns()
      return outcome
    }

    return {
      runs: idle,
      file: null,
      isChoosing: false,
      running: null,
      isPasting: false,
      outcome: null,
      selectedId: null,
      rejects: noPages,
      async choose() {
        if (get().isChoosing) return
        set({ isChoosing: true })
        const answer = await api.imports.chooseFile({})
        set({ isChoosing: false })
        if (!answer.ok) return set({ outcome: { at: 'refused', failure: answer.failure } })
        if (answer.value !== null) set({ file: answer.value, outcome: null })
      },
      dropFile: () => set({ file: null }),
      async start(shopId) {
        const { file, running } = get()
        if (file === null || running !== null) return null
        const importId = newId()
        const progress = { lines: 0, added: 0, already: 0, rejected: 0, bytesRead: 0, bytes: file.bytes, elapsedMs: 0 }
        set({
          file: null,
          outcome: null,
          running: { importId, fileName: file.name, shopId, progress, isStopping: false },
        })
        const stopHearing = hear(importId, elapsed())
        const answer = await api.imports.start({ importId, token: file.token, shopId })
        stopHearing()
        return end(answer.ok ? { at: 'ended', run: answer.value } : { at: 'refused', failure: answer.failure })
      },
      async paste(shopId, text) {
        if (get().isPasting) return null
        set({ isPasting: true, outcome: null })
        const answer = await api.imports.paste({ importId: newId(), shopId, text })
        return end(answer.ok ? { at: 'ended', run: answer.value } : { at: 'refused', failure: answer.failure })
      },
      async stop() {
        const { running } = get()
        if (running === null || running.isStopping) return
        set({ running: { ...running, isStopping: true } })
        await api.imports.cancel({ importId: running.importId })
      },
      forgetOutcome: () => set({ outcome: null }),
      select(run) {
        if (run?.id === get().selectedId) return
        set({ selectedId: run?.id ?? null, rejects: noPages })
        if (run !== null) void rejects.ask(run.id)
      },
      needRejects: rejects.need,
      refresh: createOneAtATime(async () => {
        await Promise.all([readRuns(), get().selectedId === null ? Promise.resolve() : rejects.refresh()])
      }),
    }
  })
}

/** Lines a second so far, and the seconds left by the bytes still to read; nulls while too little is known. */
export function paceOf({ lines, bytesRead, bytes, elapsedMs }: Progress): {
  readonly linesPerSecond: number | null
  readonly secondsLeft: number | null
} {
  if (elapsedMs < 500 || bytesRead === 0) return { linesPerSecond: null, secondsLeft: null }
  const seconds = elapsedMs / 1000
  return {
    linesPerSecond: Math.round(lines / seconds),
    secondsLeft: (Math.max(0, bytes - bytesRead) / bytesRead) * seconds,
  }
}
