import { sum } from '../../../../../domain/money.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkIssue as words } from '../../../text/ko/bulk-issue.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from './IssueDialog.module.css'
import { blockedGroups, type IssuePlan } from './issue-desk.ts'

/** How many order numbers a group names. */
const ordersNamed = 5

/** What cannot be issued through the gateway, by reason, and the way to issue it by hand. */
export function BlockedList({
  blocked,
  onByHand,
}: {
  readonly blocked: IssuePlan['blocked']
  readonly onByHand: (transactionIds: readonly string[]) => void
}) {
  if (blocked.length === 0) return null
  const ids = blocked.map(({ transactionId }) => transactionId)
  const count = formatCount(blocked.length)
  return (
    <section className={styles['blocked']} aria-label={words.blocked(count, wonOf(blocked))}>
      <div className={styles['blockedHead']}>
        <h3>{words.blocked(count, wonOf(blocked))}</h3>
        <Button asks="settle" size="small" onPress={() => onByHand(ids)}>
          {words.blockedByHand(count)}
        </Button>
      </div>
      <ul className={styles['groups']}>
        {blockedGroups(blocked).map(({ because, remedy, some }) => (
          <li key={`${because} ${remedy ?? ''}`} className={styles['group']}>
            <span>
              {because} {remedy === null ? null : <span className={styles['quiet']}>{remedy}</span>}
            </span>
            <span className={styles['figure']}>{words.blockedGroup(formatCount(some.length), wonOf(some))}</span>
            <span className={styles['orders']}>
              {words.orders}{' '}
              {some
                .slice(0, ordersNamed)
                .map(({ orderNumber }) => orderNumber)
                .join(', ')}
              {some.length > ordersNamed ? ` ${words.more(formatCount(some.length - ordersNamed))}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const wonOf = (some: IssuePlan['blocked']): string => formatWon(sum(some.map(({ won }) => won)))
