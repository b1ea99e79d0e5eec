import { josa } from 'es-hangul'
import type { z } from 'zod'
import type { RuleShape, VerdictShape } from '../../../contract/shapes.ts'
import { type Day, daysBetween } from '../../../domain/day.ts'
import { easyPayServices, walletNames } from '../../../domain/easy-pay.ts'
import { formatDay, formatDaysLeft, formatWon } from '../text/format.ts'
import { verdict as words } from '../text/ko/ui.ts'

/** What is said of a payment's cash receipt. */
export type Verdict = z.output<typeof VerdictShape>
/** A rule behind it. */
export type Rule = z.output<typeof RuleShape>

/** Who issues; null where the state says all of it. Of what a wallet left undone only the wallet is named. */
function issuerOf({ issuer, wallet, state }: Verdict): string | null {
  if (issuer === 'check' && state === 'check') return null
  if (issuer !== 'wallet' || wallet === null) return words.issuer[issuer]
  const name = wallet === 'l-pay' ? easyPayServices[wallet].balanceName : walletNames[wallet]
  return state === 'not-issued-by-wallet' ? name : words.by(josa(name, '이/가'))
}

/** The line's pieces in order: issuer, amount, day, penalty. Pieces that say nothing are left out. */
export function verdictPieces(verdict: Verdict, today: Day): readonly string[] {
  const open = verdict.state === 'due' || verdict.state === 'batch-awaited' || verdict.state === 'batch-overdue'
  const left = verdict.deadline === null || !open ? null : formatDaysLeft(daysBetween(today, verdict.deadline))
  const until = verdict.deadline === null || left === null ? null : words.until(formatDay(verdict.deadline), left)
  const penalty = verdict.penalty
  return [
    issuerOf(verdict),
    verdict.amount > 0 ? formatWon(verdict.amount) : null,
    until,
    penalty !== null && penalty.today > 0 ? words.penaltyToday(formatWon(penalty.today)) : null,
    penalty?.next === null || penalty === null
      ? null
      : words.penaltyNext(formatDay(penalty.next.from), formatWon(penalty.next.won)),
  ].filter((piece) => piece !== null)
}
