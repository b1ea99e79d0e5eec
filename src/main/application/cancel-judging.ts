import {
  ageWarning,
  type CancelExtent,
  cashWithout,
  lastIssueOf,
  takenBy,
} from '../../domain/receipt/receipt-cancel.ts'
import { receiptRetryOf } from '../../domain/receipt/receipt-act.ts'
import type { BlockedReceipt, PlannedCancel, WantedCancel } from '../../domain/receipt/receipt-run.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import { findPayment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { historyOf, receiptFacts } from './receipt-desk.ts'

/**
 * Judges by the ledger whether the receipt of a payment of this shop can be cancelled, as a single cancel is, and what that would take and
 * leave. `takes` is how much is wanted: all of it, or what is too much, where the gateway takes that back alone, and all of it otherwise.
 * Null where the shop has no such payment.
 */
export async function judgeCancel(
  ports: Pick<Ports, 'gateways' | 'clock'>,
  book: OpenBook,
  shop: Shop,
  { transactionId, issuedAt }: WantedCancel,
  takes: CancelExtent,
): Promise<Result<PlannedCancel, BlockedReceipt> | null> {
  const payment = await findPayment(book, transactionId)
  if (payment === null || payment.shop.id !== shop.id) return null
  const { live, excess, cancelBlocked } = await receiptFacts(ports, book, payment)
  const { transaction, receiptActs, refunds } = payment.record
  const extent = takes === 'excess' && excess?.canCancelAlone === true ? 'excess' : 'whole'
  const taken = takenBy(extent, live, excess)
  const one = { transactionId, orderNumber: transaction.orderNumber, won: taken.amount }
  if (cancelBlocked !== null) return failed({ ...one, ...cancelBlocked })
  const history = historyOf(ports, payment)
  const issue = lastIssueOf(history)
  if (issue === null || (issuedAt !== null && issue.at !== issuedAt)) return failed({ ...one, ...issuedAnew })
  return ok({
    ...one,
    earlierActs: receiptActs.length,
    issuedAt: issue.at,
    extent,
    refundId: receiptRetryOf(refunds, receiptActs)?.refundId ?? null,
    without: cashWithout(history, taken),
    warning: ageWarning(issue, history),
  })
}

/** Nobody confirms the cancel of another receipt than the one that was picked. */
const issuedAnew = {
  because: '고른 현금영수증은 이미 취소되었고, 이 거래에는 다른 현금영수증이 있습니다.',
  remedy: '그것도 취소하려면 대장에서 나중에 발급한 줄을 고르세요.',
}

/** Would it still take, leave and follow what it was shown to? */
export const isAsShown = (shown: PlannedCancel, now: PlannedCancel): boolean =>
  now.won === shown.won &&
  now.earlierActs === shown.earlierActs &&
  now.issuedAt === shown.issuedAt &&
  now.extent === shown.extent &&
  now.refundId === shown.refundId &&
  now.without.becomes === shown.without.becomes &&
  now.without.won === shown.without.won
