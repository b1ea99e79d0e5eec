import { app } from '../../../text/ko/app.ts'
import { receiptTasks as words } from '../../../text/ko/receipts.ts'
import { paidWith } from '../../../text/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TimeText } from '../../../ui/DayText.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { type Mark, StateMark } from '../../../ui/StateMark.tsx'
import type { TaskCancelling } from '../cancelling/use-task-cancelling.tsx'
import { type ReceiptTask, type TaskDesk, taskKey } from '../task-desk.ts'
import styles from './TaskList.module.css'

const marks = {
  'retry-cancel': 'check',
  reissue: 'check',
  'unknown-act': 'unknown',
  excess: 'check',
} as const satisfies Record<ReceiptTask['kind'], Mark>

/** 할 일: each line opens its payment, where the task is done. */
export function TaskList({
  desk,
  cancelling,
  onOpenPayment,
}: {
  readonly desk: TaskDesk
  /** What cancels many of them. */
  readonly cancelling: TaskCancelling
  readonly onOpenPayment: (transactionId: string) => void
}) {
  const { tasks } = desk
  if (tasks.at === 'failed')
    return (
      <div className={styles['failed']}>
        <FailureNotice
          failure={tasks.failure}
          action={<Button onPress={() => void desk.refresh()}>{app.retry}</Button>}
        />
      </div>
    )
  if (tasks.at !== 'ready') return <div className={styles['frame']} aria-busy="true" />
  const { bar, hasBoxes, boxOf } = cancelling
  if (tasks.value.length === 0)
    return (
      <div className={styles['frame']}>
        {bar}
        <EmptyState sentence={words.empty} />
      </div>
    )
  return (
    <div className={styles['frame']}>
      {bar}
      <ul className={styles['list']} aria-label={words.list}>
        {tasks.value.map((task) => (
          <li key={taskKey(task)} className={styles['item']}>
            {hasBoxes ? <span className={styles['box']}>{boxOf(task)}</span> : null}
            <button type="button" className={styles['task']} onClick={() => onOpenPayment(task.row.id)}>
              <span className={styles['line']}>
                <span className={styles['kind']}>
                  <StateMark mark={marks[task.kind]} word={words.kinds[task.kind]} />
                </span>
                <span className={styles['won']}>
                  <MoneyText won={task.won} />
                </span>
                <span className={styles['when']}>
                  <When task={task} />
                </span>
                <span className={styles['order']}>
                  {task.row.orderNumber}
                  <span className={styles['quiet']}>
                    {' · '}
                    {paidWith(task.row)}
                    {task.row.buyerName === null ? '' : ` · ${task.row.buyerName}`}
                  </span>
                </span>
                <Icon name="right" size={14} />
              </span>
              <span className={styles['sentence']}>{task.sentence}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles['note']}>{words.note}</p>
    </div>
  )
}

/** From when the retry is offered, or since when the outcome is unknown. */
function When({ task }: { readonly task: ReceiptTask }) {
  if (task.kind === 'retry-cancel' && task.isOpen) return <strong>{words.retryOpen}</strong>
  return (
    <>
      <TimeText at={task.at} />
      {words.from}
    </>
  )
}
