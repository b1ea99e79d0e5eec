import { josa } from 'es-hangul'
import type { z } from 'zod'
import type { RuleShape, VerdictShape } from '../../../contract/shapes.ts'
import { type Day, daysBetween } from '../../../domain/day.ts'
import { walletNames } from '../../../domain/easy-pay.ts'
import { formatDay, formatDaysLeft, formatWon } from '../text/format.ts'
import { verdict as words } from '../text/ko/ui.ts'

/** What is said of a payment's cash receipt. */
export type Verdict = z.output<typeof VerdictShape>
/** A rule behind it. */
export type Rule = z.output<typeof RuleShape>

/** The line's pieces in order: issuer, amount, day, penalty. Pieces that say nothing are left out. */
export function verdictPieces(verdict: Verdict, today: Day): readonly string[] {
  const issuer =
    verdict.issuer === 'wallet' && verdict.wallet !== null
      ? words.by(josa(walletNames[verdict.wallet], '이/가'))
      : words.issuer[verdict.issuer]
  const open = verdict.state === 'due' || verdict.state === 'batch-awaited' || verdict.state === 'batch-overdue'
  const left = verdict.deadline === null || !open ? null : formatDaysLeft(daysBetween(today, verdict.deadline))
  const until = verdict.deadline === null || left === null ? null : words.until(formatDay(verdict.deadline), left)
  const penalty = verdict.penalty
  return [
    issuer,
    verdict.amount > 0 ? formatWon(verdict.amount) : null,
    until,
    penalty !== null && penalty.today > 0 ? words.penaltyToday(formatWon(penalty.today)) : null,
    penalty?.next === null || penalty === null
      ? null
      : words.penaltyNext(formatDay(penalty.next.from), formatWon(penalty.next.won)),
  ].filter((piece) => piece !== null)
}
