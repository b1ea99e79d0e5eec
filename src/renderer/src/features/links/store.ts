import { createStore } from 'zustand/vanilla'
import type { CommonFailure, OutputOf } from '../../../../contract/operation.ts'
import type { links } from '../../../../contract/operations/links.ts'
import type { shops } from '../../../../contract/operations/shops.ts'
import type { GatewayId } from '../../../../domain/gateway.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'
import { createOneAtATime } from '../../one-at-a-time.ts'
import { createPagedReader, noPages, type Pages } from '../../paged-reader.ts'

/** A payment link as the book has it. */
export type Link = OutputOf<typeof links.list>[number]
type OffersRead = Loadable<OutputOf<typeof shops.offers>, CommonFailure>

/** How many rows are read at once. */
export const pageSize = 200

/** The links of a shop, the one shown beside them, and which gateways make links at all. */
export interface LinksDesk {
  readonly offers: Readonly<Partial<Record<GatewayId, OffersRead>>>
  readonly list: Pages<Link, CommonFailure>
  readonly shopId: string | null
  /** Grows when the list starts again from its top. */
  readonly asked: number
  readonly selected: Link | null
  readonly readOffers: (gateway: GatewayId) => Promise<void>
  readonly ask: (shopId: string) => Promise<void>
  readonly need: (from: number, to: number) => void
  readonly select: (link: Link | null) => void
  /** Reads again what is on screen, after the book changed. */
  readonly refresh: () => Promise<void>
}

/** The memory of 결제 링크. */
export function createLinksDesk(api: Pick<Api, 'links' | 'shops'>) {
  return createStore<LinksDesk>()((set, get) => {
    const turns = createTurns()
    /** A reader keeps its rows until the next are there; those of another shop must not stand under this one's name. */
    const readerOfShop = () => {
      const isCurrent = turns.begin()
      return createPagedReader<string, Link, CommonFailure>({
        pageSize,
        read: (shopId, offset, limit) => api.links.list({ shopId, offset, limit }),
        onChange(list) {
          if (isCurrent()) set({ list, selected: renewed(get().selected, list) })
        },
      })
    }
    let reader = readerOfShop()
    const setOffers = (gateway: GatewayId, answer: OffersRead) =>
      set({ offers: { ...get().offers, [gateway]: answer } })
    return {
      offers: {},
      list: noPages,
      shopId: null,
      asked: 0,
      selected: null,
      async readOffers(gateway) {
        const { at } = get().offers[gateway] ?? idle
        if (at === 'loading' || at === 'ready') return
        setOffers(gateway, loading)
        setOffers(gateway, loaded(await api.shops.offers({ gateway })))
      },
      async ask(shopId) {
        if (shopId !== get().shopId) {
          reader = readerOfShop()
          set({ shopId, list: noPages, selected: null })
        }
        await reader.ask(shopId)
        set({ asked: get().asked + 1 })
      },
      need: (from, to) => reader.need(from, to),
      select: (selected) => set({ selected }),
      refresh: createOneAtATime(() => reader.refresh()),
    }
  })
}

/** The link as the list has it now; the one shown before where the list does not reach it. */
function renewed(selected: Link | null, { pages }: LinksDesk['list']): Link | null {
  if (selected === null) return null
  for (const rows of pages.values()) {
    const now = rows.find((link) => link.id === selected.id)
    if (now !== undefined) return now
  }
  return selected
}

/** How many rows the list has on screen; until its end is known one more than arrived, so that reaching it reads on. */
export function lengthOf({ pages, end }: LinksDesk['list']): number {
  if (end !== null) return end
  const arrived = Math.max(0, ...[...pages].map(([page, rows]) => page * pageSize + rows.length))
  return arrived === 0 ? 0 : arrived + 1
}

/** Does a gateway make links from here? `because` says why not; while the answer is awaited or failed, `unknown`. */
export type LinksOffered = { readonly at: 'unknown' | 'yes' } | { readonly at: 'no'; readonly because: string | null }

/** The name the list of offers gives payment links; offers carry no other mark. */
const linkOffer = '링크'

/** What a gateway's offers say of payment links. A gateway that does not name them makes none. */
export function linksOffered(offers: LinksDesk['offers'], gateway: GatewayId): LinksOffered {
  const read = offers[gateway]
  if (read?.at !== 'ready') return { at: 'unknown' }
  const named = read.value.filter((one) => one.name.includes(linkOffer))
  if (named.some((one) => one.offered)) return { at: 'yes' }
  return { at: 'no', because: named[0]?.because ?? null }
}

/** May the gateway be asked whether this link was paid? A refused link brings nothing, a paid one is known. */
export const mayBeChecked = ({ state }: Pick<Link, 'state'>): boolean => state !== 'refused' && state !== 'paid'
