import { useCallback, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { type StoreApi, useStore } from 'zustand'
import type { Api, OnEvent } from '../api.ts'
import { createExplanationDesk } from '../explanation-desk.ts'
import type { DeskStatus, SignedIn } from '../screen.ts'
import { describeFailure } from '../text/failure-texts.ts'
import { ko } from '../text/ko.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExplanationContext } from '../ui/explanation-context.ts'
import { Notice } from '../ui/Notice.tsx'
import { MayContext } from '../ui/may.ts'
import { PracticeContext } from '../ui/practice-context.ts'
import { ProofContext } from '../ui/proof-context.ts'
import styles from './App.module.css'
import { createDesk, type Desk } from './desk-store.ts'
import { LaterFrame, prepareFrame } from './LaterFrame.tsx'
import type { Proof } from './proof.ts'
import { ProofDialog } from './ProofDialog.tsx'
import { isRecoverable, RecoverDialog } from './RecoverDialog.tsx'
import { SignIn } from './sign-in/SignIn.tsx'
import { useNothingLeft } from './use-nothing-left.ts'

/** The whole window: opens the desk, then the frame with its screens, or asks who is there. */
export function App({
  api,
  onEvent,
  proof,
}: {
  readonly api: Api
  readonly onEvent: OnEvent
  readonly proof: StoreApi<Proof>
}) {
  const [deskStore] = useState(() => createDesk(api, Date.now))
  const desk = useStore(deskStore)
  const { isAsked, end } = useStore(proof)
  const { load } = desk
  const explaining = useCallback(() => createExplanationDesk(api), [api])

  useEffect(() => {
    void load()
    return onEvent((event) => {
      if (event.kind === 'ledger.changed' && event.topics.some((topic) => topic === 'desk' || topic === 'shops'))
        void load()
    })
  }, [load, onEvent])

  const status = desk.status.at === 'ready' ? desk.status.value : null
  const isKnown = status !== null
  // After the sign-in has been painted, and before a PIN is typed.
  useEffect(() => {
    if (isKnown) prepareFrame()
  }, [isKnown])
  const here = status !== null && isSignedIn(status) ? status : null
  useNothingLeft(status === null ? null : `${status.book} ${status.operator?.id ?? ''}`, here !== null, end)
  return (
    <I18nProvider locale="ko-KR">
      <PracticeContext value={status?.book === 'practice'}>
        {status === null ? (
          <Closed desk={desk} />
        ) : here === null ? (
          <SignIn api={api} desk={desk} status={status} />
        ) : (
          // Another book or another person is another world: nothing of the first one's screens stays.
          <MayContext value={here.operator.may}>
            <ProofContext value={isAsked}>
              <ExplanationContext value={explaining}>
                <LaterFrame
                  key={`${here.book} ${here.operator.id}`}
                  meanwhile={<Closed desk={desk} />}
                  api={api}
                  onEvent={onEvent}
                  desk={desk}
                  status={here}
                />
              </ExplanationContext>
            </ProofContext>
          </MayContext>
        )}
        {here !== null && isAsked ? (
          <ProofDialog api={api} operator={here.operator} ahead={desk.ahead} onEnd={end} />
        ) : null}
      </PracticeContext>
    </I18nProvider>
  )
}

const isSignedIn = (status: DeskStatus): status is SignedIn => status.operator !== null

/** No book is open: it is being opened, or it cannot be. */
function Closed({ desk }: { readonly desk: Desk }) {
  const [recovering, setRecovering] = useState(false)
  if (desk.status.at !== 'failed')
    return (
      <main className={styles['closed']} aria-busy="true">
        <EmptyState sentence={ko.app.opening} />
      </main>
    )
  const failure = desk.problem ?? desk.status.failure
  const described = describeFailure(failure)
  return (
    <main className={styles['closed']}>
      <div className={styles['words']}>
        <h1 className={styles['name']}>{ko.app.name}</h1>
        <Notice kind="bad" title={described.case} text={described.remedy} incident={described.incident} />
        <div className={styles['acts']}>
          <Button variant="primary" isDisabled={desk.isOpening} onPress={() => void desk.reopen()}>
            {ko.app.retry}
          </Button>
          <Button isDisabled={desk.isOpening} onPress={() => void desk.openBook('practice')}>
            {ko.app.openPractice}
          </Button>
          {isRecoverable(failure) ? (
            <Button isDisabled={desk.isOpening} onPress={() => setRecovering(true)}>
              {ko.app.recover}
            </Button>
          ) : null}
        </div>
        {recovering ? <RecoverDialog desk={desk} onClose={() => setRecovering(false)} /> : null}
      </div>
    </main>
  )
}
