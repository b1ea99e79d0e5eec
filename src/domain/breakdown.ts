import type { WalletId } from './easy-pay.ts'
import { add, noWon, type Won } from './money.ts'
import { isCash } from './receipt/cash-part.ts'
import type { ReceiptRefund, WonRange } from './receipt/cash-refunded.ts'
import { refundedShares } from './receipt/part-shares.ts'
import { type OutsideShare, refundable, spent } from './refund.ts'
import { type PartKind, partKinds, type ReportedTransaction } from './transaction.ts'

/** One segment of the breakdown bar. `labelKey` names its text; `refunded` is exact when its bounds meet. */
export interface BreakdownSegment {
  readonly kind: PartKind
  readonly wallet: WalletId | null
  readonly won: Won
  readonly refunded: WonRange
  readonly labelKey: `part.${PartKind}`
}

/**
 * A payment as one bar: cash segments beside each other so that one bracket holds them. `segments` is empty when the answer does not
 * add up; `refunded` counts open refunds too. `receiptTarget` says where the bracket starts, in won from the left; null without cash.
 */
export interface Breakdown {
  readonly paid: Won
  readonly segments: readonly BreakdownSegment[]
  readonly refunded: Won
  readonly remaining: Won
  readonly receiptTarget: { readonly offset: Won; readonly won: Won } | null
}

/** Reading order of the bar: the card, then cash, then what is nobody's cash. */
const order: readonly PartKind[] = [
  'card',
  ...partKinds.filter((kind) => isCash({ kind })),
  ...partKinds.filter((kind) => kind !== 'card' && !isCash({ kind })),
]

/** What the breakdown bar of a payment shows. Parts of 0 won are left out. */
export function breakdown(
  transaction: Pick<ReportedTransaction, 'paid' | 'parts'>,
  refunds: readonly ReceiptRefund[],
  outside: readonly OutsideShare[],
): Breakdown {
  const { paid, parts } = transaction
  const segments = refundedShares({ paid, parts, refunds, outside })
    .filter(({ part }) => part.won > 0)
    .toSorted((a, b) => order.indexOf(a.part.kind) - order.indexOf(b.part.kind))
    .map(({ part, from, to }): BreakdownSegment => {
      const { kind, wallet, won } = part
      return { kind, wallet, won, refunded: { from, to }, labelKey: `part.${kind}` }
    })
  return {
    paid,
    segments,
    refunded: spent(refunds, outside),
    remaining: refundable(paid, refunds, outside),
    receiptTarget: bracketOf(segments),
  }
}

function bracketOf(segments: readonly BreakdownSegment[]): Breakdown['receiptTarget'] {
  let offset = noWon
  let won = noWon
  for (const segment of segments) {
    if (isCash(segment)) won = add(won, segment.won)
    else if (won === 0) offset = add(offset, segment.won)
  }
  return won === 0 ? null : { offset, won }
}
