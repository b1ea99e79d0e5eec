import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf } from '../../../../contract/operation.ts'
import type { hometax } from '../../../../contract/operations/hometax.ts'
import type { Api, OnEvent } from '../../api.ts'
import type { HometaxList } from './lists-desk.ts'

type ReadFailure = FailureOf<typeof hometax.read> | FailureOf<typeof hometax.samplePractice> | CommonFailure

/** A file that is being read. `elapsedMs` counts from its start to its last news. */
export interface Reading {
  readonly listId: string
  readonly fileName: string
  readonly lines: number
  readonly already: number
  readonly rejected: number
  readonly bytesRead: number
  readonly bytes: number
  readonly elapsedMs: number
  readonly isStopping: boolean
}

/** What practice wrote to learn with. */
type Sample = { readonly fileName: string; readonly planted: number }

/** Bringing a file of Hometax in, up to its preview. */
export interface ReadingDesk {
  readonly isChoosing: boolean
  readonly reading: Reading | null
  readonly refusal: { readonly fileName: string | null; readonly failure: ReadFailure } | null
  readonly sample: Sample | null
  /** Lets a file be chosen and reads it; the list when it was read to its end, null when not. */
  readonly read: (businessId: string) => Promise<HometaxList | null>
  readonly stop: () => Promise<void>
  /** In practice: has a list written to learn with. */
  readonly makeSample: (businessId: string) => Promise<void>
  readonly forget: () => void
}

interface ReadingDeskOptions {
  readonly api: Pick<Api, 'hometax'>
  readonly onEvent: OnEvent
  readonly newId: () => string
  /** Milliseconds of a clock that only runs forward. */
  readonly elapsed: () => number
}

/** The memory of 홈택스 내역 가져오기. It hears the progress itself, so that reading goes on while another screen is looked at. */
export function createReadingDesk({ api, onEvent, newId, elapsed }: ReadingDeskOptions) {
  return createStore<ReadingDesk>()((set, get) => {
    const hear = (listId: string, since: number) =>
      onEvent((event) => {
        const { reading } = get()
        if (event.kind !== 'hometax.progressed' || event.listId !== listId || reading === null) return
        const { lines, already, rejected, bytesRead, bytes } = event
        set({ reading: { ...reading, lines, already, rejected, bytesRead, bytes, elapsedMs: elapsed() - since } })
      })
    return {
      isChoosing: false,
      reading: null,
      refusal: null,
      sample: null,
      async read(businessId) {
        if (get().isChoosing || get().reading !== null) return null
        set({ isChoosing: true, refusal: null, sample: null })
        const chosen = await api.hometax.chooseFile({})
        set({ isChoosing: false })
        if (!chosen.ok) set({ refusal: { fileName: null, failure: chosen.failure } })
        if (!chosen.ok || chosen.value === null) return null
        const { token, name: fileName, bytes } = chosen.value
        const listId = newId()
        const counts = { lines: 0, already: 0, rejected: 0, bytesRead: 0, bytes, elapsedMs: 0 }
        set({ reading: { listId, fileName, ...counts, isStopping: false } })
        const stopHearing = hear(listId, elapsed())
        const answer = await api.hometax.read({ listId, token, businessId })
        stopHearing()
        set({ reading: null, refusal: answer.ok ? null : { fileName, failure: answer.failure } })
        return answer.ok ? answer.value : null
      },
      async stop() {
        const { reading } = get()
        if (reading === null || reading.isStopping) return
        set({ reading: { ...reading, isStopping: true } })
        await api.hometax.cancel({ listId: reading.listId })
      },
      async makeSample(businessId) {
        if (get().isChoosing) return
        set({ isChoosing: true, refusal: null, sample: null })
        const answer = await api.hometax.samplePractice({ businessId })
        set({ isChoosing: false })
        if (!answer.ok) set({ refusal: { fileName: null, failure: answer.failure } })
        else if (answer.value !== null) set({ sample: answer.value })
      },
      forget: () => set({ refusal: null, sample: null }),
    }
  })
}
