import { useState } from 'react'
import type { Api } from '../../../api.ts'
import type { DeskStatus, ScreenProps, SignedIn } from '../../../screen.ts'
import type { AnyFailure } from '../../../text/failure-texts.ts'
import { book as words, settings as settingWords } from '../../../text/ko/settings.ts'
import { Button } from '../../../ui/Button.tsx'
import { ConfirmDialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import styles from './BookTab.module.css'
import { RecoveryKeyDialog } from './RecoveryKeyDialog.tsx'

interface BookTabOptions {
  readonly api: Pick<Api, 'desk'>
  readonly status: SignedIn
  readonly say: ScreenProps['say']
  readonly isOpening: boolean
  readonly onOpenBook: (book: DeskStatus['book']) => void
}

/** The recovery key of the work book, and a fresh start for practice. */
export function BookTab({ api, status, say, isOpening, onOpenBook }: BookTabOptions) {
  const [recovering, setRecovering] = useState(false)
  const [restarting, setRestarting] = useState(false)
  const isPractice = status.book === 'practice'
  return (
    <div className={styles['book']}>
      <section className={styles['section']} aria-label={words.recovery}>
        <h2 className={styles['title']}>{words.recovery}</h2>
        <p className={styles['sentence']}>{words.recoverySentence}</p>
        {isPractice ? (
          <>
            <p className={styles['quiet']}>{words.recoveryInPractice}</p>
            <Button onPress={() => onOpenBook('work')} isDisabled={isOpening}>
              {isOpening ? settingWords.opening : settingWords.openWork}
            </Button>
          </>
        ) : (
          <Button asks="manage" onPress={() => setRecovering(true)}>
            {words.recoveryMake}
          </Button>
        )}
      </section>
      <section className={styles['section']} aria-label={words.practice}>
        <h2 className={styles['title']}>{words.practice}</h2>
        <p className={styles['sentence']}>{words.practiceSentence}</p>
        {isPractice ? (
          <Button onPress={() => setRestarting(true)}>{words.restart}</Button>
        ) : (
          <>
            <p className={styles['quiet']}>{words.practiceInWork}</p>
            <Button onPress={() => onOpenBook('practice')} isDisabled={isOpening}>
              {isOpening ? settingWords.opening : words.openPractice}
            </Button>
          </>
        )}
      </section>
      {recovering ? (
        <RecoveryKeyDialog
          api={api}
          onClose={() => setRecovering(false)}
          onConfirmed={() => {
            setRecovering(false)
            say({ kind: 'good', text: words.recoveryDone })
          }}
        />
      ) : null}
      <RestartDialog
        api={api}
        isOpen={restarting}
        onClose={() => setRestarting(false)}
        onRestarted={() => {
          setRestarting(false)
          say({ kind: 'good', text: words.restarted })
        }}
      />
    </div>
  )
}

/** Says what is thrown away before practice begins anew. */
function RestartDialog({
  api,
  isOpen,
  onClose,
  onRestarted,
}: {
  readonly api: Pick<Api, 'desk'>
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onRestarted: () => void
}) {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<AnyFailure | null>(null)
  const restart = async () => {
    setIsBusy(true)
    setFailure(null)
    const restarted = await api.desk.restartPractice({})
    setIsBusy(false)
    if (restarted.ok) onRestarted()
    else setFailure(restarted.failure)
  }
  return (
    <ConfirmDialog
      title={words.restartTitle}
      isOpen={isOpen}
      onClose={onClose}
      isDangerous
      isBusy={isBusy}
      confirm={isBusy ? words.restarting : words.restartConfirm}
      onConfirm={() => void restart()}
    >
      <div className={styles['dialog']}>
        <p>{words.restartLost}</p>
        <ul className={styles['lost']}>
          {Object.entries(words.restartLostList).map(([id, lost]) => (
            <li key={id}>{lost}</li>
          ))}
        </ul>
        <p>{words.restartKept}</p>
        {failure === null ? null : <FailureNotice failure={failure} />}
      </div>
    </ConfirmDialog>
  )
}
