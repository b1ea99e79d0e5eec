import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { rowIn } from '../../../paged-reader.ts'
import type { ScreenProps, ShopEntry } from '../../../screen.ts'
import { shopChoices } from '../../../shop-choices.ts'
import { formatCount } from '../../../text/format.ts'
import { app } from '../../../text/ko/app.ts'
import { links as words } from '../../../text/ko/links.ts'
import { Button } from '../../../ui/Button.tsx'
import { DataTable, type TableHandle } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { useLetterKeys } from '../../../ui/letter-keys.ts'
import { useBar } from '../../../ui/may.ts'
import { ShopBar } from '../../../ui/ShopBar.tsx'
import { SplitPane } from '../../../ui/SplitPane.tsx'
import { linkColumns } from '../columns.tsx'
import { lengthOf, type Link, type LinksDesk, mayBeChecked, pageSize } from '../store.ts'
import { CheckDialog } from './CheckDialog.tsx'
import styles from './LinkList.module.css'
import { LinkPanel } from './LinkPanel.tsx'
import { NewLinkDialog } from './NewLinkDialog.tsx'

interface LinkListOptions extends Pick<ScreenProps, 'api' | 'status' | 'open'> {
  readonly desk: LinksDesk
  readonly shop: ShopEntry['shop']
  /** Shops that may be chosen here; none when the header has chosen. */
  readonly choices: readonly ShopEntry[]
  readonly onShop: (shopId: string) => void
}

const newId = () => crypto.randomUUID()
const idOf = (link: Link) => link.id

/** The links of a shop with the one selected beside them. */
export function LinkList({ api, status, open, desk, shop, choices, onShop }: LinkListOptions) {
  const { today } = status
  const { selected, list } = desk
  const [making, setMaking] = useState(false)
  const [checking, setChecking] = useState<Link | null>(null)
  const table = useRef<TableHandle>(null)
  const panel = useRef<HTMLElement>(null)
  const toppedAt = useRef(desk.asked)
  useEffect(() => {
    if (toppedAt.current === desk.asked) return
    toppedAt.current = desk.asked
    table.current?.toTop()
  }, [desk.asked])

  const close = () => {
    desk.select(null)
    table.current?.focus()
  }
  const bar = useBar('collect')
  const make = () => setMaking(bar === null)
  const check = () => {
    if (selected !== null && mayBeChecked(selected) && bar === null) setChecking(selected)
  }
  const openPayment = () => {
    if (selected !== null && selected.transactionId !== null) open('/transactions', selected.transactionId)
  }
  useLetterKeys(true, { KeyN: make })
  useLetterKeys(selected !== null, { KeyL: check, KeyO: openPayment, Escape: close })

  const { pages } = list
  const rowAt = useCallback((index: number) => rowIn(pages, pageSize, index), [pages])
  const columns = useMemo(() => linkColumns(today), [today])
  const makeButton = (
    <Button asks="collect" variant="primary" keyHint="N" onPress={make}>
      {words.make}
    </Button>
  )
  return (
    <>
      <SplitPane
        main={
          <div className={styles['list']}>
            <ShopBar label={words.shop} shop={shop} choices={shopChoices(choices)} onShop={onShop}>
              {makeButton}
            </ShopBar>
            <DataTable
              ref={table}
              label={words.list}
              columns={columns}
              rowCount={lengthOf(list)}
              rowAt={rowAt}
              idOf={idOf}
              onNeed={desk.need}
              selectedId={selected?.id ?? null}
              onSelect={desk.select}
              onOpen={() => panel.current?.focus()}
              isBusy={list.isReading}
              empty={<Empty desk={desk} />}
              footer={<span role="status">{list.end === null ? null : words.rows(formatCount(list.end))}</span>}
            />
          </div>
        }
        side={
          selected === null ? null : (
            <LinkPanel
              ref={panel}
              link={selected}
              operatorName={status.operatorNames[selected.operatorId] ?? selected.operatorId}
              today={today}
              onCheck={check}
              onOpenPayment={openPayment}
              onClose={close}
            />
          )
        }
      />
      {making ? (
        <NewLinkDialog
          api={api}
          shop={shop}
          today={today}
          newId={newId}
          onClose={(made) => {
            setMaking(false)
            // Links are not news of the ledger, so the list is read again by hand.
            void desk.refresh()
            if (made !== null) desk.select(made)
          }}
        />
      ) : null}
      {checking === null ? null : (
        <CheckDialog
          api={api}
          link={checking}
          shop={shop}
          today={today}
          onOpenPayment={(transactionId) => {
            setChecking(null)
            open('/transactions', transactionId)
          }}
          onClose={() => {
            setChecking(null)
            void desk.refresh()
          }}
        />
      )}
    </>
  )
}

function Empty({ desk }: { readonly desk: LinksDesk }) {
  if (desk.list.failure !== null)
    return (
      <div className={styles['failed']}>
        <FailureNotice
          failure={desk.list.failure}
          action={<Button onPress={() => void desk.refresh()}>{app.retry}</Button>}
        />
      </div>
    )
  return desk.list.end === null ? null : <EmptyState sentence={words.empty} />
}
