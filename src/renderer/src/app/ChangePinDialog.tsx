import { useRef, useState } from 'react'
import type { Api } from '../api.ts'
import type { Toast } from '../screen.ts'
import type { AnyFailure } from '../text/failure-texts.ts'
import { changePin as words, pin as pinWords } from '../text/ko/pin.ts'
import { ui } from '../text/ko/ui.ts'
import { pinProblems } from '../text/words.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { NewPinFields } from '../ui/NewPinFields.tsx'
import { noPin, unfitBecause } from '../ui/new-pin.ts'
import { PinField } from '../ui/PinField.tsx'
import { PinRefused, usePinPause } from './PinRefused.tsx'
import styles from './ProofDialog.module.css'

/** Changes the PIN of the person at the desk: the old one, and the new one twice. */
export function ChangePinDialog({
  api,
  name,
  ahead,
  say,
  onClose,
}: {
  readonly api: Pick<Api, 'operators'>
  readonly name: string
  readonly ahead: number
  readonly say: (toast: Toast) => void
  readonly onClose: () => void
}) {
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState(noPin)
  const [isChanging, setIsChanging] = useState(false)
  const [failure, setFailure] = useState<AnyFailure | null>(null)
  const oldField = useRef<HTMLInputElement>(null)
  const pause = usePinPause(failure, ahead)
  const because = old === '' ? pinWords.need : unfitBecause(fresh)
  const isOff = isChanging || pause !== null || because !== null

  const change = async () => {
    if (isOff) return
    setIsChanging(true)
    const answer = await api.operators.changeOwnPin({ pin: old, newPin: fresh.pin })
    setIsChanging(false)
    if (answer.ok) {
      say({ kind: 'good', text: words.changed })
      return onClose()
    }
    setFailure(answer.failure)
    setOld('')
    oldField.current?.focus()
  }
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      width="narrow"
      isBusy={isChanging}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isChanging}>
            {ui.cancel}
          </Button>
          <Button variant="primary" isDisabled={isOff} because={because} onPress={() => void change()}>
            {isChanging ? words.changing : pause === null ? words.confirm : pinWords.wait(pause)}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p>{words.sentence(name)}</p>
        <PinField
          ref={oldField}
          label={words.old}
          value={old}
          onChange={setOld}
          onEnter={() => void change()}
          autoFocus
        />
        <PinRefused failure={failure} pause={pause} />
        <NewPinFields
          label={words.fresh}
          value={fresh}
          onChange={setFresh}
          onEnter={() => void change()}
          problem={failure?.kind === 'pin-unfit' ? pinProblems[failure.problem] : null}
        />
      </div>
    </Dialog>
  )
}
