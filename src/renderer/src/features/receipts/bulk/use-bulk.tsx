import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { isAsking, type ReceiptRunKind } from '../../../../../domain/receipt/receipt-run.ts'
import type { Api, OnEvent } from '../../../api.ts'
import type { ShopEntry } from '../../../screen.ts'
import { BulkDialog } from './BulkDialog.tsx'
import { createRunDesk, type Wanted } from './run-desk.ts'
import { RunStrip } from './RunStrip.tsx'

interface BulkOptions {
  readonly api: Pick<Api, 'bulkReceipts'>
  readonly onEvent: OnEvent
  readonly shop: ShopEntry['shop']
  readonly onByHand: (transactionIds: readonly string[]) => void
  readonly onTasks: () => void
  readonly onDue: () => void
}

/** What every list has from which many receipts are issued or cancelled: the check, how the run stands, and the dialog of both. */
export interface Bulk {
  /** Checks these and shows the plan; `onTaken` is told when it was begun, or gone on with by hand. */
  readonly check: (wanted: Wanted, onTaken: () => void) => void
  /** How the run stands, on lists of this kind; one that is over stands on its own kind's alone. */
  readonly stripOf: (kind: ReceiptRunKind) => ReactNode
  readonly dialog: ReactNode
}

/** Runs over many receipts of a shop: one at a time, whichever list began it. */
export function useBulk({ api, onEvent, shop, onByHand, onTasks, onDue }: BulkOptions): Bulk {
  const [store] = useState(() => createRunDesk(api, onEvent))
  const [open, setOpen] = useState<{ readonly kind: ReceiptRunKind; readonly onTaken: () => void } | null>(null)
  const desk = useStore(store)
  const { run } = desk
  const check: Bulk['check'] = (wanted, onTaken) => {
    void desk.check(shop.id, wanted)
    setOpen({ kind: wanted.kind, onTaken })
  }
  const close = () => {
    desk.forgetPlan()
    setOpen(null)
  }
  const leaveFor = (go: () => void) => () => {
    close()
    go()
  }
  return {
    check,
    stripOf: (kind) =>
      run === null || (run.kind !== kind && !isAsking(run.state)) ? null : (
        <RunStrip
          desk={desk}
          run={run}
          shop={shop}
          onOpen={() => setOpen({ kind: run.kind, onTaken: () => undefined })}
        />
      ),
    dialog:
      open === null ? null : (
        <BulkDialog
          desk={desk}
          kind={open.kind}
          shop={shop}
          onStarted={open.onTaken}
          onCheck={(wanted) => check(wanted, () => undefined)}
          onByHand={(ids) => {
            open.onTaken()
            close()
            onByHand(ids)
          }}
          onTasks={leaveFor(onTasks)}
          onDue={leaveFor(onDue)}
          onClose={close}
        />
      ),
  }
}
