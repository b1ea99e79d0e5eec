import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { isOpen } from '../../../../domain/refund.ts'
import { rowIn } from '../../paged-reader.ts'
import { createRefundSlipDesk } from '../../refund-slip-desk.ts'
import type { ScreenProps } from '../../screen.ts'
import { describeFailure } from '../../text/failure-texts.ts'
import { formatCount, formatWon } from '../../text/format.ts'
import { refunds as words } from '../../text/ko/refunds.ts'
import { DataTable, type TableHandle } from '../../ui/DataTable.tsx'
import { useLetterKeys } from '../../ui/letter-keys.ts'
import { useBar } from '../../ui/may.ts'
import { SplitPane } from '../../ui/SplitPane.tsx'
import { columnsFor } from './columns.tsx'
import { type RefundGroup, totalsOf } from './groups.ts'
import { EmptyJournal } from './parts/EmptyJournal.tsx'
import { RefundPanel } from './parts/RefundPanel.tsx'
import { SettleDialog } from './parts/SettleDialog.tsx'
import { StateChips } from './parts/StateChips.tsx'
import styles from './Journal.module.css'
import { type createRefundJournal, pageSize, type RefundJournal, type RefundRow } from './store.ts'

const idOf = (row: RefundRow) => row.refund.id
const topics = ['refunds', 'transactions', 'receipts']

interface JournalOptions
  extends Pick<ScreenProps, 'api' | 'onEvent' | 'status' | 'shops' | 'shopId' | 'target' | 'open' | 'say'> {
  /** Kept by the screen, so that the place in the list stays while another tab is looked at. */
  readonly store: ReturnType<typeof createRefundJournal>
}

/** The journal by state, the unknown ones first, with the one selected beside the list. */
export function Journal(props: JournalOptions) {
  const { api, store, onEvent, status, shops, shopId, target, open, say } = props
  const journal = useStore(store)
  const [slipStore] = useState(() => createRefundSlipDesk(api))
  const slips = useStore(slipStore)
  const [group, setGroup] = useState<RefundGroup>('all')
  const [settling, setSettling] = useState(false)
  const table = useRef<TableHandle>(null)
  const panel = useRef<HTMLElement>(null)
  const { today } = status
  const { selected } = journal

  useEffect(() => {
    const { asked, shopId: shown, group: of, ask, refresh } = store.getState()
    // Shown again after another screen: the place in the list stays.
    void (asked > 0 && shown === shopId && of === group ? refresh() : ask({ shopId, group }))
  }, [store, shopId, group])
  const toppedAt = useRef(0)
  useEffect(() => {
    if (toppedAt.current === journal.asked) return
    toppedAt.current = journal.asked
    table.current?.toTop()
  }, [journal.asked])
  useEffect(() => {
    if (target.id === null) return
    void store
      .getState()
      .show(target.id)
      .then((found) => {
        if (!found) say({ kind: 'warn', text: words.notFound })
      })
  }, [store, target.id, target.at, say])
  useEffect(
    () =>
      onEvent((event) => {
        if (event.kind === 'ledger.changed' && event.topics.some((topic) => topics.includes(topic)))
          void store.getState().refresh()
      }),
    [store, onEvent],
  )

  const close = () => {
    journal.select(null)
    table.current?.focus()
  }
  const openPayment = () => {
    if (selected !== null) open('/transactions', selected.refund.transactionId)
  }
  const settleBar = useBar('settle')
  const askSettle = () => {
    if (selected?.refund.state !== 'unknown') return
    if (settleBar !== null) return say({ kind: 'warn', text: settleBar })
    journal.forgetRefusal()
    setSettling(true)
  }
  const inquire = () => {
    if (selected !== null && isOpen(selected.refund.state)) void journal.inquire()
  }
  const saveSlip = () => {
    if (selected !== null) void slips.save(selected.refund.id)
  }
  const printSlip = () => {
    if (selected !== null) void slips.print(selected.refund.id)
  }
  useLetterKeys(selected !== null, {
    KeyL: inquire,
    KeyS: askSettle,
    KeyO: openPayment,
    KeyD: saveSlip,
    KeyP: printSlip,
    Escape: close,
  })

  const { pages } = journal.list
  const rowAt = useCallback((index: number) => rowIn(pages, pageSize, index), [pages])
  const select = useCallback((row: RefundRow) => store.getState().select(row), [store])
  const columns = useMemo(() => columnsFor(today, shops, shopId === null), [today, shops, shopId])
  const shop = shops.find((entry) => entry.shop.id === selected?.refund.shopId)?.shop ?? null
  const payment = journal.payment.at === 'ready' ? journal.payment.value : null

  return (
    <>
      <SplitPane
        main={
          <section className={styles['list']} aria-label={words.title}>
            <StateChips
              counts={journal.counts.at === 'ready' ? journal.counts.value : null}
              group={group}
              onGroup={setGroup}
            />
            <DataTable
              ref={table}
              label={words.list}
              columns={columns}
              rowCount={journal.count}
              rowAt={rowAt}
              idOf={idOf}
              onNeed={journal.need}
              selectedId={selected?.refund.id ?? null}
              onSelect={select}
              onOpen={() => panel.current?.focus()}
              isBusy={journal.list.isReading}
              empty={
                <EmptyJournal
                  journal={journal}
                  onAll={() => setGroup('all')}
                  onTransactions={() => open('/transactions')}
                />
              }
              footer={<Footer journal={journal} />}
            />
          </section>
        }
        side={
          selected === null ? null : (
            <RefundPanel
              ref={panel}
              row={selected}
              payment={journal.payment}
              inquiry={journal.inquiry}
              slips={slips}
              shop={shop}
              nameOf={(operatorId) => status.operatorNames[operatorId] ?? operatorId}
              today={today}
              onInquire={inquire}
              onSettle={askSettle}
              onOpenPayment={openPayment}
              onClose={close}
            />
          )
        }
      />
      {settling && selected !== null ? (
        <SettleDialog
          row={selected}
          shop={shop}
          remaining={payment?.row.id === selected.refund.transactionId ? payment.remaining : null}
          isSettling={journal.isSettling}
          refusal={journal.refusal}
          onSettle={(conclusion, note) => {
            void journal.settle(conclusion, note).then((settled) => {
              if (!settled) return
              setSettling(false)
              say({ kind: 'good', text: words.settled })
            })
          }}
          onClose={() => setSettling(false)}
        />
      ) : null}
    </>
  )
}

/** How many refunds the list has and what they amount to. */
function Footer({ journal }: { readonly journal: RefundJournal }) {
  const { counts, group, list } = journal
  const failure = list.failure ?? (counts.at === 'failed' ? counts.failure : null)
  const totals = counts.at === 'ready' ? totalsOf(counts.value, group) : null
  return (
    <>
      <span role="status">
        {words.group[group]}{' '}
        <strong className={styles['figures']}>
          {totals === null ? words.counting : words.counted(formatCount(totals.count), formatWon(totals.won))}
        </strong>
      </span>
      {failure === null ? null : (
        <span className={styles['failure']} role="alert">
          {describeFailure(failure).case}
        </span>
      )}
    </>
  )
}
