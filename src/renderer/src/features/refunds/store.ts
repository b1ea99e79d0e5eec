import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../contract/operation.ts'
import type { refunds } from '../../../../contract/operations/refunds.ts'
import type { transactions } from '../../../../contract/operations/transactions.ts'
import type { HandConclusion } from '../../../../domain/refund.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'
import { createOneAtATime } from '../../one-at-a-time.ts'
import { createPagedReader, noPages, type Pages } from '../../paged-reader.ts'
import { type RefundCounts, type RefundGroup, statesOf, totalsOf } from './groups.ts'

/** A refund of the journal with its payment's order, buyer and amount. */
export type RefundRow = OutputOf<typeof refunds.list>[number]
/** The payment a refund belongs to: its timeline holds the refund's story. */
export type RefundPayment = OutputOf<typeof transactions.detail>
type PaymentFailure = FailureOf<typeof transactions.detail> | CommonFailure
type Inquiry = Loadable<OutputOf<typeof refunds.inquire>, FailureOf<typeof refunds.inquire> | CommonFailure>
type SettleFailure = FailureOf<typeof refunds.settleByHand> | CommonFailure

/** How many rows are read at once. */
export const pageSize = 200
/** The most the contract gives in one page; used to find one refund by its id. */
const searchPage = 500

interface Asked {
  readonly shopId: string | null
  readonly group: RefundGroup
}

/** The journal by state, and the refund shown beside it. */
export interface RefundJournal extends Asked {
  readonly counts: Loadable<RefundCounts, CommonFailure>
  readonly list: Pages<RefundRow, CommonFailure>
  /** Rows the list has: from the counts, or from the list's end when that came first. */
  readonly count: number
  /** Grows when the list starts again from its top. */
  readonly asked: number
  readonly selected: RefundRow | null
  readonly payment: Loadable<RefundPayment, PaymentFailure>
  /** The last look-up of the refund `of`; null when none was asked. */
  readonly inquiry: { readonly of: string; readonly answer: Inquiry } | null
  /** Why settling by hand was refused; null when it was not. */
  readonly refusal: SettleFailure | null
  readonly isSettling: boolean
  readonly ask: (by: Asked) => Promise<void>
  readonly need: (from: number, to: number) => void
  readonly select: (row: RefundRow | null) => void
  /** Shows the refund with this id, whatever its state; false when the book has none. */
  readonly show: (id: string) => Promise<boolean>
  readonly inquire: () => Promise<void>
  /** True when the refund is settled. */
  readonly settle: (conclusion: HandConclusion, note: string) => Promise<boolean>
  readonly forgetRefusal: () => void
  /** Reads again what is on screen, after the book changed. */
  readonly refresh: () => Promise<void>
}

