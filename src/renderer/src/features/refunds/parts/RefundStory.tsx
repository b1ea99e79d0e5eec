import { refunds as words } from '../../../text/ko/refunds.ts'
import { transactions as paymentWords } from '../../../text/ko/transactions.ts'
import { TimeText } from '../../../ui/DayText.tsx'
import type { RefundPayment } from '../store.ts'
import styles from './RefundStory.module.css'

/** What happened to one refund, in the order it came; null while it is being read. */
export function RefundStory({
  refundId,
  timeline,
}: {
  readonly refundId: string
  readonly timeline: RefundPayment['timeline'] | null
}) {
  if (timeline === null) return <p className={styles['quiet']}>{words.storyLoading}</p>
  return (
    <ol className={styles['story']}>
      {timeline
        .filter((event) => event.refundId === refundId)
        .map((event, at) => (
          <li key={`${event.at}-${event.kind}-${at}`} className={styles['event']}>
            <span className={styles['quiet']}>
              <TimeText at={event.at} form="exact" />
            </span>
            <span>
              {paymentWords.events[event.kind]}
              {event.detail === null || event.detail === '' ? null : (
                <span className={styles['detail']}>{event.detail}</span>
              )}
            </span>
          </li>
        ))}
    </ol>
  )
}
