import type { RefundState } from '../../../../../../domain/refund.ts'
import type { Mark } from '../../../../ui/StateMark.tsx'

/** The shape of a receipt act's state, the same as a refund's. */
export const actMarks = {
  intended: 'waiting',
  sent: 'waiting',
  done: 'done',
  declined: 'declined',
  unknown: 'unknown',
  'not-applied': 'none',
  'settled-by-hand': 'partly',
} as const satisfies Record<RefundState, Mark>
