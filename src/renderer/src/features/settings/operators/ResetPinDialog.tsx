import { useState } from 'react'
import type { ScreenProps } from '../../../screen.ts'
import { operatorForm as formWords, resetPin as words } from '../../../text/ko/operators.ts'
import { changePin } from '../../../text/ko/pin.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogActs } from '../../../ui/DialogActs.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { noPin, unfitBecause } from '../../../ui/new-pin.ts'
import { NewPinFields } from '../../../ui/NewPinFields.tsx'
import styles from './OperatorsTab.module.css'
import type { KnownOperator, OperatorsDesk } from './store.ts'

/** Gives a person another PIN, when they forgot theirs. */
export function ResetPinDialog({
  desk,
  person,
  say,
  onClose,
}: {
  readonly desk: OperatorsDesk
  readonly person: KnownOperator
  readonly say: ScreenProps['say']
  readonly onClose: () => void
}) {
  const [pins, setPins] = useState(noPin)
  const because = unfitBecause(pins)
  const reset = async () => {
    if (because !== null || !(await desk.resetPin({ operatorId: person.id, pin: pins.pin }))) return
    say({ kind: 'good', text: words.done(person.name) })
    onClose()
  }
  return (
    <Dialog
      title={words.title(person.name)}
      isOpen
      onClose={onClose}
      width="narrow"
      isBusy={desk.isActing}
      footer={
        <DialogActs
          confirm={words.confirm}
          busy={formWords.saving}
          isBusy={desk.isActing}
          because={because}
          onConfirm={() => void reset()}
          onCancel={onClose}
        />
      }
    >
      <div className={styles['form']}>
        <p>{words.sentence(person.name)}</p>
        <NewPinFields label={changePin.fresh} value={pins} onChange={setPins} onEnter={() => void reset()} autoFocus />
        {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
      </div>
    </Dialog>
  )
}
