import type { ReactNode } from 'react'
import type { ShopEntry } from '../../../screen.ts'
import { isIssuing } from '../../../../../domain/receipt/issue-run.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkIssue as words } from '../../../text/ko/bulk-issue.ts'
import { Button } from '../../../ui/Button.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import styles from './IssueBar.module.css'
import { type IssueDesk, type IssueRun, passedOf } from './issue-desk.ts'
import { RunOutcome } from './RunOutcome.tsx'

/** How far the bulk issue is that goes on, or how it ended, above the list. */
export function IssueStrip({
  desk,
  run,
  shop,
  onOpen,
}: {
  readonly desk: IssueDesk
  readonly run: IssueRun
  readonly shop: ShopEntry['shop']
  readonly onOpen: () => void
}) {
  const open = (
    <Button size="small" onPress={onOpen}>
      {words.open}
    </Button>
  )
  if (run.shopId !== shop.id)
    return isIssuing(run.state) ? (
      <div className={styles['bar']}>
        <p className={styles['quiet']}>{words.otherShop}</p>
      </div>
    ) : null
  return (
    <div className={styles['bar']} role="group" aria-label={words.running}>
      {isIssuing(run.state) ? (
        <RunProgress desk={desk} run={run} more={open} />
      ) : (
        <RunOutcome
          run={run}
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
  readonly desk: IssueDesk
  readonly run: IssueRun
  readonly more?: ReactNode
}) {
  const { total, states, state } = run
  const passed = passedOf(run)
  return (
    <ProgressBar
      label={state === 'stopping' ? words.stopping : words.running}
      value={passed}
      max={total.count}
      rate={[
        words.progressOf(formatCount(passed), formatCount(total.count)),
        words.soFar(formatWon(states.done.won)),
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
