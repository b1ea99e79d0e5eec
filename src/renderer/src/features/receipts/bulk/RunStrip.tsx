import type { ReactNode } from 'react'
import { isAsking } from '../../../../../domain/receipt/receipt-run.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkReceipts as words, receiptRuns } from '../../../text/ko/bulk-receipts.ts'
import { Button } from '../../../ui/Button.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import styles from './PickBar.module.css'
import { passedOf, type ReceiptRun, type RunDesk } from './run-desk.ts'
import { RunOutcome } from './RunOutcome.tsx'

/** How far the run is that goes on, or how it ended, above the list. */
export function RunStrip({
  desk,
  run,
  shop,
  onOpen,
}: {
  readonly desk: RunDesk
  readonly run: ReceiptRun
  readonly shop: ShopEntry['shop']
  readonly onOpen: () => void
}) {
  const open = (
    <Button size="small" onPress={onOpen}>
      {words.open}
    </Button>
  )
  if (run.shopId !== shop.id)
    return isAsking(run.state) ? (
      <div className={styles['bar']}>
        <p className={styles['quiet']}>{receiptRuns[run.kind].otherShop}</p>
      </div>
    ) : null
  return (
    <div className={styles['bar']} role="group" aria-label={receiptRuns[run.kind].running}>
      {isAsking(run.state) ? (
        <RunProgress desk={desk} run={run} more={open} />
      ) : (
        <RunOutcome
          run={run}
          isAbove
          action={
            <>
              {open}
              <Button size="small" onPress={desk.dismiss}>
                {words.dismiss}
              </Button>
            </>
          }
        />
      )}
    </div>
  )
}

/** The bar of a run with its figures, and the button that stops it. */
export function RunProgress({
  desk,
  run,
  more,
}: {
  readonly desk: RunDesk
  readonly run: ReceiptRun
  readonly more?: ReactNode
}) {
  const { kind, total, states, state } = run
  const passed = passedOf(run)
  return (
    <ProgressBar
      label={state === 'stopping' ? words.stopping : receiptRuns[kind].running}
      value={passed}
      max={total.count}
      rate={[
        words.progressOf(formatCount(passed), formatCount(total.count)),
        receiptRuns[kind].soFar(formatWon(states.done.won)),
      ].join(' · ')}
      cancel={
        <span className={styles['acts']}>
          {more}
          <Button asks="receipts" size="small" isDisabled={state === 'stopping'} onPress={() => void desk.stop()}>
            {words.stop}
          </Button>
        </span>
      }
    />
  )
}
