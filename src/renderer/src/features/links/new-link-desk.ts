import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, InputOf } from '../../../../contract/operation.ts'
import type { links } from '../../../../contract/operations/links.ts'
import type { Day } from '../../../../domain/day.ts'
import type { Won } from '../../../../domain/money.ts'
import type { Api } from '../../api.ts'
import { newLink as words } from '../../text/ko/links.ts'
import type { Link } from './store.ts'

/** A link as it is being written. */
export interface LinkDraft {
  readonly goods: string
  readonly won: Won | null
  readonly method: Link['method']
  readonly taxFree: boolean
  readonly orderNumber: string
  /** Null leaves the last day to the gateway. */
  readonly until: Day | null
}

/** One link from its draft to what became of it. */
export interface NewLinkDesk {
  readonly draft: LinkDraft
  readonly step: 'form' | 'sending' | 'ended'
  readonly refusal: FailureOf<typeof links.create> | CommonFailure | null
  readonly outcome: Link | null
  readonly edit: (change: Partial<LinkDraft>) => void
  /** Asks for the link once: a second press while it is on its way does nothing. */
  readonly make: () => Promise<void>
  /** Back to the draft after a refusal, for another link. */
  readonly again: () => void
}

const emptyDraft: LinkDraft = {
  goods: '',
  won: null,
  method: 'card',
  taxFree: false,
  orderNumber: '',
  until: null,
}

/** What is missing before the link can be made, as a sentence; null when nothing is. */
export function draftMissing(draft: LinkDraft, today: Day): string | null {
  if (draft.goods.trim() === '') return words.needGoods
  if (draft.won === null || draft.won === 0) return words.needWon
  return untilProblem(draft, today)
}

/** What is wrong with the last day, as a sentence; null when nothing is. */
export const untilProblem = ({ until }: Pick<LinkDraft, 'until'>, today: Day): string | null =>
  until !== null && until < today ? words.untilPast : null

interface NewLinkOptions {
  readonly api: Pick<Api, 'links'>
  readonly shopId: string
  readonly today: Day
  readonly newId: () => string
}

/** The memory of one new link. A try that failed on the way goes again under the same id, so that no second link comes of it. */
export function createNewLink({ api, shopId, today, newId }: NewLinkOptions) {
  return createStore<NewLinkDesk>()((set, get) => {
    let linkId = newId()
    return {
      draft: emptyDraft,
      step: 'form',
      refusal: null,
      outcome: null,
      edit(change) {
        if (get().step === 'form') set({ draft: { ...get().draft, ...change }, refusal: null })
      },
      async make() {
        const { step, draft } = get()
        if (step !== 'form' || draft.won === null || draftMissing(draft, today) !== null) return
        set({ step: 'sending', refusal: null })
        const { goods, won, method, taxFree, until } = draft
        const orderNumber = draft.orderNumber.trim()
        const input: InputOf<typeof links.create> = {
          linkId,
          shopId,
          orderNumber: orderNumber === '' ? null : orderNumber,
          goods: goods.trim(),
          won,
          taxFree,
          method,
          until,
        }
        const answer = await api.links.create(input)
        set(answer.ok ? { step: 'ended', outcome: answer.value } : { step: 'form', refusal: answer.failure })
      },
      again() {
        if (get().outcome?.state !== 'refused') return
        linkId = newId()
        set({ step: 'form', outcome: null, refusal: null })
      },
    }
  })
}
