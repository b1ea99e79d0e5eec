import { useState } from 'react'
import { type CancelReason, cancelReasonNames, cancelReasons } from '../../../../../domain/receipt/cancel-reason.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkCancel as words } from '../../../text/ko/bulk-cancel.ts'
import { bulkReceipts } from '../../../text/ko/bulk-receipts.ts'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { PlanDialog, type PlanOptions } from '../bulk/PlanDialog.tsx'
import type { CancelPlan } from '../bulk/run-desk.ts'
import { PlanWarnings } from './PlanWarnings.tsx'

/** What confirming would cancel and why, the cash that then has no receipt, and what cannot be cancelled through the gateway. */
export function CancelPlanDialog(options: PlanOptions<CancelPlan>) {
  const { desk, plan } = options
  const [chosen, setChosen] = useState<CancelReason | null>(null)
  const reason = plan.reason ?? chosen
  return (
    <PlanDialog
      {...options}
      words={words}
      confirm={reason === null ? words.confirmLater(formatCount(plan.ready.count)) : plan.confirm[reason]}
      because={reason === null ? words.needReason : null}
      variant="danger"
      reason={reason}
    >
      <KeyValueList items={figuresOf(plan)} />
      {plan.reason === null ? (
        <RadioGroup
          label={words.reason}
          value={chosen}
          onChange={setChosen}
          isDisabled={desk.isStarting}
          isInRow
          choices={cancelReasons.map((id) => ({ id, name: cancelReasonNames[id] }))}
        />
      ) : null}
      <PlanWarnings plan={plan} />
    </PlanDialog>
  )
}

/** How much is taken whole and how much in part, and why where that was known. */
function figuresOf({ whole, part, reason }: CancelPlan) {
  const counted = (some: CancelPlan['whole']) => bulkReceipts.counted(formatCount(some.count), formatWon(some.won))
  return [
    ...(whole.count === 0 ? [] : [{ key: 'whole', name: words.whole, value: counted(whole) }]),
    ...(part.count === 0 ? [] : [{ key: 'part', name: words.part, value: counted(part) }]),
    ...(reason === null ? [] : [{ key: 'reason', name: words.reason, value: cancelReasonNames[reason] }]),
  ]
}
