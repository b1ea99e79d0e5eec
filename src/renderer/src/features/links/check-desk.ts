import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../contract/operation.ts'
import type { links } from '../../../../contract/operations/links.ts'
import type { Day } from '../../../../domain/day.ts'
import type { Api } from '../../api.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'
import { checkLink as words } from '../../text/ko/links.ts'
import type { Link } from './store.ts'

/** Asking whether one link was paid. */
export interface CheckDesk {
  readonly orderNumber: string
  readonly paidOn: Day | null
  readonly answer: Loadable<OutputOf<typeof links.check>, FailureOf<typeof links.check> | CommonFailure>
  readonly setOrderNumber: (orderNumber: string) => void
  readonly setPaidOn: (paidOn: Day | null) => void
  readonly ask: () => Promise<void>
}

/** What is missing before the gateway can be asked, as a sentence; null when nothing is. */
export const checkMissing = ({ orderNumber, paidOn }: Pick<CheckDesk, 'orderNumber' | 'paidOn'>): string | null =>
  orderNumber.trim() === '' ? words.needOrder : paidOn === null ? words.needDay : null

/** The memory of one 결제 확인. It opens with the link's own order number, which the payment's may equal. */
export const createCheckDesk = ({
  api,
  link,
  today,
}: {
  readonly api: Pick<Api, 'links'>
  readonly link: Link
  readonly today: Day
}) =>
  createStore<CheckDesk>()((set, get) => ({
    orderNumber: link.orderNumber ?? '',
    paidOn: today,
    answer: idle,
    setOrderNumber: (orderNumber) => {
      if (get().answer.at !== 'loading') set({ orderNumber, answer: idle })
    },
    setPaidOn: (paidOn) => {
      if (get().answer.at !== 'loading') set({ paidOn, answer: idle })
    },
    async ask() {
      const { orderNumber, paidOn, answer } = get()
      if (answer.at === 'loading' || paidOn === null || checkMissing(get()) !== null) return
      set({ answer: loading })
      const input = { linkId: link.id, orderNumber: orderNumber.trim(), paidOn }
      set({ answer: loaded(await api.links.check(input)) })
    },
  }))
