import { dayOf, type Day } from '../../../../domain/day.ts'
import type { LinkState } from '../../../../domain/payment-link.ts'
import { links as words } from '../../text/ko/links.ts'
import type { Column } from '../../ui/column.ts'
import { DayText, TimeText } from '../../ui/DayText.tsx'
import { MoneyText } from '../../ui/MoneyText.tsx'
import { type Mark, StateMark } from '../../ui/StateMark.tsx'
import type { Link } from './store.ts'

const marks = {
  asked: 'waiting',
  made: 'waiting',
  refused: 'declined',
  unknown: 'unknown',
  paid: 'done',
} as const satisfies Record<LinkState, Mark>

/** Where a link stands: a shape and a word. */
export const LinkStateMark = ({ state }: { readonly state: LinkState }) => (
  <StateMark mark={marks[state]} word={words.state[state]} />
)

/** The last day a link can be paid, or that the gateway decides. */
export const LinkUntil = ({ link, today = null }: { readonly link: Link; readonly today?: Day | null }) =>
  link.until === null ? <>{words.untilOpen}</> : <DayText day={dayOf(link.until)} today={today} />

/** Columns of the list of links. */
export const linkColumns = (today: Day): readonly Column<Link>[] => [
  {
    id: 'createdAt',
    header: words.columns.createdAt,
    width: '6.75rem',
    cell: (link) => <TimeText at={link.createdAt} form="short" today={today} />,
  },
  {
    id: 'goods',
    header: words.columns.goods,
    width: 'minmax(8rem, 2fr)',
    cell: (link) => <span title={link.goods}>{link.goods}</span>,
  },
  {
    id: 'won',
    header: words.columns.won,
    width: 'minmax(6.5rem, 0.8fr)',
    align: 'end',
    cell: (link) => <MoneyText won={link.won} />,
  },
  {
    id: 'method',
    header: words.columns.method,
    width: '5.5rem',
    from: 720,
    cell: (link) => words.method[link.method],
  },
  {
    id: 'order',
    header: words.columns.order,
    width: 'minmax(8rem, 1.4fr)',
    from: 620,
    cell: (link) => <span title={link.orderNumber ?? undefined}>{link.orderNumber ?? words.none}</span>,
  },
  {
    id: 'until',
    header: words.columns.until,
    width: 'minmax(7.5rem, 0.8fr)',
    from: 850,
    cell: (link) => <LinkUntil link={link} />,
  },
  {
    id: 'state',
    header: words.columns.state,
    width: 'minmax(7rem, 0.8fr)',
    cell: (link) => <LinkStateMark state={link.state} />,
  },
]
