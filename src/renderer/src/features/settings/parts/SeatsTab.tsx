import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ScreenProps } from '../../../screen.ts'
import { app } from '../../../text/ko/app.ts'
import { seats as words } from '../../../text/ko/seats.ts'
import { settings as settingWords } from '../../../text/ko/settings.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { createSeatsDesk } from '../seats-store.ts'
import { AddSeatDialog } from './AddSeatDialog.tsx'
import styles from './BookTab.module.css'
import { KnownSeats } from './KnownSeats.tsx'
import { OwnSeat } from './OwnSeat.tsx'

interface SeatsTabOptions extends Pick<ScreenProps, 'api' | 'onEvent' | 'status' | 'say'> {
  readonly isOpening: boolean
  readonly onOpenWork: () => void
}

/** 다른 자리: this seat's name and fingerprint, and the seats whose people may approve. */
export function SeatsTab({ api, onEvent, status, say, isOpening, onOpenWork }: SeatsTabOptions) {
  const [store] = useState(() => createSeatsDesk(api))
  const desk = useStore(store)
  const isPractice = status.book === 'practice'
  useEffect(() => {
    if (isPractice) return undefined
    void store.getState().refresh()
    return onEvent((event) => {
      if (event.kind === 'ledger.changed' && event.topics.includes('desk')) void store.getState().refresh()
    })
  }, [store, onEvent, isPractice])

  if (isPractice)
    return (
      <div className={styles['book']}>
        <section className={styles['section']} aria-label={words.own}>
          <h2 className={styles['title']}>{words.own}</h2>
          <p className={styles['sentence']}>{words.ownSentence}</p>
          <p className={styles['quiet']}>{words.inPractice}</p>
          <Button onPress={onOpenWork} isDisabled={isOpening}>
            {isOpening ? settingWords.opening : settingWords.openWork}
          </Button>
        </section>
      </div>
    )
  const { list, refusal, opened } = desk
  return (
    <div className={styles['book']}>
      {refusal === null || opened !== null ? null : (
        <FailureNotice failure={refusal} action={<Button onPress={desk.close}>{ui.close}</Button>} />
      )}
      {list.at === 'failed' ? (
        <FailureNotice
          failure={list.failure}
          action={<Button onPress={() => void desk.refresh()}>{app.retry}</Button>}
        />
      ) : list.at === 'ready' ? (
        <>
          <OwnSeat key={list.value.own.name ?? ''} own={list.value.own} desk={desk} say={say} />
          <KnownSeats
            known={list.value.known}
            names={status.operatorNames}
            today={status.today}
            desk={desk}
            say={say}
          />
        </>
      ) : (
        <p className={styles['quiet']}>{words.loading}</p>
      )}
      {opened === null ? null : <AddSeatDialog key={opened.token} opened={opened} desk={desk} say={say} />}
    </div>
  )
}
