import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Cell, cellsOf, cellsPerFault, cellTable } from './wire/cells.ts'
import { wireFaults } from './wire/wire-faults.ts'

const played: Cell[] = []

/** May the desk conclude this from what happened? Accepted is true, declined is true, and not sent is what no byte had left for. */
function isConclusionTrue({ operation, outcome, acted, connections, calls, isTrue }: Cell): boolean {
  if (operation === 'look-up') return isTrue
  switch (outcome) {
    case 'accepted':
      return acted === 1
    case 'declined':
      return acted === 0
    case 'not-sent':
      return acted === 0 && connections === 0
    default:
      return outcome === 'unknown' && calls <= 1
  }
}

describe.each(wireFaults)('on the wire: $name', (fault) => {
  it('nothing is accepted or declined that is not so, and nothing is asked twice', async () => {
    const cells = await cellsOf(fault)
    played.push(...cells)
    expect(cells.filter((cell) => !isConclusionTrue(cell))).toEqual([])
    expect(cells.filter(({ calls, acted }) => calls > 1 || acted > 1)).toEqual([])
  })
})

describe('the paper of faults', () => {
  it('shows the table as it is produced', () => {
    expect(played).toHaveLength(wireFaults.length * cellsPerFault)
    const paper = readFileSync(join(import.meta.dirname, '../../docs/faults.md'), 'utf8')
    expect(paper.replace(/ {2,}/g, ' ').replace(/-{4,}/g, '---')).toContain(cellTable(played))
  })
})
