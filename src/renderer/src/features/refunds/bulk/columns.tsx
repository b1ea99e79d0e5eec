import type { BulkRunState } from '../../../../../domain/bulk/bulk-run.ts'
import { bulkOutcomeName, bulkVerdictName } from '../../../../../domain/bulk/result-columns.ts'
import type { Day } from '../../../../../domain/day.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatCount } from '../../../text/format.ts'
import { bulk as words } from '../../../text/ko/bulk.ts'
import { bulkStateNames } from '../../../text/words.ts'
import type { Column } from '../../../ui/column.ts'
import { TimeText } from '../../../ui/DayText.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { ShopDot } from '../../../ui/ShopBand.tsx'
import { type Mark, StateMark } from '../../../ui/StateMark.tsx'
import { stateMarks, verdictMarks } from './groups.ts'
import { type BulkLine, type BulkRun, passedOf } from './store.ts'

const runMarks = {
  planned: 'waiting',
  running: 'partly',
  paused: 'check',
  stopped: 'none',
  finished: 'done',
} as const satisfies Record<BulkRunState, Mark>

/** Where a bulk refund stands: a shape and a word. */
export const BulkState = ({ state }: { readonly state: BulkRunState }) => (
  <StateMark mark={runMarks[state]} word={bulkStateNames[state]} />
)

/** Columns of the bulk refunds. */
export const runColumns = (today: Day, shops: readonly ShopEntry[]): readonly Column<BulkRun>[] => [
  {
    id: 'createdAt',
    header: words.columns.createdAt,
    width: '7rem',
    cell: (run) => <TimeText at={run.createdAt} form="short" today={today} />,
  },
  {
    id: 'file',
    header: words.columns.file,
    width: 'minmax(8rem, 2fr)',
    cell: (run) => <span title={run.fileName}>{run.fileName}</span>,
  },
  {
    id: 'state',
    header: words.columns.state,
    width: '6.5rem',
    cell: (run) => <BulkState state={run.state} />,
  },
  {
    id: 'progress',
    header: words.columns.progress,
    width: 'minmax(6rem, 0.7fr)',
    align: 'end',
    cell: (run) =>
      run.plan === null ? words.none : words.progressOf(formatCount(passedOf(run)), formatCount(run.plan.count)),
  },
  {
    id: 'plan',
    header: words.columns.plan,
    width: 'minmax(7rem, 0.8fr)',
    align: 'end',
    cell: (run) => <MoneyText won={run.plan?.won ?? run.verdicts.ok.won} />,
  },
  {
    id: 'refunded',
    header: words.columns.refunded,
    width: 'minmax(7rem, 0.8fr)',
    align: 'end',
    from: 700,
    cell: (run) => <MoneyText won={run.plan === null ? null : run.states.done.won} />,
  },
  {
    id: 'unknown',
    header: words.columns.unknown,
    width: '5.5rem',
    align: 'end',
    from: 760,
    cell: (run) => formatCount(run.states.unknown.count),
  },
  {
    id: 'lines',
    header: words.columns.lines,
    width: '4.5rem',
    align: 'end',
    from: 820,
    cell: (run) => formatCount(run.lines.count),
  },
  {
    id: 'shop',
    header: words.columns.shop,
    width: 'minmax(7rem, 1fr)',
    from: 900,
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

/** Where a line stands. Before the start it is its verdict; afterwards what became of it. */
function LineState({ line, isBegun }: { readonly line: BulkLine; readonly isBegun: boolean }) {
  if (line.state === 'left-out')
    return <StateMark mark={verdictMarks[line.verdict]} word={bulkVerdictName(line.verdict)} />
  return isBegun ? (
    <StateMark mark={stateMarks[line.state]} word={bulkOutcomeName(line)} />
  ) : (
    <StateMark mark={verdictMarks[line.verdict]} word={bulkVerdictName(line.verdict)} />
  )
}

/** Why a line stands where it does, in a sentence; empty when there is nothing to say. */
export const sentenceOf = (line: BulkLine): string => line.sentence ?? line.refund?.message ?? ''

/** Columns of the lines of one bulk refund. */
export const lineColumns = (today: Day, isBegun: boolean): readonly Column<BulkLine>[] =>
  isBegun ? [...planColumns(isBegun), atColumn(today)] : planColumns(isBegun)

const atColumn = (today: Day): Column<BulkLine> => ({
  id: 'at',
  header: words.lineColumns.at,
  width: '7rem',
  from: 820,
  cell: (line) => <TimeText at={line.refund?.at ?? null} form="short" today={today} />,
})

const planColumns = (isBegun: boolean): readonly Column<BulkLine>[] => [
  {
    id: 'line',
    header: words.lineColumns.line,
    width: '4rem',
    align: 'end',
    cell: (line) => formatCount(line.line),
  },
  {
    id: 'order',
    header: words.lineColumns.order,
    width: 'minmax(9rem, 1.2fr)',
    cell: (line) => <span title={line.orderNumber}>{line.orderNumber === '' ? words.none : line.orderNumber}</span>,
  },
  {
    id: 'amount',
    header: words.lineColumns.amount,
    width: 'minmax(6.5rem, 0.6fr)',
    align: 'end',
    cell: (line) =>
      line.won === null ? <span title={line.amountText}>{line.amountText}</span> : <MoneyText won={line.won} />,
  },
  {
    id: 'state',
    header: words.lineColumns.state,
    width: 'minmax(9rem, 0.8fr)',
    cell: (line) => <LineState line={line} isBegun={isBegun} />,
  },
  {
    id: 'because',
    header: words.lineColumns.because,
    width: 'minmax(10rem, 2fr)',
    from: 620,
    cell: (line) => <span title={sentenceOf(line)}>{sentenceOf(line)}</span>,
  },
]
