import { describe, expect, it } from 'vitest'
import { matchCauses } from '../../../../../src/domain/reconciliation/finding.ts'
import { toWon, toWonDelta } from '../../../../../src/domain/money.ts'
import {
  causeGroups,
  changesBetween,
  rowsOf,
  sumOf,
} from '../../../../../src/renderer/src/features/reconciliation/cause-groups.ts'
import type { Summary } from '../../../../../src/renderer/src/features/reconciliation/store.ts'
import { toDay } from '../../../../../src/domain/day.ts'

/** A summary with so many findings under some causes, each of 1,000 won that Hometax has. */
const summary = (counts: Partial<Record<(typeof matchCauses)[number], number>>): Summary => ({
  today: toDay('2026-11-09'),
  covered: [],
  causes: matchCauses.map((cause) => {
    const findings = counts[cause] ?? 0
    return {
      cause,
      findings,
      waiting: findings,
      due: toWon(0),
      known: toWonDelta(0),
      hometax: toWonDelta(findings * 1_000),
    }
  }),
  counts: { 'nothing-to-do': 0, open: 0, changed: 0, waiting: 0, accepted: 0 },
  doubles: [],
})

describe('the causes on screen', () => {
  it('stand in one of two groups each', () => {
    expect([...causeGroups.toDo, ...causeGroups.fine].toSorted()).toEqual([...matchCauses].toSorted())
  })

  it('are shown where they hold something, and their groups sum up to the whole', () => {
    const whole = summary({ missing: 2, matched: 5, 'duty-unmet': 1 })
    expect(rowsOf(whole, 'toDo').map(({ cause }) => cause)).toEqual(['duty-unmet', 'missing'])
    expect(rowsOf(whole, 'toDo', 'double').map(({ cause }) => cause)).toEqual(['duty-unmet', 'missing', 'double'])
    const [toDo, fine] = [sumOf(rowsOf(whole, 'toDo')), sumOf(rowsOf(whole, 'fine'))]
    expect(toDo.findings + fine.findings).toBe(sumOf(whole.causes).findings)
    expect(toDo.hometax + fine.hometax).toBe(sumOf(whole.causes).hometax)
  })

  it('are compared before and after a list, those without anything left out', () => {
    const changes = changesBetween(summary({ awaiting: 5 }), summary({ awaiting: 1, matched: 3, missing: 1 }))
    expect(changes).toEqual([
      { cause: 'missing', now: 0, after: 1 },
      { cause: 'matched', now: 0, after: 3 },
      { cause: 'awaiting', now: 5, after: 1 },
    ])
  })
})
