import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How many desks each file of tests kills in one run, by its path, as docs/faults.md tells it. */
export function killsTold(): ReadonlyMap<string, number> {
  const paper = readFileSync(join(import.meta.dirname, '../../../docs/faults.md'), 'utf8')
  const rows = paper.matchAll(/^\| `(test\/[\w./-]+)` \| (\d+) \|/gm)
  return new Map([...rows].map(([, file = '', kills]) => [file, Number(kills)]))
}
