import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { killsTold } from '../faults/refunds/kills-told.ts'

const root = resolve(import.meta.dirname, '../..')

it('one run of the tests kills at least 60 desks at work, and the paper on faults tells which files do', () => {
  const kills = [...killsTold().values()].reduce((sum, one) => sum + one, 0)
  expect(kills).toBeGreaterThanOrEqual(60)
  expect(readFileSync(join(root, 'docs/faults.md'), 'utf8')).toContain(`${kills} desks`)
})

it('a spec of the built app cuts the power as often as the paper on faults says', () => {
  const specs = [...killsTold()].filter(([file]) => file.startsWith('test/e2e/'))
  expect(specs.length).toBeGreaterThan(0)
  for (const [file, kills] of specs) {
    const cuts = readFileSync(join(root, file), 'utf8').match(/await cutPower\(/g) ?? []
    expect(cuts.length, file).toBe(kills)
  }
})
