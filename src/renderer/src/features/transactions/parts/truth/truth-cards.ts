import type { TransactionDetail } from '../../store.ts'

/** A rule of the gateway as the panel and the dialog get it. */
export type TruthCard = TransactionDetail['truthCards'][number]

/** Cards that are shown unasked, and those behind a line: what bears on the refund, what the shop was refused, what is not allowed. */
export function weighed(cards: readonly TruthCard[]): {
  readonly shown: readonly TruthCard[]
  readonly others: readonly TruthCard[]
} {
  const shown = cards.filter(
    ({ concerns, refusal, standing }) => concerns || refusal !== null || standing === 'not-allowed',
  )
  return { shown, others: cards.filter((card) => !shown.includes(card)) }
}

/** The card that says `because`, so that the reason is shown with its remedy and source; null when the reason is no rule of the gateway. */
export const cardSaying = (cards: readonly TruthCard[], because: string | null): TruthCard | null =>
  because === null ? null : (cards.find(({ sentence }) => sentence === because) ?? null)
