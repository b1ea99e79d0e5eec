import { type HandConclusion, handConclusions } from '../../../../../domain/refund.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatWon } from '../../../text/format.ts'
import { confirmations, confirmSettle as words } from '../../../text/ko/confirmations.ts'
import { HandSettleDialog } from '../../../ui/HandSettleDialog.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import type { Prepared } from '../prepared.ts'
import type { ConfirmationsDesk } from '../store.ts'

interface SettleDialogOptions {
  readonly prepared: Prepared
  readonly shop: ShopEntry['shop']
  readonly isSettling: boolean
  readonly refusal: ConfirmationsDesk['refusal']
  readonly onSettle: (conclusion: HandConclusion, note: string) => void
  readonly onClose: () => void
}

/** Settles an unknown confirm by hand. */
export function SettleDialog({ prepared, ...rest }: SettleDialogOptions) {
  const won = formatWon(prepared.won)
  return (
    <HandSettleDialog
      {...rest}
      title={words.title}
      sentence={words.sentence}
      words={words}
      facts={[
        { key: 'order', name: confirmations.columns.order, value: prepared.orderNumber },
        { key: 'won', name: confirmations.columns.won, value: <MoneyText won={prepared.won} /> },
      ]}
      choices={handConclusions.map((id) => ({ id, name: words.conclusions[id], hint: words.hints[id](won) }))}
      confirmOf={(conclusion) => words.confirms[conclusion](prepared.orderNumber, won)}
    />
  )
}
