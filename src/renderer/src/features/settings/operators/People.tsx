import { useState } from 'react'
import type { ScreenProps, SignedIn } from '../../../screen.ts'
import { operators as words } from '../../../text/ko/operators.ts'
import { roleNames } from '../../../text/words.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { StateMark } from '../../../ui/StateMark.tsx'
import { OperatorDialog } from './OperatorDialog.tsx'
import styles from './OperatorsTab.module.css'
import { ResetPinDialog } from './ResetPinDialog.tsx'
import type { KnownOperator, OperatorsDesk } from './store.ts'

/** What is open above the list. */
type Asking = { readonly what: 'add' } | { readonly what: 'change' | 'pin'; readonly person: KnownOperator }

/** Everybody of the book, and the ways to add one and to change one. */
export function People({
  desk,
  people,
  status,
  say,
}: {
  readonly desk: OperatorsDesk
  readonly people: readonly KnownOperator[]
  readonly status: SignedIn
  readonly say: ScreenProps['say']
}) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const { asksPin } = status.session
  const open = (next: Asking) => {
    desk.forgetRefusal()
    setAsking(next)
  }
  const close = () => setAsking(null)
  return (
    <section className={styles['section']} aria-label={words.people}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>{words.title}</h2>
        <Button asks="manage" onPress={() => open({ what: 'add' })}>
          {words.add}
        </Button>
      </div>
      <p className={styles['quiet']}>{asksPin ? words.peopleSentence : words.peoplePractice}</p>
      <div className={styles['across']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{words.columns.name}</th>
              <th scope="col">{words.columns.role}</th>
              <th scope="col">{words.columns.active}</th>
              {asksPin ? <th scope="col">{words.columns.pin}</th> : null}
              <th scope="col">
                <span className="spoken-only">{words.columns.acts}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id} className={person.active ? undefined : styles['away']}>
                <th scope="row">
                  {person.name} {person.id === status.operator.id ? <Badge tone="accent">{words.me}</Badge> : null}
                </th>
                <td>{roleNames[person.role]}</td>
                <td>
                  {person.active ? (
                    <StateMark mark="done" word={words.active} />
                  ) : (
                    <StateMark mark="none" word={words.inactive} />
                  )}
                </td>
                {asksPin ? <td>{person.hasPin ? words.hasPin : words.noPin}</td> : null}
                <td className={styles['acts']}>
                  {asksPin ? (
                    <Button
                      asks="manage"
                      size="small"
                      label={words.newPinOf(person.name)}
                      onPress={() => open({ what: 'pin', person })}
                    >
                      {words.newPin}
                    </Button>
                  ) : null}
                  <Button
                    asks="manage"
                    size="small"
                    label={words.changeOf(person.name)}
                    onPress={() => open({ what: 'change', person })}
                  >
                    {words.change}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asking === null ? null : asking.what === 'pin' ? (
        <ResetPinDialog desk={desk} person={asking.person} say={say} onClose={close} />
      ) : (
        <OperatorDialog
          desk={desk}
          person={asking.what === 'change' ? asking.person : null}
          asksPin={asksPin}
          say={say}
          onClose={close}
        />
      )}
    </section>
  )
}
