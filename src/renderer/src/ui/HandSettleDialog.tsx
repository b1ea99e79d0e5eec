import { type ComponentProps, useState } from 'react'
import type { HandConclusion } from '../../../domain/refund.ts'
import { Dialog } from './Dialog.tsx'
import { DialogActs } from './DialogActs.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './HandSettleDialog.module.css'
import { KeyValueList } from './KeyValueList.tsx'
import { RadioGroup } from './RadioGroup.tsx'
import { TextField } from './TextField.tsx'

/** The words every settlement by hand needs, whatever is settled. */
interface HandSettleWords {
  readonly conclusion: string
  readonly evidence: string
  readonly evidenceHint: string
  readonly needConclusion: string
  readonly needEvidence: string
  readonly confirm: string
  readonly settling: string
}

interface HandSettleOptions {
  readonly title: string
  readonly sentence: string
  readonly words: HandSettleWords
  readonly shop: ComponentProps<typeof Dialog>['shop']
  /** What is settled: order, amount, time. */
  readonly facts: ComponentProps<typeof KeyValueList>['items']
  /** The two conclusions with what each would mean. */
  readonly choices: readonly { readonly id: HandConclusion; readonly name: string; readonly hint: string }[]
  /** The sentence of what will stand, on the button. */
  readonly confirmOf: (conclusion: HandConclusion) => string
  readonly isSettling: boolean
  readonly refusal: ComponentProps<typeof FailureNotice>['failure'] | null
  readonly onSettle: (conclusion: HandConclusion, note: string) => void
  readonly onClose: () => void
}

/** Settles something unknown by hand: the conclusion, its evidence in words, and a button that says what will stand. */
export function HandSettleDialog(options: HandSettleOptions) {
  const { words, choices, isSettling, refusal, onSettle, onClose } = options
  const [conclusion, setConclusion] = useState<HandConclusion | null>(null)
  const [note, setNote] = useState('')
  const because = conclusion === null ? words.needConclusion : note.trim() === '' ? words.needEvidence : null
  const sentence = conclusion === null ? words.confirm : options.confirmOf(conclusion)
  return (
    <Dialog
      title={options.title}
      isOpen
      onClose={onClose}
      shop={options.shop ?? null}
      isBusy={isSettling}
      footer={
        <DialogActs
          variant="danger"
          confirm={sentence}
          busy={words.settling}
          isBusy={isSettling}
          because={because}
          onConfirm={() => {
            if (conclusion !== null) onSettle(conclusion, note.trim())
          }}
          onCancel={onClose}
        />
      }
    >
      <div className={styles['form']}>
        <p>{options.sentence}</p>
        <KeyValueList items={options.facts} />
        <RadioGroup
          label={words.conclusion}
          value={conclusion}
          onChange={setConclusion}
          isDisabled={isSettling}
          choices={choices}
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
