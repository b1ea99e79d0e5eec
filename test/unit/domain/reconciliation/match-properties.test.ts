import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, toDay } from '../../../../src/domain/day.ts'
import { toWon } from '../../../../src/domain/money.ts'
import { matchCauses } from '../../../../src/domain/reconciliation/finding.ts'
import {
  defaultMatchSettings,
  type Duty,
  type KnownReceipt,
  type ListedLine,
  type MatchInput,
} from '../../../../src/domain/reconciliation/match-input.ts'
import { type Finding, wantsAttention } from '../../../../src/domain/reconciliation/finding.ts'
import { filtered, reconciledOf } from '../../../../src/domain/reconciliation/reconciled.ts'
import { findingId, sumsByCause } from '../../../../src/domain/reconciliation/match-summary.ts'
import { type MatchResult, matchReceipts } from '../../../../src/domain/reconciliation/match.ts'
import { anyMoment, anySum, causeOfEach, due, issued, listed } from './match-samples.ts'

// Few numbers, sums, people and days: everything collides with everything.
const numbers = fc.constantFrom('A1', 'A2', 'A3', 'A4', 'B1', 'B2', ' A1 ', '')
const fours = fc.constantFrom('1111', '2222', '1234', '', null)
const moments = anyMoment(12)
const payments = fc.constantFrom('t1', 't2', 't3', 't4', 't5')
const issuers = fc.constantFrom('merchant' as const, 'kcp' as const, 'payple' as const, 'wallet' as const)

const anyDuty = fc.record({
  transactionId: payments,
  issuer: issuers,
  standing: fc.constantFrom('due' as const, 'not-issued-by-wallet' as const, 'batch' as const),
  won: fc.oneof(anySum, fc.constant(0)).map(toWon),
  paidAt: moments,
  deadline: fc.option(fc.constantFrom(toDay('2026-12-30'), toDay('2027-01-03'))),
  approvalNumber: fc.option(numbers),
  identityLastFour: fours,
})
const anyReceipt = fc.record({
  transactionId: payments,
  event: fc.constantFrom('issued' as const, 'issued' as const, 'cancelled' as const),
  at: moments,
  won: anySum.map(toWon),
  issuer: issuers,
  approvalNumber: fc.option(numbers),
  originalApprovalNumber: fc.option(numbers),
  identityLastFour: fours,
  purpose: fc.option(fc.constantFrom('income-deduction' as const, 'business-expense' as const)),
  isAlive: fc.boolean(),
  deadline: fc.option(fc.constantFrom(toDay('2026-12-30'), toDay('2027-01-03'))),
})
const anyLine = fc
  .record({
    sign: fc.constantFrom(1, 1, -1),
    total: anySum,
    at: moments,
    approvalNumber: numbers,
    identityLastFour: fours,
    purpose: fc.option(fc.constantFrom('income-deduction' as const, 'business-expense' as const)),
  })
  .map(({ sign, total, at, ...line }) => ({ ...listed({ ...line, total: sign * total }), soldAt: at }))

const withIds = <T extends object>(prefix: string, all: readonly T[]) =>
  all.map((one, index) => ({ ...one, id: `${prefix}${index}` }))

const inputs: fc.Arbitrary<MatchInput> = fc
  .record({
    duties: fc.array(anyDuty, { maxLength: 8 }),
    receipts: fc.array(anyReceipt, { maxLength: 14 }),
    lines: fc.array(anyLine, { maxLength: 18 }),
    on: fc.constantFrom(toDay('2027-01-04'), toDay('2027-01-31'), toDay('2028-02-01')),
    covered: fc.constantFrom(null, [{ first: toDay('2026-12-01'), last: toDay('2026-12-31') }]),
  })
  .map(({ duties, receipts, lines, on, covered }) => ({
    duties: withIds('d', duties).map((change): Duty => due(change)),
    receipts: withIds('r', receipts).map((change): KnownReceipt => issued(change)),
    lines: withIds('l', lines).map((line): ListedLine => line),
    on,
    settings: { ...defaultMatchSettings, covered },
  }))

/** A result without the order of its lists. */
const unordered = ({ findings, doubles }: MatchResult) => ({
  findings: findings.toSorted((one, other) => (findingId(one) < findingId(other) ? -1 : 1)),
  doubles: doubles.map((one) => JSON.stringify(one)).toSorted(),
})

const total = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0)

