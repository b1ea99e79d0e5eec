import { add, noWon, type Won } from '../../domain/money.ts'
import { type CancelReason, cancelReasonNames } from '../../domain/receipt/cancel-reason.ts'
import type { CancelExtent } from '../../domain/receipt/receipt-cancel.ts'
import type { BlockedReceipt, PlannedCancel, PlannedIssue, WantedCancel } from '../../domain/receipt/receipt-run.ts'
import { wonText } from '../../domain/receipt/wording.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { Totals } from '../../domain/search.ts'
import type { Shop } from '../../domain/shop.ts'
import { judgeCancel } from './cancel-judging.ts'
import { findPayment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { receiptFacts } from './receipt-desk.ts'
import { issuedByHometax } from './receipt-radar.ts'

/** Receipts that were checked for a run: what each was shown with, and which cannot go. Kept in memory alone. */
interface PlanOf<Kind, Planned> {
  readonly kind: Kind
  readonly id: string
  readonly book: OpenBook
  readonly shop: Shop
  readonly ready: readonly Planned[]
  readonly blocked: readonly BlockedReceipt[]
}

/** Receipts that are to be issued (자진발급). */
export type IssuePlan = PlanOf<'issue', PlannedIssue>

/** How much of each receipt is to be cancelled, and why; `reason` is null where the operator has yet to say. */
interface CancelAim {
  readonly takes: CancelExtent
  readonly reason: CancelReason | null
}

/** Receipts that are to be cancelled. */
export type CancelPlan = PlanOf<'cancel', PlannedCancel> & CancelAim

/** What is judged, asked and kept of a plan. */
type PlanPorts = Pick<Ports, 'gateways' | 'clock' | 'ids'>

/** Judges each payment as a single issue would be, by the ledger; a payment named twice counts once. */
export async function planIssues(
  ports: PlanPorts,
  book: OpenBook,
  shop: Shop,
  transactionIds: readonly string[],
): Promise<IssuePlan> {
  const judged = await judgeEach([...new Set(transactionIds)], (id) => judgeIssue(ports, book, shop, id))
  return { kind: 'issue', id: ports.ids.next(), book, shop, ...judged }
}

/** Judges each payment as a single cancel of its receipt would be, by the ledger; of a payment named twice the last counts. */
export async function planCancels(
  ports: PlanPorts,
  book: OpenBook,
  shop: Shop,
  receipts: readonly WantedCancel[],
  { takes, reason }: CancelAim,
): Promise<CancelPlan> {
  const judged = await judgeEach([...new Map(receipts.map((one) => [one.transactionId, one])).values()], (one) =>
    judgeCancel(ports, book, shop, one, takes),
  )
  return { kind: 'cancel', id: ports.ids.next(), book, shop, takes, reason, ...judged }
}

/** Sorts what can go from what cannot; payments that are not the shop's are passed over. */
async function judgeEach<Wanted, Planned>(
  all: readonly Wanted[],
  judge: (wanted: Wanted) => Promise<Result<Planned, BlockedReceipt> | null>,
): Promise<{ readonly ready: readonly Planned[]; readonly blocked: readonly BlockedReceipt[] }> {
  const ready: Planned[] = []
  const blocked: BlockedReceipt[] = []
  for (const wanted of all) {
    const judged = await judge(wanted)
    if (judged?.ok === true) ready.push(judged.value)
    else if (judged !== null) blocked.push(judged.failure)
  }
  return { ready, blocked }
}

async function judgeIssue(
  ports: PlanPorts,
  book: OpenBook,
  shop: Shop,
  transactionId: string,
): Promise<Result<PlannedIssue, BlockedReceipt> | null> {
  const payment = await findPayment(book, transactionId)
  if (payment === null || payment.shop.id !== shop.id) return null
  const { verdict, issueBlocked } = await receiptFacts(ports, book, payment)
  const { transaction, receiptActs } = payment.record
  const one = { transactionId, orderNumber: transaction.orderNumber, won: verdict.amount }
  if (issueBlocked !== null) return failed({ ...one, ...issueBlocked })
  const listed = await issuedByHometax(ports, book, transaction)
  return listed === null
    ? ok({ ...one, earlierActs: receiptActs.length })
    : failed({ ...one, because: listed.sentence, remedy: inHometaxRemedy })
}

const inHometaxRemedy =
  '대사에서 확인하고, 이 거래의 것이면 밖에서 발급한 것으로 적으세요. 다른 거래의 것이면 거래에서 하나씩 이유를 적고 발급하세요.'

/** How many and how much. */
export const totalsOf = (some: readonly { readonly won: Won }[]): Totals => ({
  count: some.length,
  won: some.reduce((sum, { won }) => add(sum, won), noWon),
})

/** The sentence of what confirming a plan of issues would do. */
export const issueSentence = (plan: IssuePlan): string => `${whatOf(plan)}을 자진발급으로 발급`

/** The sentence of what confirming a plan of cancels for this reason would do. */
export const cancelSentence = (plan: CancelPlan, reason: CancelReason): string =>
  `${whatOf(plan)}의 현금영수증을 ${byReason[reason]} 취소`

const byReason = {
  'trade-cancelled': `${cancelReasonNames['trade-cancelled']}로`,
  'issued-in-error': `${cancelReasonNames['issued-in-error']}로`,
  other: `${cancelReasonNames.other} 사유로`,
} as const satisfies Record<CancelReason, string>

function whatOf({ shop, ready }: IssuePlan | CancelPlan): string {
  const { count, won } = totalsOf(ready)
  return `${shop.name}에서 ${count.toLocaleString('ko-KR')}건 ${wonText(won)}`
}
