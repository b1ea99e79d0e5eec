import { type ComponentProps, useState } from 'react'
import { duty as words } from '../text/ko/duty.ts'
import { Dialog } from './Dialog.tsx'
import { DialogActs } from './DialogActs.tsx'
import styles from './DutyDialog.module.css'
import { FailureNotice } from './FailureNotice.tsx'
import { TextField } from './TextField.tsx'

interface TakeBackOptions {
  readonly orderNumber: string
  /** Does the note close a duty, so that taking it back opens it again? */
  readonly isClosing: boolean
  /** The note in one line. */
  readonly said: string
  readonly shop: ComponentProps<typeof Dialog>['shop']
  readonly isSending: boolean
  readonly refusal: ComponentProps<typeof FailureNotice>['failure'] | null
  readonly onTakeBack: (note: string) => void
  readonly onClose: () => void
}

/** Takes a note on a duty back, with a word about why if there is one. */
export function TakeBackDialog(options: TakeBackOptions) {
  const { orderNumber, isClosing, isSending, refusal } = options
  const [note, setNote] = useState('')
  return (
    <Dialog
      title={(isClosing ? words.reopenTitle : words.takeBackTitle)(orderNumber)}
      isOpen
      onClose={options.onClose}
      shop={options.shop ?? null}
      isBusy={isSending}
      footer={
        <DialogActs
          confirm={isClosing ? words.reopen : words.takeBack}
          busy={words.saving}
          isBusy={isSending}
          because={null}
          onConfirm={() => options.onTakeBack(note.trim())}
          onCancel={options.onClose}
        />
      }
    >
      <div className={styles['form']}>
        <p>{isClosing ? words.reopenSentence : words.takeBackSentence}</p>
        <p>{options.said}</p>
        <TextField
          label={words.reasonOptional}
          kind="area"
          value={note}
          onChange={setNote}
          maxLength={500}
          isDisabled={isSending}
        />
        {refusal === null ? null : <FailureNotice failure={refusal} />}
      </div>
    </Dialog>
  )
}
