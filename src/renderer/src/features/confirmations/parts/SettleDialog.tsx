import { useState } from 'react'
import { type HandConclusion, handConclusions } from '../../../../../domain/refund.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatWon } from '../../../text/format.ts'
import { confirmations, confirmSettle as words } from '../../../text/ko/confirmations.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { Prepared } from '../prepared.ts'
import type { ConfirmationsDesk } from '../store.ts'
import styles from './SettleDialog.module.css'

interface SettleDialogOptions {
  readonly prepared: Prepared
  readonly shop: ShopEntry['shop']
  readonly isSettling: boolean
  readonly refusal: ConfirmationsDesk['refusal']
  readonly onSettle: (conclusion: HandConclusion, note: string) => void
  readonly onClose: () => void
}

/** Settles an unknown confirm by hand: the conclusion, its evidence in words, and a button that says what will stand. */
export function SettleDialog({ prepared, shop, isSettling, refusal, onSettle, onClose }: SettleDialogOptions) {
  const [conclusion, setConclusion] = useState<HandConclusion | null>(null)
  const [note, setNote] = useState('')
  const won = formatWon(prepared.won)
  const because = conclusion === null ? words.needConclusion : note.trim() === '' ? words.needEvidence : null
  const sentence = conclusion === null ? words.confirm : words.confirms[conclusion](prepared.orderNumber, won)
  return (
    <Dialog
      title={words.title}
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
        <p>{words.sentence}</p>
        <KeyValueList
          items={[
            { key: 'order', name: confirmations.columns.order, value: prepared.orderNumber },
            { key: 'won', name: confirmations.columns.won, value: <MoneyText won={prepared.won} /> },
          ]}
        />
        <RadioGroup
          label={words.conclusion}
          value={conclusion}
          onChange={setConclusion}
          isDisabled={isSettling}
          choices={handConclusions.map((id) => ({ id, name: words.conclusions[id], hint: words.hints[id](won) }))}
        />
        <TextField
          label={words.evidence}
          kind="area"
          value={note}
          onChange={setNote}
          description={words.evidenceHint}
          maxLength={500}
          isRequired
          isDisabled={isSettling}
        />
        {refusal === null ? null : <FailureNotice failure={refusal} />}
      </div>
    </Dialog>
  )
}
