import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { type Month, monthOf } from '../../../../domain/day.ts'
import { isWalletId, type WalletId } from '../../../../domain/easy-pay.ts'
import { wholeLedger } from '../../../../domain/receipt/ledger-filter.ts'
import type { ScreenProps, ShopEntry } from '../../screen.ts'
import { shopChoices } from '../../shop-choices.ts'
import { formatCount } from '../../text/format.ts'
import { board as boardWords } from '../../text/ko/duty.ts'
import { receiptsToCheck as checkWords, receipts as words } from '../../text/ko/receipts.ts'
import { Button } from '../../ui/Button.tsx'
import { DutyActs } from '../../ui/DutyActs.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Select } from '../../ui/Select.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { dueColumns, toCheckColumns } from './columns.tsx'
import { useBulk } from './bulk/use-bulk.tsx'
import { useLedgerCancelling } from './cancelling/use-ledger-cancelling.tsx'
import { useTaskCancelling } from './cancelling/use-task-cancelling.tsx'
import { createLedgerDesk, isSameLedger } from './ledger-desk.ts'
import { type BoardAsk, BoardDialogs, mattersOf } from './parts/BoardDialogs.tsx'
import { DueTab } from './parts/DueTab.tsx'
import { ExportDialog } from './parts/ExportDialog.tsx'
import { useByHand } from './issuing/use-by-hand.tsx'
import { useIssuing } from './issuing/use-issuing.tsx'
import { LedgerTab } from './parts/LedgerTab.tsx'
import { ReceiptList } from './parts/ReceiptList.tsx'
import { TaskList } from './parts/TaskList.tsx'
import { WalletGuide } from './parts/WalletGuide.tsx'
import styles from './Screen.module.css'
import { arrivedIn, createReceiptsDesk, largestStake, lengthOf } from './store.ts'
import { createTaskDesk } from './task-desk.ts'

type TabId = keyof typeof words.tabs

/** 현금영수증: what must be issued by when, what a person must look at, and the ledger. Always of one shop. */
export function ReceiptsScreen(props: ScreenProps) {
  const { shops, shopId } = props
  const [own, setOwn] = useState<string | null>(null)
  const [tab, setTab] = useState<TabId>('due')
  const [month, setMonth] = useState<Month>(() => monthOf(props.status.today))
  const { target } = props
  const wallet = target.id !== null && isWalletId(target.id) ? target.id : null
  const [answered, setAnswered] = useState<number | null>(null)
  const asked = askedTasksOf(target.id)
  if ((wallet !== null || asked !== null) && answered !== target.at) {
    setAnswered(target.at)
    setTab(asked === null ? 'wallets' : 'tasks')
    if (asked !== null) setOwn(asked)
  }
  const shop = [shopId, own]
    .map((id) => shops.find((entry) => entry.shop.id === id)?.shop)
    .find((one) => one !== undefined)
  const of = shop ?? shops[0]?.shop
  if (of === undefined)
    return (
      <EmptyState
        sentence={words.noShop}
        action={<Button onPress={() => props.open('/settings')}>{words.toSettings}</Button>}
      />
    )
  return (
    <section className={styles['screen']} aria-label={words.title}>
      {shopId === null && shops.length > 1 ? (
        <div className={styles['bar']}>
          <Select isCompact label={words.shop} value={of.id} onChange={setOwn} choices={shopChoices(shops)} />
        </div>
      ) : null}
      {/* Another shop is read anew: nothing of the first one's rows stays under the other's name. */}
      <ReceiptsOf
        key={of.id}
        {...props}
        shop={of}
        wallet={wallet}
        tab={tab}
        onTab={setTab}
        month={month}
        onMonth={setMonth}
      />
    </section>
  )
}

/** The shop whose tasks another screen asked for; null when none did. */
const askedTasksOf = (target: string | null): string | null =>
  target?.startsWith('tasks/') === true ? target.slice('tasks/'.length) : null

interface ReceiptsOfOptions extends ScreenProps {
  readonly shop: ShopEntry['shop']
  /** The easy-pay service another screen asked about; null when none. */
  readonly wallet: WalletId | null
  readonly tab: TabId
  readonly onTab: (tab: TabId) => void
  readonly month: Month
  readonly onMonth: (month: Month) => void
}

