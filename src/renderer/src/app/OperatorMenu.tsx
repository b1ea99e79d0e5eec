import { useState } from 'react'
import type { Api } from '../api.ts'
import type { SignedIn, Toast } from '../screen.ts'
import { describeFailure } from '../text/failure-texts.ts'
import { operatorMenu as words } from '../text/ko/operator-menu.ts'
import { roleNames } from '../text/words.ts'
import { Menu } from '../ui/Menu.tsx'
import { ChangePinDialog } from './ChangePinDialog.tsx'
import styles from './OperatorMenu.module.css'

/** Who is at the desk. In the work book it locks and changes the PIN; in practice another person can be chosen. */
export function OperatorMenu({
  api,
  status,
  ahead,
  onLock,
  say,
}: {
  readonly api: Pick<Api, 'operators'>
  readonly status: SignedIn
  readonly ahead: number
  readonly onLock: () => void
  readonly say: (toast: Toast) => void
}) {
  const [isChanging, setIsChanging] = useState(false)
  const { operator, session } = status
  const face = (
    <>
      <strong>{operator.name}</strong>
      {operator.name === roleNames[operator.role] ? null : (
        <span className={styles['role']}> {roleNames[operator.role]}</span>
      )}
    </>
  )
  const label = words.label(operator.name, roleNames[operator.role])
  const choose = async (operatorId: string) => {
    if (operatorId === operator.id) return
    const answer = await api.operators.signIn({ operatorId, pin: '' })
    if (!answer.ok) say({ kind: 'bad', text: describeFailure(answer.failure).case })
  }
  if (!session.asksPin)
    return (
      <Menu
        label={label}
        title={words.practice}
        choices={session.people.map(({ id, name, role }) => ({ id, name, hint: roleNames[role] }))}
        chosen={operator.id}
        onAct={(id) => void choose(id)}
      >
        {face}
      </Menu>
    )
  return (
    <>
      <Menu
        label={label}
        choices={[
          { id: 'lock', name: words.lock, hint: words.lockKey },
          { id: 'change', name: words.changePin },
        ]}
        onAct={(id) => (id === 'lock' ? onLock() : setIsChanging(true))}
      >
        {face}
      </Menu>
      {isChanging ? (
        <ChangePinDialog api={api} name={operator.name} ahead={ahead} say={say} onClose={() => setIsChanging(false)} />
      ) : null}
    </>
  )
}
