import { useRef, useState } from 'react'
import type { Api } from '../api.ts'
import type { SignedIn } from '../screen.ts'
import type { AnyFailure } from '../text/failure-texts.ts'
import { pin as pinWords, proof as words } from '../text/ko/pin.ts'
import { ui } from '../text/ko/ui.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PinField } from '../ui/PinField.tsx'
import { PinRefused, usePinPause } from './PinRefused.tsx'
import styles from './ProofDialog.module.css'

/** Asks for the PIN of the person at the desk once more, over whatever is open. */
export function ProofDialog({
  api,
  operator,
  ahead,
  onEnd,
}: {
  readonly api: Pick<Api, 'operators'>
  readonly operator: Pick<SignedIn['operator'], 'name'>
  readonly ahead: number
  readonly onEnd: (isProven: boolean) => void
}) {
  const [pin, setPin] = useState('')
  const [isTrying, setIsTrying] = useState(false)
  const [failure, setFailure] = useState<AnyFailure | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const pause = usePinPause(failure, ahead)
  const isOff = isTrying || pause !== null || pin === ''

  const prove = async () => {
    if (isOff) return
    setIsTrying(true)
    const answer = await api.operators.prove({ pin })
    setPin('')
    setIsTrying(false)
    if (answer.ok) return onEnd(true)
    setFailure(answer.failure)
    field.current?.focus()
  }
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={() => onEnd(false)}
      width="narrow"
      isBusy={isTrying}
      footer={
        <>
          <Button onPress={() => onEnd(false)} isDisabled={isTrying}>
            {ui.cancel}
          </Button>
          <Button
            variant="primary"
            isDisabled={isOff}
            because={pin === '' ? pinWords.need : null}
            onPress={() => void prove()}
          >
            {isTrying ? words.confirming : pause === null ? words.confirm : pinWords.wait(pause)}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p>{words.sentence(operator.name)}</p>
        <PinField
          ref={field}
          label={pinWords.label}
          value={pin}
          onChange={setPin}
          onEnter={() => void prove()}
          autoFocus
        />
        <PinRefused failure={failure} pause={pause} />
        <p className={styles['quiet']}>{words.why}</p>
      </div>
    </Dialog>
  )
}
