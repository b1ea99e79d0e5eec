import type { CallOutcome } from './history.ts'

const operations = ['look-up', 'auth', 'cancel', 'partial cancel', 'receipt issue', 'receipt cancel'] as const

/** Faults × operations as a table in Markdown: in each cell the outcomes with how often they came. */
export function outcomeTable(outcomes: readonly CallOutcome[]): string {
  const counts = new Map<string, Map<string, number>>()
  for (const { operation, fault, outcome } of outcomes) {
    const cell = `${fault}|${operation}`
    const inCell = counts.get(cell) ?? new Map<string, number>()
    inCell.set(outcome, (inCell.get(outcome) ?? 0) + 1)
    counts.set(cell, inCell)
  }
  const faults = [...new Set(outcomes.map((one) => one.fault))].sort()
  const cellOf = (fault: string, operation: string): string =>
    [...(counts.get(`${fault}|${operation}`) ?? [])]
      .sort(([, a], [, b]) => b - a)
      .map(([outcome, count]) => `${outcome} ${count.toLocaleString('en-US')}`)
      .join(', ')
  const rows = faults.map((fault) => [fault, ...operations.map((operation) => cellOf(fault, operation))])
  const lines = [['fault', ...operations], ['---', ...operations.map(() => '---')], ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
