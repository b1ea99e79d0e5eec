import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { Day } from '../../../../../domain/day.ts'
import { rowIn } from '../../../paged-reader.ts'
import { formatCount } from '../../../text/format.ts'
import { app } from '../../../text/ko/app.ts'
import { findingList as words } from '../../../text/ko/reconciliation.ts'
import { Button } from '../../../ui/Button.tsx'
import { DataTable, type TableHandle } from '../../../ui/DataTable.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { SplitPane } from '../../../ui/SplitPane.tsx'
import { findingColumns } from '../columns.tsx'
import { type createFindingsDesk, type Finding, pageSize } from '../findings-desk.ts'
import styles from './FindingList.module.css'
import { FindingPanel, type FindingPanelOptions } from './FindingPanel.tsx'

interface FindingListOptions extends Pick<FindingPanelOptions, 'operatorNames' | 'onOpenPayment'> {
  readonly label: string
  readonly store: ReturnType<typeof createFindingsDesk>
  readonly today: Day
  /** What stands above the list, such as further filters. */
  readonly above?: ReactNode
  readonly empty: ReactNode
}

const idOf = ({ id }: Finding) => id

/** A list of findings with the one selected beside it. */
export function FindingList(options: FindingListOptions) {
  const { store, today, label, operatorNames, onOpenPayment } = options
  const desk = useStore(store)
  const { list, count, asked, selected } = desk
  const { pages } = list
  const table = useRef<TableHandle>(null)
  const panel = useRef<HTMLElement>(null)
  const toppedAt = useRef(asked)
  useEffect(() => {
    if (toppedAt.current === asked) return
    toppedAt.current = asked
    table.current?.toTop()
  }, [asked])
  const rowAt = useCallback((index: number) => rowIn(pages, pageSize, index), [pages])
  const select = useCallback((finding: Finding) => store.getState().select(finding), [store])
  const columns = useMemo(() => findingColumns(today), [today])
  const close = () => {
    desk.select(null)
    table.current?.focus()
  }
  return (
    <SplitPane
      main={
        <div className={styles['list']}>
          {options.above}
          <DataTable
            ref={table}
            label={label}
            columns={columns}
            rowCount={count ?? 0}
            rowAt={rowAt}
            idOf={idOf}
            onNeed={desk.need}
            selectedId={selected?.id ?? null}
            onSelect={select}
            onOpen={() => panel.current?.focus()}
            isBusy={list.isReading}
            empty={
              list.failure !== null ? (
                <div className={styles['failed']}>
                  <FailureNotice
                    failure={list.failure}
                    action={<Button onPress={() => void desk.refresh()}>{app.retry}</Button>}
                  />
                </div>
              ) : count === null ? null : (
                options.empty
              )
            }
            footer={
              <>
                <span role="status">{count === null ? words.counting : words.counted(formatCount(count))}</span>
                <span>{words.note}</span>
              </>
            }
          />
        </div>
      }
      side={
        selected === null ? null : (
          <FindingPanel
            ref={panel}
            key={selected.id}
            desk={desk}
            of={selected}
            today={today}
            operatorNames={operatorNames}
            onOpenPayment={onOpenPayment}
            onClose={close}
          />
        )
      }
    />
  )
}