/** The memory of 환불. */
export function createRefundJournal(api: Pick<Api, 'refunds' | 'transactions'>) {
  return createStore<RefundJournal>()((set, get) => {
    const countTurns = createTurns()
    const paymentTurns = createTurns()
    const showTurns = createTurns()
    const askTurns = createTurns()

    const reader = createPagedReader<Asked, RefundRow, CommonFailure>({
      pageSize,
      read: ({ shopId, group }, offset, limit) =>
        api.refunds.list({ shopId, states: [...statesOf(group)], offset, limit }),
      onChange(list) {
        const swapped = list.pages !== get().list.pages
        set({ list, ...(swapped ? { selected: renewed(get().selected, list.pages) } : {}) })
        if (!list.isReading) set({ count: countOf(get()) })
      },
    })
    const readCounts = async (shopId: string | null) => {
      const isCurrent = countTurns.begin()
      const counts = loaded(await api.refunds.counts({ shopId }))
      if (!isCurrent()) return
      set({ counts })
      if (!get().list.isReading) set({ count: countOf(get()) })
    }
    const readPayment = async (row: RefundRow, again: boolean) => {
      const isCurrent = paymentTurns.begin()
      if (!again) set({ payment: loading })
      const payment = loaded(await api.transactions.detail({ transactionId: row.refund.transactionId }))
      if (isCurrent()) set({ payment })
    }
    const replace = (refund: RefundRow['refund']) => {
      const { selected } = get()
      if (selected?.refund.id === refund.id) set({ selected: { ...selected, refund } })
    }
    /** A selected refund that left the list, as one settled meanwhile does, is read again by its id. */
    const readSelected = async () => {
      const { selected, list } = get()
      if (selected === null) return
      if (rowWith(list.pages, selected.refund.id) === null) {
        const found = await findRefund(api, selected.refund.id)
        if (found !== null) replace(found.refund)
      }
      const { selected: still } = get()
      if (still?.refund.id === selected.refund.id) await readPayment(still, true)
    }

    return {
      shopId: null,
      group: 'unknown',
      counts: idle,
      list: noPages,
      count: 0,
      asked: 0,
      selected: null,
      payment: idle,
      inquiry: null,
      refusal: null,
      isSettling: false,
      async ask(by) {
        set({ ...by })
        const isCurrent = askTurns.begin()
        await Promise.all([readCounts(by.shopId), reader.ask(by)])
        if (!isCurrent()) return
        // Rows of another state never stand under the name of the one that could not be read.
        if (get().list.failure !== null) set({ list: { ...noPages, failure: get().list.failure }, count: 0 })
        set({ asked: get().asked + 1 })
      },
      need: reader.need,
      select(row) {
        showTurns.end()
        if (row?.refund.id === get().selected?.refund.id) return
        set({ selected: row, inquiry: null, refusal: null })
        if (row !== null) return void readPayment(row, false)
        paymentTurns.end()
        set({ payment: idle })
      },
      async show(id) {
        const isCurrent = showTurns.begin()
        const row = rowWith(get().list.pages, id) ?? (await findRefund(api, id))
        if (!isCurrent()) return true
        if (row !== null) get().select(row)
        return row !== null
      },
      async inquire() {
        const { selected, inquiry } = get()
        if (selected === null || (inquiry?.of === selected.refund.id && inquiry.answer.at === 'loading')) return
        const of = selected.refund.id
        set({ inquiry: { of, answer: loading } })
        const answer = loaded(await api.refunds.inquire({ refundId: of }))
        if (get().inquiry?.of === of) set({ inquiry: { of, answer } })
        if (answer.at === 'ready') replace(answer.value.refund)
        await get().refresh()
      },
      async settle(conclusion, note) {
        const { selected, isSettling } = get()
        if (selected === null || isSettling) return false
        set({ isSettling: true, refusal: null })
        const answer = await api.refunds.settleByHand({ refundId: selected.refund.id, conclusion, note })
        set({ isSettling: false, refusal: answer.ok ? null : answer.failure })
        if (answer.ok) replace(answer.value)
        await get().refresh()
        return answer.ok
      },
      forgetRefusal: () => set({ refusal: null }),
      refresh: createOneAtATime(async () => {
        await Promise.all([readCounts(get().shopId), reader.refresh()])
        await readSelected()
      }),
    }
  })
}

function countOf({ counts, group, list, count }: RefundJournal): number {
  if (counts.at === 'ready') return totalsOf(counts.value, group).count
  return list.end ?? Math.max(count, ...[...list.pages].map(([page, rows]) => page * pageSize + rows.length))
}

function rowWith(pages: ReadonlyMap<number, readonly RefundRow[]>, id: string): RefundRow | null {
  for (const rows of pages.values()) {
    const found = rows.find((row) => row.refund.id === id)
    if (found !== undefined) return found
  }
  return null
}

const renewed = (selected: RefundRow | null, pages: ReadonlyMap<number, readonly RefundRow[]>): RefundRow | null =>
  selected === null ? null : (rowWith(pages, selected.refund.id) ?? selected)

/** Walks the whole journal, newest first, until the id is met; null when it is not in the book or the book cannot be read. */
async function findRefund(api: Pick<Api, 'refunds'>, id: string): Promise<RefundRow | null> {
  for (let offset = 0; ; offset += searchPage) {
    const answer = await api.refunds.list({ shopId: null, states: [], offset, limit: searchPage })
    if (!answer.ok) return null
    const found = answer.value.find((row) => row.refund.id === id)
    if (found !== undefined) return found
    if (answer.value.length < searchPage) return null
  }
}
