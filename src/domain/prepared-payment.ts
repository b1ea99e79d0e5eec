import { epochOf, type Instant, instantOfEpoch } from './day.ts'
import type { Won } from './money.ts'
import { type HandConclusion, isOpen, type RefundState } from './refund.ts'
import type { Buyer } from './transaction.ts'

/**
 * A payment the buyer has prepared and nobody has confirmed: no money has moved. `keys` are what the gateway wants back to confirm it,
 * under its own names; they are secrets of this one payment.
 */
export interface ReportedPrepared {
  readonly orderNumber: string
  readonly won: Won
  readonly method: 'card' | 'transfer'
  readonly goods: string | null
  readonly buyer: Buyer
  readonly keys: Readonly<Record<string, string>>
}

/** How long a prepared payment can be confirmed (guide §3-3: within 30 minutes of its auth). */
const confirmableMs = 30 * 60_000

/** When a prepared payment can no longer be confirmed, counted from when it was first seen here: its own answer carries no time. */
export const confirmableUntil = (seenAt: Instant): Instant => instantOfEpoch(epochOf(seenAt) + confirmableMs)

/**
 * A confirm asked from this desk, in the journal; it moves money and moves along the states of a refund. `transactionId` is the payment
 * it became.
 */
export interface Confirmation {
  readonly id: string
  readonly state: RefundState
  readonly requestedAt: Instant
  readonly changedAt: Instant
  readonly operatorId: string
  readonly answer: { readonly code: string | null; readonly message: string } | null
  readonly transactionId: string | null
  readonly byHand: { readonly conclusion: HandConclusion; readonly note: string } | null
}

/** A prepared payment in the book; its keys are not part of it. `confirmations` oldest first. */
export interface PreparedPayment {
  readonly id: string
  readonly shopId: string
  readonly orderNumber: string
  readonly won: Won
  readonly method: 'card' | 'transfer'
  readonly goods: string | null
  readonly buyerName: string | null
  readonly seenAt: Instant
  readonly until: Instant
  /** The payment of its order that is in the book, whoever confirmed it; null when there is none. */
  readonly paidAs: string | null
  readonly confirmations: readonly Confirmation[]
}

/** Where a prepared payment stands. `waiting` can be confirmed; `expired` no longer can; the rest is its last confirm's. */
export const preparedStates = ['waiting', 'expired', 'confirming', 'unknown', 'confirmed', 'refused'] as const
export type PreparedState = (typeof preparedStates)[number]

/** Where a prepared payment stands at `now`. A confirm that provably did not leave leaves it waiting. */
export function preparedState({ confirmations, until, paidAs }: PreparedPayment, now: Instant): PreparedState {
  const last = confirmations.at(-1)
  if (last?.state === 'unknown') return 'unknown'
  if (last !== undefined && isOpen(last.state)) return 'confirming'
  if (paidAs !== null || last?.state === 'done' || last?.byHand?.conclusion === 'refunded') return 'confirmed'
  if (last?.state === 'declined') return 'refused'
  return epochOf(now) < epochOf(until) ? 'waiting' : 'expired'
}

/** The journal's key: which confirm of this payment it is, so that a slow double click sends once (decision 3). */
export const confirmationKey = (preparedId: string, earlier: number): string => `${preparedId}#confirm:${earlier}`
