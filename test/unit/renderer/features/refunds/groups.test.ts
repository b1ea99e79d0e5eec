import { describe, expect, it } from 'vitest'
import { toWon } from '../../../../../src/domain/money.ts'
import { refundStates } from '../../../../../src/domain/refund.ts'
import {
  groupOrder,
  type RefundCounts,
  refundGroups,
  statesOf,
  totalsOf,
} from '../../../../../src/renderer/src/features/refunds/groups.ts'

const none = { count: 0, won: toWon(0), oldestMs: null }
const counts: RefundCounts = {
  intended: { count: 1, won: toWon(1_000), oldestMs: 5_000 },
  sent: { count: 2, won: toWon(20_000), oldestMs: 90_000 },
  done: { count: 3, won: toWon(300_000), oldestMs: 9 },
  declined: none,
  unknown: { count: 4, won: toWon(70_500), oldestMs: 60_000 },
  'not-applied': none,
  'settled-by-hand': none,
}

describe('the groups of the journal', () => {
  it('hold every state exactly once, the unknown ones first', () => {
    const held = Object.values(refundGroups).flat()
    expect([...held].sort()).toEqual([...refundStates].sort())
    expect(groupOrder[0]).toBe('unknown')
    expect(groupOrder.at(-1)).toBe('all')
  })

  it('sum their states to the won, and say how long the oldest of them has stood', () => {
    expect(totalsOf(counts, 'open')).toEqual({ count: 3, won: 21_000, oldestMs: 90_000 })
    expect(totalsOf(counts, 'unknown')).toEqual({ count: 4, won: 70_500, oldestMs: 60_000 })
    expect(totalsOf(counts, 'all')).toEqual({ count: 10, won: 391_500, oldestMs: 90_000 })
    expect(statesOf('all')).toEqual([])
  })
})
