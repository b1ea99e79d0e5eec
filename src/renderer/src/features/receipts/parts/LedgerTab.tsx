import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Day, type Month, monthOf } from '../../../../../domain/day.ts'
import type { GatewayId } from '../../../../../domain/gateway.ts'
import { isSameFilter, type LedgerFilter, wholeLedger } from '../../../../../domain/receipt/ledger-filter.ts'
import { describeFailure } from '../../../text/failure-texts.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { app } from '../../../text/ko/app.ts'
import { receiptLedger as words, receipts as receiptWords } from '../../../text/ko/receipts.ts'
import { Button } from '../../../ui/Button.tsx'
import { DataTable, type TableHandle } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useLetterKeys } from '../../../ui/letter-keys.ts'
import { useBar } from '../../../ui/may.ts'
import { Select } from '../../../ui/Select.tsx'
import type { LedgerCancelling } from '../cancelling/use-ledger-cancelling.tsx'
import { ledgerGridColumns, ledgerWidth } from '../ledger-columns.tsx'
import { type LedgerDesk, ledgerLength, type LedgerRow } from '../ledger-desk.ts'
import { monthAfter, monthBefore, monthsUpTo } from '../../../months.ts'
import { FilterBar } from './FilterBar.tsx'
import styles from './LedgerTab.module.css'

interface LedgerTabOptions {
  readonly desk: LedgerDesk
  readonly gateway: GatewayId
  readonly month: Month
  readonly onMonth: (month: Month) => void
  readonly filter: LedgerFilter
  readonly onFilter: (filter: LedgerFilter) => void
  readonly today: Day
  readonly isShown: boolean
  /** What cancels many of what was issued. */
  readonly cancelling: LedgerCancelling
  readonly onExport: () => void
  readonly onOpenPayment: (transactionId: string) => void
}

const monthsOffered = 36
const idOf = (row: LedgerRow) => row.rowId

/** 대장: a month of receipt events as the file has them, with the same totals. */
export function LedgerTab(options: LedgerTabOptions) {
  const { desk, month, filter, today, isShown, cancelling, onExport, onOpenPayment } = options
  const [all, setAll] = useState(false)
  const [selected, setSelected] = useState<LedgerRow | null>(null)
  const table = useRef<TableHandle>(null)
  const toppedAt = useRef(0)
  useEffect(() => {
    if (toppedAt.current === desk.asked) return
    toppedAt.current = desk.asked
    setSelected(null)
    table.current?.toTop()
  }, [desk.asked])
  const { rows } = desk
  const rowAt = useCallback((index: number) => rows[index] ?? null, [rows])
  const { box } = cancelling
  const columns = useMemo(() => [box, ...ledgerGridColumns(all)], [box, all])
  const openPayment = () => {
    if (selected !== null) onOpenPayment(selected.transactionId)
  }
  const exportBar = useBar('export')
  useLetterKeys(isShown, { KeyE: () => (exportBar === null ? onExport() : undefined), KeyO: openPayment })

  return (
    <div className={styles['ledger']}>
      <div className={styles['bar']}>
        <MonthPicker month={month} today={today} onMonth={options.onMonth} />
        <FilterBar gateway={options.gateway} filter={filter} onFilter={options.onFilter} />
        <Button size="small" isPressed={all} onPress={() => setAll(!all)}>
          {words.allColumns(ledgerWidth)}
        </Button>
        <span className={styles['gap']} />
        <Button size="small" keyHint="O" isDisabled={selected === null} onPress={openPayment}>
          {receiptWords.openPayment}
        </Button>
        <Button asks="export" size="small" keyHint="E" onPress={onExport}>
          {words.export}
        </Button>
      </div>
      {cancelling.bar}
      <DataTable
        ref={table}
        label={words.list(month)}
        columns={columns}
        rowCount={ledgerLength(desk)}
        rowAt={rowAt}
        idOf={idOf}
        onNeed={desk.need}
        selectedId={selected?.rowId ?? null}
        onSelect={setSelected}
        onOpen={(row) => onOpenPayment(row.transactionId)}
        onToggle={cancelling.onToggle}
        isBusy={desk.isReading}
        empty={<EmptyLedger {...options} />}
        footer={<Totals desk={desk} />}
      />
    </div>
  )
}

function MonthPicker({ month, today, onMonth }: Pick<LedgerTabOptions, 'month' | 'today' | 'onMonth'>) {
  const months = monthsUpTo(today, monthsOffered)
  const isLast = month >= monthOf(today)
  return (
    <div className={styles['months']}>
      <IconButton icon="back" label={words.earlier} onPress={() => onMonth(monthBefore(month))} />
      <Select
        isCompact
        label={words.month}
        value={month}
        choices={(months.includes(month) ? months : [...months, month]).map((one) => ({ id: one, name: one }))}
        onChange={onMonth}
      />
      {isLast ? null : <IconButton icon="right" label={words.later} onPress={() => onMonth(monthAfter(month))} />}
    </div>
  )
}

function EmptyLedger({
  desk,
  month,
  onMonth,
  filter,
  onFilter,
}: Pick<LedgerTabOptions, 'desk' | 'month' | 'onMonth' | 'filter' | 'onFilter'>) {
  if (desk.failure !== null)
    return (
      <div className={styles['failed']}>
        <FailureNotice
          failure={desk.failure}
          action={<Button onPress={() => void desk.refresh()}>{app.retry}</Button>}
        />
      </div>
    )
  if (!desk.isWhole) return null
  if (!isSameFilter(filter, wholeLedger))
    return (
      <EmptyState
        sentence={words.emptyFiltered(month)}
        action={<Button onPress={() => onFilter(wholeLedger)}>{words.filter.clear}</Button>}
      />
    )
  return (
    <EmptyState
      sentence={words.empty(month)}
      action={<Button onPress={() => onMonth(monthBefore(month))}>{words.changeMonth}</Button>}
    />
  )
}

/** How many events of each kind the month has and their won: the same figures the file proves. */
function Totals({ desk }: { readonly desk: LedgerDesk }) {
  const { totals, failure } = desk
  if (totals.at !== 'ready')
    return (
      <span role="status">
        {totals.at === 'failed'
          ? describeFailure(totals.failure).case
          : failure === null
            ? words.counting
            : receiptWords.none}
      </span>
    )
  return (
    <>
      {(['due', 'issued', 'cancelled'] as const).map((event) => (
        <span key={event}>
          {words.events[event]}{' '}
          <strong className={styles['figures']}>
            {words.counted(formatCount(totals.value[event].count), formatWon(totals.value[event].won))}
          </strong>
        </span>
      ))}
    </>
  )
}
