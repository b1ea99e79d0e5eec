import { createStore } from 'zustand/vanilla'
import { noWon, sum, type Won } from '../../../../../domain/money.ts'
import { type DueChoice, mostBulkIssues } from '../../../../../domain/receipt/issue-run.ts'
import type { Api } from '../../../api.ts'
import { createTurns } from '../../../latest.ts'
import type { AnyFailure } from '../../../text/failure-texts.ts'

/** Which receipts that are due were picked, by payment, and for how much. */
export interface Picks {
  readonly picked: ReadonlyMap<string, Won>
  /** What was chosen last at once and found nothing, or more than one bulk issue takes. */
  readonly said: { readonly choice: DueChoice; readonly is: 'nothing' | 'most' } | null
  readonly refusal: AnyFailure | null
  readonly toggle: (transactionId: string, won: Won) => void
  /** Picks all receipts of one choice in the place of those picked before. */
  readonly choose: (shopId: string, choice: DueChoice) => Promise<void>
  readonly clear: () => void
}

const none: ReadonlyMap<string, Won> = new Map()

/** How many won are picked. */
export const pickedWon = (picked: ReadonlyMap<string, Won>): Won =>
  picked.size === 0 ? noWon : sum([...picked.values()])

/** The memory of what is picked. */
export function createPicks(api: Pick<Api, 'bulkIssues'>) {
  return createStore<Picks>()((set, get) => {
    const turns = createTurns()
    return {
      picked: none,
      said: null,
      refusal: null,
      toggle(transactionId, won) {
        turns.end()
        const picked = new Map(get().picked)
        if (!picked.delete(transactionId) && picked.size < mostBulkIssues) picked.set(transactionId, won)
        set({ picked, said: null })
      },
      async choose(shopId, choice) {
        const isCurrent = turns.begin()
        const answer = await api.bulkIssues.choose({ shopId, choice })
        if (!isCurrent()) return
        if (!answer.ok) return set({ refusal: answer.failure })
        const picked = new Map(answer.value.map(({ transactionId, won }) => [transactionId, won]))
        const is = picked.size === 0 ? 'nothing' : picked.size === mostBulkIssues ? 'most' : null
        set({ picked, refusal: null, said: is === null ? null : { choice, is } })
      },
      clear() {
        turns.end()
        set({ picked: none, said: null, refusal: null })
      },
    }
  })
}
