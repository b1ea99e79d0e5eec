import { describe, expect, it } from 'vitest'
import { type MatchCause, matchCauses } from '../../../../src/domain/reconciliation/finding.ts'
import { matchReceipts } from '../../../../src/domain/reconciliation/match.ts'
import { causeOfEach } from './match-samples.ts'
import { truthOf } from './planted-truth.ts'

/** How often a cause was planted, found where it was planted, and found at all. */
interface Score {
  planted: number
  right: number
  found: number
}

const scores = () => new Map<MatchCause, Score>(matchCauses.map((cause) => [cause, { planted: 0, right: 0, found: 0 }]))

function judge(into: ReadonlyMap<MatchCause, Score>, seed: number, count: number): readonly string[] {
  const { input, causes } = truthOf(seed, count)
  const result = matchReceipts(input)
  const found = causeOfEach(result)
  expect(found.size).toBe(causes.size)
  const doubles = [...causes].filter(([id, cause]) => cause === 'double' && id.startsWith('line'))
  const suspected = result.doubles.map(({ receipts: [one] }) => `line ${one.lineId ?? ''}`)
  expect(suspected.toSorted()).toEqual(doubles.map(([id]) => id).toSorted())
  const wrong: string[] = []
  for (const [id, cause] of causes) {
    const said = found.get(id)
    const [planted, told] = [into.get(cause), said === undefined ? undefined : into.get(said)]
    if (planted !== undefined) planted.planted += 1
    if (told !== undefined) told.found += 1
    if (said === cause && planted !== undefined) planted.right += 1
    else wrong.push(`${id}: ${cause}, not ${said ?? 'nothing'}`)
  }
  return wrong
}

describe('planted differences', () => {
  it('are found, each under its own cause and nothing else under it, over thousands of truths', () => {
    const all = scores()
    const wrong: string[] = []
    for (let seed = 1; seed <= 4_000; seed += 1) wrong.push(...judge(all, seed, 20 + (seed % 40)))
    expect(wrong.slice(0, 10)).toEqual([])
    for (const [cause, { planted, right, found }] of all) {
      expect([cause, planted > 1_000]).toEqual([cause, true])
      expect([cause, right / planted, right / found]).toEqual([cause, 1, 1])
    }
  }, 120_000)

  it('are found among many payments of the same sum on the same days', () => {
    const all = scores()
    expect(judge(all, 2_026, 7_000).slice(0, 10)).toEqual([])
  })
})
