import type { ReactNode } from 'react'
import { sum } from '../../../../../domain/money.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkReceipts as words } from '../../../text/ko/bulk-receipts.ts'
import styles from './BulkDialog.module.css'
import { blockedGroups, type IssuePlan } from './run-desk.ts'

/** How many order numbers a group names. */
const ordersNamed = 5

/** What cannot be asked for through the gateway, by reason, and what can be done with all of it. */
export function BlockedList({
  blocked,
  action,
}: {
  readonly blocked: IssuePlan['blocked']
  readonly action?: ReactNode
}) {
  if (blocked.length === 0) return null
  const count = formatCount(blocked.length)
  return (
    <section className={styles['blocked']} aria-label={words.blocked(count, wonOf(blocked))}>
      <div className={styles['blockedHead']}>
        <h3>{words.blocked(count, wonOf(blocked))}</h3>
        {action}
      </div>
      <ul className={styles['groups']}>
        {blockedGroups(blocked).map(({ because, remedy, some }) => (
          <li key={`${because} ${remedy ?? ''}`} className={styles['group']}>
            <span>
              {because} {remedy === null ? null : <span className={styles['quiet']}>{remedy}</span>}
            </span>
            <span className={styles['figure']}>{words.counted(formatCount(some.length), wonOf(some))}</span>
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
