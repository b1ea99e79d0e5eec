import { type Day, daysBetween } from '../../../../domain/day.ts'
import { noteNames } from '../../../../domain/receipt/duty-note-words.ts'
import { penaltyTomorrow } from '../../../../domain/receipt/penalty.ts'
import { formatCount, formatDaysLeft, formatWon } from '../../text/format.ts'
import { receiptsDue as dueWords, receiptsToCheck as checkWords, receipts as words } from '../../text/ko/receipts.ts'
import { board as boardWords } from '../../text/ko/duty.ts'
import { paidWith } from '../../text/words.ts'
import { Badge } from '../../ui/Badge.tsx'
import type { Column } from '../../ui/column.ts'
import { DayText, TimeText } from '../../ui/DayText.tsx'
import { MoneyText } from '../../ui/MoneyText.tsx'
import { StakeBar } from './parts/StakeBar.tsx'
import styles from './columns.module.css'
import type { ClosedRow, DueRow } from './store.ts'

/** How many days are left, as a word; the tint is second. */
export function DaysLeft({ deadline, today }: { readonly deadline: Day | null; readonly today: Day }) {
  if (deadline === null) return <Badge>{dueWords.onRequest}</Badge>
  const left = daysBetween(today, deadline)
  return <Badge tone={left < 0 ? 'bad' : left <= 1 ? 'warn' : 'quiet'}>{formatDaysLeft(left)}</Badge>
}

interface StakeOptions {
  readonly today: Day
  readonly most: number
  readonly isThen: boolean
}

function Stake({ row, most, today, isThen }: StakeOptions & { readonly row: DueRow }) {
  const { penalty } = row.verdict
  if (penalty === null) return <span className={styles['quiet']}>{words.none}</span>
  const next = penalty.next?.won ?? penalty.today
  const tomorrow = penaltyTomorrow(penalty, today)
  return (
    <span className={styles['stake']}>
      <StakeBar today={penalty.today} next={next} most={most} />
      <span className="spoken-only">
        {(isThen ? dueWords.stakeThenOf : dueWords.stakeOf)(formatWon(penalty.today), formatWon(tomorrow))}
      </span>
      <span aria-hidden="true">
        <span className={penalty.today > 0 ? styles['bad'] : styles['quiet']}>{formatCount(penalty.today)}</span>{' '}
        <span className={tomorrow > penalty.today ? styles['grows'] : styles['quiet']}>
          {dueWords.arrow(formatWon(tomorrow))}
        </span>
      </span>
    </span>
  )
}

const orderColumn: Column<DueRow> = {
  id: 'order',
  header: dueWords.columns.order,
  width: 'minmax(5.5rem, 1.6fr)',
  cell: ({ row }) => <span title={row.orderNumber}>{row.orderNumber}</span>,
}
const buyerColumn: Column<DueRow> = {
  id: 'buyer',
  header: dueWords.columns.buyer,
  width: 'minmax(4.25rem, 0.6fr)',
  from: 720,
  cell: ({ row }) => row.buyerName ?? words.none,
}
const methodColumn: Column<DueRow> = {
  id: 'method',
  header: dueWords.columns.method,
  width: 'minmax(7rem, 0.9fr)',
  from: 850,
  cell: ({ row }) => paidWith(row),
}

/** Columns of the deadline board as of `today`; `isThen`: that is another day than the real one. `most` is the largest penalty in sight, in won. */
export const dueColumns = ({ today, most, isThen }: StakeOptions): readonly Column<DueRow>[] => [
  {
    id: 'left',
    header: dueWords.columns.left,
    width: '5.5rem',
    cell: ({ verdict }) => <DaysLeft deadline={verdict.deadline} today={today} />,
  },
  {
    id: 'deadline',
    header: dueWords.columns.deadline,
    width: '7.75rem',
    from: 650,
    cell: ({ verdict }) => <DayText day={verdict.deadline} />,
  },
  {
    id: 'amount',
    header: dueWords.columns.amount,
    width: 'minmax(5.5rem, 0.7fr)',
    align: 'end',
    cell: ({ verdict }) => <MoneyText won={verdict.amount} />,
  },
  {
    id: 'stake',
    header: isThen ? dueWords.columns.stakeThen : dueWords.columns.stake,
    width: 'minmax(11.75rem, 1fr)',
    cell: (row) => <Stake row={row} most={most} today={today} isThen={isThen} />,
  },
  orderColumn,
  buyerColumn,
  methodColumn,
]

/** Columns of 확인 필요. */
export const toCheckColumns = (today: Day): readonly Column<DueRow>[] => [
  {
    id: 'paidAt',
    header: checkWords.columns.paidAt,
    width: '7rem',
    cell: ({ row }) => <TimeText at={row.paidAt} form="short" today={today} />,
  },
  orderColumn,
  buyerColumn,
  methodColumn,
  {
    id: 'amount',
    header: checkWords.columns.amount,
    width: 'minmax(6.5rem, 0.7fr)',
    align: 'end',
    cell: ({ row, verdict }) => <MoneyText won={verdict.amount > 0 ? verdict.amount : row.paid} />,
  },
  {
    id: 'why',
    header: checkWords.columns.why,
    width: 'minmax(16rem, 3fr)',
    from: 650,
    cell: ({ verdict }) => <span title={verdict.sentence}>{verdict.sentence}</span>,
  },
]

/** Columns of 닫은 의무. */
export const closedColumns = (today: Day): readonly Column<ClosedRow>[] => [
  {
    id: 'closedAt',
    header: boardWords.columns.closedAt,
    width: '7rem',
    cell: ({ note }) => <TimeText at={note.at} form="short" today={today} />,
  },
  {
    id: 'how',
    header: boardWords.columns.how,
    width: 'minmax(9rem, 0.8fr)',
    cell: ({ note }) => noteNames[note.kind],
  },
  {
    id: 'amount',
    header: checkWords.columns.amount,
    width: 'minmax(6.5rem, 0.7fr)',
    align: 'end',
    cell: ({ verdict }) => <MoneyText won={verdict.amount} />,
  },
  orderColumn,
  {
    id: 'why',
    header: boardWords.columns.why,
    width: 'minmax(12rem, 2fr)',
    from: 650,
    cell: ({ note }) => {
      const said = [note.documentNumber ?? '', note.note].filter((word) => word !== '').join(' · ')
      return <span title={said}>{said}</span>
    },
  },
]
