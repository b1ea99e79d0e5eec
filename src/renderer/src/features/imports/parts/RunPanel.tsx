import { type Ref, useCallback, useState } from 'react'
import type { ShopEntry } from '../../../screen.ts'
import { formatBytes, formatCount } from '../../../text/format.ts'
import { imports as words } from '../../../text/ko/imports.ts'
import { type Pages, rowIn } from '../../../paged-reader.ts'
import type { AnyFailure } from '../../../text/failure-texts.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { TimeText } from '../../../ui/DayText.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { rejectColumns, RunState } from '../columns.tsx'
import { type ImportRun, pageSize, type Reject } from '../store.ts'
import { endSentence } from './ImportResult.tsx'
import styles from './RunPanel.module.css'

interface RunPanelOptions {
  readonly run: ImportRun
  readonly shop: ShopEntry['shop'] | null
  readonly operatorName: string
  readonly rejects: Pages<Reject, AnyFailure>
  readonly onNeed: (from: number, to: number) => void
  readonly onClose: () => void
  readonly ref: Ref<HTMLElement>
}

const idOf = (reject: Reject) => `${reject.line}`

/** One import: how it ended and why, its counts, and the lines it did not take. */
export function RunPanel({ run, shop, operatorName, rejects, onNeed, onClose, ref }: RunPanelOptions) {
  const fine = run.state === 'finished' || run.state === 'running'
  return (
    <aside ref={ref} className={styles['panel']} aria-label={words.detail} tabIndex={-1}>
      <header className={styles['head']}>
        <div className={styles['names']}>
          <h2 className={styles['file']}>{run.fileName}</h2>
          <p className={styles['quiet']}>
            <RunState run={run} /> · {formatBytes(run.bytes)}
          </p>
        </div>
        <IconButton icon="close" label={words.closeDetail} onPress={onClose} />
      </header>
      <div className={styles['facts']}>
        {fine ? <p>{endSentence(run)}</p> : <Notice kind="warn" title={endSentence(run)} />}
        <dl className={styles['counts']}>
          {(['added', 'already', 'rejected', 'lines', 'refunds', 'passedOver'] as const).map((one) => (
            <div key={one}>
              <dt className={styles['name']}>{words.columns[one]}</dt>
              <dd className={one === 'rejected' && run.rejected > 0 ? styles['warn'] : styles['count']}>
                {formatCount(run[one])}
              </dd>
            </div>
          ))}
        </dl>
        <KeyValueList
          items={[
            { key: 'startedAt', name: words.startedAt, value: <TimeText at={run.startedAt} form="exact" /> },
            { key: 'endedAt', name: words.endedAt, value: <TimeText at={run.endedAt} form="exact" /> },
            { key: 'operator', name: words.operator, value: operatorName },
            { key: 'shop', name: words.shop, value: shop?.name ?? words.none },
          ]}
        />
      </div>
      {run.rejected === 0 ? null : <Rejects key={run.id} count={run.rejected} rejects={rejects} onNeed={onNeed} />}
    </aside>
  )
}

/** The lines an import did not take; the one walked to stands below in full. */
function Rejects({ count, rejects, onNeed }: Pick<RunPanelOptions, 'rejects' | 'onNeed'> & { readonly count: number }) {
  const [selected, setSelected] = useState<Reject | null>(null)
  const { pages } = rejects
  const rowAt = useCallback((index: number) => rowIn(pages, pageSize, index), [pages])
  return (
    <>
      <h3 className={styles['title']}>{words.rejects}</h3>
      <DataTable
        label={words.rejects}
        columns={rejectColumns}
        rowCount={pages.size === 0 ? 0 : count}
        rowAt={rowAt}
        idOf={idOf}
        onNeed={onNeed}
        selectedId={selected === null ? null : idOf(selected)}
        onSelect={setSelected}
        empty={
          rejects.failure === null ? null : (
            <div className={styles['failed']}>
              <FailureNotice failure={rejects.failure} />
            </div>
          )
        }
      />
      {selected === null ? null : (
        <div className={styles['reject']}>
          <p className={styles['because']}>
            {words.lineOf(formatCount(selected.line))} {selected.because}
          </p>
          <code className={styles['excerpt']}>{selected.excerpt}</code>
        </div>
      )}
    </>
  )
}
