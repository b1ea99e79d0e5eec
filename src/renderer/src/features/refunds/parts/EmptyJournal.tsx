import { app } from '../../../text/ko/app.ts'
import { refunds as words } from '../../../text/ko/refunds.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import type { RefundJournal } from '../store.ts'
import styles from './EmptyJournal.module.css'

/** What stands where rows would: no refunds, none in this state, or why nothing could be read. */
export function EmptyJournal({
  journal,
  onAll,
  onTransactions,
}: {
  readonly journal: RefundJournal
  readonly onAll: () => void
  readonly onTransactions: () => void
}) {
  const { list, group } = journal
  if (list.failure !== null)
    return (
      <div className={styles['failed']}>
        <FailureNotice
          failure={list.failure}
          action={<Button onPress={() => void journal.refresh()}>{app.retry}</Button>}
        />
      </div>
    )
  if (list.end === null) return null
  if (group === 'all')
    return (
      <EmptyState sentence={words.emptyAll} action={<Button onPress={onTransactions}>{words.toTransactions}</Button>} />
    )
  return (
    <EmptyState
      sentence={group === 'unknown' ? words.emptyUnknown : words.emptyGroup}
      action={<Button onPress={onAll}>{words.showAll}</Button>}
    />
  )
}
