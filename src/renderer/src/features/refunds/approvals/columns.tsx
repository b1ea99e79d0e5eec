import type { ApprovalState } from '../../../../../domain/approval.ts'
import type { Day } from '../../../../../domain/day.ts'
import type { ShopEntry } from '../../../screen.ts'
import { approvals as words } from '../../../text/ko/approvals.ts'
import { approvalStateNames } from '../../../text/words.ts'
import type { Column } from '../../../ui/column.ts'
import { TimeText } from '../../../ui/DayText.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { ShopDot } from '../../../ui/ShopBand.tsx'
import { type Mark, StateMark } from '../../../ui/StateMark.tsx'
import type { Listed } from './store.ts'

const marks = {
  drafted: 'waiting',
  'awaiting-approval': 'waiting',
  intended: 'done',
  refused: 'declined',
  withdrawn: 'none',
  void: 'none',
} as const satisfies Record<ApprovalState, Mark>

/** Where a request stands, and whether it still can be approved: a shape and a word. */
export function ApprovalMark({ request, changes, blocked }: Listed) {
  if (changes.length > 0) return <StateMark mark="check" word={words.changed} />
  if (blocked !== null) return <StateMark mark="check" word={words.blocked} />
  return <StateMark mark={marks[request.state]} word={approvalStateNames[request.state]} />
}

/** Columns of the requests; `nameOf` gives a person's name by their id. */
export const approvalColumns = (
  today: Day,
  shops: readonly ShopEntry[],
  nameOf: (operatorId: string) => string,
): readonly Column<Listed>[] => [
  {
    id: 'askedAt',
    header: words.columns.askedAt,
    width: '6.75rem',
    cell: ({ request }) => <TimeText at={request.askedAt} form="short" today={today} />,
  },
  {
    id: 'order',
    header: words.columns.order,
    width: 'minmax(9.5rem, 2fr)',
    cell: ({ request }) => <span title={request.orderNumber}>{request.orderNumber}</span>,
  },
  {
    id: 'amount',
    header: words.columns.amount,
    width: 'minmax(6.5rem, 0.8fr)',
    align: 'end',
    cell: ({ request }) => <MoneyText won={request.amount} />,
  },
  {
    id: 'by',
    header: words.columns.by,
    width: 'minmax(5rem, 0.8fr)',
    from: 560,
    cell: ({ request }) => nameOf(request.operatorId),
  },
  {
    id: 'state',
    header: words.columns.state,
    width: 'minmax(7.5rem, 0.9fr)',
    cell: (listed) => <ApprovalMark {...listed} />,
  },
  {
    id: 'shop',
    header: words.columns.shop,
    width: 'minmax(6.5rem, 0.9fr)',
    from: 760,
    cell: ({ request }) => {
      const shop = shops.find((entry) => entry.shop.id === request.shopId)?.shop
      return shop === undefined ? null : (
        <>
          <ShopDot colour={shop.colour} /> {shop.name}
        </>
      )
    },
  },
]
