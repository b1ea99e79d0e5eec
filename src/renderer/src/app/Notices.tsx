import { useState } from 'react'
import type { DeskStatus } from '../screen.ts'
import { describeFailure, type AnyFailure } from '../text/failure-texts.ts'
import { ko } from '../text/ko.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './Notices.module.css'

/** What the operator must know of this start, above the screen. What is said of the start can be put away until the next start. */
export function Notices({
  status,
  problem,
  onDismissProblem,
}: {
  readonly status: DeskStatus
  readonly problem: AnyFailure | null
  readonly onDismissProblem: () => void
}) {
  const [away, setAway] = useState<readonly string[]>([])
  const sentences = status.notices.filter((sentence) => !away.includes(sentence))
  const keychain = status.book === 'work' && !status.keychain.ready
  const described = problem === null ? null : describeFailure(problem)
  if (sentences.length === 0 && !keychain && !status.preparing && described === null) return null
  return (
    <div className={styles['notices']}>
      {described === null ? null : (
        <Notice
          kind="bad"
          title={described.case}
          text={described.remedy}
          incident={described.incident}
          onDismiss={onDismissProblem}
        />
      )}
      {keychain ? (
        <Notice kind="warn" title={ko.app.keychainTitle} text={ko.app.keychain(status.keychain.remedy)} />
      ) : null}
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
