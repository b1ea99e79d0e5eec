import type { ShopEntry } from '../../../screen.ts'
import { app } from '../../../text/ko/app.ts'
import { transactions as words } from '../../../text/ko/transactions.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import type { AttemptsDesk } from '../failed-attempts.ts'
import type { TransactionsDesk } from '../store.ts'
import styles from './EmptyList.module.css'
import { FailedAttempts } from './FailedAttempts.tsx'

/** What stands where rows would: an empty book, no match, or why nothing could be read. Nothing while the first answer is awaited. */
export function EmptyList({
  desk,
  attempts,
  shops,
  isUnfiltered,
  onClear,
  onImport,
  onFetch,
}: {
  readonly desk: TransactionsDesk
  /** Failed attempts under the order number no payment has. */
  readonly attempts: AttemptsDesk
  readonly shops: readonly ShopEntry[]
  readonly isUnfiltered: boolean
  readonly onClear: () => void
  readonly onImport: () => void
  readonly onFetch: () => void
}) {
  if (desk.list.failure !== null) {
    return (
      <div className={styles['failed']}>
        <FailureNotice
          failure={desk.list.failure}
          action={<Button onPress={() => void desk.refresh()}>{app.retry}</Button>}
        />
      </div>
    )
  }
  if (desk.list.end === null) return null
  if (!isUnfiltered)
    return (
      <EmptyState
        sentence={words.emptySearch}
        action={
          <>
            <FailedAttempts attempts={attempts} shops={shops} />
            <Button onPress={onClear}>{words.clearAll}</Button>
          </>
        }
      />
    )
  return (
    <EmptyState
      sentence={words.emptyBook}
      action={
        <div className={styles['acts']}>
          <Button variant="primary" onPress={onImport}>
            {words.toImports}
          </Button>
          <Button asks="import" onPress={onFetch}>
            {words.fetch}
          </Button>
        </div>
      }
    />
  )
}
