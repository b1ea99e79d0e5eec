import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { mostBulkReceipts } from '../../../../../domain/receipt/receipt-run.ts'
import { ok } from '../../../../../domain/result.ts'
import { formatCount } from '../../../text/format.ts'
import { bulkCancel } from '../../../text/ko/bulk-cancel.ts'
import { PickBar } from '../bulk/PickBar.tsx'
import { PickBox } from '../bulk/PickBox.tsx'
import { createPicks } from '../bulk/pick-store.ts'
import type { Bulk } from '../bulk/use-bulk.tsx'
import { isCancelTask, type ReceiptTask, tasksOf, type TaskStore } from '../task-desk.ts'
import { CancelButton } from './CancelButton.tsx'

const words = bulkCancel.tasks

/** Which of the tasks that are cancels are picked at once: all of them, or those that can be done by now. */
type TaskChoice = keyof typeof words.choices
const choices = ['all', 'open'] as const satisfies readonly TaskChoice[]

/** What 할 일 has for cancelling many: a box beside a task, and the bar above the list; no bar where no task is a cancel. */
export interface TaskCancelling {
  /** Has any task a box? */
  readonly hasBoxes: boolean
  readonly boxOf: (task: ReceiptTask) => ReactNode
  readonly bar: ReactNode
}

/** Cancelling many receipts whose cancel is a task: each is a trade taken back, and what is too much goes. */
export function useTaskCancelling(store: TaskStore, bulk: Bulk): TaskCancelling {
  const cancels = tasksOf(useStore(store)).filter(isCancelTask)
  const [picksStore] = useState(() =>
    createPicks((choice: TaskChoice) => {
      const all = tasksOf(store.getState()).filter(isCancelTask)
      const chosen = choice === 'all' ? all : all.filter(({ isOpen }) => isOpen)
      return Promise.resolve(
        ok(chosen.slice(0, mostBulkReceipts).map(({ row, won }) => ({ transactionId: row.id, won, issuedAt: null }))),
      )
    }),
  )
  const picks = useStore(picksStore)
  // A task that was done meanwhile is no longer picked.
  const picked = cancels.filter(({ row }) => picks.picked.has(row.id)).map(({ row }) => row.id)
  const isNone = picked.length === 0
  const cancel = () => {
    const receipts = picked.map((transactionId) => ({ transactionId, issuedAt: null }))
    bulk.check({ kind: 'cancel', receipts, takes: 'excess', reason: 'trade-cancelled' }, picks.clear)
  }
  return {
    hasBoxes: cancels.length > 0,
    boxOf: (task) =>
      isCancelTask(task) ? (
        <PickBox
          order={task.row.orderNumber}
          isPicked={picks.picked.has(task.row.id)}
          onToggle={() => picks.toggle(task.row.id, { won: task.won, issuedAt: null })}
        />
      ) : null,
    bar: (
      <>
        {bulk.stripOf('cancel')}
        {cancels.length === 0 ? null : (
          <PickBar
            label={words.bar}
            picks={picks}
            choices={choices.map((choice) => ({ choice, name: words.choices[choice] }))}
            none={words.none}
            noneOf={(choice) => words.noneOf[choice]}
            picked={isNone ? null : words.picked(formatCount(picked.length))}
            acts={<CancelButton isNone={isNone} onCancel={cancel} />}
          />
        )}
      </>
    ),
  }
}
