import { dayOf, epochOf, type Instant } from '../../domain/day.ts'
import type { Won } from '../../domain/money.ts'
import { type ReceiptExcess, receiptExcessOf } from '../../domain/receipt/live-receipt.ts'
import { standing, verdictNow } from '../../domain/receipt/ledger-row.ts'
import { endedAfterRefund, openActOf, receiptRetryOf, tookEffect } from '../../domain/receipt/receipt-act.ts'
import type { ReceiptVerdict } from '../../domain/receipt/verdict.ts'
import { wonText } from '../../domain/receipt/wording.ts'
import { countsAsSpent, isOpen } from '../../domain/refund.ts'
import type { TransactionListRow } from '../../domain/search.ts'
import type { Shop } from '../../domain/shop.ts'
import type { Offer, ReceiptDesk } from '../gateways/desks.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Work on a receipt that waits for a person. */
export interface ReceiptTask {
  readonly kind: 'retry-cancel' | 'reissue' | 'unknown-act' | 'excess'
  readonly row: TransactionListRow
  readonly won: Won
  readonly at: Instant
  readonly isOpen: boolean
  readonly refundId: string | null
  readonly actId: string | null
  readonly sentence: string
}

/** How this shop's gateway takes receipts back: in part, and of which number. Null where it takes none. */
type Taking = { readonly parts: boolean; readonly takes: (receiptNumber: string | null) => boolean } | null

/** How a gateway takes the receipts of a shop back. */
export const takingOf = (offer: Offer<ReceiptDesk>, shop: Shop): Taking =>
  offer.offered
    ? { parts: offer.cancelsParts(shop.choices), takes: (receiptNumber) => offer.cancelLimits(receiptNumber).ok }
    : null

type PaymentWithWork = Awaited<ReturnType<Ledger['receiptWork']>>[number]

/**
 * The tasks of these payments, oldest first: acts nobody knows the outcome of, cancels to be tried again (R33), what remains to be
 * issued anew after them (R54), and receipts issued from here for more than the cash that is left (R34).
 */
export const receiptTasks = (
  payments: readonly PaymentWithWork[],
  shop: Shop,
  now: Instant,
  taking: Taking,
): readonly ReceiptTask[] =>
  payments
    .flatMap((payment) => [
      ...unknownActOf(payment),
      ...retryIn(payment, shop, now),
      ...reissueIn(payment, shop, now),
      ...excessIn(payment, shop, now, taking),
    ])
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

function retryIn(payment: PaymentWithWork, shop: Shop, now: Instant): readonly ReceiptTask[] {
  const { row, refunds, receiptActs } = payment
  const retry = receiptRetryOf(refunds, receiptActs)
  const refund = refunds.find((one) => one.id === retry?.refundId)
  if (retry === null || refund === undefined || openActOf(receiptActs) !== null) return []
  const won = refund.receipt?.won ?? refund.amount
  const { amount: left } = verdictNow({ ...payment, settings: shop.tax, today: dayOf(now) })
  return [
    {
      kind: 'retry-cancel',
      row,
      won,
      at: retry.from,
      isOpen: epochOf(now) >= epochOf(retry.from),
      refundId: refund.id,
      actId: null,
      sentence: `${wonText(refund.amount)} 환불은 끝났고 현금영수증${numberOf(payment)}은 취소되지 않았습니다. ${retrySentence(left)}`,
    },
  ]
}

/** A receipt that was cancelled whole after a refund of a part: closed when one lives for what remains, or when nothing remains. */
function reissueIn(payment: PaymentWithWork, shop: Shop, now: Instant): readonly ReceiptTask[] {
  const { row, refunds, receiptActs } = payment
  const ended = endedAfterRefund(refunds, receiptActs)
  if (ended === null || openActOf(receiptActs) !== null || refunds.some((refund) => isOpen(refund.state))) return []
  const verdict = verdictNow({ ...payment, settings: shop.tax, today: dayOf(now) })
  if (verdict.state === 'refunded' || verdict.amount === 0) return []
  return [
    {
      kind: 'reissue',
      row,
      won: verdict.amount,
      at: ended.changedAt,
      isOpen: true,
      refundId: ended.refundId,
      actId: ended.id,
      sentence: `현금영수증 ${wonText(ended.amount)}을 취소했고 남은 ${wonText(verdict.amount)}은 아직 발급되지 않았습니다. ${whyNotReissued(payment, verdict)}`,
    },
  ]
}

/** What a person is to do about a receipt that is to be issued anew, and why it was not if that was tried or cannot be. */
function whyNotReissued({ receiptActs }: PaymentWithWork, { state, sentence }: ReceiptVerdict): string {
  if (state !== 'due') return sentence
  const last = receiptActs.at(-1)
  const told = last?.kind === 'issue' && !tookEffect(last) ? (last.answer?.message ?? '') : ''
  return told === ''
    ? '다시 발급하세요.'
    : `다시 발급하지 못했습니다: ${told} 발급할 수 없으면 홈택스에서 발급하고 여기에 적으세요.`
}

/** R54: a retry takes the whole receipt, whatever of the payment went back. */
const retrySentence = (left: Won): string =>
  left === 0
    ? '취소를 다시 시도하세요.'
    : `전체 취소를 다시 시도하고, 취소되면 남은 ${wonText(left)}을 다시 발급하세요.`

/** The number of the receipt that lives, in brackets; nothing where nobody told one. */
function numberOf({ transaction, receiptActs }: PaymentWithWork): string {
  const { approvalNumber } = standing(transaction, receiptActs).receipt
  return approvalNumber === null ? '' : `(승인번호 ${approvalNumber})`
}

function excessIn(payment: PaymentWithWork, shop: Shop, now: Instant, taking: Taking): readonly ReceiptTask[] {
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
      sentence: `환불 뒤 현금영수증${numberOf(payment)}이 남은 현금보다 ${wonText(excess.won)} 많습니다. ${howToTake(payment, excess, taking)}`,
    },
  ]
}

/** R31, R34: by which strategy what is too much is taken back. */
function howToTake({ transaction, receiptActs }: PaymentWithWork, { left }: ReceiptExcess, taking: Taking): string {
  const { receiptNumber } = standing(transaction, receiptActs).receipt
  if (taking === null || !taking.takes(receiptNumber)) return '발급한 곳에서 그만큼 취소하고 여기에 적으세요.'
  if (left === 0) return '전체를 취소하세요.'
  return taking.parts ? '그만큼 취소하세요.' : `전체를 취소하고 남은 ${wonText(left)}을 다시 발급하세요.`
}
