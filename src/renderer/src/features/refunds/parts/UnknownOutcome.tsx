import { formatMoment, formatWon } from '../../../text/format.ts'
import { refunds as words } from '../../../text/ko/refunds.ts'
import type { RefundRow } from '../store.ts'
import styles from './UnknownOutcome.module.css'

/** A refund whose outcome is open: what is known, what is held, what comes next. Quiet and honest; nothing is guessed. */
export function UnknownOutcome({ row }: { readonly row: RefundRow }) {
  const { refund, gateway } = row
  const won = formatWon(refund.amount)
  return (
    <section className={styles['unknown']} aria-label={words.unknownTitle}>
      <h3 className={styles['title']}>{words.unknownTitle}</h3>
      <dl className={styles['list']}>
        <div>
          <dt className={styles['name']}>{words.known}</dt>
          <dd>
            {words.knownSentence(formatMoment(refund.requestedAt), won)}
            {refund.answer === null ? null : <span className={styles['answer']}>{refund.answer.message}</span>}
          </dd>
        </div>
        <div>
          <dt className={styles['name']}>{words.held}</dt>
          <dd>{words.heldSentence(won)}</dd>
        </div>
        <div>
          <dt className={styles['name']}>{words.next}</dt>
          <dd>{gateway === 'kcp' ? words.nextKcp : words.nextPayple}</dd>
        </div>
      </dl>
    </section>
  )
}
