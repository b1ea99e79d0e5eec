import type { OutputOf } from '../../../../contract/operation.ts'
import type { refunds } from '../../../../contract/operations/refunds.ts'
import type { RefundState } from '../../../../domain/refund.ts'
import type { Mark } from '../../ui/StateMark.tsx'

/** States that are looked at together, the one that needs a person first. */
export const refundGroups = {
  unknown: ['unknown'],
  open: ['intended', 'sent'],
  done: ['done'],
  declined: ['declined'],
  'not-applied': ['not-applied'],
  'by-hand': ['settled-by-hand'],
} as const satisfies Record<string, readonly RefundState[]>

/** A group of states, or all of them. */
export type RefundGroup = keyof typeof refundGroups | 'all'

/** The groups in the order of the chips. */
export const groupOrder = [
  'unknown',
  'open',
  'done',
  'declined',
  'not-applied',
  'by-hand',
  'all',
] as const satisfies readonly RefundGroup[]

/** The shape of each group. */
export const groupMarks = {
  unknown: 'unknown',
  open: 'waiting',
  done: 'done',
  declined: 'declined',
  'not-applied': 'none',
  'by-hand': 'partly',
  all: 'none',
} as const satisfies Record<RefundGroup, Mark>

/** The states a group asks for; an empty list means all. */
export const statesOf = (group: RefundGroup): readonly RefundState[] => (group === 'all' ? [] : refundGroups[group])

/** How many refunds stand in each state, and their won. */
export type RefundCounts = OutputOf<typeof refunds.counts>

/** How many refunds a group has, what they amount to in won, and how long ago the oldest was asked for, in ms. */
export interface GroupTotals {
  readonly count: number
  readonly won: number
  readonly oldestMs: number | null
}

/** What a group comes to. */
export function totalsOf(counts: RefundCounts, group: RefundGroup): GroupTotals {
  const states = statesOf(group)
  let count = 0
  let won = 0
  let oldestMs: number | null = null
  for (const [state, totals] of Object.entries(counts)) {
    if (states.length > 0 && !states.some((one) => one === state)) continue
    count += totals.count
    won += totals.won
    if (totals.oldestMs !== null) oldestMs = Math.max(oldestMs ?? 0, totals.oldestMs)
  }
  return { count, won, oldestMs }
}
