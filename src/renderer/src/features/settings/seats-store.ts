import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../contract/operation.ts'
import type { seats } from '../../../../contract/operations/seats.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded } from '../../loadable.ts'

type Listed = OutputOf<typeof seats.list>
/** A seat this book knows or has known. */
export type KnownSeat = Listed['known'][number]
/** This seat as it stands. */
export type OwnSeat = Listed['own']
/** Another seat whose file is open. */
export type OpenedSeat = NonNullable<OutputOf<typeof seats.open>>
type SeatFailure = { [V in keyof typeof seats]: FailureOf<(typeof seats)[V]> }[keyof typeof seats]

type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: SeatFailure | CommonFailure }

/** This seat and the others, and the one whose file is open. */
export interface SeatsDesk {
  readonly list: Loadable<Listed, SeatFailure | CommonFailure>
  readonly opened: OpenedSeat | null
  readonly isActing: boolean
  /** Why the last act was refused; null when it was not. */
  readonly refusal: SeatFailure | CommonFailure | null
  readonly refresh: () => Promise<void>
  /** Each is true when it was done. */
  readonly nameOwn: (name: string) => Promise<boolean>
  readonly renewKey: () => Promise<boolean>
  readonly add: (name: string) => Promise<boolean>
  readonly remove: (seatId: string) => Promise<boolean>
  /** Gives the file's name, null when none was saved. */
  readonly saveOwn: () => Promise<string | null>
  readonly openFile: () => Promise<void>
  /** Closes the open file, and forgets why something was refused. */
  readonly close: () => void
}

/** The memory of 설정 › 다른 자리. */
export const createSeatsDesk = (api: Pick<Api, 'seats'>) =>
  createStore<SeatsDesk>()((set, get) => {
    const turns = createTurns()
    const refresh = async () => {
      const isCurrent = turns.begin()
      const list = await api.seats.list({})
      if (isCurrent()) set({ list: loaded(list) })
    }
    /** Does one thing at a time; null when it was refused. */
    const act = async <T>(work: () => Promise<Answered<T>>): Promise<T | null> => {
      if (get().isActing) return null
      set({ isActing: true, refusal: null })
      const answer = await work()
      set({ isActing: false, refusal: answer.ok ? null : answer.failure })
      return answer.ok ? answer.value : null
    }
    /** The same for what changes the list. */
    const change = async (work: () => Promise<Answered<unknown>>): Promise<boolean> => {
      const isDone = (await act(work)) !== null
      if (isDone) await refresh()
      return isDone
    }
    return {
      list: idle,
      opened: null,
      isActing: false,
      refusal: null,
      refresh,
      nameOwn: (name) => change(() => api.seats.nameOwn({ name })),
      renewKey: () => change(() => api.seats.renewKey({})),
      async add(name) {
        const { opened } = get()
        if (opened === null) return false
        const isAdded = await change(() => api.seats.add({ token: opened.token, name }))
        if (isAdded) set({ opened: null })
        return isAdded
      },
      remove: (seatId) => change(() => api.seats.remove({ seatId })),
      saveOwn: async () => (await act(() => api.seats.saveOwn({})))?.saved?.fileName ?? null,
      async openFile() {
        const opened = await act(() => api.seats.open({}))
        if (opened !== null) set({ opened })
      },
      close: () => set({ opened: null, refusal: null }),
    }
  })
