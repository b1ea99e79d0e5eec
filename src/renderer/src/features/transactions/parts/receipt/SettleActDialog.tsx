import { useState } from 'react'
import { type HandConclusion, handConclusions } from '../../../../../../domain/refund.ts'
import type { ShopEntry } from '../../../../screen.ts'
import { formatWon } from '../../../../text/format.ts'
import { receiptDesk, receiptSettle as words } from '../../../../text/ko/receipt-desk.ts'
import { ui } from '../../../../text/ko/ui.ts'
import { Button } from '../../../../ui/Button.tsx'
import { TimeText } from '../../../../ui/DayText.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import { RadioGroup } from '../../../../ui/RadioGroup.tsx'
import { TextField } from '../../../../ui/TextField.tsx'
import type { Act } from './act-desk.ts'
import styles from './ActForm.module.css'
import type { OpenActs } from './open-acts.ts'

interface SettleActOptions {
  readonly act: Act
  readonly shop: ShopEntry['shop'] | null
  readonly openActs: OpenActs
  readonly onSettled: () => void
  readonly onClose: () => void
}

/** Settles an unknown issue or cancel by hand: the conclusion, its evidence in words, and a button that says what will stand. */
export function SettleActDialog({ act, shop, openActs, onSettled, onClose }: SettleActOptions) {
  const [conclusion, setConclusion] = useState<HandConclusion | null>(null)
  const [note, setNote] = useState('')
  const { isSettling, refusal } = openActs
  const because = conclusion === null ? words.needConclusion : note.trim() === '' ? words.needEvidence : null
  const confirms = act.kind === 'issue' ? words.confirmIssue : words.confirmCancel
  const hints = act.kind === 'issue' ? words.issueHint : words.cancelHint
  const settle = async () => {
    if (conclusion === null || because !== null) return
    if (await openActs.settle(act.id, conclusion, note.trim())) onSettled()
  }
  return (
    <Dialog
      title={words.title[act.kind]}
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
            onPress={() => void settle()}
          >
            {isSettling
              ? words.settling
              : conclusion === null
                ? words.confirm
                : confirms[conclusion](formatWon(act.amount))}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p>{words.sentence}</p>
        <KeyValueList
          items={[
            { key: 'act', name: words.act, value: receiptDesk.kind[act.kind] },
            { key: 'amount', name: words.amount, value: <MoneyText won={act.amount} /> },
            { key: 'at', name: words.requestedAt, value: <TimeText at={act.requestedAt} form="exact" /> },
          ]}
        />
        <RadioGroup
          label={words.conclusion}
          value={conclusion}
          onChange={setConclusion}
          isDisabled={isSettling}
          choices={handConclusions.map((id) => ({ id, name: words[act.kind][id], hint: hints[id] }))}
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
