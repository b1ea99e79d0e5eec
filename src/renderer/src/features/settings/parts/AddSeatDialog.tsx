import { useState } from 'react'
import { longestSeatName } from '../../../../../domain/seat.ts'
import type { ScreenProps } from '../../../screen.ts'
import { seats as words } from '../../../text/ko/seats.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogActs } from '../../../ui/DialogActs.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { OpenedSeat, SeatsDesk } from '../seats-store.ts'
import { Fingerprint } from './Fingerprint.tsx'
import styles from './Seats.module.css'

interface AddSeatDialogOptions {
  readonly opened: OpenedSeat
  readonly desk: SeatsDesk
  readonly say: ScreenProps['say']
}

/** Whose file it says it is, and its fingerprint to compare by phone before the seat is taken in. */
export function AddSeatDialog({ opened, desk, say }: AddSeatDialogOptions) {
  const [name, setName] = useState(opened.name)
  const [isCompared, setIsCompared] = useState(false)
  const typed = name.trim()
  const because = typed === '' ? words.needName : isCompared ? null : words.needCompared
  const add = async () => {
    if (await desk.add(typed)) say({ kind: 'good', text: words.added(typed) })
  }
  return (
    <Dialog
      title={words.addTitle}
      isOpen
      onClose={desk.close}
      isBusy={desk.isActing}
      width="narrow"
      footer={
        <DialogActs
          confirm={words.confirmAdd(typed)}
          busy={words.adding}
          isBusy={desk.isActing}
          because={because}
          onConfirm={() => void add()}
          onCancel={desk.close}
        />
      }
    >
      <div className={styles['dialog']}>
        <p>{words.addSentence}</p>
        <div className={styles['fingerprint']}>
          <Fingerprint groups={opened.fingerprint} />
        </div>
        <TextField
          label={words.name}
          description={words.nameHint}
          value={name}
          onChange={setName}
          maxLength={longestSeatName}
          isDisabled={desk.isActing}
        />
        <Checkbox isSelected={isCompared} onChange={setIsCompared} isDisabled={desk.isActing}>
          {words.compared}
        </Checkbox>
        {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
      </div>
    </Dialog>
  )
}
