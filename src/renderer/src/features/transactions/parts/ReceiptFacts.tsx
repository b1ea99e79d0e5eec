import { transactions as words } from '../../../text/ko/transactions.ts'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { whereSeen, whyLeftOut } from '../receipt-told.ts'
import type { TransactionDetail } from '../store.ts'

/** Under which numbers the receipt is known, what it leaves out, and where the buyer finds it; nothing where none of it is known. */
export function ReceiptFacts({ detail }: { readonly detail: TransactionDetail }) {
  const { receiptNumbers } = detail
  const lines = [
    { key: 'seenAt', name: words.receiptSeenAt, value: whereSeen(detail) },
    { key: 'leftOut', name: words.receiptLeftOut, value: whyLeftOut(detail) },
    { key: 'approval', name: words.receiptApproval, value: receiptNumbers.approval },
    { key: 'number', name: words.receiptNumber, value: receiptNumbers.gateway },
  ].filter((line) => line.value !== null)
  return lines.length === 0 ? null : <KeyValueList items={lines} />
}
