import { type ReactNode, useCallback, useMemo, useRef } from 'react'
import type { Day } from '../../../../../domain/day.ts'
import type { ScreenProps } from '../../../screen.ts'
import { formatCount } from '../../../text/format.ts'
import { app } from '../../../text/ko/app.ts'
import { hometaxLists as words } from '../../../text/ko/hometax-lists.ts'
import { Button } from '../../../ui/Button.tsx'
import { DataTable, type TableHandle } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { useLetterKeys } from '../../../ui/letter-keys.ts'
import { SplitPane } from '../../../ui/SplitPane.tsx'
import { listColumns } from '../list-columns.tsx'
import type { HometaxList, ListsDesk } from '../lists-desk.ts'
import styles from './FindingList.module.css'
import { ListPanel } from './ListPanel.tsx'

interface ListsTabOptions {
  readonly desk: ListsDesk
  readonly today: Day
  readonly operatorNames: ScreenProps['status']['operatorNames']
  /** What can be done while there is nothing. */
  readonly emptyAction: ReactNode
}

const idOf = ({ id }: HometaxList) => id
const noLists: readonly HometaxList[] = []

/** 가져온 내역: every file of Hometax's that was read, and what became of it. */
export function ListsTab({ desk, today, operatorNames, emptyAction }: ListsTabOptions) {
  const table = useRef<TableHandle>(null)
  const panel = useRef<HTMLElement>(null)
  const lists = desk.lists.at === 'ready' ? desk.lists.value : noLists
  const selected = lists.find(({ id }) => id === desk.selectedId) ?? null
  const columns = useMemo(() => listColumns(today, operatorNames), [today, operatorNames])
  const rowAt = useCallback((index: number) => lists[index] ?? null, [lists])
  const close = () => {
    desk.select(null)
    table.current?.focus()
  }
  const open = () => {
    if (selected !== null && selected.content !== null) desk.open(selected)
  }
  useLetterKeys(selected !== null, { Escape: close, KeyO: open })
  return (
    <SplitPane
      main={
        <DataTable
          ref={table}
          label={words.list}
          columns={columns}
          rowCount={lists.length}
          rowAt={rowAt}
          idOf={idOf}
          selectedId={desk.selectedId}
          onSelect={desk.select}
          onOpen={(list) => (list.content === null ? panel.current?.focus() : desk.open(list))}
          empty={
            desk.lists.at === 'failed' ? (
              <div className={styles['failed']}>
                <FailureNotice
                  failure={desk.lists.failure}
                  action={<Button onPress={() => void desk.refresh()}>{app.retry}</Button>}
                />
              </div>
            ) : desk.lists.at === 'ready' ? (
              <EmptyState sentence={words.empty} action={emptyAction} />
            ) : null
          }
          footer={<span>{words.counted(formatCount(lists.length))}</span>}
        />
      }
      side={
        selected === null ? null : (
          <ListPanel ref={panel} list={selected} operatorNames={operatorNames} onOpen={open} onClose={close} />
        )
      }
    />
  )
}
