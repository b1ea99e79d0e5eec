import type { ReactNode } from 'react'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkIssue as words } from '../../../text/ko/bulk-issue.ts'
import { Notice } from '../../../ui/Notice.tsx'
import type { IssueRun } from './issue-desk.ts'

/** How a bulk issue ended: what was issued, what was not, and what wants a person's eye. */
export function RunOutcome({ run, action }: { readonly run: IssueRun; readonly action?: ReactNode }) {
  const { state, states, because } = run
  const { waiting, unknown } = states
  const [count, won] = [formatCount(states.done.count), formatWon(states.done.won)]
  const refused = states.declined.count + states['not-applied'].count
  const leftOut = states['left-out'].count
  const sentences = [
    because,
    state === 'halted' ? words.stopped(count, won) : null,
    waiting.count === 0 ? null : words.left(formatCount(waiting.count), formatWon(waiting.won)),
    unknown.count === 0 ? null : words.unknowns(formatCount(unknown.count)),
    refused === 0 ? null : words.refused(formatCount(refused)),
    leftOut === 0 ? null : words.leftOut(formatCount(leftOut)),
  ].filter((sentence) => sentence !== null)
  const isClean = state === 'finished' && sentences.length === 0
  return (
    <Notice
      kind={isClean ? 'good' : state === 'halted' || unknown.count > 0 ? 'warn' : 'info'}
      title={
        state === 'halted'
          ? words.halted
          : state === 'finished'
            ? words.finished(count, won)
            : words.stopped(count, won)
      }
      text={
        sentences.length === 0 ? null : (
          <>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </>
        )
      }
      action={action ?? null}
    />
  )
}
