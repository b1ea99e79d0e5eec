import { Activity, Suspense, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { BookName } from '../../../domain/shop.ts'
import type { Api, OnEvent } from '../api.ts'
import type { ScreenPath, ScreenProps, SignedIn } from '../screen.ts'
import { ko } from '../text/ko.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PracticeBand } from '../ui/PracticeBand.tsx'
import { ShopBand } from '../ui/ShopBand.tsx'
import { ToastRegion } from '../ui/ToastRegion.tsx'
import { isOverlaid, takesText } from '../ui/typing.ts'
import { chosenShop, type Desk } from './desk-store.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import styles from './Frame.module.css'
import { Header } from './Header.tsx'
import { KeySheet } from './KeySheet.tsx'
import { Notices } from './Notices.tsx'
import { OperatorMenu } from './OperatorMenu.tsx'
import { Rail } from './Rail.tsx'
import { screens } from './screens.ts'
import { frameShortcutOf } from './shortcuts.ts'
import { createToasts } from './toast-store.ts'
import { useAddress } from './use-address.ts'
import { useReceiptRetries } from './use-receipt-retries.ts'
import { usePausedBulk } from './use-paused-bulk.ts'
import { useWaitingApprovals } from './use-waiting-approvals.ts'

interface FrameOptions {
  readonly api: Api
  readonly onEvent: OnEvent
  readonly desk: Desk
  readonly status: SignedIn
}

/** Rail, header, notices and the screen. Screens that were open stay as they were, hidden. All of it goes with the person. */
export function Frame({ api, onEvent, desk, status }: FrameOptions) {
  const [toastStore] = useState(() => createToasts((work, ms) => setTimeout(work, ms)))
  const { toasts, say, dismiss } = useStore(toastStore)
  const { address, at, open } = useAddress()
  const [search, setSearch] = useState<ScreenProps['search']>({ text: '', confirmed: false, at: 0 })
  const [keysOpen, setKeysOpen] = useState(false)
  const [visited, setVisited] = useState<readonly ScreenPath[]>([])
  const paused = usePausedBulk(api, onEvent)
  const approvals = useWaitingApprovals(api, onEvent, status.operator.may.includes('approve'))
  const retries = useReceiptRetries(api, onEvent, desk.shops)
  const searchBox = useRef<HTMLInputElement>(null)
  const main = useRef<HTMLElement>(null)
  if (!visited.includes(address.path)) setVisited([...visited, address.path])

  const askFor = (text: string, confirmed: boolean) => {
    setSearch((before) => ({ text, confirmed, at: before.at + 1 }))
    if (address.path !== '/transactions') open('/transactions')
  }
  const lock = () => {
    if (status.session.asksPin) void api.operators.signOut({})
  }
  useFrameKeys({
    search() {
      searchBox.current?.focus()
      searchBox.current?.select()
    },
    keys: () => setKeysOpen(true),
    lock,
    screen: open,
  })
  useScreensInAdvance()
  const openBook = async (book: BookName) => {
    await desk.openBook(book)
  }

  return (
    <div className={styles['frame']}>
      {status.book === 'practice' ? <PracticeBand /> : null}
      <ShopBand colour={chosenShop(desk)?.colour ?? null} />
      <div className={styles['body']}>
        <Rail screens={screens} current={address.path} onOpen={open} />
        <div className={styles['page']}>
          <Header
            shops={desk.shops}
            shopId={desk.shopId}
            onShop={desk.chooseShop}
            searchText={search.text}
            onSearch={askFor}
            onLeaveSearch={() => walkInto(main.current)}
            searchRef={searchBox}
            book={status.book}
            isOpening={desk.isOpening}
            onBook={(book) => void openBook(book)}
            onKeys={() => setKeysOpen(true)}
            operator={<OperatorMenu api={api} status={status} ahead={desk.ahead} onLock={lock} say={say} />}
          />
          <Notices
            status={status}
            desk={desk}
            // The screen where it is done says it itself, with what can be done.
            work={[...approvals, ...paused, ...retries].filter(({ path }) => path !== address.path)}
            onCertificate={(shopId) => open('/settings', shopId)}
            onWork={({ path, target, shopId }) => {
              // Another shop chosen above would hide it.
              if (shopId !== null && desk.shopId !== null) desk.chooseShop(shopId)
              open(path, target)
            }}
          />
          <main ref={main} className={styles['main']} aria-busy={desk.isOpening}>
            <h1 className="spoken-only">{screens.find((screen) => screen.path === address.path)?.name}</h1>
            {screens
              .filter((screen) => visited.includes(screen.path))
              .map(({ path, Screen }) => (
                <Activity key={path} mode={path === address.path ? 'visible' : 'hidden'}>
                  <ErrorBoundary>
                    <Suspense fallback={<EmptyState sentence={ko.ui.loading} />}>
                      <Screen
                        api={api}
                        onEvent={onEvent}
                        status={status}
                        shops={desk.shops}
                        shopId={desk.shopId}
                        search={search}
                        target={path === address.path ? { id: address.id, at } : { id: null, at: 0 }}
                        open={open}
                        setSearch={(text) => askFor(text, true)}
                        say={say}
                      />
                    </Suspense>
                  </ErrorBoundary>
                </Activity>
              ))}
          </main>
        </div>
      </div>
      <KeySheet isOpen={keysOpen} onClose={() => setKeysOpen(false)} />
      <ToastRegion toasts={toasts} onDismiss={dismiss} />
    </div>
  )
}

/** Goes on in the list of the screen: to the row chosen there, or to its first. */
function walkInto(screen: HTMLElement | null) {
  const grid = screen?.querySelector<HTMLElement>('[role="grid"]')
  grid?.focus()
  if (grid?.getAttribute('aria-activedescendant') !== null) return
  grid.dispatchEvent(new KeyboardEvent('keydown', { code: 'ArrowDown', bubbles: true, cancelable: true }))
}

/** Asks for every screen's code when the operator first stirs: late enough for the first rows, early enough to be there. */
function useScreensInAdvance() {
  useEffect(() => {
    const once = new AbortController()
    const prepareAll = () => {
      once.abort()
      for (const screen of screens) screen.prepare()
    }
    for (const stir of ['pointermove', 'keydown'] as const) {
      window.addEventListener(stir, prepareAll, { signal: once.signal })
    }
    return () => once.abort()
  }, [])
}

interface FrameActs {
  readonly search: () => void
  readonly keys: () => void
  readonly lock: () => void
  readonly screen: (path: ScreenPath) => void
}

/** Hears the keys that work on every screen. */
function useFrameKeys(acts: FrameActs) {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = frameShortcutOf(event, { typing: takesText(event.target), rests: isOverlaid() })
      if (shortcut === null) return
      if (shortcut.to === 'screen') {
        const row = screens.find((screen) => screen.code === shortcut.code)
        if (row === undefined) return
        latest.current.screen(row.path)
      } else latest.current[shortcut.to]()
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
