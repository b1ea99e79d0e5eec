import fc from 'fast-check'
import { addDays, type Day, type Instant, toDay, toInstant } from '../../../../src/domain/day.ts'
import type { WonDelta } from '../../../../src/domain/money.ts'
import { toWon, toWonDelta } from '../../../../src/domain/money.ts'
import type { Finding, MatchCause } from '../../../../src/domain/reconciliation/finding.ts'
import {
  defaultMatchSettings,
  type Duty,
  type KnownReceipt,
  type ListedLine,
  type MatchInput,
  type MatchSettings,
} from '../../../../src/domain/reconciliation/match-input.ts'
import { type MatchResult, matchReceipts } from '../../../../src/domain/reconciliation/match.ts'

/** Ten in the morning of a day, or the moment itself. */
export const momentOf = (text: string) => toInstant(text.length === 10 ? `${text}T10:00:00+09:00` : `${text}+09:00`)

/** Any of a few moments of the days from 2026-12-26 on, `days` of them beside the first: few, so that everything collides with everything. */
export const anyMoment = (days: number): fc.Arbitrary<Instant> =>
  fc
    .tuple(fc.nat(days), fc.constantFrom('00:00:00', '09:00:00', '10:30:00'))
    .map(([after, time]) => toInstant(`${addDays(toDay('2026-12-26'), after)}T${time}+09:00`))

/** Any of a few sums of won. */
export const anySum = fc.constantFrom(10_000, 20_000, 30_000)

/** A receipt issued from the desk through KCP on Monday 2026-11-09 for 55,000 won to …5678, changed as the test needs. */
export const issued = (change: Partial<KnownReceipt> = {}): KnownReceipt => ({
  id: 'r1',
  transactionId: 't1',
  event: 'issued',
  at: momentOf('2026-11-09'),
  won: toWon(55_000),
  issuer: 'kcp',
  wallet: null,
  approvalNumber: 'A1',
  originalApprovalNumber: null,
  identityLastFour: '5678',
  purpose: 'income-deduction',
  isAlive: true,
  deadline: null,
  ...change,
})

/** A cancel of that receipt on the next day, whole unless told. */
export const cancelled = (change: Partial<KnownReceipt> = {}): KnownReceipt =>
  issued({
    id: 'c1',
    event: 'cancelled',
    at: momentOf('2026-11-10'),
    approvalNumber: null,
    originalApprovalNumber: 'A1',
    ...change,
  })

/** A duty of the merchant's for the same payment. */
export const due = (change: Partial<Duty> = {}): Duty => ({
  id: 'd1',
  transactionId: 't1',
  shopName: '상점A',
  gateway: 'kcp',
  wallet: 'ssg-pay',
  issuer: 'merchant',
  standing: 'due',
  won: toWon(55_000),
  paidAt: momentOf('2026-11-09'),
  deadline: toDay('2026-11-14'),
  approvalNumber: null,
  identityLastFour: '5678',
  ...change,
})

interface LineChange extends Partial<Omit<ListedLine, 'total' | 'soldAt'>> {
  readonly total?: number
  readonly on?: string
}

const delta = (won: number): WonDelta => toWonDelta(won)

/** Hometax's line of that receipt; a cancel's total is given negative. */
export function listed({ on = '2026-11-09', total = 55_000, ...change }: LineChange = {}): ListedLine {
  const vat = Math.round(total / 11)
  return {
    id: 'l1',
    event: total < 0 ? 'cancelled' : 'issued',
    soldAt: momentOf(on),
    supply: delta(total - vat),
    vat: delta(vat),
    service: delta(0),
    total: delta(total),
    approvalNumber: 'A1',
    identityLastFour: '5678',
    purpose: 'income-deduction',
    means: null,
    note: null,
    ...change,
  }
}

/** A month later: every grace has ended. */
const later: Day = toDay('2026-12-09')

/** Matches, a month later unless told. */
export const match = (
  given: Partial<Omit<MatchInput, 'settings'>>,
  settings: Partial<MatchSettings> = {},
): MatchResult =>
  matchReceipts({
    duties: [],
    receipts: [],
    lines: [],
    on: later,
    ...given,
    settings: { ...defaultMatchSettings, ...settings },
  })

const idsOf = ({ duty, receipts, lines }: Finding): readonly string[] => [
  ...(duty === null ? [] : [duty.id]),
  ...receipts.map(({ id }) => id),
  ...lines.map(({ id }) => id),
]

/** Each finding as `cause: ids`, sorted. */
export const told = ({ findings }: MatchResult): readonly string[] =>
  findings.map((finding) => `${finding.cause}: ${idsOf(finding).join(' ')}`).toSorted()

/** The only finding. */
export function only({ findings }: MatchResult): Finding {
  const [finding, ...others] = findings
  if (finding === undefined || others.length > 0) throw new Error(`${findings.length} findings`)
  return finding
}

/** By whose input a finding stands, as `kind id → cause`. */
export function causeOfEach({ findings }: MatchResult): ReadonlyMap<string, MatchCause> {
  const causes = new Map<string, MatchCause>()
  for (const { cause, duty, receipts, lines } of findings) {
    const ids = [
      ...(duty === null ? [] : [`duty ${duty.id}`]),
      ...receipts.map(({ id }) => `receipt ${id}`),
      ...lines.map(({ id }) => `line ${id}`),
    ]
    for (const id of ids) {
      if (causes.has(id)) throw new Error(`${id} stands twice`)
      causes.set(id, cause)
    }
  }
  return causes
}
