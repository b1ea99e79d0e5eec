import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openInProcess } from '../../src/main/ledger/in-process.ts'
import type { LedgerPlace } from '../../src/main/ledger/database.ts'
import type { BuiltScripts } from '../contract/ledger-build.ts'
import { newPlace, valueOf, removePlaces } from '../contract/ledger-samples.ts'
import { buildChild, startChild } from './ledger-children.ts'

let scripts: BuiltScripts
beforeAll(async () => {
  scripts = await buildChild()
})
afterAll(() => scripts.remove())
afterAll(removePlaces)

const writes = 'write,pwrite64'
const syncs = 'fsync,fdatasync'

/** Runs trades under strace, which needs no rights over a child of one's own, and gives what was told and traced. */
async function traced(place: LedgerPlace, count: number, ...args: readonly string[]) {
  const trace = `${place.file}.trace`
  const child = startChild(
    scripts,
    place,
    { from: 1_000, count },
    { wrapper: ['strace', '-f', '-q', '-o', trace, '-P', `${place.file}-wal`, ...args] },
  )
  const told = await child.ended
  return { told, calls: readFileSync(trace, 'utf8') }
}

/** A ledger with one trade in it, closed. */
async function begun(): Promise<LedgerPlace> {
  const place = newPlace()
  expect(await startChild(scripts, place, { from: 0, count: 1 }).ended).toContain('closed')
  return place
}

const commitsPerTrade = 6

describe('a commit', () => {
  it('is on the disk before it is acknowledged: each one syncs the log', async () => {
    const place = await begun()
    const { told, calls } = await traced(place, 10, '-e', `trace=${syncs}`)
    expect(told.at(-1)).toBe('closed')
    expect((calls.match(/f(data)?sync\(/g) ?? []).length).toBeGreaterThanOrEqual(10 * commitsPerTrade)
  }, 60_000)
})

describe('a disk that fails while the desk works', () => {
  it.each([
    ['ENOSPC', 'fault disk-full SQLITE_FULL'],
    ['EIO', /^fault io SQLITE_IOERR/],
  ] as const)(
    'with %s is told as such, and every acknowledged step is there afterwards',
    async (error, fault) => {
      const place = await begun()
      const { told } = await traced(
        place,
        200,
        '-e',
        `trace=${writes}`,
        '-e',
        `inject=${writes}:error=${error}:when=150+`,
      )
      expect(told.at(-1)).toMatch(fault)
      expect(told.length).toBeGreaterThan(8)
      const ledger = valueOf(openInProcess(place))
      for (const line of told.filter((one) => one.startsWith('payment '))) {
        expect(await ledger.transaction(`shop-a/T-${line.slice(8)}`), line).not.toBeNull()
      }
      expect(await ledger.integrity()).toBe('ok')
      await ledger.close()
    },
    60_000,
  )
})
