import { dayOf, epochOf, type Instant } from '../../domain/day.ts'
import type { Won } from '../../domain/money.ts'
import { receiptExcessOf } from '../../domain/receipt/live-receipt.ts'
import { openActOf, receiptRetryOf } from '../../domain/receipt/receipt-act.ts'
import { wonText } from '../../domain/receipt/wording.ts'
import { countsAsSpent, isOpen } from '../../domain/refund.ts'
import type { TransactionListRow } from '../../domain/search.ts'
import type { Shop } from '../../domain/shop.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Work on a receipt that waits for a person. */
export interface ReceiptTask {
  readonly kind: 'retry-cancel' | 'unknown-act' | 'excess'
  readonly row: TransactionListRow
  readonly won: Won
  readonly at: Instant
  readonly isOpen: boolean
  readonly refundId: string | null
  readonly actId: string | null
  readonly sentence: string
}

type PaymentWithWork = Awaited<ReturnType<Ledger['receiptWork']>>[number]

/**
 * The tasks of these payments, oldest first: acts nobody knows the outcome of, cancels to be tried again (R33, R54), and receipts issued
 * from here for more than the cash that is left (R34).
 */
export const receiptTasks = (payments: readonly PaymentWithWork[], shop: Shop, now: Instant): readonly ReceiptTask[] =>
  payments
    .flatMap((payment) => [...unknownActOf(payment), ...retryIn(payment, now), ...excessIn(payment, shop, now)])
    .sort((a, b) => epochOf(a.at) - epochOf(b.at))

function unknownActOf({ row, receiptActs }: PaymentWithWork): readonly ReceiptTask[] {
  const act = openActOf(receiptActs)
  if (act?.state !== 'unknown') return []
  const what = act.kind === 'issue' ? '발급' : '취소'
  const common = { row, won: act.amount, at: act.changedAt, isOpen: true, refundId: null, actId: act.id }
  return [
    {
      ...common,
      kind: 'unknown-act',
      sentence: `현금영수증 ${what} ${wonText(act.amount)}의 결과를 모릅니다. 조회하거나 근거를 적고 직접 확정하세요.`,
    },
  ]
}

function retryIn({ row, refunds, receiptActs }: PaymentWithWork, now: Instant): readonly ReceiptTask[] {
  const retry = receiptRetryOf(refunds, receiptActs)
  const refund = refunds.find((one) => one.id === retry?.refundId)
  if (retry === null || refund === undefined || openActOf(receiptActs) !== null) return []
  const won = refund.receipt?.won ?? refund.amount
  return [
    {
      kind: 'retry-cancel',
      row,
      won,
      at: retry.from,
      isOpen: epochOf(now) >= epochOf(retry.from),
      refundId: refund.id,
      actId: null,
      sentence: `${wonText(refund.amount)} 환불은 끝났고 현금영수증은 취소되지 않았습니다. 취소를 다시 시도하세요.`,
    },
  ]
}

function excessIn(payment: PaymentWithWork, shop: Shop, now: Instant): readonly ReceiptTask[] {
  const { row, refunds, receiptActs } = payment
  if (openActOf(receiptActs) !== null || refunds.some((refund) => isOpen(refund.state))) return []
  const excess = receiptExcessOf({ ...payment, shopName: shop.name, settings: shop.tax, today: dayOf(now) })
  if (excess === null) return []
  const last = refunds.filter(countsAsSpent).at(-1)
  return [
    {
      kind: 'excess',
      row,
      won: excess.won,
      at: last?.doneAt ?? last?.changedAt ?? now,
      isOpen: true,
      refundId: last?.id ?? null,
      actId: null,
      sentence: `환불 뒤 현금영수증이 남은 현금보다 ${wonText(excess.won)} 많습니다. 그만큼 취소하세요.`,
    },
  ]
}
