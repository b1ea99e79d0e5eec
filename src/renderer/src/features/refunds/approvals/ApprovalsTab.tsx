import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ScreenProps } from '../../../screen.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { app } from '../../../text/ko/app.ts'
import { approvals as words } from '../../../text/ko/approvals.ts'
import { seatFiles } from '../../../text/ko/seats.ts'
import { Button } from '../../../ui/Button.tsx'
import { DataTable, type TableHandle } from '../../../ui/DataTable.tsx'
import { ConfirmDialog } from '../../../ui/Dialog.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { useLetterKeys } from '../../../ui/letter-keys.ts'
import { SplitPane } from '../../../ui/SplitPane.tsx'
import styles from './ApprovalsTab.module.css'
import { approvalColumns } from './columns.tsx'
import { ApprovalPanel } from './parts/ApprovalPanel.tsx'
import { RefuseDialog } from './parts/RefuseDialog.tsx'
import { SeatBar, SeatRefusal } from './seats/SeatBar.tsx'
import { SeatDialogs } from './seats/SeatDialogs.tsx'
import { createSeatDesk } from './seats/store.ts'
import { type ApprovalDesk, canBeApproved, type createApprovalDesk, type Listed, mostListed } from './store.ts'

interface ApprovalsTabOptions extends Pick<ScreenProps, 'api' | 'status' | 'shops' | 'shopId' | 'open' | 'say'> {
  readonly store: ReturnType<typeof createApprovalDesk>
}

const idOf = ({ request }: Listed) => request.id
const none: readonly Listed[] = []

/** 승인: refunds that wait for another person, those that ended, and the one selected beside the list. */
export function ApprovalsTab({ api, store, status, shops, shopId, open, say }: ApprovalsTabOptions) {
  const desk = useStore(store)
  const [seatStore] = useState(() => createSeatDesk(api))
  const seats = useStore(seatStore)
  const [asking, setAsking] = useState<'approve' | 'refuse' | 'withdraw' | null>(null)
  const table = useRef<TableHandle>(null)
  const panel = useRef<HTMLElement>(null)
  const isWaiting = desk.open
  useEffect(() => void store.getState().ask({ shopId, open: isWaiting }), [store, shopId, isWaiting])

  const rows = desk.list.at === 'ready' ? desk.list.value : none
  const rowAt = useCallback((index: number) => rows[index] ?? null, [rows])
  const { operatorNames, today } = status
  const noSeats = status.book === 'practice' ? seatFiles.inPractice : null
  const nameOf = useCallback((id: string) => operatorNames[id] ?? id, [operatorNames])
  const columns = useMemo(() => approvalColumns(today, shops, nameOf), [today, shops, nameOf])
  const selected = rows.find(({ request }) => request.id === desk.selectedId) ?? null
  const shop = shops.find((entry) => entry.shop.id === selected?.request.shopId)?.shop ?? null

  const close = () => {
    desk.select(null)
    table.current?.focus()
  }
  const openPayment = () => {
    if (selected !== null) open('/transactions', selected.request.transactionId)
  }
  const canApprove = selected?.request.state === 'awaiting-approval' && selected.bar === null && canBeApproved(selected)
  const askApprove = () => {
    if (canApprove) setAsking('approve')
  }
  useLetterKeys(selected !== null && asking === null, { KeyA: askApprove, KeyO: openPayment, Escape: close })

  const approve = async () => {
    const refundId = await desk.approve()
    setAsking(null)
    if (refundId === null) return
    say({ kind: 'good', text: words.sent })
    open('/refunds', refundId)
  }
  const send = async (requestId: string) => {
    const file = await seats.send(requestId)
    if (file !== null) say({ kind: 'good', text: seatFiles.requestSaved(file) })
  }
  const end = async (ended: Promise<boolean>, text: string) => {
    const isEnded = await ended
    setAsking(null)
    if (isEnded) say({ kind: 'good', text })
  }

  return (
    <>
      <SeatRefusal desk={seats} />
      <SplitPane
        main={
          <section className={styles['list']} aria-label={words.title}>
            <div className={styles['head']}>
              <Groups open={isWaiting} onOpen={(next) => void desk.ask({ shopId, open: next })} />
              <SeatBar desk={seats} because={noSeats} />
            </div>
            <DataTable
              ref={table}
              label={words.list}
              columns={columns}
              rowCount={rows.length}
              rowAt={rowAt}
              idOf={idOf}
              selectedId={desk.selectedId}
              onSelect={({ request }) => desk.select(request.id)}
              onOpen={() => panel.current?.focus()}
              empty={<Empty desk={desk} />}
              footer={<span role="status">{countOf(rows)}</span>}
            />
          </section>
        }
        side={
          selected === null ? null : (
            <ApprovalPanel
              ref={panel}
              listed={selected}
              desk={desk}
              nameOf={nameOf}
              onApprove={askApprove}
              onRefuse={() => setAsking('refuse')}
              onWithdraw={() => setAsking('withdraw')}
              onSend={() => void send(selected.request.id)}
              sendBar={noSeats}
              isSending={seats.isActing}
              onOpenPayment={openPayment}
              onOpenRefund={(refundId) => open('/refunds', refundId)}
              onClose={close}
            />
          )
        }
      />
      {selected === null || asking === null ? null : asking === 'refuse' ? (
        <RefuseDialog
          request={selected.request}
          isBusy={desk.isActing}
          onRefuse={(note) => void end(desk.refuse(note), words.refused)}
          onClose={() => setAsking(null)}
        />
      ) : (
        <ConfirmDialog
          title={asking === 'approve' ? words.approveTitle : words.withdrawTitle}
          isOpen
          shop={shop}
          isBusy={desk.isActing}
          isDangerous={asking === 'approve'}
          confirm={
            asking === 'approve'
              ? words.approveConfirm(selected.request.orderNumber, formatWon(selected.request.amount))
              : words.withdraw
          }
          onConfirm={() => void (asking === 'approve' ? approve() : end(desk.withdraw(), words.withdrawn))}
          onClose={() => setAsking(null)}
        >
          <p>
            {asking === 'approve'
              ? words.approveSentence(selected.request.orderNumber, formatWon(selected.request.amount))
              : words.withdrawSentence}
          </p>
        </ConfirmDialog>
      )}
      <SeatDialogs desk={seats} shops={shops} say={say} open={open} />
    </>
  )
}

function Groups({ open, onOpen }: { readonly open: boolean; readonly onOpen: (open: boolean) => void }) {
  return (
    <div className={styles['groups']} role="group" aria-label={words.groups}>
      {([true, false] as const).map((of) => (
        <button
          key={String(of)}
          type="button"
          className={styles['group']}
          aria-pressed={open === of}
          onClick={() => onOpen(of)}
        >
          {of ? words.waiting : words.ended}
        </button>
      ))}
    </div>
  )
}

function countOf(rows: readonly Listed[]): string {
  if (rows.length === mostListed) return words.newest(formatCount(mostListed))
  return words.counted(formatCount(rows.length), formatWon(rows.reduce((won, { request }) => won + request.amount, 0)))
}

function Empty({ desk }: { readonly desk: ApprovalDesk }) {
  if (desk.list.at === 'failed')
    return (
      <div className={styles['failed']}>
        <FailureNotice
          failure={desk.list.failure}
          action={<Button onPress={() => void desk.refresh()}>{app.retry}</Button>}
        />
      </div>
    )
  return desk.list.at === 'ready' ? <EmptyState sentence={desk.open ? words.emptyWaiting : words.emptyEnded} /> : null
}
