import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { DeskStatus, ScreenProps } from '../../screen.ts'
import type { AnyFailure } from '../../text/failure-texts.ts'
import { settings as words } from '../../text/ko/settings.ts'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { OperatorsTab } from './operators/OperatorsTab.tsx'
import { AboutTab } from './parts/AboutTab.tsx'
import { BookTab } from './parts/BookTab.tsx'
import { HolidaysTab } from './parts/HolidaysTab.tsx'
import { SeatsTab } from './parts/SeatsTab.tsx'
import { ShopsTab } from './parts/ShopsTab.tsx'
import styles from './Screen.module.css'
import { createSettingsDesk } from './store.ts'

type TabId = keyof typeof words.tabs

/** 설정: shops with their credentials and tax settings, the people, the book's recovery key, practice, other seats, and the app itself. */
export function SettingsScreen({ api, onEvent, status, shops, target, say }: ScreenProps) {
  const [store] = useState(() => createSettingsDesk(api))
  const desk = useStore(store)
  const [tab, setTab] = useState<TabId>('shops')
  const [isOpening, setIsOpening] = useState(false)
  const [problem, setProblem] = useState<AnyFailure | null>(null)

  const [asked, setAsked] = useState(0)
  if (target.id !== null && target.at !== asked) {
    setAsked(target.at)
    setTab('shops')
  }
  useEffect(() => {
    if (target.id !== null) store.getState().select(target.id)
  }, [store, target.id, target.at])

  // The frame hears of the other book by the desk's own news and begins anew.
  const openBook = async (book: DeskStatus['book']) => {
    setIsOpening(true)
    setProblem(null)
    const opened = await api.desk.openBook({ book })
    setIsOpening(false)
    if (!opened.ok) setProblem(opened.failure)
  }

  return (
    <section className={styles['screen']} aria-label={words.title}>
      {problem === null ? null : (
        <div className={styles['problem']}>
          <FailureNotice failure={problem} />
        </div>
      )}
      <Tabs<TabId>
        label={words.title}
        value={tab}
        onChange={setTab}
        pages={[
          {
            id: 'shops',
            name: words.tabs.shops,
            content: (
              <ShopsTab
                api={api}
                desk={desk}
                status={status}
                shops={shops}
                say={say}
                isOpening={isOpening}
                onOpenWork={() => void openBook('work')}
              />
            ),
          },
          {
            id: 'operators',
            name: words.tabs.operators,
            content: <OperatorsTab api={api} onEvent={onEvent} status={status} say={say} />,
          },
          {
            id: 'holidays',
            name: words.tabs.holidays,
            content: <HolidaysTab api={api} today={status.today} say={say} />,
          },
          {
            id: 'book',
            name: words.tabs.book,
            content: (
              <BookTab
                api={api}
                status={status}
                say={say}
                isOpening={isOpening}
                onOpenBook={(book) => void openBook(book)}
              />
            ),
          },
          {
            id: 'seats',
            name: words.tabs.seats,
            content: (
              <SeatsTab
                api={api}
                onEvent={onEvent}
                status={status}
                say={say}
                isOpening={isOpening}
                onOpenWork={() => void openBook('work')}
              />
            ),
          },
          { id: 'about', name: words.tabs.about, content: <AboutTab status={status} /> },
        ]}
      />
    </section>
  )
}
