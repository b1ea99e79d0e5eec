import type { OutputOf } from '../../../../contract/operation.ts'
import type { confirmations } from '../../../../contract/operations/confirmations.ts'
import { epochOf } from '../../../../domain/day.ts'
import { sum, type Won } from '../../../../domain/money.ts'
import type { PreparedState } from '../../../../domain/prepared-payment.ts'

/** A payment a buyer prepared, as the book has it. */
export type Prepared = OutputOf<typeof confirmations.list>[number]

/** How long it can still be confirmed at `now`, in ms; 0 when the time is over. `now` is ms since 1970 by the desk's clock. */
export const leftMs = ({ until }: Pick<Prepared, 'until'>, now: number): number => Math.max(0, epochOf(until) - now)

/** Where it stands at `now`: what was waiting when it was read may be expired since. */
export const stateAt = (prepared: Pick<Prepared, 'state' | 'until'>, now: number): PreparedState =>
  prepared.state === 'waiting' && leftMs(prepared, now) === 0 ? 'expired' : prepared.state

/** How many wait for a confirm at `now`, and their won together. */
export function waitingAt(
  rows: readonly Pick<Prepared, 'state' | 'until' | 'won'>[],
  now: number,
): { readonly count: number; readonly won: Won } {
  const waiting = rows.filter((row) => stateAt(row, now) === 'waiting')
  return { count: waiting.length, won: sum(waiting.map((row) => row.won)) }
}
