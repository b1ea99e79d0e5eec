import { isAsking, type ReceiptRunKind } from '../../../../../domain/receipt/receipt-run.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatCount } from '../../../text/format.ts'
import { bulkReceipts as words, receiptRuns } from '../../../text/ko/bulk-receipts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { CancelPlanDialog } from '../cancelling/CancelPlanDialog.tsx'
import { IssuePlanDialog } from '../issuing/IssuePlanDialog.tsx'
import styles from './BulkDialog.module.css'
import { leftOf, type ReceiptRun, type RunDesk, type Wanted } from './run-desk.ts'
import { RunLines } from './RunLines.tsx'
import { RunOutcome } from './RunOutcome.tsx'
import { RunProgress } from './RunStrip.tsx'

interface BulkDialogOptions {
  readonly desk: RunDesk
  /** What is being checked, while there is neither a plan nor a run to tell. */
  readonly kind: ReceiptRunKind
  readonly shop: ShopEntry['shop']
  readonly onStarted: () => void
  /** Checks these anew. */
  readonly onCheck: (wanted: Wanted) => void
  readonly onByHand: (transactionIds: readonly string[]) => void
  readonly onTasks: () => void
  readonly onDue: () => void
  readonly onClose: () => void
}

/** A run over many receipts from what was found about them to what became of them. Closing it stops nothing. */
export function BulkDialog(options: BulkDialogOptions) {
  const { desk, kind, shop, onStarted, onByHand, onClose } = options
  const { plan, run } = desk
  if (plan.at === 'ready') {
    const common = { desk, shop, onStarted, onClose }
    return plan.value.kind === 'issue' ? (
      <IssuePlanDialog {...common} plan={plan.value} onByHand={onByHand} />
    ) : (
      <CancelPlanDialog {...common} plan={plan.value} />
    )
  }
  if (plan.at === 'idle' && run !== null) return <RunDialog {...options} run={run} />
  return (
    <Dialog
      title={receiptRuns[kind].title}
      isOpen
      onClose={onClose}
      shop={shop}
      width="wide"
      footer={<Button onPress={onClose}>{words.leave}</Button>}
    >
      {plan.at === 'failed' ? <FailureNotice failure={plan.failure} /> : <p role="status">{words.checking}</p>}
    </Dialog>
  )
}

function RunDialog(options: BulkDialogOptions & { readonly run: ReceiptRun }) {
  const { desk, run, shop, onCheck, onTasks, onDue, onClose } = options
  const { waiting, unknown } = run.states
  const asks = isAsking(run.state)
  const isAnyLeft = run.states.done.count < run.total.count || run.due.count > 0
  const isTaskLeft = unknown.count > 0 || (run.kind === 'cancel' && isAnyLeft)
  return (
    <Dialog
      title={receiptRuns[run.kind].title}
      isOpen
      onClose={onClose}
      shop={shop}
      width="wide"
      footer={
        <>
          {!asks && isTaskLeft ? <Button onPress={onTasks}>{words.toTasks}</Button> : null}
          {!asks && run.due.count > 0 ? <Button onPress={onDue}>{words.toDue}</Button> : null}
          {!asks && waiting.count > 0 ? (
            <Button asks="receipts" onPress={() => onCheck(leftOf(run))}>
              {words.again(formatCount(waiting.count))}
            </Button>
          ) : null}
          <Button variant={asks ? 'quiet' : 'primary'} onPress={onClose}>
            {words.close}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        {asks ? (
          <>
            <RunProgress desk={desk} run={run} />
            <p className={styles['quiet']}>{receiptRuns[run.kind].mayClose}</p>
          </>
        ) : (
          <RunOutcome run={run} />
        )}
        <RunLines run={run} />
      </div>
    </Dialog>
  )
}
