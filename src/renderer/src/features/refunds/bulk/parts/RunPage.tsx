import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Day } from '../../../../../../domain/day.ts'
import { rowIn } from '../../../../paged-reader.ts'
import type { ScreenProps, ShopEntry } from '../../../../screen.ts'
import { formatCount } from '../../../../text/format.ts'
import { bulk as words } from '../../../../text/ko/bulk.ts'
import { Button } from '../../../../ui/Button.tsx'
import { DataTable, type TableHandle } from '../../../../ui/DataTable.tsx'
import { TimeText } from '../../../../ui/DayText.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { useLetterKeys } from '../../../../ui/letter-keys.ts'
import { ShopDot } from '../../../../ui/ShopBand.tsx'
import { BulkState, lineColumns, sentenceOf } from '../columns.tsx'
import { chipsOf } from '../groups.ts'
import { type BulkDesk, type BulkLine, pageSize } from '../store.ts'
import { ConfirmPlanDialog } from './ConfirmPlanDialog.tsx'
import { ExportResult } from './ExportResult.tsx'
import { LineChips } from './LineChips.tsx'
import styles from './RunPage.module.css'
import { RunStrip } from './RunStrip.tsx'
import { StopDialog } from './StopDialog.tsx'

interface RunPageOptions extends Pick<ScreenProps, 'open' | 'say'> {
  readonly desk: BulkDesk
  readonly shop: ShopEntry['shop'] | null
  readonly today: Day
  readonly onBack: () => void
}

const idOf = (line: BulkLine) => `${line.line}`

/** One bulk refund: where it stands and what can be done, its lines by what was found or became of them, and the one walked to in full. */
export function RunPage({ desk, shop, today, open, say, onBack }: RunPageOptions) {
  const { run, lines, group, selected } = desk
  const [asking, setAsking] = useState<'start' | 'stop' | null>(null)
  const table = useRef<TableHandle>(null)
  const page = useRef<HTMLElement>(null)
  const { pages } = lines
  const isBegun = run !== null && run.plan !== null
  const rowAt = useCallback((index: number) => rowIn(pages, pageSize, index), [pages])
  const columns = useMemo(() => lineColumns(today, isBegun), [today, isBegun])
  useEffect(() => table.current?.toTop(), [group.id])
  // What had the focus is gone with the list: the page takes it.
  useEffect(() => page.current?.focus(), [])
  useLetterKeys(asking === null, { Escape: onBack })

  const count = run === null ? 0 : (chipsOf(run).find((chip) => chip.group.id === group.id)?.totals.count ?? 0)
  return (
    <section ref={page} className={styles['page']} aria-label={words.page} tabIndex={-1}>
      <header className={styles['head']}>
        <Button size="small" onPress={onBack} keyHint="Esc">
          {words.back}
        </Button>
        <h2 className={styles['file']}>{run?.fileName ?? ''}</h2>
        {run === null ? null : (
          <>
            <BulkState state={run.state} />
            <span className={styles['quiet']}>
              {shop === null ? null : (
                <>
                  <ShopDot colour={shop.colour} /> {shop.name} ·{' '}
                </>
              )}
              <TimeText at={run.createdAt} form="short" today={today} /> ·{' '}
              {words.facts(formatCount(run.lines.count), run.blankLines === 0 ? null : formatCount(run.blankLines))}
            </span>
            <span className={styles['gap']} />
            {isBegun ? <ExportResult desk={desk} say={say} /> : null}
          </>
        )}
      </header>
      {run === null ? null : (
        <RunStrip desk={desk} run={run} onStart={() => setAsking('start')} onStop={() => setAsking('stop')} />
      )}
      {desk.refusal === null || asking !== null ? null : (
        <div className={styles['refusal']}>
          <FailureNotice failure={desk.refusal} />
        </div>
      )}
      {run === null ? null : <LineChips run={run} group={group} onGroup={desk.show} />}
      <div className={styles['table']}>
        <DataTable
          ref={table}
          label={words.lines}
          columns={columns}
          rowCount={pages.size === 0 ? 0 : count}
          rowAt={rowAt}
          idOf={idOf}
          onNeed={desk.need}
          selectedId={selected === null ? null : idOf(selected)}
          onSelect={desk.select}
          onOpen={(line) => {
            if (line.transactionId !== null) open('/transactions', line.transactionId)
          }}
          isBusy={lines.isReading}
          empty={
            lines.failure === null ? (
              <EmptyState sentence={words.noLines} />
            ) : (
              <div className={styles['failed']}>
                <FailureNotice failure={lines.failure} />
              </div>
            )
          }
        />
      </div>
      {selected === null ? null : <LineFoot line={selected} open={open} />}
      {asking === 'start' && run !== null ? (
        <ConfirmPlanDialog
          desk={desk}
          run={run}
          shop={shop}
          onClose={() => {
            desk.forgetRefusal()
            setAsking(null)
          }}
        />
      ) : null}
      {asking === 'stop' && run !== null ? (
        <StopDialog desk={desk} run={run} shop={shop} onClose={() => setAsking(null)} />
      ) : null}
    </section>
  )
}

/** The line walked to, in full, with the way to its payment and its refund. */
function LineFoot({ line, open }: { readonly line: BulkLine } & Pick<ScreenProps, 'open'>) {
  const { transactionId, refund } = line
  const sentence = sentenceOf(line)
  return (
    <footer className={styles['foot']}>
      <p className={styles['because']}>
        <strong>{words.lineOf(formatCount(line.line))}</strong> {line.orderNumber}
        {' · '}
        {sentence === '' ? words.lineFine : sentence}
      </p>
      {refund === null ? null : (
        <Button size="small" onPress={() => open('/refunds', refund.id)}>
          {words.openRefund}
        </Button>
      )}
      {transactionId === null ? null : (
        <Button size="small" onPress={() => open('/transactions', transactionId)}>
          {words.openPayment}
        </Button>
      )}
    </footer>
  )
}
