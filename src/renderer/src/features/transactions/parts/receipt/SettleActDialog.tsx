import { type HandConclusion, handConclusions } from '../../../../../../domain/refund.ts'
import type { ShopEntry } from '../../../../screen.ts'
import { formatWon } from '../../../../text/format.ts'
import { receiptDesk, receiptSettle as words } from '../../../../text/ko/receipt-desk.ts'
import { TimeText } from '../../../../ui/DayText.tsx'
import { HandSettleDialog } from '../../../../ui/HandSettleDialog.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import type { Act } from './act-desk.ts'
import type { OpenActs } from './open-acts.ts'

interface SettleActOptions {
  readonly act: Act
  readonly shop: ShopEntry['shop'] | null
  readonly openActs: OpenActs
  readonly onSettled: () => void
  readonly onClose: () => void
}

/** Settles an unknown issue or cancel by hand. */
export function SettleActDialog({ act, shop, openActs, onSettled, onClose }: SettleActOptions) {
  const confirms = act.kind === 'issue' ? words.confirmIssue : words.confirmCancel
  const hints =
    act.kind === 'issue'
      ? words.issueHint
      : act.left > 0
        ? { ...words.cancelHint, refunded: words.partHint(formatWon(act.left)) }
        : words.cancelHint
  const settle = async (conclusion: HandConclusion, note: string) => {
    if (await openActs.settle(act.id, conclusion, note)) onSettled()
  }
  return (
    <HandSettleDialog
      title={words.title[act.kind]}
      sentence={words.sentence}
      words={words}
      shop={shop}
      facts={[
        { key: 'act', name: words.act, value: receiptDesk.kind[act.kind] },
        { key: 'amount', name: words.amount, value: <MoneyText won={act.amount} /> },
        { key: 'at', name: words.requestedAt, value: <TimeText at={act.requestedAt} form="exact" /> },
      ]}
      choices={handConclusions.map((id) => ({ id, name: words[act.kind][id], hint: hints[id] }))}
      confirmOf={(conclusion) => confirms[conclusion](formatWon(act.amount))}
      isSettling={openActs.isSettling}
      refusal={openActs.refusal}
      onSettle={(conclusion, note) => void settle(conclusion, note)}
      onClose={onClose}
    />
  )
}
