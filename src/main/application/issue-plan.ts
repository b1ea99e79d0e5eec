import { add, noWon, type Won } from '../../domain/money.ts'
import type { BlockedIssue, PlannedIssue } from '../../domain/receipt/issue-run.ts'
import { wonText } from '../../domain/receipt/wording.ts'
import type { Totals } from '../../domain/search.ts'
import type { Shop } from '../../domain/shop.ts'
import { findPayment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { receiptFacts } from './receipt-desk.ts'
import { issuedByHometax } from './receipt-radar.ts'

/** Receipts that were checked for a bulk issue: what each was shown with, and which cannot go. Kept in memory alone. */
export interface IssuePlan {
  readonly id: string
  readonly book: OpenBook
  readonly shop: Shop
  readonly ready: readonly PlannedIssue[]
  readonly blocked: readonly BlockedIssue[]
}

/** How many and how much. */
export const totalsOf = (some: readonly { readonly won: Won }[]): Totals => ({
  count: some.length,
  won: some.reduce((sum, { won }) => add(sum, won), noWon),
})

/** Judges each payment as a single issue would be, by the ledger; a payment named twice counts once. */
export async function planIssues(
  ports: Pick<Ports, 'gateways' | 'clock' | 'ids'>,
  book: OpenBook,
  shop: Shop,
  transactionIds: readonly string[],
): Promise<IssuePlan> {
  const ready: PlannedIssue[] = []
  const blocked: BlockedIssue[] = []
  for (const transactionId of new Set(transactionIds)) {
    const payment = await findPayment(book, transactionId)
    if (payment === null || payment.shop.id !== shop.id) continue
    const { verdict, issueBlocked } = await receiptFacts(ports, book, payment)
    const { transaction, receiptActs } = payment.record
    const one = { transactionId, orderNumber: transaction.orderNumber, won: verdict.amount }
    const listed = issueBlocked === null ? await issuedByHometax(ports, book, transaction) : null
    if (listed !== null) blocked.push({ ...one, because: listed.sentence, remedy: inHometaxRemedy })
    else if (issueBlocked === null) ready.push({ ...one, earlierActs: receiptActs.length })
    else blocked.push({ ...one, ...issueBlocked })
  }
  return { id: ports.ids.next(), book, shop, ready, blocked }
}

const inHometaxRemedy =
  '대사에서 확인하고, 이 거래의 것이면 밖에서 발급한 것으로 적으세요. 다른 거래의 것이면 거래에서 하나씩 이유를 적고 발급하세요.'

/** The sentence of what confirming a plan would do. */
export function confirmSentence({ shop, ready }: IssuePlan): string {
  const { count, won } = totalsOf(ready)
  return `${shop.name}에서 ${count.toLocaleString('ko-KR')}건 ${wonText(won)}을 자진발급으로 발급`
}
