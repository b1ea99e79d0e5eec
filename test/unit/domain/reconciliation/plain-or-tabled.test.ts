import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toDay } from '../../../../src/domain/day.ts'
import { toWon } from '../../../../src/domain/money.ts'
import { type Finding, spelledOut } from '../../../../src/domain/reconciliation/finding.ts'
import {
  defaultMatchSettings,
  type Duty,
  type KnownReceipt,
  type ListedLine,
  type MatchInput,
} from '../../../../src/domain/reconciliation/match-input.ts'
import { findingId } from '../../../../src/domain/reconciliation/match-summary.ts'
import { type MatchResult, matchReceipts } from '../../../../src/domain/reconciliation/match.ts'
import { PlainCancel, PlainPair } from '../../../../src/domain/reconciliation/plain-pair.ts'
import { anyMoment, anySum, cancelled, due, issued, listed } from './match-samples.ts'

const fours = fc.constantFrom('1111', '2222', null)
const moments = anyMoment(5)
const purposes = fc.constantFrom('income-deduction' as const, 'business-expense' as const, null)
const deadlines = fc.constantFrom(null, null, toDay('2026-12-27'), toDay('2027-01-03'))

/** Mostly the first: what is rare among payments is rare here. */
const mostly = <T>(usual: T, rare: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 7 }, { arbitrary: rare, weight: 1 })

/** A payment's receipts and its lines, alike but for a rare difference. */
const anyPayment = fc
  .record({ at: moments, won: anySum, four: fours, purpose: purposes, deadline: deadlines, isCancelled: fc.boolean() })
  .chain((base) =>
    fc.record({
      base: fc.constant(base),
      lineAt: mostly(base.at, moments),
      cancelAt: mostly(base.at, moments),
      lineCancelAt: mostly(base.at, moments),
      total: mostly(base.won, anySum),
      cancelWon: mostly(base.won, anySum),
      cancelTotal: mostly(base.won, fc.oneof(anySum, fc.constant(0))),
      linePurpose: mostly(base.purpose, purposes),
      isAlive: mostly(!base.isCancelled, fc.boolean()),
      number: mostly('own', fc.constantFrom('', 'A0', 'A1', 'A2')),
      lineNumber: mostly('own', fc.constantFrom('', 'A0', 'A1', 'A2', 'B1')),
      original: mostly('own', fc.constantFrom('', 'A0', 'A1', 'A2', 'B1')),
      cancelNumber: mostly('', fc.constantFrom('own', 'A0', 'B1')),
      payment: mostly('own', fc.constantFrom('t0', 't1')),
      left: mostly('all', fc.constantFrom('no-line', 'no-cancel-line', 'no-receipt', 'no-cancel', 'twice')),
    }),
  )

/** A line of nobody's, or of the first payment's number; a cancel may be of nothing. */
const anyLine = fc
  .record({
    event: fc.constantFrom('issued' as const, 'cancelled' as const),
    won: fc.oneof(anySum, fc.constant(0)),
    at: moments,
    identityLastFour: fours,
    approvalNumber: fc.constantFrom('B1', 'B2', 'B3', 'A0'),
  })
  .map(({ event, won, at, ...line }) => ({
    ...listed({ ...line, event, total: event === 'issued' ? won : 0 - won }),
    soldAt: at,
  }))
const anyDuty = fc.record({
  transactionId: fc.constantFrom('t0', 't9'),
  won: anySum.map(toWon),
  paidAt: moments,
  approvalNumber: fc.constantFrom(null, 'A0', 'B1'),
  identityLastFour: fours,
})

/** Receipts and lines that a person linked, by their places. */
const anyLinks: fc.Arbitrary<readonly (readonly [number, number])[]> = fc.oneof(
  fc.constant([]),
  fc.array(fc.tuple(fc.nat(4), fc.nat(6)), { maxLength: 2 }),
)

