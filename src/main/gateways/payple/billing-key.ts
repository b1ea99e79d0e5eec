/**
 * PCD_PAYER_ID, which charges the buyer's card or account: it lives in one call of the desk and is stored nowhere. Text, JSON and
 * inspect of it show nothing, and structured clone refuses it. `use` is the one word to search for in a review.
 */
export interface BillingKey {
  /** Hands the key to `work` and nothing else; the caller keeps what `work` returns. */
  use<R>(work: (PCD_PAYER_ID: string) => R): R
}

/** Wraps a key; null for an empty one. */
export const toBillingKey = (PCD_PAYER_ID: string): BillingKey | null =>
  PCD_PAYER_ID === '' ? null : { use: (work) => work(PCD_PAYER_ID) }
