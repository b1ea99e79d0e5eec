import { type Day, daysBetween } from '../../../../domain/day.ts'
import { type MatchCause, matchCauseNames } from '../../../../domain/reconciliation/finding.ts'
import { formatCount } from '../../text/format.ts'
import { findingList as words } from '../../text/ko/reconciliation.ts'
import { Badge } from '../../ui/Badge.tsx'
import type { Column } from '../../ui/column.ts'
import { DayText } from '../../ui/DayText.tsx'
import { MoneyText } from '../../ui/MoneyText.tsx'
import { type Mark, StateMark } from '../../ui/StateMark.tsx'
import styles from './columns.module.css'
import type { Finding } from './findings-desk.ts'

const tones = {
  matched: 'good',
  awaiting: 'quiet',
  late: 'warn',
  missing: 'bad',
  'amount-differs': 'bad',
  'kind-differs': 'warn',
  double: 'bad',
  'cancel-missing': 'bad',
  'cancelled-in-hometax': 'bad',
  'issued-elsewhere': 'warn',
  'reported-not-issued-but-found': 'warn',
  'wallet-did-not-issue': 'warn',
  'batch-awaited': 'quiet',
  'batch-overdue': 'warn',
  'hometax-only': 'warn',
  'hometax-cancels-out': 'quiet',
  'duty-unmet': 'bad',
} as const satisfies Record<MatchCause, string>

/** A cause by its Korean name; the tint is second. */
export const CauseBadge = ({ cause }: { readonly cause: MatchCause }) => (
  <Badge tone={tones[cause]}>{matchCauseNames[cause]}</Badge>
)

const marks = {
  open: 'check',
  changed: 'unknown',
  waiting: 'waiting',
  accepted: 'done',
  'nothing-to-do': 'none',
} as const satisfies Record<Finding['standing'], Mark>

/** Where a finding stands, as a shape and a word. */
export const Standing = ({ standing }: { readonly standing: Finding['standing'] }) => (
  <StateMark mark={marks[standing]} word={words.standings[standing]} />
)

/** What stands on each side, in won. */
type Sides = { readonly [K in 'due' | 'known' | 'hometax']: number }

/** By how much Hometax is over (`+`) or under what was due and issued, in won. */
export const differenceOf = ({ due, known, hometax }: Sides): number => hometax - due - known

/** A difference with its sign; none is quiet. */
export function Difference({ won }: { readonly won: number }) {
  return won === 0 ? (
    <MoneyText won={0} tone="quiet" />
  ) : (
    <span className={styles['differs']}>
      {won > 0 ? '+' : null}
      <MoneyText won={won} />
    </span>
  )
}

/** What a finding is called by: the order of ours, or the number in Hometax. */
export function nameOf({ duty, receipts, lines }: Pick<Finding, 'duty' | 'receipts' | 'lines'>): string {
  const order = duty?.orderNumber ?? receipts[0]?.orderNumber
  return order ?? words.hometaxLine(lines[0]?.approvalNumber ?? '')
}

/** How long the day of a finding has passed while somebody still waits for it. */
function Past({ finding: { queueDay, standing }, today }: { readonly finding: Finding; readonly today: Day }) {
  const past = daysBetween(queueDay, today)
  const waits = standing === 'open' || standing === 'changed'
  return waits && past > 0 ? <span className={styles['past']}>{words.past(formatCount(past))}</span> : null
}

/** A side's sum; a dash where it has nothing at all, for things that cancel out come to 0원. */
const Sum = ({ won, isThere }: { readonly won: number; readonly isThere: boolean }) => (
  <MoneyText won={isThere ? won : null} tone={won === 0 ? 'quiet' : 'plain'} />
)

/** Columns of 예외 and 전체 결과. */
export const findingColumns = (today: Day): readonly Column<Finding>[] => [
  {
    id: 'day',
    header: words.columns.day,
    width: '7.75rem',
    cell: ({ queueDay }) => <DayText day={queueDay} />,
  },
  {
    id: 'past',
    header: words.columns.past,
    width: '4.75rem',
    from: 560,
    cell: (finding) => <Past finding={finding} today={today} />,
  },
  {
    id: 'cause',
    header: words.columns.cause,
    width: '7.75rem',
    cell: ({ cause }) => <CauseBadge cause={cause} />,
  },
  {
    id: 'order',
    header: words.columns.order,
    width: 'minmax(8rem, 1.4fr)',
    cell: (finding) => <span title={finding.sentence}>{nameOf(finding)}</span>,
  },
  {
    id: 'due',
    header: words.columns.due,
    width: 'minmax(5.5rem, 0.7fr)',
    align: 'end',
    from: 860,
    cell: ({ due, duty }) => <Sum won={due} isThere={duty !== null} />,
  },
  {
    id: 'known',
    header: words.columns.known,
    width: 'minmax(5.5rem, 0.7fr)',
    align: 'end',
    from: 860,
    cell: ({ known, receipts }) => <Sum won={known} isThere={receipts.length > 0} />,
  },
  {
    id: 'hometax',
    header: words.columns.hometax,
    width: 'minmax(5.5rem, 0.7fr)',
    align: 'end',
    from: 860,
    cell: ({ hometax, lines }) => <Sum won={hometax} isThere={lines.length > 0} />,
  },
  {
    id: 'differs',
    header: words.columns.differs,
    width: 'minmax(6rem, 0.7fr)',
    align: 'end',
    cell: (finding) => <Difference won={differenceOf(finding)} />,
  },
  {
    id: 'sureness',
    header: words.columns.sureness,
    width: '6rem',
    from: 620,
    cell: ({ sureness, lines, receipts, duty }) =>
      // Nothing was compared where only one side stands.
      lines.length > 0 && (receipts.length > 0 || duty !== null) ? (
        words.sureness[sureness]
      ) : (
        <span className={styles['quiet']}>—</span>
      ),
  },
  {
    id: 'standing',
    header: words.columns.standing,
    width: '6.5rem',
    from: 620,
    cell: ({ standing }) => <Standing standing={standing} />,
  },
]