function ReceiptsOf({ api, onEvent, status, shop, open, say, wallet, tab, onTab, month, onMonth }: ReceiptsOfOptions) {
  const { today } = status
  const [exporting, setExporting] = useState(false)
  const [asking, setAsking] = useState<BoardAsk | null>(null)
  const [filter, setFilter] = useState(wholeLedger)
  const [store] = useState(() => createReceiptsDesk(api))
  const [ledgerStore] = useState(() => createLedgerDesk(api))
  const [taskStore] = useState(() => createTaskDesk(api))
  const desk = useStore(store)
  const tasks = useStore(taskStore)
  const ledger = useStore(ledgerStore)
  const isLedger = tab === 'ledger'

  useEffect(() => {
    const { shopId, ask, refresh } = store.getState()
    void (shopId === shop.id ? refresh() : ask(shop.id))
    const waiting = taskStore.getState()
    void (waiting.shopId === shop.id ? waiting.refresh() : waiting.ask(shop.id))
  }, [store, taskStore, shop.id])
  useEffect(() => {
    if (!isLedger) return
    const { of, ask, refresh } = ledgerStore.getState()
    const wanted = { shopId: shop.id, month, filter }
    void (isSameLedger(of, wanted) ? refresh() : ask(wanted))
  }, [ledgerStore, shop.id, month, filter, isLedger])
  useEffect(
    () =>
      onEvent((event) => {
        const concerns = ['receipts', 'refunds', 'transactions', 'shops']
        if (event.kind !== 'ledger.changed' || !event.topics.some((topic) => concerns.includes(topic))) return
        void store.getState().refresh()
        void taskStore.getState().refresh()
        if (isLedger) void ledgerStore.getState().refresh()
      }),
    [store, ledgerStore, taskStore, isLedger, onEvent],
  )

  const on = desk.on ?? today
  const most = largestStake(desk.due)
  const dueGrid = useMemo(() => dueColumns({ today: on, most, isThen: desk.on !== null }), [on, most, desk.on])
  const byHand = useByHand(api, shop)
  const bulk = useBulk({
    api,
    onEvent,
    shop,
    onByHand: byHand.open,
    onTasks: () => onTab('tasks'),
    onDue: () => onTab('due'),
  })
  const issuing = useIssuing({ api, shopId: shop.id, columns: dueGrid, bulk, byHand })
  const taskCancelling = useTaskCancelling(taskStore, bulk)
  const ledgerCancelling = useLedgerCancelling(api, { shopId: shop.id, month, filter }, bulk)
  const checkGrid = useMemo(() => toCheckColumns(on), [on])
  const dueCount = desk.dueTotals?.count ?? null
  const arrived = arrivedIn(desk.toCheck)
  const openPayment = (id: string) => open('/transactions', id)

  return (
    <>
      <Tabs<TabId>
        label={words.title}
        value={tab}
        onChange={onTab}
        pages={[
          {
            id: 'due',
            name: words.tabs.due,
            count: dueCount === null ? null : formatCount(dueCount),
            content: (
              <DueTab
                desk={desk}
                columns={dueGrid}
                issuing={issuing}
                today={today}
                isShown={tab === 'due'}
                onLedger={() => onTab('ledger')}
                onAsk={setAsking}
                onOpenPayment={openPayment}
              />
            ),
          },
          {
            id: 'tasks',
            name: words.tabs.tasks,
            count: tasks.tasks.at === 'ready' ? formatCount(tasks.tasks.value.length) : null,
            content: <TaskList desk={tasks} cancelling={taskCancelling} onOpenPayment={openPayment} />,
          },
          {
            id: 'check',
            name: words.tabs.check,
            count: desk.toCheck.pages.size === 0 ? null : `${formatCount(arrived.count)}${arrived.isAll ? '' : '+'}`,
            content: (
              <ReceiptList
                label={checkWords.list}
                list={desk.toCheck}
                count={lengthOf(desk.toCheck, null)}
                columns={checkGrid}
                today={on}
                isShown={tab === 'check'}
                asked={desk.asked}
                empty={<EmptyState sentence={checkWords.empty} />}
                footer={<span>{checkWords.note}</span>}
                actsOf={(row) => (
                  <DutyActs
                    matters={mattersOf(row)}
                    because={desk.on === null ? null : boardWords.off}
                    onAsk={(matter) => setAsking({ row, matter })}
                  />
                )}
                onNeed={desk.needToCheck}
                onRetry={() => void desk.refresh()}
                onOpenPayment={openPayment}
              />
            ),
          },
          {
            id: 'ledger',
            name: words.tabs.ledger,
            content: (
              <LedgerTab
                desk={ledger}
                gateway={shop.gateway}
                month={month}
                onMonth={onMonth}
                filter={filter}
                onFilter={setFilter}
                today={today}
                isShown={isLedger}
                cancelling={ledgerCancelling}
                onExport={() => setExporting(true)}
                onOpenPayment={openPayment}
              />
            ),
          },
          { id: 'wallets', name: words.tabs.wallets, content: <WalletGuide api={api} asked={wallet} /> },
        ]}
      />
      {asking === null ? null : (
        <BoardDialogs api={api} ask={asking} shop={shop} say={say} onClose={() => setAsking(null)} />
      )}
      {bulk.dialog}
      {byHand.dialog}
      {exporting ? (
        <ExportDialog
          api={api}
          onEvent={onEvent}
          shop={shop}
          today={today}
          month={month}
          filter={filter}
          screen={ledger}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </>
  )
}
