import { useState } from 'react'
import type { Api } from '../../../api.ts'
import type { AnyFailure } from '../../../text/failure-texts.ts'
import { book as words } from '../../../text/ko/settings.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import styles from './RecoveryKeyDialog.module.css'

type Step = 'intro' | 'shown' | 'typing'

/** The recovery key from its making to its being typed back. It lives in this dialog only and goes when it closes. */
export function RecoveryKeyDialog({
  api,
  onClose,
  onConfirmed,
}: {
  readonly api: Pick<Api, 'desk'>
  readonly onClose: () => void
  readonly onConfirmed: () => void
}) {
  const [step, setStep] = useState<Step>('intro')
  const [key, setKey] = useState('')
  const [typed, setTyped] = useState('')
  const [failure, setFailure] = useState<AnyFailure | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const make = async () => {
    setIsBusy(true)
    const made = await api.desk.makeRecoveryKey({})
    setIsBusy(false)
    if (!made.ok) return setFailure(made.failure)
    setFailure(null)
    setKey(made.value.recoveryKey)
    setStep('shown')
  }
  const confirm = async () => {
    setIsBusy(true)
    const confirmed = await api.desk.confirmRecoveryKey({ typed })
    setIsBusy(false)
    if (!confirmed.ok) return setFailure(confirmed.failure)
    setKey('')
    setTyped('')
    onConfirmed()
  }

  return (
    <Dialog
      title={words.recoveryTitle}
      isOpen
      onClose={onClose}
      isBusy={isBusy}
      footer={
        step === 'intro' ? (
          <>
            <Button onPress={onClose}>{ui.cancel}</Button>
            <Button variant="primary" onPress={() => void make()} isDisabled={isBusy}>
              {isBusy ? words.recoveryMaking : words.recoveryShow}
            </Button>
          </>
        ) : step === 'shown' ? (
          <Button variant="primary" onPress={() => setStep('typing')}>
            {words.recoveryNext}
          </Button>
        ) : (
          <>
            <Button onPress={() => setStep('shown')} isDisabled={isBusy}>
              {words.recoveryBack}
            </Button>
            <Button
              variant="primary"
              onPress={() => void confirm()}
              isDisabled={isBusy || typed.trim() === ''}
              because={typed.trim() === '' ? words.recoveryNeed : null}
            >
              {isBusy ? words.recoveryConfirming : words.recoveryConfirm}
            </Button>
          </>
        )
      }
    >
      <div className={styles['steps']}>
        {step === 'intro' ? <p>{words.recoveryIntro}</p> : null}
        {step === 'shown' ? (
          <>
            <p>{words.recoveryShown}</p>
            <div className={styles['key']}>
              <code aria-label={words.recoveryKey}>
                {key.split('-').map((group, at) => (
                  <span key={`${at}-${group}`} className={styles['group']}>
                    {group}
                  </span>
                ))}
              </code>
              <CopyButton text={key} label={words.recoveryKey} />
            </div>
          </>
        ) : null}
        {step === 'typing' ? (
          <>
            <p>{words.recoveryTypeSentence}</p>
            <TextField
              label={words.recoveryTyped}
              kind="pem"
              value={typed}
              onChange={(text) => {
                setTyped(text)
                setFailure(null)
              }}
              maxLength={200}
              autoFocus
            />
          </>
        ) : null}
        {failure === null ? null : <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  )
}
