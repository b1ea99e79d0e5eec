import type { ShopEntry } from '../../../screen.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkIssue as words } from '../../../text/ko/bulk-issue.ts'
import { bulkReceipts, receiptRuns } from '../../../text/ko/bulk-receipts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogActs } from '../../../ui/DialogActs.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { BlockedList } from '../bulk/BlockedList.tsx'
import styles from '../bulk/BulkDialog.module.css'
import type { IssuePlan, RunDesk } from '../bulk/run-desk.ts'

interface IssuePlanOptions {
  readonly desk: RunDesk
  readonly plan: IssuePlan
  readonly shop: ShopEntry['shop']
  readonly onStarted: () => void
  readonly onByHand: (transactionIds: readonly string[]) => void
  readonly onClose: () => void
}

/** What confirming would issue to 010-000-1234, and what cannot be issued through the gateway. */
export function IssuePlanDialog({ desk, plan, shop, onStarted, onByHand, onClose }: IssuePlanOptions) {
  const { count, won } = plan.ready
  const { blocked } = plan
  const start = async () => {
    if (count > 0 && (await desk.start(null))) onStarted()
  }
  return (
    <Dialog
      title={receiptRuns.issue.title}
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
            confirm={plan.confirm}
            busy={bulkReceipts.starting}
            isBusy={desk.isStarting}
            because={null}
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
            <KeyValueList
              items={[
                { key: 'count', name: words.sends, value: formatCount(count) },
                { key: 'sum', name: words.sum, value: <MoneyText won={won} /> },
                { key: 'purpose', name: words.purpose, value: words.income },
                { key: 'number', name: words.number, value: words.selfNumber },
              ]}
            />
          </>
        )}
        <BlockedList
          blocked={blocked}
          action={
            <Button
              asks="settle"
              size="small"
              onPress={() => onByHand(blocked.map(({ transactionId }) => transactionId))}
            >
              {words.blockedByHand(formatCount(blocked.length))}
            </Button>
          }
        />
      </div>
    </Dialog>
  )
}
