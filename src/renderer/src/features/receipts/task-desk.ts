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

/** A task's key in its list: a payment may have one of each kind. */
export const taskKey = (task: ReceiptTask): string => `${task.kind}:${task.actId ?? task.refundId ?? task.row.id}`
