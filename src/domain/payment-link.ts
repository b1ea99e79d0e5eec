import type { Instant } from './day.ts'
import type { Won } from './money.ts'

/** Where a payment link stands. `asked` is written down and its answer not there yet; a link in `unknown` may exist and cannot be told. */
export const linkStates = ['asked', 'made', 'refused', 'unknown', 'paid'] as const
export type LinkState = (typeof linkStates)[number]

/** A payment link made from this desk. `orderNumber` is what the operator made it for; `transactionId` the payment it was paid by. */
export interface PaymentLink {
  readonly id: string
  readonly shopId: string
  readonly orderNumber: string | null
  readonly goods: string
  readonly won: Won
  readonly method: 'card' | 'transfer'
  readonly createdAt: Instant
  readonly until: Instant | null
  readonly state: LinkState
  readonly url: string | null
  readonly transactionId: string | null
  readonly operatorId: string
  /** The gateway's refusal, or why nothing is known, in Korean; null otherwise. */
  readonly answer: string | null
}
