import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../../../contract/operation.ts'
import type { seatRequests } from '../../../../../../contract/operations/seat-requests.ts'
import type { SeatVerdict } from '../../../../../../domain/seat.ts'
import type { Api } from '../../../../api.ts'

/** Another seat's request as it was signed. */
export type SeatRequest = NonNullable<OutputOf<typeof seatRequests.open>>
/** Another seat's answer to a request of this desk. */
export type SeatAnswer = NonNullable<OutputOf<typeof seatRequests.openAnswer>>
type Taken = OutputOf<typeof seatRequests.takeAnswer>
type SeatFailure = { [V in keyof typeof seatRequests]: FailureOf<(typeof seatRequests)[V]> }[keyof typeof seatRequests]

type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: SeatFailure | CommonFailure }

/** What goes to other seats and comes from them. One of a request and an answer is open at most. */
export interface SeatDesk {
  readonly request: SeatRequest | null
  readonly answer: SeatAnswer | null
  readonly isActing: boolean
  /** Why the last act was refused; null when it was not. */
  readonly refusal: SeatFailure | CommonFailure | null
  /** Saves a request for another seat; gives the file's name, null when none was saved. */
  readonly send: (requestId: string) => Promise<string | null>
  readonly openRequest: () => Promise<void>
  /** Answers the open request; gives the file's name, null when none was saved. */
  readonly reply: (verdict: SeatVerdict, note: string) => Promise<string | null>
  readonly openAnswer: () => Promise<void>
  /** Does what the open answer says; null when nothing was done. */
  readonly take: () => Promise<Taken | null>
  /** Closes what is open, and forgets why something was refused. */
  readonly close: () => void
}

/** The memory of what goes between seats. */
export const createSeatDesk = (api: Pick<Api, 'seatRequests'>) =>
  createStore<SeatDesk>()((set, get) => {
    /** Does one thing at a time; null when it was refused. */
    const act = async <T>(work: () => Promise<Answered<T>>): Promise<T | null> => {
      if (get().isActing) return null
      set({ isActing: true, refusal: null })
      const answer = await work()
      set({ isActing: false, refusal: answer.ok ? null : answer.failure })
      return answer.ok ? answer.value : null
    }
    return {
      request: null,
      answer: null,
      isActing: false,
      refusal: null,
      async send(requestId) {
        return (await act(() => api.seatRequests.save({ requestId })))?.saved?.fileName ?? null
      },
      async openRequest() {
        const request = await act(() => api.seatRequests.open({}))
        if (request !== null) set({ request })
      },
      async reply(verdict, note) {
        const { request } = get()
        if (request === null) return null
        const { token } = request
        const saved = (await act(() => api.seatRequests.answer({ token, verdict, note })))?.saved ?? null
        if (saved !== null) set({ request: null })
        return saved?.fileName ?? null
      },
      async openAnswer() {
        const answer = await act(() => api.seatRequests.openAnswer({}))
        if (answer !== null) set({ answer })
      },
      async take() {
        const { answer } = get()
        if (answer === null) return null
        const { token } = answer
        const taken = await act(() => api.seatRequests.takeAnswer({ token }))
        if (taken !== null) set({ answer: null })
        return taken
      },
      close: () => set({ request: null, answer: null, refusal: null }),
    }
  })
