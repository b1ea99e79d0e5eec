import { useMemo, useState } from 'react'
import type { Day } from '../../../../../domain/day.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { board as words, duty as dutyWords } from '../../../text/ko/duty.ts'
import { receiptsDue as dueWords } from '../../../text/ko/receipts.ts'
import { Button } from '../../../ui/Button.tsx'
import { DutyActs } from '../../../ui/DutyActs.tsx'
import type { Column } from '../../../ui/column.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { closedColumns } from '../columns.tsx'
import type { Issuing } from '../issuing/use-issuing.tsx'
import { type DueRow, type DueTotals, lengthOf, type ReceiptsDesk } from '../store.ts'
import { BoardBar, type BoardView } from './BoardBar.tsx'
import { type BoardAsk, mattersOf } from './BoardDialogs.tsx'
import styles from './DueTab.module.css'
import { ReceiptList } from './ReceiptList.tsx'
import { StakeStrip } from './StakeStrip.tsx'

interface DueTabOptions {
  readonly desk: ReceiptsDesk
  readonly columns: readonly Column<DueRow>[]
  /** What issues many receipts; only of today's board. */
  readonly issuing: Pick<Issuing, 'columns' | 'onToggle' | 'bar' | 'actsOf'>
  readonly today: Day
  readonly isShown: boolean
  readonly onLedger: () => void
  readonly onAsk: (ask: BoardAsk) => void
  readonly onOpenPayment: (transactionId: string) => void
}

/** The deadline board: what is due by day left with what is at stake, or what was closed; as of today or another day. */
export function DueTab({ desk, columns, issuing, today, isShown, onLedger, onAsk, onOpenPayment }: DueTabOptions) {
  const [view, setView] = useState<BoardView>('due')
  const on = desk.on ?? today
  const off = desk.on === null ? null : words.off
  const isThen = desk.on !== null
  const closedGrid = useMemo(() => closedColumns(on), [on])
  const bar = (
    <BoardBar
      today={today}
      on={desk.on}
      view={view}
      onView={(next) => {
        setView(next)
        if (next === 'closed') void desk.showClosed()
      }}
      onDay={(day) => void desk.lookAt(day)}
    />
  )
  const common = {
    today: on,
    isShown,
    asked: desk.asked,
    onRetry: () => void desk.refresh(),
    onOpenPayment,
  }
  if (view === 'closed')
    return (
      <ReceiptList
        key="closed"
        {...common}
        label={words.closedList}
        list={desk.closed}
        count={lengthOf(desk.closed, null)}
        columns={closedGrid}
        above={bar}
        empty={<EmptyState sentence={words.closedEmpty} />}
        footer={<span>{words.closedNote}</span>}
        onNeed={desk.needClosed}
        actsOf={(row) => (
          <Button
            asks="receipts"
            isDisabled={off !== null}
            because={off}
            onPress={() => onAsk({ row, note: row.note })}
          >
            {dutyWords.reopen}
          </Button>
        )}
      />
    )
  return (
    <ReceiptList
      key="due"
      {...common}
      label={dueWords.list}
      list={desk.due}
      count={lengthOf(desk.due, desk.dueTotals?.count ?? null)}
      columns={isThen ? columns : issuing.columns}
      {...(isThen ? {} : { onToggle: issuing.onToggle })}
      above={
        <>
          {bar}
          <StakeStrip totals={desk.dueTotals} isThen={isThen} />
          {isThen ? null : issuing.bar}
        </>
      }
      empty={<EmptyState sentence={dueWords.empty} action={<Button onPress={onLedger}>{dueWords.toLedger}</Button>} />}
      footer={<DueFooter totals={desk.dueTotals} />}
      onNeed={desk.needDue}
      actsOf={(row) => (
        <>
          {isThen ? null : issuing.actsOf(row)}
          <DutyActs matters={mattersOf(row)} because={off} onAsk={(matter) => onAsk({ row, matter })} />
        </>
      )}
    />
  )
}

/** How many receipts are due and what they amount to, the overdue ones apart. */
function DueFooter({ totals }: { readonly totals: DueTotals | null }) {
  if (totals === null) return <span role="status">{dueWords.counting}</span>
  const { count, won, overdue } = totals
  return (
    <>
      <span role="status">
        {dueWords.due}{' '}
        <strong className={styles['figures']}>{dueWords.counted(formatCount(count), formatWon(won))}</strong>
      </span>
      <span>
        {dueWords.overduePart}{' '}
        <strong className={styles['figures']}>
          {dueWords.counted(formatCount(overdue.count), formatWon(overdue.won))}
        </strong>
      </span>
    </>
  )
}
