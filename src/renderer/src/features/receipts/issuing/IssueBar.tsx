import { dueChoices, mostBulkIssues } from '../../../../../domain/receipt/issue-run.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkIssue as words } from '../../../text/ko/bulk-issue.ts'
import { Button } from '../../../ui/Button.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import styles from './IssueBar.module.css'
import { type Picks, pickedWon } from './pick-store.ts'

interface IssueBarOptions {
  readonly picks: Picks
  readonly shopId: string
  readonly onIssue: () => void
  readonly onByHand: () => void
}

/** What is picked of the receipts that are due, and what can be done with it. */
export function IssueBar({ picks, shopId, onIssue, onByHand }: IssueBarOptions) {
  const { picked, said } = picks
  const isNone = picked.size === 0
  const because = isNone ? words.needPicks : null
  return (
    <div className={styles['bar']} role="group" aria-label={words.issue}>
      {picks.refusal === null ? null : <FailureNotice failure={picks.refusal} />}
      <div className={styles['row']}>
        <span className={styles['choices']} role="group" aria-label={words.choose}>
          {dueChoices.map((choice) => (
            <Button key={choice} size="small" onPress={() => void picks.choose(shopId, choice)}>
              {words.choices[choice]}
            </Button>
          ))}
        </span>
        <p className={styles['said']} role="status">
          {isNone ? (
            <span className={styles['quiet']}>{said?.is === 'nothing' ? words.noneOf[said.choice] : words.none}</span>
          ) : (
            <>
              <strong>{words.picked(formatCount(picked.size), formatWon(pickedWon(picked)))}</strong>
              {said?.is === 'most' ? (
                <span className={styles['quiet']}> {words.most(formatCount(mostBulkIssues))}</span>
              ) : null}
            </>
          )}
        </p>
        <span className={styles['acts']}>
          {isNone ? null : (
            <Button size="small" variant="plain" onPress={picks.clear}>
              {words.clear}
            </Button>
          )}
          <Button asks="settle" size="small" isDisabled={isNone} because={because} onPress={onByHand}>
            {words.byHand}
          </Button>
          <Button
            asks="receipts"
            size="small"
            variant={isNone ? 'quiet' : 'primary'}
            isDisabled={isNone}
            because={because}
            onPress={onIssue}
          >
            {words.issue}
          </Button>
        </span>
      </div>
    </div>
  )
}
