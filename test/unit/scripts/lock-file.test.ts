import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { alone } from '../../../scripts/setup/lock.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'yeongsu-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('one at a time, and the lock is gone afterwards, also after a failure', async () => {
  const file = path.join(folder, 'cache', 'setup.lock')
  const events: string[] = []
  const work = (name: string) => async () => {
    events.push(`${name} begins`)
    await new Promise((resolve) => setImmediate(resolve))
    events.push(`${name} ends`)
  }
  await Promise.all([alone(work('one'), file), alone(work('two'), file)])
  expect(events).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
  await expect(alone(() => Promise.reject(new Error('실패')), file)).rejects.toThrow('실패')
  expect(existsSync(file)).toBe(false)
})

test('takes over the lock of a process that has died', async () => {
  const file = path.join(folder, 'setup.lock')
  const dead = spawnSync(process.execPath, ['--version'])
  writeFileSync(file, String(dead.pid))
  expect(await alone(() => Promise.resolve('done'), file)).toBe('done')
})
