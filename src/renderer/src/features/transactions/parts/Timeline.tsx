import { transactions as words } from '../../../text/ko/transactions.ts'
import { TimeText } from '../../../ui/DayText.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import type { TransactionDetail } from '../store.ts'
import styles from './Timeline.module.css'

/** What happened to a payment, in the order it came. */
export function Timeline({ events }: { readonly events: TransactionDetail['timeline'] }) {
  return (
    <ol className={styles['timeline']}>
      {events.map((event, at) => (
        <li key={`${event.at}-${event.kind}-${at}`} className={styles['event']}>
          <span className={styles['at']}>
            <TimeText at={event.at} form="exact" />
          </span>
          <span className={styles['what']}>
            {words.events[event.kind]}
            {event.won === null ? null : (
              <>
                {' '}
                <MoneyText won={event.won} />
              </>
            )}
            {event.detail === null || event.detail === '' ? null : (
              <span className={styles['detail']}>{event.detail}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