describe('any match', () => {
  it('puts every duty, receipt and line under exactly one cause', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const expected = [
          ...input.duties.map(({ id }) => `duty ${id}`),
          ...input.receipts.map(({ id }) => `receipt ${id}`),
          ...input.lines.map(({ id }) => `line ${id}`),
        ]
        const causes = causeOfEach(matchReceipts(input))
        expect([...causes.keys()].toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 3_000 },
    )
  })

  it('keeps the sums of its inputs', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const byCause = sumsByCause(matchReceipts(input).findings)
        const over = (of: 'due' | 'known' | 'hometax') =>
          total(matchCauses.map((cause) => byCause.get(cause)?.[of] ?? 0))
        expect(over('due')).toBe(total(input.duties.map(({ won }) => won)))
        expect(over('known')).toBe(total(input.receipts.map(({ won, event }) => (event === 'issued' ? won : 0 - won))))
        expect(over('hometax')).toBe(total(input.lines.map((line) => line.total)))
      }),
      { numRuns: 1_000 },
    )
  })

  it('does not depend on the order of any list', () => {
    const shuffled = inputs.chain((input) =>
      fc
        .tuple(
          fc.shuffledSubarray([...input.duties], { minLength: input.duties.length }),
          fc.shuffledSubarray([...input.receipts], { minLength: input.receipts.length }),
          fc.shuffledSubarray([...input.lines], { minLength: input.lines.length }),
        )
        .map(([duties, receipts, lines]) => [input, { ...input, duties, receipts, lines }] as const),
    )
    fc.assert(
      fc.property(shuffled, ([input, other]) => {
        expect(unordered(matchReceipts(other))).toEqual(unordered(matchReceipts(input)))
      }),
      { numRuns: 3_000 },
    )
  })

  it('with a payment more that resembles none says of the others what it said', () => {
    const more = { transactionId: 'apart', approvalNumber: 'Z9', identityLastFour: '7777', won: toWon(77_000) }
    fc.assert(
      fc.property(inputs, (input) => {
        const receipt = issued({ ...more, id: 'r-apart' })
        const line = listed({ id: 'l-apart', approvalNumber: 'Z9', identityLastFour: '7777', total: 77_000 })
        const after = matchReceipts({
          ...input,
          receipts: [receipt, ...input.receipts],
          lines: [line, ...input.lines],
        })
        const others = after.findings.filter(({ receipts: [one] }) => one?.id !== 'r-apart')
        expect(unordered({ ...after, findings: others })).toEqual(unordered(matchReceipts(input)))
        expect(after.findings.length - others.length).toBe(1)
      }),
      { numRuns: 500 },
    )
  })

  it('with another use of a line changes only the finding that line stands in', () => {
    fc.assert(
      fc.property(inputs, fc.nat(17), (input, at) => {
        const changed = input.lines.map((line, index) =>
          index === at ? { ...line, purpose: line.purpose === null ? ('business-expense' as const) : null } : line,
        )
        const id = input.lines[at]?.id
        const apart = (result: MatchResult) =>
          unordered({
            ...result,
            findings: result.findings.filter(({ lines }) => lines.every((line) => line.id !== id)),
          })
        expect(apart(matchReceipts({ ...input, lines: changed }))).toEqual(apart(matchReceipts(input)))
      }),
      { numRuns: 500 },
    )
  })

  it('a day later never finds less to do where nothing is awaited', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const settled = ({ findings }: MatchResult) =>
          findings.filter(({ cause }) => cause !== 'awaiting' && cause !== 'batch-awaited').map(findingId)
        const after = new Set(settled(matchReceipts({ ...input, on: addDays(input.on, 1) })))
        expect(settled(matchReceipts(input)).filter((id) => !after.has(id))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('has a queue of what wants a person, the earliest day first, each told apart', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { findings } = matchReceipts(input)
        const queueOf = (some: readonly Finding[]) =>
          filtered(reconciledOf({ findings: some, doubles: [] }, [], input.on), {
            causes: [],
            standings: ['open', 'changed'],
            month: null,
          }).map(({ finding }) => finding)
        const queue = queueOf(findings)
        expect(queue).toHaveLength(findings.filter(wantsAttention).length)
        expect(queue.map(({ queueDay }) => queueDay)).toEqual(queue.map(({ queueDay }) => queueDay).toSorted())
        expect(new Set(findings.map(findingId)).size).toBe(findings.length)
        expect(queueOf(findings.toReversed())).toEqual(queue)
      }),
      { numRuns: 500 },
    )
  })
})
