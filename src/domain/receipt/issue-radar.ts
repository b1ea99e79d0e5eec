import { type Day, dayOf, daysBetween, type Instant } from '../day.ts'
import type { Won } from '../money.ts'
import { isOpen } from '../refund.ts'
import { splitTotal } from '../tax-split.ts'
import { selfIssueIdentity } from './identity.ts'
import { type ReceiptHistory, standing } from './ledger-row.ts'
import { liveReceiptOf } from './live-receipt.ts'
import { type ReceiptAct, tookEffect } from './receipt-act.ts'
import { wonText } from './wording.ts'

/** R38: two live receipts of one amount and identity look like one sale when they are this many days apart at most. */
export const alikeDays = 3

/** How another receipt is known to be alike: by the whole identity, by its last four alone, or because Hometax's list shows it for this payment. */
export const alikeness = ['same-identity', 'same-digits', 'in-hometax'] as const
export type Alikeness = (typeof alikeness)[number]

/**
 * Another payment's receipt that looks like the one that is to be issued. `approvalNumber` is null where nobody told one, `at` when it was
 * issued or, where no answer tells that, paid for. `isOpen`: its issue has no known outcome, so that it may live.
 */
export interface LikelyDouble {
  readonly transactionId: string
  readonly shopName: string
  readonly orderNumber: string
  readonly approvalNumber: string | null
  readonly won: Won
  readonly at: Instant
  readonly alike: Alikeness
  readonly isOpen: boolean
  readonly sentence: string
}

/** The receipt that is to be issued: for how much, today, of a payment of that day. */
export interface RadarWish {
  readonly won: Won
  readonly today: Day
  readonly paidOn: Day
}

/** Does this identity tell one buyer from another? The number of 자진발급 (R08) is shared by every buyer nobody knows. */
export const tellsBuyers = (identity: string): boolean => identity !== selfIssueIdentity

/** Do last four digits tell one buyer from another? Those of 자진발급 do not, whoever's phone they end as well. */
export const digitsTellBuyers = (lastFour: string): boolean => lastFour !== selfIssueIdentity.slice(-4)

/**
 * Does the receipt of this other payment look like the one that is to be issued (R38)? It lives, or may live, for the same won, and was
 * issued, or its payment made, within three days. Null where it does not.
 */
export function likelyDoubleOf(wish: RadarWish, other: ReceiptHistory, alike: Alikeness): LikelyDouble | null {
  const { transaction, receiptActs } = other
  const issue = receiptActs.findLast((act) => act.kind === 'issue' && (isOpen(act.state) || tookEffect(act)))
  const open = issue !== undefined && isOpen(issue.state)
  const won = open ? issue.amount : splitTotal(liveReceiptOf(other))
  if (won !== wish.won) return null
  const at = momentOf(issue, transaction.paidAt)
  const apart = [daysBetween(dayOf(at), wish.today), daysBetween(dayOf(transaction.paidAt), wish.paidOn)]
  if (!apart.some((days) => Math.abs(days) <= alikeDays)) return null
  const { approvalNumber } = open ? issue : standing(transaction, receiptActs).receipt
  const { shopName } = other
  const { orderNumber } = transaction
  const said = { shopName, orderNumber, approvalNumber, won, at, alike, isOpen: open }
  return { transactionId: transaction.id, ...said, sentence: sentenceOf(said) }
}

const momentOf = (issue: ReceiptAct | undefined, paidAt: Instant): Instant =>
  issue === undefined ? paidAt : (issue.doneAt ?? issue.requestedAt)

/** Names the other payment and its receipt, and says how sure it is that they are one. */
function sentenceOf({
  shopName,
  orderNumber,
  approvalNumber,
  won,
  at,
  alike,
  isOpen,
}: Omit<LikelyDouble, 'transactionId' | 'sentence'>): string {
  const whose = alike === 'same-identity' ? '같은 번호로' : '끝 4자리가 같은 번호로'
  const number = approvalNumber === null ? '' : `(승인번호 ${approvalNumber})`
  const on = at.slice(0, 10)
  const what = isOpen
    ? `${on}에 ${whose} ${wonText(won)} 발급을 요청했고 결과를 모릅니다.`
    : `${on}에 ${whose} 발급한 ${wonText(won)} 현금영수증${number}이 살아 있습니다.`
  return `${shopName} ${orderNumber}: ${what}`
}
