import type { ReactNode } from 'react'
import type { CancelReason } from '../../../../../domain/receipt/cancel-reason.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkReceipts, receiptRuns } from '../../../text/ko/bulk-receipts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogActs } from '../../../ui/DialogActs.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { BlockedList } from './BlockedList.tsx'
import styles from './BulkDialog.module.css'
import type { CancelPlan, IssuePlan, RunDesk } from './run-desk.ts'

/** What every plan's dialog is opened with. */
export interface PlanOptions<Plan> {
  readonly desk: RunDesk
  readonly plan: Plan
  readonly shop: ShopEntry['shop']
  readonly onStarted: () => void
  readonly onClose: () => void
}

interface PlanDialogOptions extends PlanOptions<IssuePlan | CancelPlan> {
  readonly words: {
    readonly ready: (count: string, won: string) => string
    readonly nothing: string
    readonly sentence: string
  }
  /** What confirming would do, in a sentence, and why it cannot be confirmed yet; null when it can. */
  readonly confirm: string
  readonly because: string | null
  readonly variant: 'primary' | 'danger'
  /** Why receipts are cancelled; null for an issue, and until the operator has said it. */
  readonly reason: CancelReason | null
  /** What can be done with those that cannot go. */
  readonly blockedAct?: ReactNode
  /** What is told of those that can go. */
  readonly children: ReactNode
}

/** A plan of either kind: how many receipts confirming would send, and what cannot be sent through the gateway. */
export function PlanDialog({ desk, plan, shop, onStarted, onClose, words, ...shown }: PlanDialogOptions) {
  const { count, won } = plan.ready
  const { confirm, because, variant, reason, blockedAct, children } = shown
  const start = async () => {
    if (count > 0 && because === null && (await desk.start(reason))) onStarted()
  }
  return (
    <Dialog
      title={receiptRuns[plan.kind].title}
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
            confirm={confirm}
            busy={bulkReceipts.starting}
            isBusy={desk.isStarting}
            because={because}
            variant={variant}
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
            {children}
          </>
        )}
        <BlockedList blocked={plan.blocked} action={blockedAct} />
      </div>
    </Dialog>
  )
}
