import { useState } from 'react'
import { type AnyFailure, describeFailure } from '../text/failure-texts.ts'
import { recovery as words } from '../text/ko/app.ts'
import { ui } from '../text/ko/ui.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { Desk } from './desk-store.ts'

/** Is this a ledger that a recovery key opens? */
export const isRecoverable = (failure: AnyFailure | null): boolean =>
  failure !== null && failure.kind === 'ledger-key-lost' && failure.recoverable

/** Takes the recovery key kept on paper and opens the work book with it. */
export function RecoverDialog({
  desk,
  onClose,
}: {
  readonly desk: Pick<Desk, 'isOpening' | 'problem' | 'openWithRecoveryKey'>
  readonly onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const described = desk.problem === null || isRecoverable(desk.problem) ? null : describeFailure(desk.problem)
  const open = async () => {
    if (await desk.openWithRecoveryKey(typed)) onClose()
  }
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      isBusy={desk.isOpening}
      footer={
        <>
          <Button onPress={onClose}>{ui.cancel}</Button>
          <Button variant="primary" isDisabled={desk.isOpening || typed.trim() === ''} onPress={() => void open()}>
            {words.open}
          </Button>
        </>
      }
    >
      <p>{words.sentence}</p>
      <TextField label={words.key} value={typed} onChange={setTyped} maxLength={200} isDisabled={desk.isOpening} />
      {described === null ? null : <Notice kind="bad" title={described.case} text={described.remedy} />}
    </Dialog>
  )
}
