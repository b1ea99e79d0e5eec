import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ScreenProps } from '../../screen.ts'
import { describeFailure } from '../../text/failure-texts.ts'
import { formatCount } from '../../text/format.ts'
import { app } from '../../text/ko/app.ts'
import { imports as words } from '../../text/ko/imports.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type TableHandle } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { useLetterKeys } from '../../ui/letter-keys.ts'
import { SplitPane } from '../../ui/SplitPane.tsx'
import { runColumns } from './columns.tsx'
import { ImportBar } from './parts/ImportBar.tsx'
import { endSentence, ImportResult } from './parts/ImportResult.tsx'
import { PasteDialog } from './parts/PasteDialog.tsx'
import { RunPanel } from './parts/RunPanel.tsx'
import styles from './Screen.module.css'
import { createImportsDesk, type ImportRun } from './store.ts'

const newId = () => crypto.randomUUID()
const elapsed = () => performance.now()
const idOf = (run: ImportRun) => run.id
const noRuns: readonly ImportRun[] = []

/** 가져오기·내보내기: answers come in by file or paste; every run stays with its counts and the lines it did not take. */
export function ImportsScreen(props: ScreenProps) {
  const { api, onEvent, status, shops, shopId, open, say } = props
  const [store] = useState(() => createImportsDesk({ api, onEvent, newId, elapsed }))
  const desk = useStore(store)
  const [own, setOwn] = useState<{ readonly id: string; readonly under: string | null } | null>(null)
  const [pasting, setPasting] = useState(false)
  const table = useRef<TableHandle>(null)
  const panel = useRef<HTMLElement>(null)
  const isSeen = useRef(false)
  const only = shops.length === 1 ? shops[0]?.shop.id : null
  // The shop chosen in the header is the one meant, until another is chosen here.
  const chosen = (own?.under === shopId ? own.id : null) ?? shopId ?? only ?? null
  const chooseShop = (id: string) => setOwn({ id, under: shopId })
  const shop = shops.find((entry) => entry.shop.id === chosen)?.shop ?? null

  useEffect(() => {
    isSeen.current = true
    void store.getState().refresh()
    const stop = onEvent((event) => {
      if (event.kind === 'ledger.changed' && event.topics.includes('imports')) void store.getState().refresh()
    })
    return () => {
      isSeen.current = false
      stop()
    }
  }, [store, onEvent])

  const runs = desk.runs.at === 'ready' ? desk.runs.value : noRuns
  const selected = runs.find((run) => run.id === desk.selectedId) ?? null
  const close = () => {
    desk.select(null)
    table.current?.focus()
  }
  useLetterKeys(selected !== null, { Escape: close })

  const rowAt = useCallback((index: number) => runs[index] ?? null, [runs])
  const select = useCallback((run: ImportRun) => store.getState().select(run), [store])
  const columns = useMemo(() => runColumns(status.today, shops), [status.today, shops])
  const start = async () => {
    if (shop === null) return
    const outcome = await desk.start(shop.id)
    if (outcome === null || isSeen.current) return
    // The operator is on another screen: the end is said there.
    if (outcome.at === 'refused') return say({ kind: 'bad', text: describeFailure(outcome.failure).case })
    const { run } = outcome
    say({
      kind: run.state === 'finished' ? 'good' : 'warn',
      text: `${words.done(run.fileName, formatCount(run.added))} ${endSentence(run)}`,
    })
  }

  if (shops.length === 0)
    return (
      <EmptyState
        sentence={words.noShops}
        action={<Button onPress={() => open('/settings')}>{words.toSettings}</Button>}
      />
    )
  return (
    <section className={styles['screen']} aria-label={words.title}>
      <ImportBar
        desk={desk}
        shops={shops}
        shop={shop}
        onShop={chooseShop}
        onStart={() => void start()}
        onPaste={() => {
          desk.forgetOutcome()
          setPasting(true)
        }}
        onExports={() => open('/receipts')}
      />
      {desk.outcome === null || pasting ? null : (
        <div className={styles['outcome']}>
          <ImportResult
            outcome={desk.outcome}
            onTransactions={() => open('/transactions')}
            onRejects={(run) => {
              desk.select(run)
              desk.forgetOutcome()
            }}
            onDismiss={desk.forgetOutcome}
          />
        </div>
      )}
      <SplitPane
        main={
          <DataTable
            ref={table}
            label={words.runs}
            columns={columns}
            rowCount={runs.length}
            rowAt={rowAt}
            idOf={idOf}
            selectedId={desk.selectedId}
            onSelect={select}
            onOpen={() => panel.current?.focus()}
            empty={<EmptyRuns desk={desk} />}
            footer={<span>{words.counted(formatCount(runs.length))}</span>}
          />
        }
        side={
          selected === null ? null : (
            <RunPanel
              ref={panel}
              run={selected}
              shop={shops.find((entry) => entry.shop.id === selected.shopId)?.shop ?? null}
              operatorName={status.operatorNames[selected.operatorId] ?? selected.operatorId}
              rejects={desk.rejects}
              onNeed={desk.needRejects}
              onClose={close}
            />
          )
        }
      />
      {pasting ? (
        <PasteDialog
          desk={desk}
          shops={shops}
          shop={shop}
          onShop={chooseShop}
          onTransactions={() => open('/transactions')}
          onClose={() => {
            desk.forgetOutcome()
            setPasting(false)
          }}
        />
      ) : null}
    </section>
  )
}

function EmptyRuns({ desk }: { readonly desk: ReturnType<ReturnType<typeof createImportsDesk>['getState']> }) {
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
