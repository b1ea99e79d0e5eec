import { mostLookUps } from '../../../../../contract/limits.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { describeFailure } from '../../../text/failure-texts.ts'
import { listLookUp } from '../../../text/ko/list-look-up.ts'
import { transactions as words } from '../../../text/ko/transactions.ts'
import { Button } from '../../../ui/Button.tsx'
import type { TransactionsDesk } from '../store.ts'
import styles from './ListFooter.module.css'

/** How many payments the list has, what was paid in them, and the way to ask the gateways about the first of them. */
export function ListFooter({
  list,
  totals,
  count,
  onLookUp,
}: Pick<TransactionsDesk, 'list' | 'totals' | 'count'> & { readonly onLookUp: () => void }) {
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
      {count === 0 ? null : (
        <>
          <span className={styles['gap']} />
          <Button size="small" onPress={onLookUp}>
            {count > mostLookUps ? listLookUp.openFirst(formatCount(mostLookUps)) : listLookUp.open(formatCount(count))}
          </Button>
        </>
      )}
    </>
  )
}
