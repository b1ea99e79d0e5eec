import { formatCount } from '../../../text/format.ts'
import { imports as words } from '../../../text/ko/imports.ts'
import { Button } from '../../../ui/Button.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { ImportOutcome, ImportRun } from '../store.ts'

/** Why an import ended as it did, as a sentence. */
export function endSentence(run: ImportRun): string {
  if (run.state === 'failed') return run.problem ?? words.ended.failed
  if (run.state !== 'finished') return words.ended[run.state]
  return run.rejected === 0 ? words.ended.finishedClean : words.ended.finishedWithRejects(formatCount(run.rejected))
}

/** What the last import came to. */
export function ImportResult({
  outcome,
  onTransactions,
  onRejects,
  onDismiss,
}: {
  readonly outcome: ImportOutcome
  readonly onTransactions: () => void
  /** Shows the lines that were not taken; left out where they cannot be shown. */
  readonly onRejects?: (run: ImportRun) => void
  readonly onDismiss: () => void
}) {
  if (outcome.at === 'refused') return <FailureNotice failure={outcome.failure} />
  const { run } = outcome
  const finished = run.state === 'finished'
  return (
    <Notice
      kind={!finished ? 'warn' : run.rejected > 0 ? 'info' : 'good'}
      title={finished ? words.doneTitle(run.fileName) : words.notDoneTitle(run.fileName)}
      text={
        <>
          {words.sums(formatCount(run.added), formatCount(run.already), formatCount(run.rejected))}
          <br />
          {endSentence(run)}
          {run.passedOver > 0 ? (
            <>
              <br />
              {words.passedOverSays(formatCount(run.passedOver))}
            </>
          ) : null}
        </>
      }
      action={
        <>
          {run.rejected > 0 && onRejects !== undefined ? (
            <Button onPress={() => onRejects(run)}>{words.toRejects}</Button>
          ) : null}
          {run.added > 0 ? <Button onPress={onTransactions}>{words.toTransactions}</Button> : null}
        </>
      }
      onDismiss={onDismiss}
    />
  )
}
