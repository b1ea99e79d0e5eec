import { useCallback, useMemo, useRef, useState } from 'react'
import type { ScreenProps, ShopEntry } from '../../../screen.ts'
import { shopChoices } from '../../../shop-choices.ts'
import { describeFailure } from '../../../text/failure-texts.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { confirmations as words } from '../../../text/ko/confirmations.ts'
import { DataTable, type TableHandle } from '../../../ui/DataTable.tsx'
import { useLetterKeys } from '../../../ui/letter-keys.ts'
import { useBar } from '../../../ui/may.ts'
import { ShopBar } from '../../../ui/ShopBar.tsx'
import { SplitPane } from '../../../ui/SplitPane.tsx'
import { columnsAt } from '../columns.tsx'
import { type Prepared, stateAt, waitingAt } from '../prepared.ts'
import { type ConfirmationsDesk, mostRows, notOfferedBecause } from '../store.ts'
import { useDeskTime } from '../../../use-desk-time.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { EmptyPrepared } from './EmptyPrepared.tsx'
import styles from './PreparedList.module.css'
import { PreparedPanel } from './PreparedPanel.tsx'
import { SettleDialog } from './SettleDialog.tsx'

interface PreparedListOptions extends Pick<ScreenProps, 'api' | 'status' | 'open' | 'setSearch' | 'say'> {
  readonly desk: ConfirmationsDesk
  readonly shop: ShopEntry['shop']
  /** Shops to choose from on this screen; none when the shop was chosen at the head. */
  readonly choices: readonly ShopEntry[]
  readonly onShop: (shopId: string) => void
}

const idOf = (row: Prepared) => row.id
const noRows: readonly Prepared[] = []

/** The prepared payments of a shop with the one selected beside them. */
export function PreparedList(props: PreparedListOptions) {
  const { api, status, open, setSearch, say, desk, shop, choices, onShop } = props
  const { today } = status
  const { selected } = desk
  const rows = desk.rows ?? noRows
  const now = useDeskTime(
    desk.ahead,
    rows.some((row) => row.state === 'waiting'),
  )
  const [confirming, setConfirming] = useState<Prepared | null>(null)
  const [settling, setSettling] = useState<Prepared | null>(null)
  const table = useRef<TableHandle>(null)
  const panel = useRef<HTMLElement>(null)
  const state = selected === null ? null : stateAt(selected, now)

  const close = () => {
    desk.select(null)
    table.current?.focus()
  }
  const confirmBar = useBar('collect')
  const settleBar = useBar('settle')
  const askConfirm = () => {
    if (selected === null || state !== 'waiting') return
    if (confirmBar !== null) return say({ kind: 'warn', text: confirmBar })
    setConfirming(selected)
  }
  const inquire = () => {
    if (state === 'unknown') void desk.inquire()
  }
  const askSettle = () => {
    if (selected === null || state !== 'unknown') return
    if (settleBar !== null) return say({ kind: 'warn', text: settleBar })
    desk.forgetRefusal()
    setSettling(selected)
  }
  const openPayment = () => {
    if (selected === null) return
    if (selected.transactionId !== null) open('/transactions', selected.transactionId)
    else if (state === 'confirmed' || state === 'expired') setSearch(selected.orderNumber)
  }
  useLetterKeys(selected !== null, {
    KeyC: askConfirm,
    KeyL: inquire,
    KeyS: askSettle,
    KeyO: openPayment,
    Escape: close,
  })

  const rowAt = useCallback((index: number) => rows[index] ?? null, [rows])
  const columns = useMemo(() => columnsAt(today, now), [today, now])
  return (
    <>
      <SplitPane
        main={
          <div className={styles['list']}>
            <ShopBar label={words.shop} shop={shop} choices={shopChoices(choices)} onShop={onShop} />
            <DataTable
              ref={table}
              label={words.list}
              columns={columns}
              rowCount={rows.length}
              rowAt={rowAt}
              idOf={idOf}
              selectedId={selected?.id ?? null}
              onSelect={desk.select}
              onOpen={() => panel.current?.focus()}
              isBusy={desk.isReading}
              empty={
                <EmptyPrepared
                  desk={desk}
                  shop={shop}
                  because={notOfferedBecause(desk.offers, shop.gateway)}
                  onImports={() => open('/imports')}
                />
              }
              footer={<Footer desk={desk} now={now} />}
            />
          </div>
        }
        side={
          selected === null || state === null ? null : (
            <PreparedPanel
              ref={panel}
              prepared={selected}
              state={state}
              now={now}
              shop={shop}
              inquiry={desk.inquiry?.of === selected.id ? desk.inquiry.answer : null}
              onConfirm={askConfirm}
              onInquire={inquire}
              onSettle={askSettle}
              onOpenPayment={openPayment}
              onClose={close}
            />
          )
        }
      />
      {confirming === null ? null : (
        <ConfirmDialog
          api={api}
          shown={confirming}
          latest={rows.find((row) => row.id === confirming.id) ?? confirming}
          now={now}
          shop={shop}
          onAnswered={(outcome) => {
            if (outcome !== null) desk.take(outcome)
            void desk.refresh()
          }}
          onOpenPayment={(transactionId) => {
            setConfirming(null)
            open('/transactions', transactionId)
          }}
          onClose={() => setConfirming(null)}
        />
      )}
      {settling === null ? null : (
        <SettleDialog
          prepared={settling}
          shop={shop}
          isSettling={desk.isSettling}
          refusal={desk.refusal}
          onSettle={(conclusion, note) => {
            void desk.settle(conclusion, note).then((settled) => {
              if (!settled) return
              setSettling(null)
              say({ kind: 'good', text: words.settled })
            })
          }}
          onClose={() => setSettling(null)}
        />
      )}
    </>
  )
}

/** How many prepared payments the list has, and how many of them wait with which won. */
function Footer({ desk, now }: { readonly desk: ConfirmationsDesk; readonly now: number }) {
  const { rows, failure } = desk
  const waiting = rows === null ? null : waitingAt(rows, now)
  return (
    <>
      {rows === null || waiting === null ? null : (
        <>
          <span role="status">
            {words.state.waiting}{' '}
            <strong className={styles['figures']}>
              {words.waitingTotal(formatCount(waiting.count), formatWon(waiting.won))}
            </strong>
          </span>
          <span>
            {words.whole} {words.counted(formatCount(rows.length))}
            {rows.length < mostRows ? null : ` · ${words.cut}`}
          </span>
        </>
      )}
      {failure === null ? null : (
        <span className={styles['failure']} role="alert">
          {describeFailure(failure).case}
        </span>
      )}
    </>
  )
}
