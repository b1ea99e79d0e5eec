import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, InputOf, OutputOf } from '../../../../contract/operation.ts'
import type { holidays } from '../../../../contract/operations/holidays.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded } from '../../loadable.ts'

/** A day of the list of public holidays. */
export type ListedHoliday = OutputOf<typeof holidays.list>[number]
type Failure = FailureOf<typeof holidays.change> | CommonFailure

/** The public holidays of this book. */
export interface HolidayDesk {
  readonly list: Loadable<readonly ListedHoliday[], Failure>
  readonly isActing: boolean
  /** Why the last change was refused; null when it was not. */
  readonly refusal: Failure | null
  readonly refresh: () => Promise<void>
  /** True when it was done. */
  readonly change: (input: InputOf<typeof holidays.change>) => Promise<boolean>
}

/** The memory of 설정 › 공휴일. */
export const createHolidayDesk = (api: Pick<Api, 'holidays'>) =>
  createStore<HolidayDesk>()((set, get) => {
    const turns = createTurns()
    const refresh = async () => {
      const isCurrent = turns.begin()
      const list = await api.holidays.list({})
      if (isCurrent()) set({ list: loaded(list) })
    }
    return {
      list: idle,
      isActing: false,
      refusal: null,
      refresh,
      async change(input) {
        if (get().isActing) return false
        set({ isActing: true, refusal: null })
        const answer = await api.holidays.change(input)
        set({ isActing: false, refusal: answer.ok ? null : answer.failure })
        if (answer.ok) await refresh()
        return answer.ok
      },
    }
  })
