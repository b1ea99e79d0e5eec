import type { Day } from '../../../../domain/day.ts'
import type { TransactionState } from '../../../../domain/transaction.ts'
import { transactions as words } from '../../text/ko/transactions.ts'
import { paidWith, transactionStateNames } from '../../text/words.ts'
import type { Column } from '../../ui/column.ts'
import { TimeText } from '../../ui/DayText.tsx'
import { MoneyText } from '../../ui/MoneyText.tsx'
import { type Mark, StateMark } from '../../ui/StateMark.tsx'
import type { TransactionRow } from './store.ts'

/** The shape of each state of a payment. */
export const transactionMarks = {
  paid: 'done',
  'partly-refunded': 'partly',
  refunded: 'none',
  'refund-unknown': 'unknown',
  'to-check': 'check',
} as const satisfies Record<TransactionState, Mark>

/** Columns of the list. */
export const columnsFor = (today: Day): readonly Column<TransactionRow>[] => [
  {
    id: 'paidAt',
    header: words.columns.paidAt,
    width: 'minmax(7.5rem, 0.7fr)',
    cell: (row) => <TimeText at={row.paidAt} form="short" today={today} />,
  },
  {
    id: 'orderNumber',
    header: words.columns.orderNumber,
    width: 'minmax(9rem, 2fr)',
    cell: (row) => <span title={row.orderNumber}>{row.orderNumber}</span>,
  },
  {
    id: 'buyer',
    header: words.columns.buyer,
    width: 'minmax(4.75rem, 0.8fr)',
    from: 690,
    cell: (row) => row.buyerName ?? words.none,
  },
  {
    id: 'method',
    header: words.columns.method,
    width: 'minmax(7.25rem, 1fr)',
    from: 615,
    cell: paidWith,
  },
  {
    id: 'paid',
    header: words.columns.paid,
    width: 'minmax(7.25rem, 0.8fr)',
    align: 'end',
    cell: (row) => <MoneyText won={row.paid} tone={row.state === 'refunded' ? 'quiet' : 'plain'} />,
  },
  {
    id: 'state',
    header: words.columns.state,
    width: 'minmax(6.5rem, 0.7fr)',
    cell: (row) => <StateMark mark={transactionMarks[row.state]} word={transactionStateNames[row.state]} />,
  },
]
