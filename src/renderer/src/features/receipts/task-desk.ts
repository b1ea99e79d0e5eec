import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../contract/operation.ts'
import type { receipts } from '../../../../contract/operations/receipts.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'
import { createOneAtATime } from '../../one-at-a-time.ts'

/** Work on a receipt that waits for a person. */
export type ReceiptTask = OutputOf<typeof receipts.tasks>[number]

/** The tasks of a shop, oldest first. */
export interface TaskDesk {
  readonly shopId: string | null
  readonly tasks: Loadable<readonly ReceiptTask[], FailureOf<typeof receipts.tasks> | CommonFailure>
  readonly ask: (shopId: string) => Promise<void>
  /** Reads again after the book changed; what is shown stays until then. */
  readonly refresh: () => Promise<void>
}

/** The memory of 할 일. */
export function createTaskDesk(api: Pick<Api, 'receipts'>) {
  return createStore<TaskDesk>()((set, get) => {
    const turns = createTurns()
    const read = async (shopId: string) => {
      const isCurrent = turns.begin()
      const tasks = loaded(await api.receipts.tasks({ shopId }))
      if (isCurrent()) set({ tasks })
    }
    return {
      shopId: null,
      tasks: idle,
      async ask(shopId) {
        set({ shopId, tasks: loading })
        await read(shopId)
      },
      refresh: createOneAtATime(async () => {
        const { shopId } = get()
        if (shopId !== null) await read(shopId)
      }),
    }
  })
}

/** The store of 할 일. */
export type TaskStore = ReturnType<typeof createTaskDesk>

const none: readonly ReceiptTask[] = []

/** The tasks as far as they were read. */
export const tasksOf = ({ tasks }: Pick<TaskDesk, 'tasks'>): readonly ReceiptTask[] =>
  tasks.at === 'ready' ? tasks.value : none

/** Is it done by cancelling the receipt? */
export const isCancelTask = ({ kind }: Pick<ReceiptTask, 'kind'>): boolean =>
  kind === 'retry-cancel' || kind === 'excess'

/** A task's key in its list: a payment may have one of each kind. */
export const taskKey = (task: ReceiptTask): string => `${task.kind}:${task.actId ?? task.refundId ?? task.row.id}`
