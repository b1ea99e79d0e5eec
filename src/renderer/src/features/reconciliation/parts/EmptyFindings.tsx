import { type MatchCause, matchCauseNames } from '../../../../../domain/reconciliation/finding.ts'
import { findingList as words } from '../../../text/ko/reconciliation.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import styles from './FindingList.module.css'

/** Why a list of findings is empty, and the way to what there is. */
export function EmptyFindings({
  of,
  cause,
  onCause,
  onSeeAll,
}: {
  readonly of: 'queue' | 'all'
  readonly cause: MatchCause | null
  readonly onCause: (cause: MatchCause | null) => void
  readonly onSeeAll: (cause: MatchCause | null) => void
}) {
  const everyCause = cause === null ? null : <Button onPress={() => onCause(null)}>{words.seeAllCauses}</Button>
  if (of === 'all') return <EmptyState sentence={words.emptyAll} action={everyCause} />
  return (
    <EmptyState
      sentence={cause === null ? words.emptyQueue : words.emptyCause(matchCauseNames[cause])}
      action={
        <div className={styles['acts']}>
          {everyCause}
          <Button onPress={() => onSeeAll(cause)}>{words.seeAll}</Button>
        </div>
      }
    />
  )
}
