import { createStore } from 'zustand/vanilla'
import type { CommonFailure, InputOf, OutputOf } from '../../../../contract/operation.ts'
import type { transactions } from '../../../../contract/operations/transactions.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'
import type { Filter } from './filter.ts'

/** An attempt to pay that brought no money. */
export type FailedAttempt = OutputOf<typeof transactions.failedAttempts>[number]
type Question = InputOf<typeof transactions.failedAttempts>

/** The most attempts the contract gives. */
export const mostAttempts = 50

/** What to ask about failed attempts where a filter found no payment; null when its text is no part of an order number. */
export function attemptsQuestion({ shopId, text }: Pick<Filter, 'shopId' | 'text'>): Question | null {
  const looksLikeOrder =
    text.length >= 3 && text.length <= 100 && !/\s/.test(text) && (/^[!-~]+$/.test(text) || /\d/.test(text))
  return looksLikeOrder ? { shopId, orderNumber: text } : null
}

/** The failed attempts under an order number that no payment has. */
export interface AttemptsDesk {
  readonly question: Question | null
  readonly answer: Loadable<readonly FailedAttempt[], CommonFailure>
  /** Asks about what a filter did not find; null, or a text that is no order number, leaves nothing to show. */
  readonly look: (notFound: Filter | null) => Promise<void>
  /** Asks the same again, after the book changed; what is shown stays until the answer. */
  readonly again: () => Promise<void>
}

/** The memory of failed attempts beside an empty list. */
export const createAttemptsDesk = (api: Pick<Api, 'transactions'>) =>
  createStore<AttemptsDesk>()((set, get) => {
    const turns = createTurns()
    const ask = async (question: Question) => {
      const isCurrent = turns.begin()
      const answer = loaded(await api.transactions.failedAttempts(question))
      if (isCurrent()) set({ answer })
    }
    return {
      question: null,
      answer: idle,
      async look(notFound) {
        turns.end()
        const question = notFound === null ? null : attemptsQuestion(notFound)
        set({ question, answer: question === null ? idle : loading })
        if (question !== null) await ask(question)
      },
      async again() {
        const { question } = get()
        if (question !== null) await ask(question)
      },
    }
  })
