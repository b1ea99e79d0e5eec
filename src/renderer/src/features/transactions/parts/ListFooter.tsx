import { formatCount, formatWon } from '../../../text/format.ts'
import { describeFailure } from '../../../text/failure-texts.ts'
import { transactions as words } from '../../../text/ko/transactions.ts'
import type { TransactionsDesk } from '../store.ts'
import styles from './ListFooter.module.css'

/** How many payments the list has and what was paid in them. */
export function ListFooter({ list, totals }: Pick<TransactionsDesk, 'list' | 'totals'>) {
  const failure = list.failure ?? (totals.at === 'failed' ? totals.failure : null)
  return (
    <>
      <span role="status">
        {words.total}{' '}
        <strong className={styles['figures']}>
          {totals.at === 'ready'
            ? words.counted(formatCount(totals.value.count), formatWon(totals.value.won))
            : failure === null
              ? words.counting
              : words.none}
        </strong>
      </span>
      {failure === null ? null : (
        <span className={styles['failure']} role="alert">
          {describeFailure(failure).case}
        </span>
      )}
    </>
  )
}
