import type { Day } from '../../../../domain/day.ts'
import type { ImportState } from '../../../../domain/import-run.ts'
import type { ShopEntry } from '../../screen.ts'
import { formatCount } from '../../text/format.ts'
import { imports as words } from '../../text/ko/imports.ts'
import type { Column } from '../../ui/column.ts'
import { TimeText } from '../../ui/DayText.tsx'
import { ShopDot } from '../../ui/ShopBand.tsx'
import { type Mark, StateMark } from '../../ui/StateMark.tsx'
import styles from './columns.module.css'
import type { ImportRun, Reject } from './store.ts'

/** The shape of each end of an import. */
const runMarks = {
  running: 'waiting',
  finished: 'done',
  cancelled: 'none',
  failed: 'declined',
  interrupted: 'check',
} as const satisfies Record<ImportState, Mark>

/** How an import ended: a shape and a word. */
export const RunState = ({ run }: { readonly run: ImportRun }) => (
  <StateMark mark={runMarks[run.state]} word={words.state[run.state]} />
)

const Count = ({ count, isAlarming = false }: { readonly count: number; readonly isAlarming?: boolean }) => (
  <span className={count === 0 ? styles['quiet'] : isAlarming ? styles['warn'] : undefined}>{formatCount(count)}</span>
)

const count = (
  id: 'lines' | 'added' | 'already' | 'refunds' | 'passedOver' | 'rejected',
  from: number,
): Column<ImportRun> => ({
  id,
  from,
  header: words.columns[id],
  width: 'minmax(5rem, 0.5fr)',
  align: 'end',
  cell: (run) => <Count count={run[id]} isAlarming={id === 'rejected'} />,
})

/** Columns of the runs. */
export const runColumns = (today: Day, shops: readonly ShopEntry[]): readonly Column<ImportRun>[] => [
  {
    id: 'startedAt',
    header: words.columns.startedAt,
    width: '7rem',
    cell: (run) => <TimeText at={run.startedAt} form="short" today={today} />,
  },
  {
    id: 'file',
    header: words.columns.file,
    width: 'minmax(7.5rem, 2fr)',
    cell: (run) => <span title={run.fileName}>{run.fileName}</span>,
  },
  {
    id: 'state',
    header: words.columns.state,
    width: '5.25rem',
    cell: (run) => <RunState run={run} />,
  },
  count('added', 0),
  count('already', 640),
  count('rejected', 0),
  count('lines', 720),
  count('refunds', 900),
  count('passedOver', 900),
  {
    id: 'shop',
    header: words.columns.shop,
    width: 'minmax(7rem, 1fr)',
    from: 1000,
    cell: (run) => {
      const shop = shops.find((entry) => entry.shop.id === run.shopId)?.shop
      return shop === undefined ? (
        words.none
      ) : (
        <>
          <ShopDot colour={shop.colour} /> {shop.name}
        </>
      )
    },
  },
]

/** Columns of the lines that were not taken. */
export const rejectColumns: readonly Column<Reject>[] = [
  {
    id: 'line',
    header: words.rejectColumns.line,
    width: '5rem',
    align: 'end',
    cell: (reject) => formatCount(reject.line),
  },
  {
    id: 'because',
    header: words.rejectColumns.because,
    width: 'minmax(16rem, 1.4fr)',
    cell: (reject) => <span title={reject.because}>{reject.because}</span>,
  },
  {
    id: 'excerpt',
    header: words.rejectColumns.excerpt,
    width: 'minmax(14rem, 1fr)',
    from: 600,
    cell: (reject) => (
      <code className={styles['excerpt']} title={reject.excerpt}>
        {reject.excerpt}
      </code>
    ),
  },
]
