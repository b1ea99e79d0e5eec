import { formatCount } from '../../../text/format.ts'
import { bulkIssue as words } from '../../../text/ko/bulk-issue.ts'
import { Button } from '../../../ui/Button.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { PlanDialog, type PlanOptions } from '../bulk/PlanDialog.tsx'
import type { IssuePlan } from '../bulk/run-desk.ts'

interface IssuePlanOptions extends PlanOptions<IssuePlan> {
  readonly onByHand: (transactionIds: readonly string[]) => void
}

/** What confirming would issue to 010-000-1234, and what cannot be issued through the gateway. */
export function IssuePlanDialog({ onByHand, ...options }: IssuePlanOptions) {
  const { ready, blocked, confirm } = options.plan
  return (
    <PlanDialog
      {...options}
      words={words}
      confirm={confirm}
      because={null}
      variant="primary"
      reason={null}
      blockedAct={
        <Button asks="settle" size="small" onPress={() => onByHand(blocked.map(({ transactionId }) => transactionId))}>
          {words.blockedByHand(formatCount(blocked.length))}
        </Button>
      }
    >
      <KeyValueList
        items={[
          { key: 'count', name: words.sends, value: formatCount(ready.count) },
          { key: 'sum', name: words.sum, value: <MoneyText won={ready.won} /> },
          { key: 'purpose', name: words.purpose, value: words.income },
          { key: 'number', name: words.number, value: words.selfNumber },
        ]}
      />
    </PlanDialog>
  )
}
