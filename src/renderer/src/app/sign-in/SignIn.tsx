import { useState } from 'react'
import type { Api } from '../../api.ts'
import type { DeskStatus } from '../../screen.ts'
import { ko } from '../../text/ko.ts'
import { firstStart, signIn as words } from '../../text/ko/sign-in.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import type { Desk } from '../desk-store.ts'
import { FirstStart } from './FirstStart.tsx'
import { PersonSignIn } from './PersonSignIn.tsx'
import styles from './SignIn.module.css'

/** Nobody is at the desk: the 관리자 is made, or somebody signs in. Nothing of the book is in sight. */
export function SignIn({
  api,
  desk,
  status,
}: {
  readonly api: Pick<Api, 'operators'>
  readonly desk: Desk
  readonly status: DeskStatus
}) {
  const [isLeaving, setIsLeaving] = useState(false)
  const isFirst = status.session.state === 'first-start'
  const goToPractice = async () => {
    setIsLeaving(true)
    await desk.openBook('practice')
    setIsLeaving(false)
  }
  return (
    <main className={styles['window']}>
      <div className={styles['panel']}>
        <header className={styles['head']}>
          <p className={styles['app']}>
            {ko.app.name} · {words.book}
          </p>
          <h1 className={styles['title']}>{isFirst ? firstStart.title : words.title}</h1>
        </header>
        {desk.problem === null ? null : <FailureNotice failure={desk.problem} />}
        {isFirst ? <FirstStart api={api} /> : <PersonSignIn api={api} desk={desk} people={status.session.people} />}
        <footer className={styles['foot']}>
          <span>{words.practiceHint}</span>
          <Button variant="plain" isDisabled={isLeaving} onPress={() => void goToPractice()}>
            {words.practice}
          </Button>
        </footer>
      </div>
    </main>
  )
}
