import { toInstant } from '../../../../../src/domain/day.ts'
import { toWon } from '../../../../../src/domain/money.ts'
import type { Prepared } from '../../../../../src/renderer/src/features/confirmations/prepared.ts'

/** A prepared payment that waits until half past ten, with what a test changes of it. */
export const preparedOf = (change: Partial<Prepared> = {}): Prepared => ({
  id: 'p1',
  shopId: 's1',
  orderNumber: 'ORDER-1',
  won: toWon(39_000),
  method: 'card',
  goods: '린넨 셔츠',
  buyerName: '홍*동',
  seenAt: toInstant('2026-11-23T10:00:00+09:00'),
  until: toInstant('2026-11-23T10:30:00+09:00'),
  state: 'waiting',
  earlier: 0,
  answer: null,
  transactionId: null,
  ...change,
})
