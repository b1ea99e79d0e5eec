import { useEffect, useMemo, useState } from 'react'
import type { ShopEntry, ScreenProps } from '../../../screen.ts'
import { formatMoment } from '../../../text/format.ts'
import { credentials as words, settings as settingWords } from '../../../text/ko/settings.ts'
import { Button } from '../../../ui/Button.tsx'
import { ConfirmDialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { StateMark } from '../../../ui/StateMark.tsx'
import { answerFor, fieldProblems, type SettingsDesk } from '../store.ts'
import { CertificateFacts } from './CertificateFacts.tsx'
import { CredentialForm } from './CredentialForm.tsx'
import styles from './CredentialForm.module.css'

interface CredentialsOptions {
  readonly entry: ShopEntry
  readonly desk: SettingsDesk
  readonly say: ScreenProps['say']
}

/** A shop's credentials: whether they are stored, what their certificate says of itself, the form that takes them, the test, and the way to be rid of them. */
export function Credentials({ entry: { shop, credentials }, desk, say }: CredentialsOptions) {
  const [editing, setEditing] = useState(false)
  const [forgetting, setForgetting] = useState(false)
  const isPractice = shop.environment === 'practice'
  const { readForm } = desk
  useEffect(() => void readForm(shop.gateway), [readForm, shop.gateway])

  const stored = answerFor(desk.store, shop.id)
  const forgot = answerFor(desk.forget, shop.id)
  const test = answerFor(desk.test, shop.id)
  const problems = useMemo(() => fieldProblems(stored), [stored])
  const isFormOpen = !isPractice && (editing || !credentials.stored)

  return (
    <div className={styles['form']}>
      <div className={styles['state']}>
        {credentials.stored ? (
          <StateMark mark="done" word={settingWords.stored(formatMoment(credentials.since), credentials.lastFour)} />
        ) : (
          <StateMark mark="check" word={settingWords.notStored} />
        )}
      </div>
      {isPractice ? <p className={styles['quiet']}>{words.practice}</p> : null}
      {credentials.stored && credentials.certificate !== null ? (
        <CertificateFacts certificate={credentials.certificate} />
      ) : null}
      {credentials.stored ? (
        <div className={styles['acts']}>
          <Button asks="manage" onPress={() => void desk.testConnection(shop.id)} isDisabled={test.at === 'loading'}>
            {test.at === 'loading' ? words.testing : words.test}
          </Button>
          {shop.gateway === 'kcp' ? (
            <Button asks="manage" onPress={() => void desk.checkAddress(shop.id)} isDisabled={test.at === 'loading'}>
              {words.checkAddress}
            </Button>
          ) : null}
          {isPractice || isFormOpen ? null : (
            <Button asks="manage" onPress={() => setEditing(true)}>
              {words.replace}
            </Button>
          )}
          {isPractice ? null : (
            <Button
              asks="manage"
              onPress={() => {
                desk.clear()
                setForgetting(true)
              }}
            >
              {words.forget}
            </Button>
          )}
        </div>
      ) : null}
      {credentials.stored && test.at === 'idle' ? <p className={styles['quiet']}>{words.testHint}</p> : null}
      {test.at === 'ready' ? <Notice kind="good" title={words.testOk} text={test.value.message} /> : null}
      {test.at === 'failed' ? <FailureNotice failure={test.failure} /> : null}
      {isFormOpen && desk.form?.answer.at === 'failed' ? <FailureNotice failure={desk.form.answer.failure} /> : null}
      {isFormOpen && desk.form?.of === shop.gateway && desk.form.answer.at === 'ready' ? (
        <CredentialForm
          fields={desk.form.answer.value}
          isStoring={stored.at === 'loading'}
          problems={problems}
          failure={stored.at === 'failed' && stored.failure.kind !== 'credentials-wrong' ? stored.failure : null}
          onStore={async (values) => {
            const done = await desk.storeCredentials(shop.id, values)
            if (done) {
              setEditing(false)
              say({ kind: 'good', text: words.storedNow })
            }
            return done
          }}
          onCancel={
            credentials.stored
              ? () => {
                  desk.clear()
                  setEditing(false)
                }
              : null
          }
        />
      ) : null}
      <ConfirmDialog
        title={words.forgetTitle}
        isOpen={forgetting}
        onClose={() => setForgetting(false)}
        shop={shop}
        isDangerous
        isBusy={forgot.at === 'loading'}
        confirm={forgot.at === 'loading' ? words.forgetting : words.forgetConfirm(shop.name)}
        onConfirm={() => {
          void desk.forgetCredentials(shop.id).then((done) => {
            if (!done) return
            setForgetting(false)
            say({ kind: 'info', text: words.forgotten })
          })
        }}
      >
        <p>{words.forgetSentence(shop.name)}</p>
        {forgot.at === 'failed' ? <FailureNotice failure={forgot.failure} /> : null}
      </ConfirmDialog>
    </div>
  )
}
