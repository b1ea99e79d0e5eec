import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ScreenProps } from '../../../screen.ts'
import { operators as words } from '../../../text/ko/operators.ts'
import { ui } from '../../../text/ko/ui.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { useBar } from '../../../ui/may.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Limits } from './Limits.tsx'
import styles from './OperatorsTab.module.css'
import { People } from './People.tsx'
import { RoleTable } from './RoleTable.tsx'
import { createOperatorsDesk } from './store.ts'

/** The people of the book, up to how many won each role refunds alone, and who may do what. */
export function OperatorsTab({ api, onEvent, status, say }: Pick<ScreenProps, 'api' | 'onEvent' | 'status' | 'say'>) {
  const [store] = useState(() => createOperatorsDesk(api))
  const desk = useStore(store)
  const bar = useBar('manage')
  const { refresh } = desk
  useEffect(() => {
    void refresh()
    return onEvent((event) => {
      if (event.kind === 'ledger.changed' && event.topics.includes('desk')) void refresh()
    })
  }, [refresh, onEvent])

  if (desk.list.at === 'failed')
    return (
      <div className={styles['tab']}>
        <FailureNotice failure={desk.list.failure} />
      </div>
    )
  if (desk.list.at !== 'ready') return <EmptyState sentence={ui.loading} />
  const { operators, limits } = desk.list.value
  return (
    <div className={styles['tab']}>
      {bar === null ? null : (
        <div className={styles['notice']}>
          <Notice kind="info" title={words.readOnly} text={bar} />
        </div>
      )}
      <People desk={desk} people={operators} status={status} say={say} />
      <Limits desk={desk} limits={limits} say={say} />
      <RoleTable mine={status.operator.role} />
    </div>
  )
}
