import { useState } from 'react'
import type { HandConclusion } from '../../../../../domain/refund.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatWon } from '../../../text/format.ts'
import { refunds as words } from '../../../text/ko/refunds.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { RefundJournal, RefundRow } from '../store.ts'
import styles from './SettleDialog.module.css'

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

/** Settles an unknown refund by hand: the conclusion, its evidence in words, and a button that says what will stand. */
export function SettleDialog(options: SettleDialogOptions) {
  const { row, shop, isSettling, refusal, onSettle, onClose } = options
  const [conclusion, setConclusion] = useState<HandConclusion | null>(null)
  const [note, setNote] = useState('')
  const won = formatWon(row.refund.amount)
  const because = conclusion === null ? words.needConclusion : note.trim() === '' ? words.needEvidence : null
  const sentence =
    conclusion === null
      ? words.confirm
      : conclusion === 'refunded'
        ? words.confirmRefunded(row.orderNumber, won)
        : words.confirmNotRefunded(row.orderNumber, won)
  return (
    <Dialog
      title={words.settleTitle}
      isOpen
      onClose={onClose}
      shop={shop}
      isBusy={isSettling}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isSettling}>
            {ui.cancel}
          </Button>
          <Button
            variant="danger"
            isDisabled={isSettling || because !== null}
            because={isSettling ? null : because}
            onPress={() => {
              if (conclusion !== null) onSettle(conclusion, note.trim())
            }}
          >
            {isSettling ? words.settling : sentence}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p>{words.settleSentence}</p>
        <KeyValueList
          items={[
            { key: 'order', name: words.order, value: row.orderNumber },
            { key: 'amount', name: words.columns.amount, value: <MoneyText won={row.refund.amount} /> },
          ]}
        />
        <RadioGroup
          label={words.conclusion}
          value={conclusion}
          onChange={setConclusion}
          choices={choicesFor(row, options.remaining)}
        />
        <TextField
          label={words.evidence}
          kind="area"
          value={note}
          onChange={setNote}
          description={words.evidenceHint}
          maxLength={500}
          isRequired
        />
        {refusal === null ? null : <FailureNotice failure={refusal} />}
      </div>
    </Dialog>
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
