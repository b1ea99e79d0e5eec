import type { Day } from '../../domain/day.ts'
import { receiptEvents, type ReceiptHistory, type ReceiptLedgerRow } from '../../domain/receipt/ledger-row.ts'
import { matchCauseNames } from '../../domain/reconciliation/finding.ts'
import { matchIdsOf } from '../../domain/reconciliation/receipt-sides.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** The ledger's rows of payments of one shop, each with what the reconciliation with Hometax says of it, where any list was read. */
export async function rowsWithHometax(
  ledger: Pick<Ledger, 'matchCausesOf'>,
  shopId: string,
  today: Day,
  histories: readonly ReceiptHistory[],
): Promise<readonly ReceiptLedgerRow[]> {
  const rows: ReceiptLedgerRow[] = []
  const ids: string[] = []
  for (const history of histories) {
    const events = receiptEvents(history)
    rows.push(...events)
    ids.push(...matchIdsOf(history, events))
  }
  const causes = await ledger.matchCausesOf({ shopId, today, ids })
  if (causes === null) return rows
  return rows.map((row, at) => {
    const cause = causes.get(ids[at] ?? '')
    return cause === undefined ? row : { ...row, hometax: matchCauseNames[cause] }
  })
}
