import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../contract/operation.ts'
import type { reconciliation } from '../../../../contract/operations/reconciliation.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'
import { createOneAtATime } from '../../one-at-a-time.ts'

/** Shops of one business number. */
export type Business = OutputOf<typeof reconciliation.businesses>[number]
/** What a match came to: sums by cause, counts by standing, days read, doubles. */
export type Summary = OutputOf<typeof reconciliation.summary>
/** How many findings stand under a cause, how many of them wait, and their sums. */
export type CauseRow = Summary['causes'][number]
/** Two live receipts that seem to be of one payment. */
export type Double = Summary['doubles'][number]
/** Why there is no summary. */
export type SummaryFailure = FailureOf<typeof reconciliation.summary> | CommonFailure

/** Why a business number was not noted. */
export type NumberFailure = FailureOf<typeof reconciliation.setBusinessNumber> | CommonFailure

/** The businesses of the book, and what the match of one of them came to. */
export interface ReconciliationDesk {
  readonly businesses: Loadable<readonly Business[], CommonFailure>
  readonly businessId: string | null
  readonly summary: Loadable<Summary, SummaryFailure>
  readonly readBusinesses: () => Promise<void>
  /** Notes the business number of a shop, null for none; why it was not, or null. */
  readonly noteNumber: (shopId: string, number: string | null) => Promise<NumberFailure | null>
  readonly ask: (businessId: string) => Promise<void>
  /** Reads the summary again after the book changed; what is shown stays until then. */
  readonly refresh: () => Promise<void>
}

/** The memory of 대사. The first match of a book looks at every payment, so nothing is asked before the screen is open. */
export function createReconciliationDesk(api: Pick<Api, 'reconciliation'>) {
  return createStore<ReconciliationDesk>()((set, get) => {
    const turns = createTurns()
    const read = async (businessId: string) => {
      const isCurrent = turns.begin()
      const summary = loaded(await api.reconciliation.summary({ businessId, trialListId: null }))
      if (isCurrent()) set({ summary })
    }
    return {
      businesses: idle,
      businessId: null,
      summary: idle,
      readBusinesses: createOneAtATime(async () => {
        set({ businesses: loaded(await api.reconciliation.businesses({})) })
      }),
      async noteNumber(shopId, number) {
        const answer = await api.reconciliation.setBusinessNumber({ shopId, number })
        if (!answer.ok) return answer.failure
        set({ businesses: loaded(answer) })
        return null
      },
      async ask(businessId) {
        set({ businessId, summary: loading })
        await read(businessId)
      },
      refresh: createOneAtATime(async () => {
        const { businessId } = get()
        if (businessId !== null) await read(businessId)
      }),
    }
  })
}
