import type { HandConclusion } from '../../../../../domain/refund.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatWon } from '../../../text/format.ts'
import { refunds as words } from '../../../text/ko/refunds.ts'
import { HandSettleDialog } from '../../../ui/HandSettleDialog.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import type { RefundJournal, RefundRow } from '../store.ts'

interface SettleDialogOptions {
  readonly row: RefundRow
  readonly shop: ShopEntry['shop'] | null
  /** What the payment has left with this refund's amount held; null while not known. */
  readonly remaining: number | null
  readonly isSettling: boolean
  readonly refusal: RefundJournal['refusal']
  readonly onSettle: (conclusion: HandConclusion, note: string) => void
  readonly onClose: () => void
}

/** Settles an unknown refund by hand. */
export function SettleDialog({ row, remaining, ...rest }: SettleDialogOptions) {
  const won = formatWon(row.refund.amount)
  const confirms = { refunded: words.confirmRefunded, 'not-refunded': words.confirmNotRefunded }
  return (
    <HandSettleDialog
      {...rest}
      title={words.settleTitle}
      sentence={words.settleSentence}
      words={words}
      facts={[
        { key: 'order', name: words.order, value: row.orderNumber },
        { key: 'amount', name: words.columns.amount, value: <MoneyText won={row.refund.amount} /> },
      ]}
      choices={choicesFor(row, remaining)}
      confirmOf={(conclusion) => confirms[conclusion](row.orderNumber, won)}
    />
  )
}

function choicesFor(row: RefundRow, remaining: number | null) {
  const won = formatWon(row.refund.amount)
  const left = remaining === null ? null : formatWon(remaining)
  const freed = remaining === null ? null : formatWon(remaining + row.refund.amount)
  return [
    { id: 'refunded' as const, name: words.refunded, hint: words.refundedHint(won, left) },
    { id: 'not-refunded' as const, name: words.notRefunded, hint: words.notRefundedHint(won, freed) },
  ]
}