const inOrder: fc.Arbitrary<MatchInput> = fc
  .record({
    payments: fc.array(anyPayment, { minLength: 1, maxLength: 5 }),
    strangers: fc.oneof(fc.constant<readonly ListedLine[]>([]), fc.array(anyLine, { maxLength: 3 })),
    duties: mostly<readonly Partial<Duty>[]>([], fc.array(anyDuty, { maxLength: 2 })),
    links: anyLinks,
    on: fc.constantFrom(toDay('2026-12-31'), toDay('2027-01-31')),
  })
  .map(({ payments, strangers, duties, links, on }) => {
    const receipts: KnownReceipt[] = []
    const lines: ListedLine[] = []
    payments.forEach((one, at) => {
      const { base, left } = one
      const numbered = (number: string): string => (number === 'own' ? `A${at}` : number)
      const shared = {
        transactionId: one.payment === 'own' ? `t${at}` : one.payment,
        won: toWon(base.won),
        identityLastFour: base.four,
        purpose: base.purpose,
      }
      const issue = { ...shared, at: base.at, isAlive: one.isAlive, deadline: base.deadline }
      if (left !== 'no-receipt') receipts.push(issued({ ...issue, approvalNumber: numbered(one.number) }))
      if (left === 'twice') receipts.push(issued({ ...issue, approvalNumber: `C${at}` }))
      const cancel = {
        ...shared,
        at: one.cancelAt,
        won: toWon(one.cancelWon),
        isAlive: false,
        approvalNumber: numbered(one.cancelNumber),
      }
      if (base.isCancelled && left !== 'no-cancel')
        receipts.push(cancelled({ ...cancel, originalApprovalNumber: numbered(one.original) }))
      const line = { approvalNumber: numbered(one.lineNumber), identityLastFour: base.four, purpose: one.linePurpose }
      if (left !== 'no-line') lines.push({ ...listed({ ...line, total: one.total }), soldAt: one.lineAt })
      if (base.isCancelled && left !== 'no-cancel-line')
        lines.push({ ...listed({ ...line, event: 'cancelled', total: 0 - one.cancelTotal }), soldAt: one.lineCancelAt })
    })
    return {
      duties: duties.map((duty, at) => due({ ...duty, id: `d${at}` })),
      receipts: receipts.map((receipt, at) => ({ ...receipt, id: `r${at}` })),
      lines: [...lines, ...strangers].map((line, at) => ({ ...line, id: `l${at}` })),
      on,
      settings: defaultMatchSettings,
      links: links.map(([receipt, line]) => ({ ours: `r${receipt}`, lineId: `l${line}` })),
    }
  })

/** The same in any order. */
const inputs = inOrder.chain(({ receipts, lines, ...rest }) =>
  fc.record({
    duties: fc.constant(rest.duties),
    receipts: fc.shuffledSubarray([...receipts], { minLength: receipts.length }),
    lines: fc.shuffledSubarray([...lines], { minLength: lines.length }),
    on: fc.constant(rest.on),
    settings: fc.constant(rest.settings),
    links: fc.constant(rest.links ?? []),
  }),
)

/** The same match with a table for everything: what a person linked is never sifted, and a link to a line that is gone says nothing. */
const tabled = (input: MatchInput): MatchResult =>
  matchReceipts({
    ...input,
    links: [...input.receipts.map(({ id }) => ({ ours: id, lineId: 'gone' })), ...(input.links ?? [])],
  })

const unordered = ({ findings, doubles }: MatchResult) => ({
  findings: findings.map(spelledOut).toSorted((one, other) => (findingId(one) < findingId(other) ? -1 : 1)),
  doubles: doubles.map((one) => JSON.stringify(one)).toSorted(),
})

const isPlain = (finding: Finding): boolean => finding instanceof PlainPair

it('a match says field by field what it says with a table for everything', () => {
  const sifted = { pairs: 0, cancels: 0 }
  fc.assert(
    fc.property(inputs, (input) => {
      const [result, expected] = [matchReceipts(input), tabled(input)]
      expect(expected.findings.filter(isPlain)).toEqual([])
      expect(unordered(result)).toEqual(unordered(expected))
      for (const finding of result.findings.filter(isPlain))
        sifted[finding instanceof PlainCancel ? 'cancels' : 'pairs'] += 1
    }),
    { numRuns: 5_000 },
  )
  // Of so many payments many are plain, or nothing was compared.
  expect(sifted.pairs).toBeGreaterThan(500)
  expect(sifted.cancels).toBeGreaterThan(500)
})
