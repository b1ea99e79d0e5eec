import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { rowIn } from '../../paged-reader.ts'
import type { ScreenProps } from '../../screen.ts'
import { transactions as words } from '../../text/ko/transactions.ts'
import { DataTable, type TableHandle } from '../../ui/DataTable.tsx'
import { useLetterKeys } from '../../ui/letter-keys.ts'
import { useBar } from '../../ui/may.ts'
import { SplitPane } from '../../ui/SplitPane.tsx'
import { columnsFor } from './columns.tsx'
import { createAttemptsDesk } from './failed-attempts.ts'
import { type Filter, filterOf, isUnfiltered, noChoices } from './filter.ts'
import { DetailPanel } from './parts/DetailPanel.tsx'
import { EmptyList } from './parts/EmptyList.tsx'
import { FetchDialog } from './parts/FetchDialog.tsx'
import { FilterBar } from './parts/FilterBar.tsx'
import { ListFooter } from './parts/ListFooter.tsx'
import { ListLookUpDialog } from './parts/ListLookUpDialog.tsx'
import { createMethodDesk } from './parts/method/method-desk.ts'
import { type PanelDialog, PanelDialogs } from './parts/PanelDialogs.tsx'
import { createOpenActs } from './parts/receipt/open-acts.ts'
import { RefundDialog } from './parts/refund/RefundDialog.tsx'
import { createSlipDesk } from './parts/slip/slip-desk.ts'
import { createTruthDesk } from './parts/truth/truth-desk.ts'
import styles from './Screen.module.css'
import { createTransactionsDesk, pageSize, type TransactionDetail, type TransactionRow } from './store.ts'

const later = (work: () => void, ms: number) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}
const idOf = (row: TransactionRow) => row.id

