import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { run } from '../../../scripts/setup/run.mjs'
import { sessionKeyring, startKeyring } from '../../../scripts/session/keyring.mjs'

let profile = ''
const before = process.env['DBUS_SESSION_BUS_ADDRESS']
beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), 'yeongsu-test-'))
})
afterEach(() => {
  if (before === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS']
  else process.env['DBUS_SESSION_BUS_ADDRESS'] = before
  rmSync(profile, { recursive: true, force: true })
})

const secretTool = async (env: Record<string, string>, words: string[], input = '') =>
  (await run('secret-tool', words, { env, input })).stdout

test('the private keyring is open when it returns, and keeps what it was given for the next start', async () => {
  const first = await startKeyring({ profile })
  expect(first.environment['YEONGSU_PRIVATE_KEYRING']).toBe('1')
  await secretTool(first.environment, ['store', '--label=시험', 'what', 'test'], '비밀')
  await first.stop()
  const second = await startKeyring({ profile })
  expect(await secretTool(second.environment, ['lookup', 'what', 'test'])).toBe('비밀')
  await second.stop()
})

test('a keyring that aborts while it unlocks is started once more', async () => {
  const programs = path.join(profile, 'bin')
  mkdirSync(programs)
  const once = path.join(profile, 'aborted')
  const real = (await run('sh', ['-c', 'command -v gnome-keyring-daemon'])).stdout.trim()
  const script = `#!/bin/sh\n[ -e '${once}' ] || { touch '${once}'; kill -ABRT $$; }\nexec '${real}' "$@"\n`
  writeFileSync(path.join(programs, 'gnome-keyring-daemon'), script, { mode: 0o755 })
  vi.stubEnv('PATH', `${programs}:${process.env['PATH'] ?? ''}`)
  const keyring = await startKeyring({ profile })
  vi.unstubAllEnvs()
  expect(existsSync(once)).toBe(true)
  await secretTool(keyring.environment, ['store', '--label=시험', 'what', 'test'], '비밀')
  expect(await secretTool(keyring.environment, ['lookup', 'what', 'test'])).toBe('비밀')
  await keyring.stop()
})

test('tells an open keyring of the session from a locked and an absent one', async () => {
  const keyring = await startKeyring({ profile })
  process.env['DBUS_SESSION_BUS_ADDRESS'] = keyring.environment['DBUS_SESSION_BUS_ADDRESS']
  expect(await sessionKeyring()).toBe('open')
  const bus = `--bus=${keyring.environment['DBUS_SESSION_BUS_ADDRESS']}`
  const lock = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock']
  const collection = 'array:objpath:/org/freedesktop/secrets/collection/login'
  await run('dbus-send', [bus, '--print-reply', ...lock, collection])
  expect(await sessionKeyring()).toBe('locked')
  await keyring.stop()
  expect(await sessionKeyring()).toBe('none')
})
