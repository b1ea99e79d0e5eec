import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { MatchCause } from '../../../../domain/reconciliation/finding.ts'
import { wantsAttention } from '../../../../domain/reconciliation/finding.ts'
import type { Month } from '../../../../domain/day.ts'
import { valueOf } from '../../loadable.ts'
import type { ScreenProps } from '../../screen.ts'
import { formatCount } from '../../text/format.ts'
import { app } from '../../text/ko/app.ts'
import { hometaxPreview } from '../../text/ko/hometax-lists.ts'
import { findingList, reconciliation as words } from '../../text/ko/reconciliation.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { businessNames } from './business-names.ts'
import { ClosingTab } from './closing/ClosingTab.tsx'
import { createClosingDesk } from './closing/closing-desk.ts'
import { createFindingsDesk, type Finding } from './findings-desk.ts'
import { createListsDesk, type HometaxList } from './lists-desk.ts'
import { AllFilters } from './parts/AllFilters.tsx'
import { DoublesTab } from './parts/DoublesTab.tsx'
import { EmptyFindings } from './parts/EmptyFindings.tsx'
import { FindingList } from './parts/FindingList.tsx'
import { Head } from './parts/Head.tsx'
import { ListsTab } from './parts/ListsTab.tsx'
import { Overview } from './parts/Overview.tsx'
import { Preview } from './parts/Preview.tsx'
import { ReadingBar } from './parts/ReadingBar.tsx'
import { createReadingDesk } from './reading-desk.ts'
import styles from './Screen.module.css'
import type { Business, createReconciliationDesk } from './store.ts'

type TabId = keyof typeof words.tabs

interface ReconciliationOfOptions extends ScreenProps {
  readonly store: ReturnType<typeof createReconciliationDesk>
  readonly businesses: readonly Business[]
  readonly business: Business
  readonly onBusiness: (id: string) => void
  readonly onNumbers: () => void
}

const newId = () => crypto.randomUUID()
const elapsed = () => performance.now()
/** What makes the match another. */
const topics: readonly string[] = ['reconciliation', 'receipts', 'refunds', 'transactions', 'shops', 'imports']
const noLists: readonly HometaxList[] = []

