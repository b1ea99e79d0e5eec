import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ScreenProps } from '../../../screen.ts'
import { formatCount } from '../../../text/format.ts'
import { app } from '../../../text/ko/app.ts'
import { bulk as words } from '../../../text/ko/bulk.ts'
import { Button } from '../../../ui/Button.tsx'
import { DataTable, type TableHandle } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import styles from './BulkTab.module.css'
import { runColumns } from './columns.tsx'
import { PlanBar } from './parts/PlanBar.tsx'
import { RunPage } from './parts/RunPage.tsx'
import type { BulkDesk, BulkRun, createBulkDesk } from './store.ts'

interface BulkTabOptions extends Pick<ScreenProps, 'status' | 'shops' | 'shopId' | 'open' | 'say'> {
  readonly store: ReturnType<typeof createBulkDesk>
}

const idOf = (run: BulkRun) => run.id
const noRuns: readonly BulkRun[] = []

/** 대량 환불: where a file comes in, the bulk refunds there are, and the page of the one that is open. */
export function BulkTab({ store, status, shops, shopId, open, say }: BulkTabOptions) {
  const desk = useStore(store)
  const [own, setOwn] = useState<{ readonly id: string; readonly under: string | null } | null>(null)
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const table = useRef<TableHandle>(null)
  const only = shops.length === 1 ? shops[0]?.shop.id : null
  // The shop chosen in the header is the one meant, until another is chosen here.
  const chosen = (own?.under === shopId ? own.id : null) ?? shopId ?? only ?? null
  const shop = shops.find((entry) => entry.shop.id === chosen)?.shop ?? null
  useEffect(() => void store.getState().refresh(), [store])
  const isOpen = desk.openId !== null
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) table.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])

  const runs = desk.runs.at === 'ready' ? desk.runs.value : noRuns
  const rowAt = useCallback((index: number) => runs[index] ?? null, [runs])
  const columns = useMemo(() => runColumns(status.today, shops), [status.today, shops])

  if (shops.length === 0)
    return (
      <EmptyState
        sentence={words.noShops}
        action={<Button onPress={() => open('/settings')}>{words.toSettings}</Button>}
      />
    )
  if (isOpen)
    return (
      <RunPage
        desk={desk}
        shop={shops.find((entry) => entry.shop.id === desk.run?.shopId)?.shop ?? null}
        today={status.today}
        open={open}
        say={say}
        onBack={() => {
          setSelectedId(desk.openId)
          desk.close()
        }}
      />
    )
  return (
    <section className={styles['tab']} aria-label={words.title}>
      <PlanBar desk={desk} shops={shops} shop={shop} onShop={(id) => setOwn({ id, under: shopId })} />
      {desk.refusal === null ? null : (
        <div className={styles['refusal']}>
          <FailureNotice failure={desk.refusal} />
        </div>
      )}
      <DataTable
        ref={table}
        label={words.runs}
        columns={columns}
        rowCount={runs.length}
        rowAt={rowAt}
        idOf={idOf}
        selectedId={selectedId}
        onSelect={(run) => setSelectedId(run.id)}
        onOpen={(run) => void desk.open(run.id)}
        empty={<EmptyRuns desk={desk} />}
        footer={
          <>
            <span>{words.counted(formatCount(runs.length))}</span>
            <span className={styles['gap']} />
            <Button
              size="small"
              isDisabled={selectedId === null}
              keyHint="Enter"
              onPress={() => {
                if (selectedId !== null) void desk.open(selectedId)
              }}
            >
              {words.open}
            </Button>
          </>
        }
      />
    </section>
  )
}

function EmptyRuns({ desk }: { readonly desk: BulkDesk }) {
  if (desk.runs.at === 'failed')
    return (
      <div className={styles['failed']}>
        <FailureNotice
          failure={desk.runs.failure}
          action={<Button onPress={() => void desk.refresh()}>{app.retry}</Button>}
        />
      </div>
    )
  return desk.runs.at === 'ready' ? <EmptyState sentence={words.empty} /> : null
}
