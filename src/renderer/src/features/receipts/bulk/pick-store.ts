import { createStore } from 'zustand/vanilla'
import type { Instant } from '../../../../../domain/day.ts'
import { noWon, sum, type Won } from '../../../../../domain/money.ts'
import { mostBulkReceipts } from '../../../../../domain/receipt/receipt-run.ts'
import type { Result } from '../../../../../domain/result.ts'
import { createTurns } from '../../../latest.ts'
import type { AnyFailure } from '../../../text/failure-texts.ts'

/** A receipt that was picked: for how much it is, and its event in the ledger; null where it is whichever its payment has or wants. */
export interface Pick {
  readonly won: Won
  readonly issuedAt: Instant | null
}

/** One of those a choice picks. */
export type Chosen = Pick & { readonly transactionId: string }

/** Which receipts were picked, by payment. */
export interface Picks<Choice> {
  readonly picked: ReadonlyMap<string, Pick>
  /** What was chosen last at once and found nothing, or more than one run takes. */
  readonly said: { readonly choice: Choice; readonly is: 'nothing' | 'most' } | null
  readonly refusal: AnyFailure | null
  /** Picks one, or puts it back; another receipt of the same payment takes its place. */
  readonly toggle: (transactionId: string, pick: Pick) => void
  /** Picks all receipts of one choice in the place of those picked before. */
  readonly choose: (choice: Choice) => Promise<void>
  readonly clear: () => void
}

const none: ReadonlyMap<string, Pick> = new Map()

/** How many won are picked. */
export const pickedWon = (picked: ReadonlyMap<string, Pick>): Won =>
  picked.size === 0 ? noWon : sum([...picked.values()].map(({ won }) => won))

/** The memory of what is picked; `read` gives the receipts of a choice, as many as one run takes. */
export function createPicks<Choice>(read: (choice: Choice) => Promise<Result<readonly Chosen[], AnyFailure>>) {
  return createStore<Picks<Choice>>()((set, get) => {
    const turns = createTurns()
    return {
      picked: none,
      said: null,
      refusal: null,
      toggle(transactionId, pick) {
        turns.end()
        const picked = new Map(get().picked)
        const before = picked.get(transactionId)
        const isPutBack = before !== undefined && before.issuedAt === pick.issuedAt
        if (isPutBack) picked.delete(transactionId)
        else if (before !== undefined || picked.size < mostBulkReceipts) picked.set(transactionId, pick)
        set({ picked, said: null })
      },
      async choose(choice) {
        const isCurrent = turns.begin()
        const answer = await read(choice)
        if (!isCurrent()) return
        if (!answer.ok) return set({ refusal: answer.failure })
        const picked = new Map(
          answer.value.map(({ transactionId, won, issuedAt }) => [transactionId, { won, issuedAt }]),
        )
        const is = picked.size === 0 ? 'nothing' : picked.size === mostBulkReceipts ? 'most' : null
        set({ picked, refusal: null, said: is === null ? null : { choice, is } })
      },
      clear() {
        turns.end()
        set({ picked: none, said: null, refusal: null })
      },
    }
  })
}
