import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../contract/operation.ts'
import type { confirmations } from '../../../../contract/operations/confirmations.ts'
import type { shops } from '../../../../contract/operations/shops.ts'
import { epochOf } from '../../../../domain/day.ts'
import type { GatewayId } from '../../../../domain/gateway.ts'
import type { HandConclusion } from '../../../../domain/refund.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { type Loadable, loaded, loading } from '../../loadable.ts'
import { createOneAtATime } from '../../one-at-a-time.ts'
import type { Prepared } from './prepared.ts'

type Inquiry = Loadable<OutputOf<typeof confirmations.inquire>, FailureOf<typeof confirmations.inquire> | CommonFailure>
type Offers = Loadable<OutputOf<typeof shops.offers>, CommonFailure>

/** The most the contract lists of a shop. */
export const mostRows = 200

/** The prepared payments of a shop, and the one shown beside them. */
export interface ConfirmationsDesk {
  readonly shopId: string | null
  /** Newest first; null until the shop's first answer. */
  readonly rows: readonly Prepared[] | null
  /** Why the last reading brought nothing; the rows before it stay. */
  readonly failure: CommonFailure | null
  readonly isReading: boolean
  /** How far the desk's clock is ahead of this machine's, in ms: main decides by its own, and practice may stand at another day. */
  readonly ahead: number
  readonly selected: Prepared | null
  /** The last look-up of the confirm of `of`; null when none was asked. */
  readonly inquiry: { readonly of: string; readonly answer: Inquiry } | null
  /** Why settling by hand was refused; null when it was not. */
  readonly refusal: FailureOf<typeof confirmations.settleByHand> | CommonFailure | null
  readonly isSettling: boolean
  readonly offers: Readonly<Partial<Record<GatewayId, Offers>>>
  readonly ask: (shopId: string) => Promise<void>
  readonly select: (prepared: Prepared | null) => void
  /** Puts a payment in the place of what was known of it. */
  readonly take: (prepared: Prepared) => void
  readonly inquire: () => Promise<void>
  /** True when the confirm is settled. */
  readonly settle: (conclusion: HandConclusion, note: string) => Promise<boolean>
  readonly forgetRefusal: () => void
  readonly readOffers: (gateway: GatewayId) => Promise<void>
  /** Reads again what is on screen, after the book changed. */
  readonly refresh: () => Promise<void>
}

/** The memory of 승인 대기. `machineNow` is this machine's clock in ms since 1970. */
export function createConfirmationsDesk(api: Pick<Api, 'confirmations' | 'desk' | 'shops'>, machineNow: () => number) {
  return createStore<ConfirmationsDesk>()((set, get) => {
    const turns = createTurns()
    const setOffers = (gateway: GatewayId, offers: Offers) => set({ offers: { ...get().offers, [gateway]: offers } })
    const readAhead = async (): Promise<number | null> => {
      const answer = await api.desk.status({})
      return answer.ok ? epochOf(answer.value.now) - machineNow() : null
    }
    const read = async () => {
      const { shopId } = get()
      if (shopId === null) return
      const isCurrent = turns.begin()
      set({ isReading: true })
      // Rows and clock come together: by another clock everything would seem to be over, or never to be.
      const [answer, ahead] = await Promise.all([api.confirmations.list({ shopId }), readAhead()])
      if (!isCurrent()) return
      set({ isReading: false, failure: answer.ok ? null : answer.failure, ahead: ahead ?? get().ahead })
      if (!answer.ok) return
      const { selected } = get()
      set({ rows: answer.value, selected: answer.value.find((row) => row.id === selected?.id) ?? selected })
    }
    return {
      shopId: null,
      rows: null,
      failure: null,
      isReading: false,
      ahead: 0,
      selected: null,
      inquiry: null,
      refusal: null,
      isSettling: false,
      offers: {},
      async ask(shopId) {
        // Payments of one shop never stand under the name of another.
        if (shopId !== get().shopId)
          set({ shopId, rows: null, failure: null, selected: null, inquiry: null, refusal: null })
        await read()
      },
      select(selected) {
        if (selected?.id !== get().selected?.id) set({ selected, inquiry: null, refusal: null })
      },
      take(prepared) {
        const { rows, selected } = get()
        set({
          rows: rows?.map((row) => (row.id === prepared.id ? prepared : row)) ?? null,
          ...(selected?.id === prepared.id ? { selected: prepared } : {}),
        })
      },
      async inquire() {
        const { selected, inquiry } = get()
        if (selected === null || (inquiry?.of === selected.id && inquiry.answer.at === 'loading')) return
        const of = selected.id
        set({ inquiry: { of, answer: loading } })
        const answer = loaded(await api.confirmations.inquire({ preparedId: of }))
        if (get().inquiry?.of === of) set({ inquiry: { of, answer } })
        if (answer.at === 'ready') get().take(answer.value.prepared)
        await get().refresh()
      },
      async settle(conclusion, note) {
        const { selected, isSettling } = get()
        if (selected === null || isSettling) return false
        set({ isSettling: true, refusal: null })
        const answer = await api.confirmations.settleByHand({ preparedId: selected.id, conclusion, note })
        set({ isSettling: false, refusal: answer.ok ? null : answer.failure })
        if (answer.ok) {
          get().take(answer.value)
          // What a look-up could not prove is no longer what stands.
          set({ inquiry: null })
        }
        await get().refresh()
        return answer.ok
      },
      forgetRefusal: () => set({ refusal: null }),
      async readOffers(gateway) {
        const known = get().offers[gateway]
        if (known?.at === 'loading' || known?.at === 'ready') return
        setOffers(gateway, loading)
        setOffers(gateway, loaded(await api.shops.offers({ gateway })))
      },
      refresh: createOneAtATime(read),
    }
  })
}

/** The name the list of offers gives confirms; offers carry no other mark. */
const confirmOffer = '재컨펌'

/** Is a gateway known to have payments that wait for their confirm? */
export function offersConfirms(offers: ConfirmationsDesk['offers'], gateway: GatewayId): boolean {
  const read = offers[gateway]
  return read?.at === 'ready' && read.value.some((one) => one.offered && one.name.includes(confirmOffer))
}

/** Why a gateway leaves nothing to confirm, as a sentence; null when it does, or nobody has said so yet. */
export function notOfferedBecause(offers: ConfirmationsDesk['offers'], gateway: GatewayId): string | null {
  const read = offers[gateway]
  if (read?.at !== 'ready') return null
  const offer = read.value.find((one) => one.name.includes(confirmOffer))
  return offer === undefined || offer.offered ? null : offer.because
}
