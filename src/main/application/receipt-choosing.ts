import type { Instant } from '../../domain/day.ts'
import { toWon, type Won } from '../../domain/money.ts'
import { isWanted } from '../../domain/receipt/ledger-filter.ts'
import { liveReceiptOf } from '../../domain/receipt/live-receipt.ts'
import { lastIssueOf } from '../../domain/receipt/receipt-cancel.ts'
import { splitTotal } from '../../domain/tax-split.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Ports } from './ports.ts'
import type { WantedLedger } from './ledger-pages.ts'

/** A receipt by its payment and its event in the ledger, and for how much it was issued. */
interface IssuedReceipt {
  readonly transactionId: string
  readonly issuedAt: Instant
  readonly won: Won
}

/**
 * The living receipts a month of the ledger has as issued and the filter wants, in the order of the payments, `most` of them at most. One
 * that was cancelled is passed over, so that after a run the next ones are reached.
 */
export async function issuedInLedger(
  ports: Pick<Ports, 'clock'>,
  ledger: Pick<Ledger, 'receiptHistories'>,
  wanted: Omit<WantedLedger, 'isMasked'>,
  most: number,
): Promise<readonly IssuedReceipt[]> {
  const chosen: IssuedReceipt[] = []
  const today = ports.clock.today()
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<Ledger['receiptHistories']>> = await ledger.receiptHistories({
      ...wanted,
      today,
      after,
    })
    for (const history of page.histories) {
      const row = lastIssueOf(history)
      if (row === null || row.month !== wanted.month || !isWanted(wanted.filter, row)) continue
      if (splitTotal(liveReceiptOf(history)) === 0) continue
      chosen.push({ transactionId: row.transactionId, issuedAt: row.at, won: toWon(row.target) })
      if (chosen.length === most) return chosen
    }
    after = page.after
  } while (after !== null)
  return chosen
}
