import type { ShopEntry } from '../../../../screen.ts'
import { formatCount } from '../../../../text/format.ts'
import { bulk as words } from '../../../../text/ko/bulk.ts'
import { ConfirmDialog } from '../../../../ui/Dialog.tsx'
import type { BulkDesk, BulkRun } from '../store.ts'

interface StopOptions {
  readonly desk: BulkDesk
  readonly run: BulkRun
  readonly shop: ShopEntry['shop'] | null
  readonly onClose: () => void
}

/** Ends a bulk refund for good, or discards one that was not begun. */
export function StopDialog({ desk, run, shop, onClose }: StopOptions) {
  const isPlan = run.plan === null
  const left = formatCount(run.states.waiting.count)
  return (
    <ConfirmDialog
      title={isPlan ? words.discardTitle : words.stopTitle}
      isOpen
      onClose={onClose}
      shop={shop}
      isBusy={desk.isActing}
      isDangerous={!isPlan}
      confirm={isPlan ? words.discardConfirm : words.stopConfirm(left)}
      onConfirm={() => void desk.stop().then(onClose)}
    >
      <p>{isPlan ? words.discardSentence : words.stopSentence(left)}</p>
    </ConfirmDialog>
  )
}
