import type { SignedIn } from '../../../screen.ts'
import { app } from '../../../text/ko/app.ts'
import { about as words } from '../../../text/ko/settings.ts'
import { roleNames } from '../../../text/words.ts'
import { DayText } from '../../../ui/DayText.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { StateMark } from '../../../ui/StateMark.tsx'
import styles from './BookTab.module.css'

/** What the app says of itself: version, open book, operator, keychain, and what to know of this start. */
export function AboutTab({ status }: { readonly status: SignedIn }) {
  const { keychain } = status
  return (
    <div className={styles['book']}>
      <section className={styles['section']} aria-label={words.app}>
        <h2 className={styles['title']}>{app.name}</h2>
        <KeyValueList
          items={[
            { key: 'version', name: words.version, value: status.version },
            { key: 'book', name: words.book, value: words.books[status.book] },
            {
              key: 'operator',
              name: words.operator,
              value: `${status.operator.name} (${roleNames[status.operator.role]})`,
            },
            { key: 'today', name: words.today, value: <DayText day={status.today} /> },
            {
              key: 'keychain',
              name: words.keychain,
              value: keychain.ready ? (
                <StateMark mark="done" word={words.keychainReady(keychain.backend)} />
              ) : (
                <StateMark mark="check" word={words.keychainNotReady(keychain.backend)} />
              ),
            },
          ]}
        />
        {keychain.remedy === null ? null : <p className={styles['quiet']}>{keychain.remedy}</p>}
      </section>
      <section className={styles['section']} aria-label={words.notices}>
        <h2 className={styles['title']}>{words.notices}</h2>
        {status.notices.length === 0 ? (
          <p className={styles['quiet']}>{words.noNotices}</p>
        ) : (
          status.notices.map((sentence) => <Notice key={sentence} kind="info" title={sentence} />)
        )}
      </section>
    </div>
  )
}
