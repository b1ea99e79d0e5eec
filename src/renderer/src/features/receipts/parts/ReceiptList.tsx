import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { Day } from '../../../../../domain/day.ts'
import { type Pages, rowIn } from '../../../paged-reader.ts'
import { app } from '../../../text/ko/app.ts'
import { Button } from '../../../ui/Button.tsx'
import type { Column } from '../../../ui/column.ts'
import { DataTable, type TableHandle } from '../../../ui/DataTable.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { useLetterKeys } from '../../../ui/letter-keys.ts'
import { SplitPane } from '../../../ui/SplitPane.tsx'
import type { AnyFailure } from '../../../text/failure-texts.ts'
import { type DueRow, pageSize } from '../store.ts'
import styles from './ReceiptList.module.css'
import { ReceiptPanel } from './ReceiptPanel.tsx'

interface ReceiptListOptions {
  readonly label: string
  readonly list: Pages<DueRow, AnyFailure>
  readonly count: number
  readonly columns: readonly Column<DueRow>[]
  readonly today: Day
  /** Is this list in sight, so that its keys count? */
  readonly isShown: boolean
  readonly asked: number
  readonly above?: ReactNode
  /** The space bar on a row. */
  readonly onToggle?: (row: DueRow) => void
  /** What else can be done with the receipt shown, beside opening its payment. */
  readonly actsOf?: (row: DueRow) => ReactNode
  readonly empty: ReactNode
  readonly footer?: ReactNode
  readonly onNeed: (from: number, to: number) => void
  readonly onRetry: () => void
  readonly onOpenPayment: (transactionId: string) => void
}

const idOf = ({ row }: DueRow) => row.id

/** A list of receipts with the one selected beside it. */
export function ReceiptList(options: ReceiptListOptions) {
  const { list, isShown, asked, onOpenPayment } = options
  const [selected, setSelected] = useState<DueRow | null>(null)
  const table = useRef<TableHandle>(null)
  const panel = useRef<HTMLElement>(null)
  const { pages } = list
  const shown = selected === null ? null : renewed(selected, pages)

  const toppedAt = useRef(0)
  useEffect(() => {
    if (toppedAt.current === asked) return
    toppedAt.current = asked
    setSelected(null)
    table.current?.toTop()
  }, [asked])

  const rowAt = useCallback((index: number) => rowIn(pages, pageSize, index), [pages])
  const close = () => {
    setSelected(null)
    table.current?.focus()
  }
  const openPayment = () => {
    if (shown !== null) onOpenPayment(shown.row.id)
  }
  useLetterKeys(isShown && shown !== null, { KeyO: openPayment, Escape: close })

  return (
    <SplitPane
      main={
        <div className={styles['list']}>
          {options.above}
          <DataTable
            ref={table}
            label={options.label}
            columns={options.columns}
            rowCount={options.count}
            rowAt={rowAt}
            idOf={idOf}
            onNeed={options.onNeed}
            selectedId={shown?.row.id ?? null}
            onSelect={setSelected}
            onOpen={() => panel.current?.focus()}
            onToggle={options.onToggle}
            isBusy={list.isReading}
            empty={
              list.failure !== null ? (
                <div className={styles['failed']}>
                  <FailureNotice
                    failure={list.failure}
                    action={<Button onPress={options.onRetry}>{app.retry}</Button>}
                  />
                </div>
              ) : list.end === null ? null : (
                options.empty
              )
            }
            footer={options.footer}
          />
        </div>
      }
      side={
        shown === null ? null : (
          <ReceiptPanel
            ref={panel}
            of={shown}
            today={options.today}
            acts={options.actsOf?.(shown)}
            onOpenPayment={openPayment}
            onClose={close}
          />
        )
      }
    />
  )
}

/** The row as it is now; the one shown before when it left the list. */
function renewed(selected: DueRow, pages: ReadonlyMap<number, readonly DueRow[]>): DueRow {
  for (const rows of pages.values()) {
    const now = rows.find(({ row }) => row.id === selected.row.id)
    if (now !== undefined) return now
  }
  return selected
}
