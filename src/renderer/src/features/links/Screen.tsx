import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { gatewayNames } from '../../../../domain/gateway.ts'
import type { ScreenProps, ShopEntry } from '../../screen.ts'
import { links as words } from '../../text/ko/links.ts'
import { ui } from '../../text/ko/ui.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { LinkList } from './parts/LinkList.tsx'
import styles from './Screen.module.css'
import { createLinksDesk, type LinksDesk, linksOffered } from './store.ts'

/** 결제 링크: addresses where a buyer pays an order or a difference. Always of one shop whose gateway makes them. */
export function LinksScreen(props: ScreenProps) {
  const { api, onEvent, shops, shopId, open } = props
  const [store] = useState(() => createLinksDesk(api))
  const desk = useStore(store)
  const [own, setOwn] = useState<string | null>(null)

  useEffect(() => {
    for (const entry of shops) void store.getState().readOffers(entry.shop.gateway)
  }, [store, shops])

  const offeredBy = (entry: ShopEntry) => linksOffered(desk.offers, entry.shop.gateway)
  const fitting = shops.filter((entry) => offeredBy(entry).at === 'yes')
  const named = shops.find((entry) => entry.shop.id === shopId)
  const entry = named ?? fitting.find((one) => one.shop.id === own) ?? fitting[0]
  const offered = entry === undefined ? null : offeredBy(entry)
  const shownId = entry === undefined || offered?.at === 'no' ? null : entry.shop.id

  useEffect(() => {
    if (shownId === null) return
    const { shopId: shown, refresh, ask } = store.getState()
    void (shown === shownId ? refresh() : ask(shownId))
  }, [store, shownId])
  useEffect(
    () =>
      onEvent((event) => {
        // Links have no topic of their own: a payment that came in may be the one a link was waiting for.
        if (event.kind === 'ledger.changed' && event.topics.includes('transactions')) void store.getState().refresh()
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
  if (entry === undefined || offered === null) return <NoneFits desk={desk} />
  if (offered.at === 'no')
    return (
      <EmptyState
        sentence={
          <>
            {words.notOffered(gatewayNames[entry.shop.gateway], entry.shop.name)}
            {offered.because === null ? null : <span className={styles['because']}>{offered.because}</span>}
          </>
        }
      />
    )
  return (
    <section className={styles['screen']} aria-label={words.title}>
      <LinkList
        key={entry.shop.id}
        {...props}
        desk={desk}
        shop={entry.shop}
        choices={shopId === null ? fitting : []}
        onShop={setOwn}
      />
    </section>
  )
}

/** All shops are shown and none of them is known to make links. */
function NoneFits({ desk }: { readonly desk: LinksDesk }) {
  const reads = Object.values(desk.offers)
  const failed = reads.find((read) => read.at === 'failed')
  if (failed?.at === 'failed')
    return (
      <div className={styles['failed']}>
        <FailureNotice failure={failed.failure} />
      </div>
    )
  const isAwaited = reads.length === 0 || reads.some((read) => read.at === 'loading')
  return <EmptyState sentence={isAwaited ? ui.loading : words.chooseShop} />
}