/** 거래: every payment, found by one box, with the one selected beside the list. */
export function TransactionsScreen(props: ScreenProps) {
  const { api, onEvent, status, shops, shopId, search, target, say } = props
  const [store] = useState(() => createTransactionsDesk(api, later))
  const desk = useStore(store)
  const [attemptsStore] = useState(() => createAttemptsDesk(api))
  const attempts = useStore(attemptsStore)
  const [openActsStore] = useState(() => createOpenActs(api))
  const openActs = useStore(openActsStore)
  const [methodStore] = useState(() => createMethodDesk(api))
  const methods = useStore(methodStore)
  const [slipStore] = useState(() => createSlipDesk(api))
  const slips = useStore(slipStore)
  const [truthStore] = useState(() => createTruthDesk(api))
  const truths = useStore(truthStore)
  const [dialog, setDialog] = useState<PanelDialog | null>(null)
  const [choices, setChoices] = useState(noChoices)
  const [asTable, setAsTable] = useState(false)
  const [refunding, setRefunding] = useState<TransactionDetail | null>(null)
  const [fetching, setFetching] = useState(false)
  const [lookingUp, setLookingUp] = useState<{ readonly filter: Filter; readonly count: number } | null>(null)
  const table = useRef<TableHandle>(null)
  const panel = useRef<HTMLElement>(null)
  const { today } = status

  useEffect(() => {
    void store.getState().refresh()
    return onEvent((event) => {
      const concerns = ['transactions', 'refunds', 'receipts', 'imports', 'shops']
      if (event.kind === 'ledger.changed' && event.topics.some((topic) => concerns.includes(topic)))
        void Promise.all([store.getState().refresh(), attemptsStore.getState().again()])
    })
  }, [store, attemptsStore, onEvent])

  const filter = useMemo(() => filterOf(search.text, choices, shopId, today), [search.text, choices, shopId, today])
  const asked = useRef<{ readonly filter: Filter; readonly at: number } | null>(null)
  useEffect(() => {
    const before = asked.current
    // Effects also run when the hidden screen is shown again; then the list keeps its place.
    if (before?.filter === filter && before.at === search.at) return
    asked.current = { filter, at: search.at }
    store.getState().search(filter, before === null || search.confirmed || search.text === '')
  }, [store, filter, search.confirmed, search.text, search.at])
  const shownFrom = useRef(desk.asked)
  useEffect(() => {
    if (shownFrom.current === desk.asked) return
    shownFrom.current = desk.asked
    table.current?.toTop()
    // Enter on a search that finds one payment opens it.
    const only = desk.list.end === 1 ? rowIn(desk.list.pages, pageSize, 0) : null
    if (only !== null && search.confirmed && search.text.trim() !== '') desk.select(only.id)
  }, [desk, search.confirmed, search.text])
  const notFound = desk.list.end === 0 && desk.list.failure === null ? desk.answered : null
  useEffect(() => void attemptsStore.getState().look(notFound), [attemptsStore, notFound])
  useEffect(() => {
    if (target.id !== null) store.getState().select(target.id)
  }, [store, target.id, target.at])
  const detail = desk.detail.at === 'ready' ? desk.detail.value : null
  const isCurrent = detail !== null && detail.row.id === desk.selectedId
  const refundBar = useBar('refund')
  const askRefund = () => {
    if (detail === null || !isCurrent) return
    if (refundBar !== null) say({ kind: 'warn', text: refundBar })
    else if (detail.refundBlocked === null && detail.remaining > 0) setRefunding(detail)
    else say({ kind: 'warn', text: detail.refundBlocked?.because ?? words.refundedAll })
  }
  const close = () => {
    desk.select(null)
    table.current?.focus()
  }
  useLetterKeys(desk.selectedId !== null, {
    KeyR: askRefund,
    KeyL: () => {
      if (isCurrent) void desk.askGateway(detail.row.id)
    },
    KeyT: () => setAsTable((before) => !before),
    Escape: close,
  })

  const { pages } = desk.list
  const rowAt = useCallback((index: number) => rowIn(pages, pageSize, index), [pages])
  const select = useCallback((row: TransactionRow) => store.getState().select(row.id), [store])
  const columns = useMemo(() => columnsFor(today), [today])
  const shopOf = (id: string) => shops.find((entry) => entry.shop.id === id)?.shop ?? null

  return (
    <>
      <SplitPane
        main={
          <section className={styles['list']} aria-label={words.title}>
            <FilterBar
              text={search.text}
              today={today}
              choices={choices}
              onChoices={setChoices}
              onText={props.setSearch}
              onFetch={() => setFetching(true)}
            />
            <DataTable
              ref={table}
              label={words.list}
              columns={columns}
              rowCount={desk.count}
              rowAt={rowAt}
              idOf={idOf}
              onNeed={desk.need}
              selectedId={desk.selectedId}
              onSelect={select}
              onOpen={() => panel.current?.focus()}
              isBusy={desk.list.isReading}
              empty={
                <EmptyList
                  desk={desk}
                  attempts={attempts}
                  shops={shops}
                  isUnfiltered={isUnfiltered(search.text, choices)}
                  onClear={() => {
                    setChoices(noChoices)
                    props.setSearch('')
                  }}
                  onImport={() => props.open('/imports')}
                  onFetch={() => setFetching(true)}
                />
              }
              footer={
                <ListFooter
                  list={desk.list}
                  totals={desk.totals}
                  count={desk.answered === null ? 0 : desk.count}
                  onLookUp={() => {
                    if (desk.answered !== null) setLookingUp({ filter: desk.answered, count: desk.count })
                  }}
                />
              }
            />
          </section>
        }
        side={
          desk.selectedId === null ? null : (
            <DetailPanel
              ref={panel}
              detail={desk.detail}
              isCurrent={isCurrent}
              shop={detail === null ? null : shopOf(detail.row.shopId)}
              today={today}
              asTable={asTable}
              onTable={setAsTable}
              lookUp={desk.lookUp?.of === desk.selectedId ? desk.lookUp.answer : null}
              openActs={openActs}
              methods={methods}
              slips={slips}
              truths={truths}
              onDialog={setDialog}
              onRefund={askRefund}
              onLookUp={() => {
                if (isCurrent) void desk.askGateway(detail.row.id)
              }}
              onGuide={(wallet) => props.open('/receipts', wallet)}
              onClose={close}
            />
          )
        }
      />
      {refunding === null ? null : (
        <RefundDialog
          key={refunding.row.id}
          api={api}
          detail={refunding}
          shop={shopOf(refunding.row.shopId)}
          today={today}
          onEvent={onEvent}
          onClose={() => setRefunding(null)}
        />
      )}
      <PanelDialogs
        api={api}
        onEvent={onEvent}
        dialog={dialog}
        shop={dialog === null ? null : shopOf(dialog.detail.row.shopId)}
        openActs={openActs}
        methods={methods}
        say={say}
        onClose={() => setDialog(null)}
      />
      {lookingUp === null ? null : (
        <ListLookUpDialog
          api={api}
          onEvent={onEvent}
          {...lookingUp}
          onClose={() => setLookingUp(null)}
          onOpen={(id) => {
            setLookingUp(null)
            desk.select(id)
          }}
        />
      )}
      {fetching ? (
        <FetchDialog
          api={api}
          shops={shops}
          shopId={shopId}
          today={today}
          onClose={() => setFetching(false)}
          onOpen={(id) => {
            setFetching(false)
            desk.select(id)
          }}
        />
      ) : null}
    </>
  )
}
