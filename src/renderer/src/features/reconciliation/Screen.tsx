import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ScreenProps } from '../../screen.ts'
import { app } from '../../text/ko/app.ts'
import { reconciliation as words } from '../../text/ko/reconciliation.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { BusinessNumbers } from './parts/BusinessNumbers.tsx'
import { ReconciliationOf } from './ReconciliationOf.tsx'
import { createReconciliationDesk } from './store.ts'
import styles from './Screen.module.css'

/** 대사: receipts due, receipts issued and Hometax's list beside each other, always of one business. */
export function ReconciliationScreen(props: ScreenProps) {
  const { api, onEvent, shopId, open } = props
  const [store] = useState(() => createReconciliationDesk(api))
  const { businesses, readBusinesses, noteNumber } = useStore(store)
  const [own, setOwn] = useState<{ readonly id: string; readonly under: string | null } | null>(null)

  const [numbering, setNumbering] = useState(false)

  useEffect(() => {
    void readBusinesses()
    return onEvent((event) => {
      if (event.kind === 'ledger.changed' && event.topics.includes('shops')) void readBusinesses()
    })
  }, [readBusinesses, onEvent])

  if (businesses.at === 'failed')
    return (
      <div className={styles['failed']}>
        <FailureNotice
          failure={businesses.failure}
          action={<Button onPress={() => void readBusinesses()}>{app.retry}</Button>}
        />
      </div>
    )
  if (businesses.at !== 'ready') return null
  const all = businesses.value
  // The business of the shop chosen in the header is the one meant, until another is chosen here.
  const business =
    all.find(({ id }) => own?.under === shopId && id === own.id) ??
    all.find(({ shops }) => shops.some(({ id }) => id === shopId)) ??
    all[0]
  if (business === undefined)
    return (
      <EmptyState
        sentence={words.noShop}
        action={<Button onPress={() => open('/settings')}>{words.toSettings}</Button>}
      />
    )
  return (
    <>
      {/* Another business is read anew: nothing of the first one's stays under the other's name. */}
      <ReconciliationOf
        key={business.id}
        {...props}
        store={store}
        businesses={all}
        business={business}
        onBusiness={(id) => setOwn({ id, under: shopId })}
        onNumbers={() => setNumbering(true)}
      />
      {numbering ? <BusinessNumbers businesses={all} onNote={noteNumber} onClose={() => setNumbering(false)} /> : null}
    </>
  )
}