/** 대사 of one business: its sums by cause, the lists of findings, and Hometax's files. */
export function ReconciliationOf({ api, onEvent, status, open, say, store, ...props }: ReconciliationOfOptions) {
  const { business } = props
  const { today, operatorNames } = status
  const [queueStore] = useState(() => createFindingsDesk(api))
  const [allStore] = useState(() => createFindingsDesk(api))
  const [listsStore] = useState(() => createListsDesk(api))
  const [closingStore] = useState(() => createClosingDesk({ api, newId }))
  const [readingStore] = useState(() => createReadingDesk({ api, onEvent, newId, elapsed }))
  const desk = useStore(store)
  const lists = useStore(listsStore)
  const reading = useStore(readingStore)
  const closing = useStore(closingStore)
  const [tab, setTab] = useState<TabId>('queue')
  const [cause, setCause] = useState<MatchCause | null>(null)
  const [standing, setStanding] = useState<Finding['standing'] | null>(null)
  const [month, setMonth] = useState<Month | null>(null)
  const summary = desk.businessId === business.id ? valueOf(desk.summary) : null
  const isMatched = summary !== null

  useEffect(() => {
    const { businessId, ask, refresh } = store.getState()
    void (businessId === business.id ? refresh() : ask(business.id))
    const known = listsStore.getState()
    void (known.businessId === business.id ? known.refresh() : known.ask(business.id))
  }, [store, listsStore, business.id])
  // The lists wait for the sums: the first match is made once, not by each of them.
  useEffect(() => {
    if (!isMatched) return
    const causes = cause === null ? [] : [cause]
    const of = { businessId: business.id, causes }
    if (tab === 'queue') void queueStore.getState().ask({ ...of, standings: ['open', 'changed'], month: null })
    if (tab === 'all') void allStore.getState().ask({ ...of, standings: standing === null ? [] : [standing], month })
  }, [queueStore, allStore, isMatched, business.id, cause, standing, month, tab])
  useEffect(
    () =>
      onEvent((event) => {
        if (event.kind !== 'ledger.changed' || !event.topics.some((topic) => topics.includes(topic))) return
        void store
          .getState()
          .refresh()
          .then(() => Promise.all([queueStore, allStore, closingStore].map((one) => one.getState().refresh())))
        if (event.topics.includes('reconciliation')) void listsStore.getState().refresh()
      }),
    [store, queueStore, allStore, listsStore, closingStore, onEvent],
  )

  const known = valueOf(lists.lists) ?? noLists
  const opened = known.find(({ id }) => id === lists.openId) ?? null
  const waiting = known.find(({ state }) => state === 'read') ?? null
  const importList = async () => {
    const list = await reading.read(business.id)
    await listsStore.getState().refresh()
    if (list === null) return
    setTab('lists')
    listsStore.getState().open(list)
  }
  const chooseCause = (chosen: MatchCause | null) => {
    setCause(chosen)
    // What nobody has to look at stands in the whole alone.
    if (chosen !== null && !wantsAttention({ cause: chosen })) setTab('all')
  }
  const openPayment = (id: string) => open('/transactions', id)
  const importButton = (
    <Button asks="import" onPress={() => void importList()}>
      {words.import}
    </Button>
  )
  const seeAll = (chosen: MatchCause | null) => {
    setCause(chosen)
    setTab('all')
  }
  const overview = (
    <>
      {summary?.covered.length === 0 && waiting === null ? (
        <div className={styles['hint']}>
          <Notice kind="info" title={words.guide} text={words.guideSteps} />
        </div>
      ) : null}
      {desk.summary.at === 'failed' ? (
        <div className={styles['failed']}>
          <FailureNotice
            failure={desk.summary.failure}
            action={<Button onPress={() => void desk.ask(business.id)}>{app.retry}</Button>}
          />
        </div>
      ) : (
        <Overview summary={summary} cause={cause} onCause={chooseCause} />
      )}
    </>
  )
  const shown = { today, operatorNames, onOpenPayment: openPayment }

  return (
    <section className={styles['screen']} aria-label={words.title}>
      {opened !== null ? null : (
        <Head
          businesses={props.businesses}
          business={business}
          onBusiness={props.onBusiness}
          covered={summary?.covered ?? null}
          isBusy={reading.isChoosing || reading.reading !== null}
          isPractice={status.book === 'practice'}
          onImport={() => void importList()}
          onSample={() => void reading.makeSample(business.id)}
          onNumbers={props.onNumbers}
        />
      )}
      <ReadingBar desk={reading} />
      {opened !== null ? (
        <Preview
          key={opened.id}
          desk={lists}
          list={opened}
          businessName={businessNames(business)}
          operatorName={operatorNames[opened.operatorId] ?? opened.operatorId}
          onDecided={({ fileName, state, newLines }) => {
            if (state === 'counted') setTab('queue')
            say({
              kind: 'good',
              text:
                state === 'counted'
                  ? hometaxPreview.wasCounted(fileName, formatCount(newLines))
                  : hometaxPreview.wasPutAway(fileName),
            })
          }}
        />
      ) : (
        <>
          {waiting === null ? null : <WaitingPreview list={waiting} onOpen={lists.open} />}
          <Tabs<TabId>
            label={words.title}
            value={tab}
            onChange={setTab}
            pages={[
              {
                id: 'queue',
                name: words.tabs.queue,
                count: summary === null ? null : formatCount(summary.counts.open + summary.counts.changed),
                content: (
                  <FindingList
                    {...shown}
                    store={queueStore}
                    label={findingList.queue}
                    above={overview}
                    empty={<EmptyFindings of="queue" cause={cause} onCause={setCause} onSeeAll={seeAll} />}
                  />
                ),
              },
              {
                id: 'all',
                name: words.tabs.all,
                content: (
                  <FindingList
                    {...shown}
                    store={allStore}
                    label={findingList.all}
                    above={
                      <>
                        {overview}
                        <AllFilters
                          today={today}
                          standing={standing}
                          onStanding={setStanding}
                          month={month}
                          onMonth={setMonth}
                        />
                      </>
                    }
                    empty={<EmptyFindings of="all" cause={cause} onCause={setCause} onSeeAll={seeAll} />}
                  />
                ),
              },
              {
                id: 'doubles',
                name: words.tabs.doubles,
                count: summary === null ? null : formatCount(summary.doubles.length),
                content: summary === null ? null : <DoublesTab doubles={summary.doubles} onOpenPayment={openPayment} />,
              },
              {
                id: 'lists',
                name: words.tabs.lists,
                content: (
                  <ListsTab desk={lists} today={today} operatorNames={operatorNames} emptyAction={importButton} />
                ),
              },
              {
                id: 'closing',
                name: words.tabs.closing,
                content: (
                  <ClosingTab
                    desk={closing}
                    businessId={business.id}
                    today={today}
                    nameOf={(id) => operatorNames[id] ?? id}
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  )
}

/** A preview nobody decided: nothing of it counts until somebody does. */
const WaitingPreview = ({
  list,
  onOpen,
}: {
  readonly list: HometaxList
  readonly onOpen: (list: HometaxList) => void
}) => (
  <div className={styles['hint']}>
    <Notice
      kind="info"
      title={words.waitingPreview(list.fileName)}
      action={
        <Button size="small" onPress={() => onOpen(list)}>
          {words.openPreview}
        </Button>
      }
    />
  </div>
)
