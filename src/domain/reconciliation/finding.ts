import type { Day } from '../day.ts'
import type { Won, WonDelta } from '../money.ts'
import type { RuleId } from '../receipt/obligation-rule.ts'
import type { Duty, KnownReceipt, ListedLine } from './match-input.ts'

/** What the three-way match can find, a closed list (R65); `awaiting` is what Hometax need not show yet. */
export const matchCauses = [
  'matched',
  'awaiting',
  'late',
  'missing',
  'amount-differs',
  'kind-differs',
  'double',
  'cancel-missing',
  'cancelled-in-hometax',
  'issued-elsewhere',
  'reported-not-issued-but-found',
  'wallet-did-not-issue',
  'batch-awaited',
  'batch-overdue',
  'hometax-only',
  'hometax-cancels-out',
  'duty-unmet',
] as const
export type MatchCause = (typeof matchCauses)[number]

/** Korean name of each cause (R65). */
export const matchCauseNames = {
  matched: '일치',
  awaiting: '반영대기',
  late: '지연',
  missing: '누락',
  'amount-differs': '금액',
  'kind-differs': '구분',
  double: '이중',
  'cancel-missing': '취소누락',
  'cancelled-in-hometax': '홈택스취소',
  'issued-elsewhere': '타처발급',
  'reported-not-issued-but-found': '미발급보고상이',
  'wallet-did-not-issue': '지갑미발급',
  'batch-awaited': '배치대기',
  'batch-overdue': '배치경과',
  'hometax-only': '홈택스단독',
  'hometax-cancels-out': '홈택스상쇄',
  'duty-unmet': '의무미이행',
} as const satisfies Record<MatchCause, string>

/**
 * By what things were compared: `by-hand` a person linked them, `exact` by approval number, `inferred` by amount, last four digits and
 * time, `weak` by amount and time alone because one side has no last four (R63).
 */
export const surenesses = ['by-hand', 'exact', 'inferred', 'weak'] as const
export type Sureness = (typeof surenesses)[number]

/**
 * One result of the match with all it is about. A duty, a receipt and a line each stand in exactly one finding. A receipt stands with its
 * cancels, a line with those of its number; both oldest first. Some tell their values only when asked: {@link spelledOut} has them all.
 */
export interface Finding {
  readonly cause: MatchCause
  readonly sureness: Sureness
  readonly duty: Duty | null
  readonly receipts: readonly KnownReceipt[]
  readonly lines: readonly ListedLine[]
  /** Ids of lines it was compared with that stand in another finding: the other half of a double. */
  readonly beside: readonly string[]
  /** Still due; 0 without a duty. */
  readonly due: Won
  /** Sum of the receipts, cancels negative. */
  readonly known: WonDelta
  /** Sum of the lines' totals. */
  readonly hometax: WonDelta
  readonly rules: readonly RuleId[]
  /** What is the case, in Korean. */
  readonly sentence: string
  /** The deadline, or else the day of the earliest event: what a queue is ordered by. */
  readonly queueDay: Day
}

/** The same finding with every value its own, as it may cross to another thread: there only those arrive. */
export const spelledOut = (finding: Finding): Finding => ({
  cause: finding.cause,
  sureness: finding.sureness,
  duty: finding.duty,
  receipts: finding.receipts,
  lines: finding.lines,
  beside: finding.beside,
  due: finding.due,
  known: finding.known,
  hometax: finding.hometax,
  rules: finding.rules,
  sentence: finding.sentence,
  queueDay: finding.queueDay,
})

/** Causes nobody has to do anything about. */
const settledCauses: ReadonlySet<MatchCause> = new Set(['matched', 'awaiting', 'batch-awaited', 'hometax-cancels-out'])

/** Does a finding want a person? */
export const wantsAttention = ({ cause }: Pick<Finding, 'cause'>): boolean => !settledCauses.has(cause)
