import type { ReactNode } from 'react'
import { formatCount, formatWon } from '../../../text/format.ts'
import { receiptRuns } from '../../../text/ko/bulk-receipts.ts'
import { Notice } from '../../../ui/Notice.tsx'
import styles from './PickBar.module.css'
import type { ReceiptRun } from './run-desk.ts'

interface RunOutcomeOptions {
  readonly run: ReceiptRun
  readonly action?: ReactNode
  /** It stands above a list, which a low window needs more. */
  readonly isAbove?: boolean
}

/** How a run ended: what was done, what was not, what wants a person's eye, and what is due anew. */
export function RunOutcome({ run, action, isAbove = false }: RunOutcomeOptions) {
  const { kind, state, states, because, due, toCheck } = run
  const words = receiptRuns[kind]
  const { waiting, unknown } = states
  const [count, won] = [formatCount(states.done.count), formatWon(states.done.won)]
  const refused = states.declined.count + states['not-applied'].count
  const leftOut = states['left-out'].count
  const sentences = [
    because,
    state === 'halted' ? words.stopped(count, won) : null,
    due.count === 0 ? null : receiptRuns.cancel.due(formatCount(due.count), formatWon(due.won)),
    toCheck.count === 0 ? null : receiptRuns.cancel.toCheck(formatCount(toCheck.count), formatWon(toCheck.won)),
    waiting.count === 0 ? null : words.left(formatCount(waiting.count), formatWon(waiting.won)),
    unknown.count === 0 ? null : words.unknowns(formatCount(unknown.count)),
    refused === 0 ? null : words.refused(formatCount(refused)),
    leftOut === 0 ? null : words.leftOut(formatCount(leftOut)),
  ].filter((sentence) => sentence !== null)
  const isClean = state === 'finished' && sentences.length === 0
  const wantsEye = state === 'halted' || unknown.count > 0 || due.count > 0 || toCheck.count > 0
  return (
    <Notice
      kind={isClean ? 'good' : wantsEye ? 'warn' : 'info'}
      title={
        state === 'halted'
          ? words.halted
          : state === 'finished'
            ? words.finished(count, won)
            : words.stopped(count, won)
      }
      text={
        sentences.length === 0 ? null : (
          <div {...(isAbove ? { className: styles['sentences'] } : {})}>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        )
      }
      action={action ?? null}
    />
  )
}
