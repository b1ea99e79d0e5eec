import { isIssuing } from '../../../../../domain/receipt/issue-run.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkIssue as words } from '../../../text/ko/bulk-issue.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogActs } from '../../../ui/DialogActs.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { BlockedList } from './BlockedList.tsx'
import styles from './IssueDialog.module.css'
import { type IssueDesk, type IssuePlan, type IssueRun } from './issue-desk.ts'
import { RunProgress } from './IssueStrip.tsx'
import { RunLines } from './RunLines.tsx'
import { RunOutcome } from './RunOutcome.tsx'

interface IssueDialogOptions {
  readonly desk: IssueDesk
  readonly shop: ShopEntry['shop']
  readonly onStarted: () => void
  /** Checks these anew. */
  readonly onCheck: (transactionIds: readonly string[]) => void
  readonly onByHand: (transactionIds: readonly string[]) => void
  readonly onTasks: () => void
  readonly onClose: () => void
}

/** A bulk issue from what was found about it to what became of it. Closing it stops nothing. */
export function IssueDialog(options: IssueDialogOptions) {
  const { desk, shop, onClose } = options
  const { plan, run } = desk
  const shown = { title: words.title, isOpen: true, onClose, shop, width: 'wide' } as const
  if (plan.at === 'ready') return <PlanDialog {...options} shown={shown} plan={plan.value} />
  if (plan.at === 'idle' && run !== null) return <RunDialog {...options} shown={shown} run={run} />
  return (
    <Dialog {...shown} footer={<Button onPress={onClose}>{ui.cancel}</Button>}>
      {plan.at === 'failed' ? <FailureNotice failure={plan.failure} /> : <p role="status">{words.checking}</p>}
    </Dialog>
  )
}

interface Shown {
  readonly shown: Pick<Parameters<typeof Dialog>[0], 'title' | 'isOpen' | 'onClose' | 'shop' | 'width'>
}

function PlanDialog({
  desk,
  plan,
  shown,
  onStarted,
  onByHand,
  onClose,
}: IssueDialogOptions & Shown & { readonly plan: IssuePlan }) {
  const { count, won } = plan.ready
  const start = async () => {
    if (count > 0 && (await desk.start())) onStarted()
  }
  return (
    <Dialog
      {...shown}
      isBusy={desk.isStarting}
      footer={
        count === 0 ? (
          <Button onPress={onClose}>{words.close}</Button>
        ) : (
          <DialogActs
            confirm={plan.confirm}
            busy={words.starting}
            isBusy={desk.isStarting}
            because={null}
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
        <BlockedList blocked={plan.blocked} onByHand={onByHand} />
      </div>
    </Dialog>
  )
}

function RunDialog({
  desk,
  run,
  shown,
  onCheck,
  onTasks,
  onClose,
}: IssueDialogOptions & Shown & { readonly run: IssueRun }) {
  const waiting = run.lines.filter(({ state }) => state === 'waiting').map(({ transactionId }) => transactionId)
  const asks = isIssuing(run.state)
  return (
    <Dialog
      {...shown}
      footer={
        <>
          {!asks && run.states.unknown.count > 0 ? <Button onPress={onTasks}>{words.toTasks}</Button> : null}
          {!asks && waiting.length > 0 ? (
            <Button asks="receipts" onPress={() => onCheck(waiting)}>
              {words.again(formatCount(waiting.length))}
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
            <p className={styles['quiet']}>{words.mayClose}</p>
          </>
        ) : (
          <RunOutcome run={run} />
        )}
        <RunLines run={run} />
      </div>
    </Dialog>
  )
}
