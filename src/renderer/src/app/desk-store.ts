import { createStore } from 'zustand/vanilla'
import { epochOf } from '../../../domain/day.ts'
import type { BookName } from '../../../domain/shop.ts'
import type { Api } from '../api.ts'
import { createTurns } from '../latest.ts'
import { type Loadable, loaded, loading, ready } from '../loadable.ts'
import type { DeskStatus, ShopEntry } from '../screen.ts'
import type { AnyFailure } from '../text/failure-texts.ts'

/** Which book is open, its shops, and which of them is looked at. */
export interface Desk {
  readonly status: Loadable<DeskStatus, AnyFailure>
  /** How far the desk's clock is ahead of this machine's, in ms. */
  readonly ahead: number
  /** Who was chosen last to sign in to the work book at this window; null when nobody was. */
  readonly personId: string | null
  /** None while nobody is signed in. */
  readonly shops: readonly ShopEntry[]
  /** Null: all shops. */
  readonly shopId: string | null
  readonly isOpening: boolean
  /** Why the other book was not opened; the open one stays. */
  readonly problem: AnyFailure | null
  readonly load: () => Promise<void>
  readonly choosePerson: (operatorId: string) => void
  readonly chooseShop: (shopId: string | null) => void
  readonly openBook: (book: BookName) => Promise<void>
  /** Opens the work book with the key kept on paper; true when it is open. */
  readonly openWithRecoveryKey: (typed: string) => Promise<boolean>
  /** Tries the book once more that did not open at the start. */
  readonly reopen: () => Promise<void>
  readonly dismissProblem: () => void
}

/** The frame's own memory. `machineNow` is this machine's clock in ms since 1970. */
export const createDesk = (api: Pick<Api, 'desk' | 'shops'>, machineNow: () => number) =>
  createStore<Desk>()((set, get) => {
    const turns = createTurns()
    const take = (status: DeskStatus) => {
      const { operator, book } = status
      set({ status: ready(status), ahead: epochOf(status.now) - machineNow() })
      if (operator === null) set({ shops: [], shopId: null })
      else if (book === 'work') set({ personId: operator.id })
    }
    const readShops = async (isCurrent: () => boolean) => {
      const answer = await api.shops.list({})
      if (!answer.ok || !isCurrent()) return
      const { shopId } = get()
      const still = answer.value.some((entry) => entry.shop.id === shopId)
      set({ shops: answer.value, shopId: still ? shopId : null })
    }
    type Opened = Awaited<ReturnType<Api['desk']['openBook']>> | Awaited<ReturnType<Api['desk']['openWithRecoveryKey']>>
    /** Runs one attempt at a time; what it opens takes the place of all that was on screen. */
    const attempt = async (opening: () => Promise<Opened>): Promise<boolean> => {
      if (get().isOpening) return false
      const isCurrent = turns.begin()
      set({ isOpening: true, problem: null })
      const answer = await opening()
      set({ isOpening: false })
      if (!answer.ok) {
        set({ problem: answer.failure })
        return false
      }
      set({ shops: [], shopId: null })
      take(answer.value)
      if (answer.value.operator !== null) await readShops(isCurrent)
      return true
    }
    return {
      status: loading,
      ahead: 0,
      personId: null,
      shops: [],
      shopId: null,
      isOpening: false,
      problem: null,
      async load() {
        const isCurrent = turns.begin()
        const answer = await api.desk.status({})
        if (!isCurrent()) return
        if (!answer.ok) return set({ status: loaded(answer), shops: [], shopId: null })
        take(answer.value)
        if (answer.value.operator !== null) await readShops(isCurrent)
      },
      choosePerson: (personId) => set({ personId }),
      chooseShop: (shopId) => set({ shopId }),
      async openBook(book) {
        await attempt(() => api.desk.openBook({ book }))
      },
      openWithRecoveryKey: (typed) => attempt(() => api.desk.openWithRecoveryKey({ typed })),
      async reopen() {
        await attempt(() => api.desk.reopen({}))
      },
      dismissProblem: () => set({ problem: null }),
    }
  })

/** The shop looked at, or null when all are. */
export const chosenShop = (desk: Pick<Desk, 'shops' | 'shopId'>): ShopEntry['shop'] | null =>
  desk.shops.find((entry) => entry.shop.id === desk.shopId)?.shop ?? null
