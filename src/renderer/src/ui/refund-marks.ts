import type { RefundState } from '../../../domain/refund.ts'
import type { Mark } from './StateMark.tsx'

/** The shape of each state of the journal: of a refund's money, and of a receipt that is issued or cancelled. */
export const journalMarks = {
  intended: 'waiting',
  sent: 'waiting',
  done: 'done',
  declined: 'declined',
  unknown: 'unknown',
  'not-applied': 'none',
  'settled-by-hand': 'partly',
} as const satisfies Record<RefundState, Mark>
