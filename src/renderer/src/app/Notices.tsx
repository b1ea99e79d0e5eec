import { useState } from 'react'
import type { DeskStatus } from '../screen.ts'
import { describeFailure } from '../text/failure-texts.ts'
import { ko } from '../text/ko.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { certificateNews } from './certificate-news.ts'
import type { Desk } from './desk-store.ts'
import { isRecoverable, RecoverDialog } from './RecoverDialog.tsx'
import styles from './Notices.module.css'
import type { WaitingWork } from './waiting-work.ts'

/**
 * What the operator must know of this start, of certificates that end and of work that waits for them, above the screen. What is said can be put away until the next
 * start; of the others it comes back when there is something else to say.
 */
export function Notices({
  status,
  desk,
  work,
  onCertificate,
  onWork,
}: {
  readonly status: DeskStatus
  readonly desk: Pick<Desk, 'problem' | 'isOpening' | 'dismissProblem' | 'openWithRecoveryKey' | 'shops'>
  /** Goes to the shop whose certificate is told of. */
  readonly onCertificate: (shopId: string) => void
  readonly work: readonly WaitingWork[]
  readonly onWork: (work: WaitingWork) => void
}) {
  const { problem, shops } = desk
  const [recovering, setRecovering] = useState(false)
  const [away, setAway] = useState<readonly string[]>([])
  const sentences = status.notices.filter((sentence) => !away.includes(sentence))
  const certificates = certificateNews(shops).filter(({ sentence }) => !away.includes(sentence))
  const waiting = work.filter(({ sentence }) => !away.includes(sentence))
  const keychain = status.book === 'work' && !status.keychain.ready
  const described = problem === null ? null : describeFailure(problem)
  const nothingElse = sentences.length === 0 && certificates.length === 0 && waiting.length === 0
  if (nothingElse && !keychain && !status.preparing && described === null) return null
  return (
    <div className={styles['notices']}>
      {recovering ? <RecoverDialog desk={desk} onClose={() => setRecovering(false)} /> : null}
      {described === null ? null : (
        <Notice
          kind="bad"
          title={described.case}
          text={described.remedy}
          incident={described.incident}
          action={isRecoverable(problem) ? <Button onPress={() => setRecovering(true)}>{ko.app.recover}</Button> : null}
          onDismiss={desk.dismissProblem}
        />
      )}
      {keychain ? (
        <Notice kind="warn" title={ko.app.keychainTitle} text={ko.app.keychain(status.keychain.remedy)} />
      ) : null}
      {certificates.map(({ shopId, sentence }) => (
        <Notice
          key={shopId}
          kind="warn"
          title={sentence}
          action={
            <Button size="small" onPress={() => onCertificate(shopId)}>
              {ko.certificate.open}
            </Button>
          }
          onDismiss={() => setAway([...away, sentence])}
        />
      ))}
      {waiting.map((one) => (
        <Notice
          key={`${one.path} ${one.target}`}
          kind="warn"
          title={one.sentence}
          action={
            <Button size="small" onPress={() => onWork(one)}>
              {one.act}
            </Button>
          }
          onDismiss={() => setAway([...away, one.sentence])}
        />
      ))}
      {status.preparing ? <Notice kind="info" title={ko.app.preparing} /> : null}
      {sentences.length === 0 ? null : (
        <Notice
          kind="info"
          title={sentences[0] ?? ''}
          text={
            sentences.length === 1 ? null : (
              <ul>
                {sentences.slice(1).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            )
          }
          onDismiss={() => setAway([...away, ...sentences])}
        />
      )}
    </div>
  )
}
