import { useState } from 'react'
import { type CancelReason, cancelReasonNames, cancelReasons } from '../../../../../domain/receipt/cancel-reason.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkCancel as words } from '../../../text/ko/bulk-cancel.ts'
import { bulkReceipts, receiptRuns } from '../../../text/ko/bulk-receipts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogActs } from '../../../ui/DialogActs.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { BlockedList } from '../bulk/BlockedList.tsx'
import styles from '../bulk/BulkDialog.module.css'
import type { CancelPlan, RunDesk } from '../bulk/run-desk.ts'
import { PlanWarnings } from './PlanWarnings.tsx'

interface CancelPlanOptions {
  readonly desk: RunDesk
  readonly plan: CancelPlan
  readonly shop: ShopEntry['shop']
  readonly onStarted: () => void
  readonly onClose: () => void
}

/** What confirming would cancel and why, the cash that then has no receipt, and what cannot be cancelled through the gateway. */
export function CancelPlanDialog({ desk, plan, shop, onStarted, onClose }: CancelPlanOptions) {
  const [chosen, setChosen] = useState<CancelReason | null>(null)
  const reason = plan.reason ?? chosen
  const { count, won } = plan.ready
  const start = async () => {
    if (count > 0 && reason !== null && (await desk.start(reason))) onStarted()
  }
  return (
    <Dialog
      title={receiptRuns.cancel.title}
      isOpen
      onClose={onClose}
      shop={shop}
      width="wide"
      isBusy={desk.isStarting}
      footer={
        count === 0 ? (
          <Button onPress={onClose}>{bulkReceipts.close}</Button>
        ) : (
          <DialogActs
            confirm={reason === null ? words.confirmLater(formatCount(count)) : plan.confirm[reason]}
            busy={bulkReceipts.starting}
            isBusy={desk.isStarting}
            because={reason === null ? words.needReason : null}
            variant="danger"
            leave={bulkReceipts.leave}
            onConfirm={() => void start()}
            onCancel={onClose}
          />
        )
      }
    >
      <div className={styles['form']}>
        {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
        {count === 0 ? (
          <Notice kind="warn" title={words.nothing} />
        ) : (
          <>
            <p className={styles['head']}>{words.ready(formatCount(count), formatWon(won))}</p>
            <p>{words.sentence}</p>
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
          </>
        )}
        <BlockedList blocked={plan.blocked} />
      </div>
    </Dialog>
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
