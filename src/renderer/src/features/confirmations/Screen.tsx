import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ScreenProps } from '../../screen.ts'
import { confirmations as words } from '../../text/ko/confirmations.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PreparedList } from './parts/PreparedList.tsx'
import styles from './Screen.module.css'
import { createConfirmationsDesk, offersConfirms } from './store.ts'

// Prepared payments have no topic of their own: they come in with imports and leave as payments.
const topics = ['transactions', 'imports']

/** 승인 대기: payments that buyers prepared and that take no money until the merchant confirms them. Always of one shop. */
export function ConfirmationsScreen(props: ScreenProps) {
  const { api, onEvent, shops, shopId, open } = props
  const [store] = useState(() => createConfirmationsDesk(api, () => Date.now()))
  const desk = useStore(store)
  const [own, setOwn] = useState<string | null>(null)
  const fitting = shops.filter((one) => offersConfirms(desk.offers, one.shop.gateway))
  const named = shops.find((one) => one.shop.id === shopId)
  const entry = named ?? fitting.find((one) => one.shop.id === own) ?? fitting[0]
  const shownId = entry?.shop.id ?? null

  useEffect(() => {
    if (shownId !== null) void store.getState().ask(shownId)
  }, [store, shownId])
  useEffect(() => {
    for (const { shop } of shops) void store.getState().readOffers(shop.gateway)
  }, [store, shops])
  useEffect(
    () =>
      onEvent((event) => {
        if (event.kind === 'ledger.changed' && event.topics.some((topic) => topics.includes(topic)))
          void store.getState().refresh()
      }),
    [store, onEvent],
  )

  if (shops.length === 0)
    return (
      <EmptyState
        sentence={words.noShops}
        action={<Button onPress={() => open('/settings')}>{words.toSettings}</Button>}
      />
    )
  if (entry === undefined) return <EmptyState sentence={words.chooseShop} />
  return (
    <section className={styles['screen']} aria-label={words.title}>
      {desk.shopId === entry.shop.id ? (
        <PreparedList
          key={entry.shop.id}
          {...props}
          desk={desk}
          shop={entry.shop}
          choices={shopId === null ? fitting : []}
          onShop={setOwn}
        />
      ) : null}
    </section>
  )
}
