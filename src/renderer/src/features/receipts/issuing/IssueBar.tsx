import { type DueChoice, dueChoices } from '../../../../../domain/receipt/receipt-run.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkIssue as words } from '../../../text/ko/bulk-issue.ts'
import { bulkReceipts } from '../../../text/ko/bulk-receipts.ts'
import { Button } from '../../../ui/Button.tsx'
import { PickBar } from '../bulk/PickBar.tsx'
import { type Picks, pickedWon } from '../bulk/pick-store.ts'

interface IssueBarOptions {
  readonly picks: Picks<DueChoice>
  readonly onIssue: () => void
  readonly onByHand: () => void
}

/** What is picked of the receipts that are due, and what can be done with it. */
export function IssueBar({ picks, onIssue, onByHand }: IssueBarOptions) {
  const { picked } = picks
  const isNone = picked.size === 0
  const because = isNone ? words.needPicks : null
  return (
    <PickBar
      label={words.issue}
      picks={picks}
      choices={dueChoices.map((choice) => ({ choice, name: words.choices[choice] }))}
      none={words.none}
      noneOf={(choice) => words.noneOf[choice]}
      picked={isNone ? null : bulkReceipts.picked(formatCount(picked.size), formatWon(pickedWon(picked)))}
      acts={
        <>
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
        </>
      }
    />
  )
}
