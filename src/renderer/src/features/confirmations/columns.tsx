import type { Day } from '../../../../domain/day.ts'
import type { PreparedState } from '../../../../domain/prepared-payment.ts'
import { formatClock } from '../../text/format.ts'
import { confirmations as words } from '../../text/ko/confirmations.ts'
import type { Column } from '../../ui/column.ts'
import { TimeText } from '../../ui/DayText.tsx'
import { MoneyText } from '../../ui/MoneyText.tsx'
import { type Mark, StateMark } from '../../ui/StateMark.tsx'
import { leftMs, type Prepared, stateAt } from './prepared.ts'

const marks = {
  waiting: 'waiting',
  confirming: 'partly',
  unknown: 'unknown',
  confirmed: 'done',
  refused: 'declined',
  expired: 'none',
} as const satisfies Record<PreparedState, Mark>

/** Where a prepared payment stands: a shape and a word. */
export const PreparedMark = ({ state }: { readonly state: PreparedState }) => (
  <StateMark mark={marks[state]} word={words.state[state]} />
)

/** Columns of the list at `now`, ms since 1970 by the desk's clock. */
export const columnsAt = (today: Day, now: number): readonly Column<Prepared>[] => [
  {
    id: 'order',
    header: words.columns.order,
    width: 'minmax(8.5rem, 1.8fr)',
    cell: (row) => <span title={row.orderNumber}>{row.orderNumber}</span>,
  },
  {
    id: 'goods',
    header: words.columns.goods,
    width: 'minmax(7rem, 1.4fr)',
    from: 780,
    cell: (row) => <span title={row.goods ?? undefined}>{row.goods ?? words.none}</span>,
  },
  {
    id: 'buyer',
    header: words.columns.buyer,
    width: 'minmax(4.5rem, 0.7fr)',
    from: 540,
    cell: (row) => row.buyerName ?? words.none,
  },
  {
    id: 'method',
    header: words.columns.method,
    width: '5.25rem',
    from: 880,
    cell: (row) => words.method[row.method],
  },
  {
    id: 'won',
    header: words.columns.won,
    width: 'minmax(6.5rem, 0.8fr)',
    align: 'end',
    cell: (row) => <MoneyText won={row.won} />,
  },
  {
    id: 'seenAt',
    header: words.columns.seenAt,
    width: '6.75rem',
    from: 660,
    cell: (row) => <TimeText at={row.seenAt} form="short" today={today} />,
  },
  {
    id: 'left',
    header: words.columns.left,
    width: '5.25rem',
    align: 'end',
    cell: (row) => leftWord(row, now),
  },
  {
    id: 'state',
    header: words.columns.state,
    width: 'minmax(6.5rem, 0.7fr)',
    cell: (row) => <PreparedMark state={stateAt(row, now)} />,
  },
]

/** `12:34` while it waits, that the time is over, or a dash where time no longer matters. */
function leftWord(row: Prepared, now: number): string {
  const state = stateAt(row, now)
  if (state === 'waiting') return formatClock(leftMs(row, now))
  return state === 'expired' ? words.leftOver : words.none
}
